"""Transfers with neither PORT nor PASV: the data comes to the default data port, the client's control port (RFC 959, 3.2) or, with
ProFTPD, the one below it."""

import sys

from raw_client import Control, listener, note, read_all

CONTROL_PORT = 40021
host, address, data_port = sys.argv[1:]

control = Control(host, local=(address, CONTROL_PORT))
listening = listener(address, int(data_port))
control.login()
for verb, argument in (("RETR", "report.bin"), ("LIST", "")):
    control.ask(f"{verb} {argument}".rstrip(), 125, 150)
    data, _ = listening.accept()
    received = read_all(data)
    control.reply(226)
    note("transfer", verb=verb, argument=argument or "null", path=f"/home/student/{argument}".rstrip("/"), mode="active",
         method="default", direction="listing" if verb == "LIST" else "download", bytes=len(received), outcome="completed",
         replyCode=226)
control.quit()

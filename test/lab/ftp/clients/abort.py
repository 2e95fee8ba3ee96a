"""ABOR in the middle of a download, announced by Telnet's interrupt and an urgent data mark (RFC 959, 4.1.3)."""

import socket
import sys

from raw_client import Control, connect, expect, note, read_all

INTERRUPT_PROCESS = b"\xff\xf4"
IAC, DATA_MARK = b"\xff", b"\xf2"
ENOUGH_BYTES = 8000

host, *codes = sys.argv[1:]
control = Control(host)
control.login()
data = connect(control.passive())
control.ask("RETR long.bin", 150)
received = b""
while len(received) < ENOUGH_BYTES:
    received += data.recv(4096)
control.send(INTERRUPT_PROCESS + IAC)
control.socket.send(DATA_MARK, socket.MSG_OOB)
control.send(b"ABOR\r\n")
received += read_all(data)
expect(len(received) < 60000, "the transfer is cut short")
for code in codes:
    control.reply(int(code))
note("transfer", verb="RETR", argument="long.bin", path="/home/student/long.bin", mode="passive", method="PASV",
     direction="download", bytes=len(received), outcome="aborted", replyCode=426)
control.quit()

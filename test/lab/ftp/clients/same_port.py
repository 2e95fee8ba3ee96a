"""Active transfers that all use one client port: the same four numbers again for each data connection."""

import sys
import time

from raw_client import Control, listener, transfer

HOME = "/home/student"
DATA_PORT = 50021

control = Control(sys.argv[1])
control.login()
listening = listener(control.socket.getsockname()[0], DATA_PORT)
for verb, name, payload in (("RETR", "report.bin", None), ("RETR", "docs/chapter.bin", None), ("STOR", "notes.bin", b"again\n" * 500)):
    transfer(control, verb, name, f"{HOME}/{name}", "active", payload=payload, listening=listening)
    # The server may use the four numbers again a second after it closed (net.ipv4.tcp_tw_reuse).
    time.sleep(1.3)
control.quit()

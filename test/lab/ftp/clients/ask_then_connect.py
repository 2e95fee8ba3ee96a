"""PASV, then RETR, and only then the connection; it cannot come about, and the server says 425."""

import sys

from raw_client import Control, connect, note

control = Control(sys.argv[1])
control.login()
endpoint = control.passive()
control.send(b"RETR report.bin\r\n")
try:
    connect_error = None
    connect(endpoint, timeout=4).close()
except OSError as error:
    connect_error = error
print("data connection:", connect_error)
control.reply(425)
note("transfer", verb="RETR", argument="report.bin", path="/home/student/report.bin", mode="passive", method="PASV",
     direction="download", bytes=0, outcome="failed", replyCode=425)
control.quit()

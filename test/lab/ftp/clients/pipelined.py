"""Commands in one segment, a command byte by byte, lines that end in LF alone, lower-case verbs, blanks around."""

import sys
import time

from raw_client import Control, connect, note, read_all, transfer

HOME = "/home/student"

control = Control(sys.argv[1])
control.reply(220)
control.send(b"USER student\r\nPASS hangul12\r\n")
control.reply(331)
control.reply(230)
note("session", client=control.client, server=control.server, user="student", login="accepted", security="none")
control.send(b"PWD\r\nTYPE I\r\nNOOP\r\ncwd docs\r\npwd\r\n")
for code in (257, 200, 200, 250, 257):
    control.reply(code)
for byte in b"type i\r\n":
    control.send(bytes([byte]))
    time.sleep(0.01)
control.reply(200)
control.send(b"noop\nSYST\n")
control.reply(200)
control.reply(215)
endpoint = control.passive()
control.send(b"retr chap")
time.sleep(0.05)
control.send(b"ter.bin\nPWD\n")
received = read_all(connect(endpoint))
control.reply(150)
control.reply(226)
control.reply(257)
note("transfer", verb="RETR", argument="chapter.bin", path=f"{HOME}/docs/chapter.bin", mode="passive", method="PASV",
     direction="download", bytes=len(received), outcome="completed", replyCode=226)
transfer(control, "stor", "lower.bin", f"{HOME}/docs/lower.bin", "active", payload=b"lower case\n" * 40)
control.quit()

"""One session that changes its mode: EPSV is refused, PASV works, then PORT, then PASV asked twice."""

import sys

from raw_client import Control, transfer

HOME = "/home/student"

control = Control(sys.argv[1])
control.login()
control.ask("EPSV", 550)
transfer(control, "RETR", "report.bin", f"{HOME}/report.bin", "passive")
transfer(control, "RETR", "docs/chapter.bin", f"{HOME}/docs/chapter.bin", "active")
control.passive()
transfer(control, "STOR", "notes.bin", f"{HOME}/notes.bin", "passive", payload=b"notes\n" * 200)
control.quit()

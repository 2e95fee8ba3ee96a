"""Logs in, says so by making the file `ready`, waits for the file `go`, and only then transfers."""

import os
import pathlib
import sys
import time

from raw_client import Control, note, transfer

host, ready, go = sys.argv[1:]
control = Control(host)
control.reply(220)
control.ask("USER student", 331)
control.ask("PASS hangul12", 230)
control.ask("TYPE I", 200)
note("session", client=control.client, server=control.server, user="null", login="unknown", security="none")
pathlib.Path(ready).touch()
for _ in range(100):
    if os.path.exists(go):
        break
    time.sleep(0.1)
transfer(control, "RETR", "report.bin", "report.bin", "passive")
transfer(control, "STOR", "notes.bin", "notes.bin", "active", payload=b"midstream\n" * 100)
control.quit()

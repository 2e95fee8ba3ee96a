"""A walk through directories with transfers on the way, and the commands around files that carry no data."""

import sys

from raw_client import Control, transfer

HOME = "/home/student"

control = Control(sys.argv[1])
control.login()
ask = control.ask
ask("SYST", 215)
ask("FEAT", 211)
ask("HELP", 214)
ask("SITE HELP", 214)
ask("OPTS UTF8 ON", 200)
ask("NOOP", 200)
ask("MKD project", 257)
ask("CWD project", 250)
ask("MKD drafts", 257)
ask("CWD drafts", 250)
transfer(control, "STOR", "first.txt", f"{HOME}/project/drafts/first.txt", "passive", payload=b"first draft\n" * 50)
ask("CDUP", 250)
ask("PWD", 257)
transfer(control, "RETR", "drafts/first.txt", f"{HOME}/project/drafts/first.txt", "active")
ask("SIZE drafts/first.txt", 213)
ask("MDTM drafts/first.txt", 213)
ask("RNFR drafts/first.txt", 350)
ask("RNTO final.txt", 250)
transfer(control, "RETR", "./final.txt", f"{HOME}/project/final.txt", "passive")
ask("CWD ../docs", 250)
transfer(control, "RETR", "chapter.bin", f"{HOME}/docs/chapter.bin", "passive")
transfer(control, "RETR", "../report.bin", f"{HOME}/report.bin", "passive")
transfer(control, "NLST", "", f"{HOME}/docs", "passive", direction="listing")
ask("CWD /home/student/project", 250)
ask("CWD nowhere", 550)
transfer(control, "LIST", "drafts", f"{HOME}/project/drafts", "passive", direction="listing")
transfer(control, "NLST", "/home/student", HOME, "active", direction="listing")
ask("STAT", 211)
ask("STAT final.txt", 213)
ask("SITE CHMOD 640 final.txt", 200)
ask("DELE final.txt", 250)
ask("RMD drafts", 250)
ask("CWD ..", 250)
ask("RMD project", 250)
ask("XPWD", 257)
control.quit()

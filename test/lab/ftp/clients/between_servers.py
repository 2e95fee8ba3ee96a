"""FXP: one client, two servers; the first listens (PASV) and sends, the second is told to connect there (PORT) and stores."""

import sys

from raw_client import Control, note

HOME = "/home/student"

source = Control(sys.argv[1])
source.login()
source_endpoint = source.passive()
target = Control(sys.argv[2])
target.reply(220)
for command, code in (("USER student", 331), ("PASS hangul12", 230), ("PWD", 257), ("TYPE I", 200)):
    target.ask(command, code)
target.port(source_endpoint)
target.ask("STOR copy.bin", 125, 150)
source.ask("RETR report.bin", 125, 150)
source.reply(226)
target.reply(226)
common = {"bytes": 12000, "outcome": "completed", "replyCode": 226}
note("transfer", verb="RETR", argument="report.bin", path=f"{HOME}/report.bin", mode="passive", method="PASV",
     direction="download", **common)
note("session", client=target.client, server=target.server, user="student", login="accepted", security="none",
     log=sys.argv[3])
note("transfer", verb="STOR", argument="copy.bin", path=f"{HOME}/copy.bin", mode="active", method="PORT", direction="upload", **common)
target.quit()
source.quit()

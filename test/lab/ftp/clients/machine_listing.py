"""MLSD and MLST (RFC 3659), and a name with a space and a quotation mark that the server doubles."""

import sys

from raw_client import Control, transfer

HOME = "/home/student"

control = Control(sys.argv[1])
control.login()
control.ask("OPTS MLST type;size;modify;", 200)
control.ask("MLST report.bin", 250)
transfer(control, "MLSD", "", HOME, "passive", direction="listing")
control.ask('MKD two "words"', 257)
control.ask('CWD two "words"', 250)
control.ask("PWD", 257)
transfer(control, "STOR", "a file.txt", f'{HOME}/two "words"/a file.txt', "passive", payload=b"spaces\n" * 20)
transfer(control, "MLSD", "..", HOME, "active", direction="listing")
control.quit()

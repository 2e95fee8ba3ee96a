"""class_abort.py MODE ADDRESS HOST FILE: begins to download from an address of its own, takes it back with ABOR, and leaves politely.

ABOR is announced by Telnet's interrupt and an urgent data mark (RFC 959, 4.1.3).
"""

import socket
import sys

from raw_client import Control, expect, listener, read_all

INTERRUPT_PROCESS = b"\xff\xf4"
IAC, DATA_MARK = b"\xff", b"\xf2"

mode, address, host, file = sys.argv[1:]
control = Control(host, local=(address, 0))
control.login()
if mode == "passive":
    endpoint = control.passive()
    data = socket.create_connection(endpoint, source_address=(address, 0))
else:
    listening = listener(address)
    control.port(listening.getsockname())
control.ask(f"RETR {file}", 150)
if mode == "active":
    data, _ = listening.accept()
received = data.recv(4096)
control.send(INTERRUPT_PROCESS + IAC)
control.socket.send(DATA_MARK, socket.MSG_OOB)
control.send(b"ABOR\r\n")
received += read_all(data)
control.reply(426)
control.reply(226)
expect(0 < len(received) < 20000, "the transfer is cut short")
control.quit()

"""An FTP client that says exactly what it is told to, for what no ordinary client would do."""

import os
import socket

USER, PASSWORD = "student", "hangul12"
TIMEOUT_SECONDS = 30


def note(kind, **fields):
    """Writes one line of the recording's ledger; a session is sent to the server's log for what was said in it."""
    if kind == "session" and os.environ["VSFTPD_LOG"]:
        fields.setdefault("log", os.environ["VSFTPD_LOG"])
    with open(os.environ["LEDGER"], "a", encoding="utf-8") as ledger:
        ledger.write("\t".join([kind, *(f"{key}={value}" for key, value in fields.items())]) + "\n")


def expect(condition, words):
    if not condition:
        raise SystemExit(f"not as expected: {words}")


class Control:
    """A control connection; `local` may fix the client's own address and port."""

    def __init__(self, host, port=21, local=None):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(TIMEOUT_SECONDS)
        if local:
            self.socket.bind(local)
        self.socket.connect((host, port))
        self.lines = self.socket.makefile("rb")
        self.client = "%s:%d" % self.socket.getsockname()
        self.server = "%s:%d" % self.socket.getpeername()

    def send(self, data):
        self.socket.sendall(data)

    def reply(self, *codes):
        """Reads one reply, of many lines perhaps; returns its text and holds it to one of the codes."""
        first = line = self.lines.readline()
        text = first
        while line and not (line[:3] == first[:3] and line[3:4] == b" "):
            line = self.lines.readline()
            text += line
        print(text.decode("utf-8", "replace").rstrip())
        expect(not codes or int(first[:3] or 0) in codes, f"{first!r} is none of {codes}")
        return text

    def ask(self, command, *codes):
        print(">", command)
        self.send(command.encode() + b"\r\n")
        return self.reply(*codes)

    def login(self):
        self.reply(220)
        self.ask(f"USER {USER}", 331)
        self.ask(f"PASS {PASSWORD}", 230)
        self.ask("PWD", 257)
        self.ask("TYPE I", 200)
        note("session", client=self.client, server=self.server, user=USER, login="accepted", security="none")

    def passive(self):
        """PASV; returns the announced endpoint."""
        text = self.ask("PASV", 227)
        numbers = [int(part) for part in text[text.index(b"(") + 1 : text.index(b")")].split(b",")]
        return ".".join(map(str, numbers[:4])), numbers[4] * 256 + numbers[5]

    def port(self, endpoint):
        address, port = endpoint
        self.ask(f"PORT {address.replace('.', ',')},{port >> 8},{port & 255}", 200)

    def quit(self):
        self.ask("QUIT", 221)
        expect(self.lines.readline() == b"", "the server closes after QUIT")
        self.socket.close()


def connect(endpoint, timeout=TIMEOUT_SECONDS):
    return socket.create_connection(endpoint, timeout=timeout)


def listener(address, port=0):
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.settimeout(TIMEOUT_SECONDS)
    listening.bind((address, port))
    listening.listen(1)
    return listening


def read_all(connection):
    """Everything until the peer's FIN, so that what was read is what was on the wire."""
    received = bytearray()
    while chunk := connection.recv(65536):
        received += chunk
    connection.close()
    return bytes(received)


def transfer(control, verb, argument, path, mode, payload=None, listening=None, direction=None):
    """One whole transfer, noted in the ledger: `payload` is uploaded, or else everything is read and returned."""
    method = "PASV" if mode == "passive" else "PORT"
    if mode == "passive":
        data = connect(control.passive())
    else:
        mine = listening or listener(control.socket.getsockname()[0])
        control.port(mine.getsockname())
    control.ask(f"{verb} {argument}".rstrip(), 125, 150)
    if mode == "active":
        data, _ = mine.accept()
        if not listening:
            mine.close()
    received = payload
    if payload is None:
        received = read_all(data)
    else:
        data.sendall(payload)
        data.close()
    control.reply(226)
    note("transfer", verb=verb.upper(), argument=argument or "null", path=path, mode=mode, method=method,
         direction=direction or ("download" if payload is None else "upload"), bytes=len(received), outcome="completed",
         replyCode=226)
    return received

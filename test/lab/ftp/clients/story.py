"""Tells one of the stories below to a server; each is a kind of trouble that no ordinary client makes on demand.

story.py NAME SERVER [ARGUMENT...]
"""

import socket
import struct
import sys
import time

from raw_client import Control, connect, expect, listener, note, read_all, transfer

HOME = "/home/student"
LINGER_AND_RESET = struct.pack("ii", 1, 0)


def failed(verb, argument, mode, **fields):
    note("transfer", verb=verb, argument=argument or "null", path=f"{HOME}/{argument}" if argument else HOME, mode=mode,
         method="PASV" if mode == "passive" else "PORT", **fields)


def idle(host, seconds):
    """Logs in and says nothing until the server has had enough."""
    control = Control(host)
    control.login()
    time.sleep(float(seconds))
    control.reply(421)
    expect(control.lines.readline() == b"", "the server closes")


def too_many(host):
    """Holds one session open; the second is one too many."""
    first = Control(host)
    first.login()
    second = Control(host)
    second.reply(421)
    expect(second.lines.readline() == b"", "the server closes")
    note("session", client=second.client, server=second.server, user="null", login="none", security="none")
    first.quit()


def slow_reader(host, seconds):
    """Downloads, and stops reading for a while when its window is shut."""
    control = Control(host)
    control.login()
    endpoint = control.passive()
    data = socket.socket()
    data.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    data.connect(endpoint)
    control.ask("RETR long.bin", 150)
    time.sleep(float(seconds))
    received = read_all(data)
    control.reply(226)
    note("transfer", verb="RETR", argument="long.bin", path=f"{HOME}/long.bin", mode="passive", method="PASV",
         direction="download", bytes=len(received), outcome="completed", replyCode=226)
    control.quit()


def stops_reading(host, ready):
    """Asks for a download and never reads it; whoever records ends it."""
    control = Control(host)
    control.login()
    endpoint = control.passive()
    data = socket.socket()
    data.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    data.connect(endpoint)
    control.ask("RETR long.bin", 150)
    note("transfer", verb="RETR", argument="long.bin", path=f"{HOME}/long.bin", mode="passive", method="PASV",
         direction="download")
    open(ready, "w", encoding="utf-8").close()
    time.sleep(80)


def cut_upload(host, ready, seconds):
    """Uploads a little at a time, goes on in vain when the cable is cut, and gives up at last."""
    control = Control(host)
    control.login()
    data = connect(control.passive())
    control.ask("STOR notes.bin", 150)
    open(ready, "w", encoding="utf-8").close()
    for _ in range(int(seconds) * 5):
        data.send(b"upload" * 20)
        time.sleep(0.2)
    failed("STOR", "notes.bin", "passive", direction="upload", outcome="unfinished", replyCode="null")
    control.socket.close()
    data.close()
    time.sleep(3)


def from_other_address(host, other):
    """Connects to the passive port from another address than the control connection's."""
    control = Control(host)
    control.login()
    data = socket.create_connection(control.passive(), source_address=(other, 0))
    control.ask("RETR report.bin", 425)
    data.close()
    failed("RETR", "report.bin", "passive", direction="download", bytes=0, outcome="failed", replyCode=425)
    control.quit()


def reset_in_the_middle(host):
    """Breaks the data connection off with a RST while it downloads."""
    control = Control(host)
    control.login()
    data = connect(control.passive())
    control.ask("RETR long.bin", 150)
    data.recv(4096)
    data.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_AND_RESET)
    data.close()
    control.reply(426)
    failed("RETR", "long.bin", "passive", direction="download", outcome="failed", replyCode=426)
    control.quit()


def server_dies(host, ready, seconds):
    """Downloads until everything ends, because somebody ends the server."""
    control = Control(host)
    control.login()
    data = connect(control.passive())
    control.ask("RETR long.bin", 150)
    open(ready, "w", encoding="utf-8").close()
    data.settimeout(float(seconds))
    received = read_all(data)
    expect(control.lines.readline() == b"", "the control connection ends without a reply")
    failed("RETR", "long.bin", "passive", direction="download", bytes=len(received), outcome="unfinished", replyCode="null")
    control.socket.close()


def bounce(host, victim, port, refused):
    """PORT names a third machine."""
    control = Control(host)
    control.login()
    numbers = f"{victim.replace('.', ',')},{int(port) >> 8},{int(port) & 255}"
    if refused == "refused":
        control.ask(f"PORT {numbers}", 500)
    else:
        control.ask(f"PORT {numbers}", 200)
        control.ask("LIST", 150, 425)
        failed("LIST", None, "active", direction="listing", outcome="failed", replyCode=425)
    control.quit()


def privileged(host):
    """PORT names a port of a service of the client itself."""
    control = Control(host)
    control.login()
    address = control.socket.getsockname()[0]
    control.ask(f"PORT {address.replace('.', ',')},0,111", 500)
    control.quit()


def guess(host, sessions, attempts):
    """One wrong password after the other."""
    for number in range(int(sessions)):
        control = Control(host)
        control.reply(220)
        for attempt in range(int(attempts)):
            control.ask("USER student", 331)
            control.ask(f"PASS guess{number}{attempt}", 530)
        note("session", client=control.client, server=control.server, user="student", login="refused", security="none")
        control.socket.close()
        time.sleep(0.05)


def active_then_passive(host):
    """Active fails, so the person types "passive" and tries again."""
    control = Control(host)
    control.login()
    mine = listener(control.socket.getsockname()[0])
    control.port(mine.getsockname())
    control.ask("RETR report.bin", 425)
    mine.close()
    failed("RETR", "report.bin", "active", direction="download", outcome="failed", replyCode=425)
    transfer(control, "RETR", "report.bin", f"{HOME}/report.bin", "passive")
    control.quit()


def before_login(host):
    """Asks for a listing before it has logged in."""
    control = Control(host)
    control.reply(220)
    control.ask("PWD", 530)
    control.ask("PASV", 530)
    control.ask("QUIT", 221)
    note("session", client=control.client, server=control.server, user="null", login="none", security="none")


STORIES = {story.__name__.replace("_", "-"): story for story in (
    idle, too_many, slow_reader, stops_reading, cut_upload, from_other_address, reset_in_the_middle, server_dies, bounce, privileged, guess,
    active_then_passive, before_login)}

STORIES[sys.argv[1]](*sys.argv[2:])

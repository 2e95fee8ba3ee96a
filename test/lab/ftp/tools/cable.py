"""cable.py LEFT RIGHT SEED LOG: passes frames between two devices, and loses, doubles and holds back some of them.

Each direction has its own seeded chances. The log, written at the end, counts what was done in each.
"""

import json
import random
import select
import signal
import socket
import sys
import time

LOSS, DOUBLE, HOLD = 0.06, 0.04, 0.08
HELD_SECONDS = 0.004
OUTGOING = 4


class Direction:
    def __init__(self, source, target, seed):
        self.source, self.target = source, target
        self.chances = random.Random(seed)
        self.held = []
        self.counts = {"passed": 0, "lost": 0, "doubled": 0, "held": 0}

    def take(self, frame):
        chance = self.chances.random()
        is_tcp = frame[12:14] == b"\x08\x00" and frame[23] == 6
        if is_tcp and chance < LOSS:
            self.count("lost")
        elif is_tcp and chance < LOSS + DOUBLE:
            self.count("doubled")
            self.target.send(frame)
            self.target.send(frame)
        elif is_tcp and chance < LOSS + DOUBLE + HOLD:
            self.count("held")
            self.held.append((time.monotonic() + HELD_SECONDS, frame))
        else:
            self.count("passed")
            self.target.send(frame)

    def release(self):
        now = time.monotonic()
        while self.held and self.held[0][0] <= now:
            self.target.send(self.held.pop(0)[1])

    def count(self, what):
        self.counts[what] += 1


def open_device(name):
    device = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    device.bind((name, 0))
    return device


def main():
    left, right = open_device(sys.argv[1]), open_device(sys.argv[2])
    directions = {left: Direction(left, right, sys.argv[3] + ">"), right: Direction(right, left, sys.argv[3] + "<")}
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    while not ended:
        for device in select.select([left, right], [], [], 0.001)[0]:
            frame, origin = device.recvfrom(65535)
            if origin[2] != OUTGOING:
                directions[device].take(frame)
        for direction in directions.values():
            direction.release()
    with open(sys.argv[4], "w", encoding="utf-8") as log:
        json.dump([directions[left].counts, directions[right].counts], log)


main()

"""drop_frames.py IN OUT RULE...: a pcap (little-endian, Ethernet, IPv4) without some of its frames.

A rule is FROM:NUMBERS, the frames to leave out among those from the address FROM with 1000 bytes of TCP payload or more, counted from
1; or a text: all frames whose TCP payload starts with it. Prints how much TCP payload was left out, one line per rule.
"""

import re
import socket
import struct
import sys

LARGE_BYTES = 1000


def records(content):
    position = 24
    while position < len(content):
        captured = struct.unpack_from("<I", content, position + 8)[0]
        yield content[position : position + 16], content[position + 16 : position + 16 + captured]
        position += 16 + captured


def tcp_payload(frame):
    """(source address, payload), or None for what is not TCP over IPv4."""
    if frame[12:14] != b"\x08\x00" or frame[23] != 6:
        return None
    header = (frame[14] & 15) * 4
    tcp = 14 + header
    end = 14 + struct.unpack_from(">H", frame, 16)[0]
    return socket.inet_ntoa(frame[26:30]), frame[tcp + (frame[tcp + 12] >> 4) * 4 : end]


class Rule:
    def __init__(self, text):
        numbered = re.fullmatch(r"([0-9.]+):([0-9,]+)", text)
        self.address = numbered[1] if numbered else None
        self.numbers = {int(number) for number in numbered[2].split(",")} if numbered else set()
        self.start = text.encode()
        self.seen = self.bytes = 0

    def drops(self, source, payload):
        if self.address:
            self.seen += source == self.address and len(payload) >= LARGE_BYTES
            hit = source == self.address and len(payload) >= LARGE_BYTES and self.seen in self.numbers
        else:
            hit = payload.startswith(self.start)
        self.bytes += len(payload) if hit else 0
        return hit


def main():
    source_path, target_path, *texts = sys.argv[1:]
    rules = [Rule(text) for text in texts]
    with open(source_path, "rb") as source:
        content = source.read()
    with open(target_path, "wb") as target:
        target.write(content[:24])
        for header, frame in records(content):
            told = tcp_payload(frame)
            if not (told and any([rule.drops(*told) for rule in rules])):
                target.write(header + frame)
    for rule in rules:
        print(rule.bytes)


main()

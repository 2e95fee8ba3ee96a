"""seed.py NAME BYTES: always the same BYTES bytes for the same NAME; seed.py --text NAME LINES: lines that end in LF."""

import hashlib
import sys


def binary(name, size):
    blocks = (hashlib.sha256(f"{name}/{index}".encode()).digest() for index in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def text(name, lines):
    return "".join(f"{number:04} {name} {number * 7919 % 10007}\n" for number in range(lines)).encode()


if sys.argv[1] == "--text":
    sys.stdout.buffer.write(text(sys.argv[2], int(sys.argv[3])))
else:
    sys.stdout.buffer.write(binary(sys.argv[1], int(sys.argv[2])))

"""Talks to tools/background.py, a line at a time."""

import sys
import time

from raw_client import connect

TALKS = {
    2525: ["EHLO client.lab.example", "MAIL FROM:<student@lab.example>", "RCPT TO:<guest@lab.example>", "RSET", "QUIT"],
    1119: ["MODE READER", "LIST", "QUIT"],
    1110: ["USER student", "PASS hangul12", "LIST", "QUIT"],
    22: ["SSH-2.0-lab"],
}

for port, lines in TALKS.items():
    connection = connect((sys.argv[1], port))
    connection.recv(4096)
    for line in lines:
        connection.sendall(line.encode() + b"\r\n")
        connection.recv(4096)
        time.sleep(0.02)
    connection.close()

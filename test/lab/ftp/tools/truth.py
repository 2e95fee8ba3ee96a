"""truth.py PACKETS NOTES LEDGER: the ledger of a recording as the JSON document that goes beside its capture.

Where a session names the log of vsftpd, its commands and reply codes are read from there: the server wrote them down as it heard and
said them.
"""

import collections
import json
import re
import sys

NUMBERS = {"bytes", "restart", "replyCode", "missingBytes", "plainBytes"}
LOG_LINE = re.compile(r'\[pid \d+\] (?:\[[^]]*\] )?(CONNECT|FTP command|FTP response): Client "([^"]*)"(?:, "(.*)")?$')
REPLY_LINE = re.compile(r"(\d{3})([ -])")


def value_of(key, text):
    """A ledger value: "null" is null, counts are numbers, all else is text."""
    if text == "null":
        return None
    return int(text) if key in NUMBERS else text


def fields_of(parts):
    """KEY=VALUE parts as an object; "hidden.KEY" goes into an object of its own, for what encryption hides."""
    fields = {}
    for part in parts:
        key, _, text = part.partition("=")
        holder = fields
        if key.startswith("hidden."):
            key = key.removeprefix("hidden.")
            holder = fields.setdefault("hidden", {})
        holder[key] = value_of(key, text)
    return fields


def command_of(text):
    # The log writes "?" for what cannot be printed, such as Telnet's signals before ABOR.
    verb, _, argument = text.lstrip("?").partition(" ")
    return [verb, "********" if verb == "PASS" else argument or None]


def hear_reply_line(text, open_code, replies):
    """Adds the code of a reply that ends with this line; returns the code of a reply of many lines that stays open, or None."""
    told = REPLY_LINE.match(text)
    if not told or (open_code and told[1] != open_code):
        return open_code
    if told[2] == "-":
        return told[1]
    replies.append(int(told[1]))
    return None


def connections_of(log_path):
    """The connections in a log of vsftpd by client address, each with its commands and reply codes in order."""
    connections, open_code = collections.defaultdict(list), None
    with open(log_path, encoding="utf-8", errors="replace") as log:
        for line in log:
            told = LOG_LINE.search(line.rstrip("\n"))
            if not told:
                continue
            kind, address, text = told.groups()
            if kind == "CONNECT":
                connections[address].append({"commands": [], "replies": []})
                open_code = None
            elif kind == "FTP command":
                connections[address][-1]["commands"].append(command_of(text))
            else:
                open_code = hear_reply_line(text, open_code, connections[address][-1]["replies"])
    return connections


def sessions_of(path):
    sessions, used = [], collections.Counter()
    with open(path, encoding="utf-8") as ledger:
        for line in ledger:
            kind, *parts = line.rstrip("\n").split("\t")
            if kind == "transfer":
                sessions[-1]["transfers"].append({"restart": 0, **fields_of(parts)})
                continue
            session = fields_of(parts)
            log = session.pop("log", None)
            if log:
                address = session["client"].rpartition(":")[0].strip("[]")
                session.update(connections_of(log)[address][used[log, address]])
                used[log, address] += 1
            sessions.append({**session, "transfers": []})
    return sessions


def main():
    packets, notes, ledger = sys.argv[1:]
    truth = {"capture": {"packets": int(packets), "complete": True}, "sessions": sessions_of(ledger), "notes": notes}
    json.dump(truth, sys.stdout, ensure_ascii=False, indent=2)
    print()


main()

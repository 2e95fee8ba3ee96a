"""truth.py PACKETS NOTES LEDGER: the ledger of a recording as the JSON document that goes beside its capture."""

import json
import sys

NUMBERS = {"bytes", "restart", "replyCode", "missingBytes", "plainBytes"}


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


def sessions_of(path):
    sessions = []
    with open(path, encoding="utf-8") as ledger:
        for line in ledger:
            kind, *parts = line.rstrip("\n").split("\t")
            if kind == "session":
                sessions.append({**fields_of(parts), "transfers": []})
            else:
                sessions[-1]["transfers"].append({"restart": 0, **fields_of(parts)})
    return sessions


def main():
    packets, notes, ledger = sys.argv[1:]
    truth = {"capture": {"packets": int(packets)}, "sessions": sessions_of(ledger)}
    if notes:
        truth["notes"] = notes
    json.dump(truth, sys.stdout, ensure_ascii=False, indent=2)
    print()


main()

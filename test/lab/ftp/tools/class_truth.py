"""class_truth.py LEDGER: what is true of each capture of the class, one JSON object a line, in the order of addresses."""

import ipaddress
import json
import sys

FLAGS = {"yes": True, "no": False}


def value_of(key, text):
    if text == "null":
        return None
    if key == "bytes":
        return int(text)
    return FLAGS.get(text, text)


def main():
    with open(sys.argv[1], encoding="utf-8") as ledger:
        lines = [line.rstrip("\n").split("\t") for line in ledger]
    rows = [dict(part.split("=", 1) for part in parts) for kind, *parts in lines if kind == "pool"]
    rows.sort(key=lambda row: (row["address"].count(":"), int(ipaddress.ip_address(row["address"]))))
    for row in rows:
        print(json.dumps({key: value_of(key, text) for key, text in row.items()}, ensure_ascii=False))


main()

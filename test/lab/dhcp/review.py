"""review.py [NAME...]: a second opinion. Lays what tshark reads in each DHCP fixture beside its truth and prints the differences:
number of packets, message types per client in order of time (copies of one packet once), claims on link-local addresses."""
import glob
import json
import os
import subprocess
import sys

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../fixtures")
NAMES = dict(enumerate("DISCOVER OFFER REQUEST DECLINE ACK NAK RELEASE INFORM FORCERENEW LEASEQUERY LEASEUNASSIGNED LEASEUNKNOWN LEASEACTIVE".split(), 1))
FIELDS = ["frame.time_epoch", "icmp.type", "dhcp.hw.mac_addr", "dhcp.option.dhcp", "dhcp.type", "ip.id", "ip.src", "udp.checksum", "arp.src.hw_mac", "arp.src.proto_ipv4", "arp.dst.proto_ipv4"]


def rows(path):
    command = ["tshark", "-r", path, "-T", "fields", "-E", "occurrence=f"] + [part for field in FIELDS for part in ("-e", field)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = [dict(zip(FIELDS, line.split("\t"))) for line in text.splitlines()]
    return sorted(found, key=lambda row: float(row["frame.time_epoch"]))


def seen_types(packets):
    types, copies = {}, set()
    for row in packets:
        if not row["dhcp.type"] or row["icmp.type"]:
            continue
        copy = tuple(row[field] for field in FIELDS[2:8])
        if row["ip.id"] not in ("0x0000", "") and copy in copies:
            continue
        if row["ip.id"] in ("0x0000", "") and types.get("last") == copy:
            continue
        copies.add(copy)
        types["last"] = copy
        name = NAMES[int(row["dhcp.option.dhcp"])] if row["dhcp.option.dhcp"] else ("BOOTREQUEST", "BOOTREPLY")[int(row["dhcp.type"]) - 1]
        types.setdefault(row["dhcp.hw.mac_addr"], []).append(name)
    types.pop("last", None)
    return types


def told_types(truth):
    """By client; the lab does not know the order of every exchange."""
    types = {}
    for transaction in truth["transactions"]:
        if "types" in transaction:
            types.setdefault(transaction.get("client", ""), []).extend(transaction["types"])
    return types


def seen_claims(packets):
    claims = []
    for row in packets:
        ip = row["arp.dst.proto_ipv4"]
        if ip.startswith("169.254.") and row["arp.src.proto_ipv4"] in ("0.0.0.0", ip):
            claims.append((row["arp.src.hw_mac"], ip, "announcement" if row["arp.src.proto_ipv4"] == ip else "probe"))
    return claims


def review(name):
    truth = json.load(open(os.path.join(FIXTURES, name + ".truth.json")))
    path = next(path for path in (os.path.join(FIXTURES, name + end) for end in (".pcap", ".pcapng")) if os.path.exists(path))
    packets = rows(path)
    types = told_types(truth)
    pairs = [
        ("packets", truth["capture"]["packets"], len(packets)),
        ("types", types, {client: seen for client, seen in seen_types(packets).items() if client in types}),
        ("link-local", [(c["mac"], c["ip"], c["kind"]) for c in truth["linkLocal"]], seen_claims(packets)),
    ]
    return [f"{name}: {what}: truth {told}, tshark {seen}" for what, told, seen in pairs if told != seen]


def main():
    every = sorted(os.path.basename(path)[: -len(".truth.json")] for path in glob.glob(os.path.join(FIXTURES, "dhcp-*.truth.json")))
    differences = [line for name in sys.argv[1:] or every for line in review(name)]
    print("\n".join(differences) or "no difference")


main()

"""What the lab knows of a case, from server logs and client hooks only: never from a dissector."""
import json
import re
import sys

DNSMASQ = re.compile(r"DHCP([A-Z]+)\(\S+\) (.*)")
ISC = re.compile(r"^DHCP([A-Z]+) (?:from|on|for|of|to) (.*)")


def logged_types(path, mac):
    """Message types of one client in the order the server (dnsmasq or ISC dhcpd) logged them."""
    types = []
    whole_address = re.compile(r"(?<![0-9a-f:])" + mac)  # not the tail of a DHCPv6 identifier
    for line in open(path, encoding="utf-8", errors="replace"):
        found = DNSMASQ.search(line) or ISC.search(line.strip())
        if found and whole_address.search(found.group(2)):
            types.append(found.group(1))
    return types


def lease_event(path, number):
    leases = [line for line in open(path) if line.startswith("event=lease\t")]
    return dict(field.split("=", 1) for field in leases[number - 1].rstrip("\n").split("\t"))


def lease(path, number):
    """The lease as the truth tells it; what the client's hook was not told is left out."""
    event = lease_event(path, number)
    result = {"ip": event["ip"]}
    for key in ("seconds", "t1Seconds", "t2Seconds"):
        if event[key]:
            result[key] = int(event[key])
    for key in ("subnetMask", "server", "domain"):
        if event[key]:
            result[key] = event[key]
    for key in ("routers", "dns"):
        if event[key]:
            result[key] = event[key].split()
    return result


def main():
    command = sys.argv[1]
    if command == "types":
        types = logged_types(sys.argv[2], sys.argv[3])
        print(json.dumps(types) if "json" in sys.argv[4:] else " ".join(types))
    elif command == "lease":
        print(json.dumps(lease(sys.argv[2], int(sys.argv[3]))))
    elif command == "address":
        print(lease_event(sys.argv[2], int(sys.argv[3]))["ip"])
    elif command == "truth":
        told = json.load(sys.stdin)
        capture = {"packets": int(sys.argv[2]), **told.pop("capture", {})}
        whole = {"capture": capture, "transactions": [], "linkLocal": [], "notes": "", **told}
        print(json.dumps(whole, indent=2, ensure_ascii=False))
    else:
        sys.exit(f"unknown command {command}")


main()

"""raw-client.py: the DHCP messages that no packaged client sends. Prints one JSON line per answer.

  bootp INTERFACE MAC [no-cookie]        a BOOTREQUEST without option 53, with or without the magic cookie
  pxe INTERFACE MAC PROXY                a PXE boot ROM: DISCOVER, REQUEST, then a REQUEST to the proxy's port 4011
  leasequery OWN-IP SERVER ip ADDRESS    RFC 4388, asked from a relay's address
  leasequery OWN-IP SERVER mac ADDRESS
  flood INTERFACE MAC COUNT              DISCOVERs of COUNT made-up clients, all sent from MAC
  hasty INTERFACE MAC SERVER             pings the server from the address offered before it requests that
"""
import json
import socket
import struct
import subprocess
import sys
import time

COOKIE = bytes([99, 130, 83, 99])
DISCOVER, OFFER, REQUEST, ACK, LEASEQUERY = 1, 2, 3, 5, 10
PXE = [
    (60, b"PXEClient:Arch:00000:UNDI:002001"),
    (93, b"\x00\x00"),
    (94, b"\x01\x02\x01"),
    (97, b"\x00" + bytes.fromhex("4c616220636c69656e7420697320313233")[:16]),
    (57, struct.pack("!H", 1260)),
    (55, bytes([1, 3, 6, 43, 54, 60, 66, 67])),
]


def message(xid, mac, options, ciaddr="0.0.0.0", giaddr="0.0.0.0", flags=0, cookie=True, hops=0):
    hlen = 6 if mac else 0
    head = struct.pack("!BBBBIHH", 1, 1 if mac else 0, hlen, hops, xid, 0, flags)
    head += socket.inet_aton(ciaddr) + bytes(8) + socket.inet_aton(giaddr) + (mac or b"").ljust(16, b"\0") + bytes(192)
    vendor = COOKIE + b"".join(bytes([code, len(value)]) + value for code, value in options) + b"\xff" if cookie else b""
    return head + vendor.ljust(64, b"\0")


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def broadcast_frame(mac, payload):
    udp = struct.pack("!HHHH", 68, 67, 8 + len(payload), 0) + payload
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, bytes(4), b"\xff" * 4)
    head = head[:10] + struct.pack("!H", checksum(head)) + head[12:]
    return b"\xff" * 6 + mac + b"\x08\x00" + head + udp


def parse(payload):
    answer = {
        "xid": struct.unpack_from("!I", payload, 4)[0],
        "yiaddr": socket.inet_ntoa(payload[16:20]),
        "options": {},
    }
    at = 240
    while payload[236:240] == COOKIE and at + 1 < len(payload) and payload[at] != 255:
        if payload[at] == 0:
            at += 1
            continue
        answer["options"][payload[at]] = payload[at + 2 : at + 2 + payload[at + 1]].hex()
        at += 2 + payload[at + 1]
    return answer


def told(answer):
    print(json.dumps(answer), flush=True)
    return answer


class Wire:
    """Broadcasts from a host without an address, and what comes back to port 68."""

    def __init__(self, interface, mac):
        self.mac = mac
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
        self.socket.bind((interface, 0))

    def send(self, payload):
        self.socket.send(broadcast_frame(self.mac, payload))

    def answers(self, xid, seconds):
        end, found = time.time() + seconds, []
        while time.time() < end:
            self.socket.settimeout(max(0.01, end - time.time()))
            try:
                frame = self.socket.recv(4096)
            except TimeoutError:
                break
            if frame[23] == 17 and frame[36:38] == b"\x00\x44" and parse(frame[42:])["xid"] == xid:
                found.append(told(parse(frame[42:])))
        return found


def bootp(interface, mac, cookie):
    wire, xid = Wire(interface, mac), 0x0B007900 + mac[-1]
    wire.send(message(xid, mac, [], cookie=cookie))
    return bool(wire.answers(xid, 2))


def pxe(interface, mac, proxy):
    wire, xid = Wire(interface, mac), 0x09E80001
    wire.send(message(xid, mac, [(53, bytes([DISCOVER])), *PXE], flags=0x8000))
    offers = [offer for offer in wire.answers(xid, 2.5) if offer["yiaddr"] != "0.0.0.0"]
    ip, server = offers[0]["yiaddr"], bytes.fromhex(offers[0]["options"][54])
    asked = [(53, bytes([REQUEST])), (54, server), (50, socket.inet_aton(ip)), *PXE]
    wire.send(message(xid, mac, asked, flags=0x8000))
    wire.answers(xid, 1)
    subprocess.run(["ip", "addr", "add", f"{ip}/24", "brd", "+", "dev", interface], check=True)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((ip, 68))
    udp.settimeout(3)
    boot_item = (43, bytes([71, 4, 0x80, 0, 0, 0, 255]))
    udp.sendto(message(0x09E80002, mac, [(53, bytes([REQUEST])), boot_item, *PXE], ciaddr=ip), (proxy, 4011))
    return bool(told(parse(udp.recv(4096))))


def flood(interface, mac, count):
    wire = Wire(interface, mac)
    for number in range(count):
        client = bytes([0x02, 0xF1, 0x00, 0xD0]) + struct.pack("!H", number * 40503 & 0xFFFF)
        wire.send(message(0x57A40000 + number, client, [(53, bytes([DISCOVER]))], flags=0x8000))
        time.sleep(0.02)
    return True


def hasty(interface, mac, server):
    wire, xid = Wire(interface, mac), 0x4A570001
    wire.send(message(xid, mac, [(53, bytes([DISCOVER]))], flags=0x8000))
    offer = wire.answers(xid, 1)[0]
    ip = offer["yiaddr"]
    subprocess.run(["ip", "addr", "add", f"{ip}/24", "dev", interface], check=True)
    subprocess.run(["ping", "-c", "3", "-i", "0.2", "-q", server], check=True, stdout=subprocess.DEVNULL)
    asked = [(53, bytes([REQUEST])), (54, bytes.fromhex(offer["options"][54])), (50, socket.inet_aton(ip))]
    wire.send(message(xid, mac, asked, flags=0x8000))
    return bool(wire.answers(xid, 1))


def leasequery(own, server, by, what):
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((own, 67))
    udp.settimeout(3)
    xid = 0x1EA5E000 + int(time.time() * 10) % 4096
    options = [(53, bytes([LEASEQUERY])), (55, bytes([51, 61, 82, 91, 92]))]
    mac = bytes.fromhex(what.replace(":", "")) if by == "mac" else None
    query = message(xid, mac, options, ciaddr=what if by == "ip" else "0.0.0.0", giaddr=own)
    udp.sendto(query, (server, 67))
    return bool(told(parse(udp.recv(4096))))


def main():
    command, *rest = sys.argv[1:]
    if command == "leasequery":
        done = leasequery(*rest)
    else:
        interface, mac, *more = rest[0], bytes.fromhex(rest[1].replace(":", "")), *rest[2:]
        done = {
            "bootp": lambda: bootp(interface, mac, "no-cookie" not in more),
            "pxe": lambda: pxe(interface, mac, more[0]),
            "flood": lambda: flood(interface, mac, int(more[0])),
            "hasty": lambda: hasty(interface, mac, more[0]),
        }[command]()
    sys.exit(0 if done else 1)


main()

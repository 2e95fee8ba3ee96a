"""tag-vlan.py IN OUT VID [OUTER-VID]: puts an 802.1Q tag, or two (802.1ad outside), into every frame of a little-endian
microsecond pcap file: the recording kernel has no VLAN devices."""
import struct
import sys


def main():
    source, target, *vids = sys.argv[1:]
    tags = struct.pack("!HH", 0x8100, int(vids[0]))
    if len(vids) > 1:
        tags = struct.pack("!HH", 0x88A8, int(vids[1])) + tags
    data = open(source, "rb").read()
    if data[:4] != b"\xd4\xc3\xb2\xa1":
        sys.exit(f"{source}: not a little-endian microsecond pcap file")
    out, at = data[:24], 24
    while at < len(data):
        seconds, fraction, captured, length = struct.unpack_from("<IIII", data, at)
        frame = data[at + 16 : at + 16 + captured]
        out += struct.pack("<IIII", seconds, fraction, captured + len(tags), length + len(tags)) + frame[:12] + tags + frame[12:]
        at += 16 + captured
    open(target, "wb").write(out)


main()

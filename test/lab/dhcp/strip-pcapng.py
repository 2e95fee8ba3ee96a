"""strip-pcapng.py IN OUT: removes the options of section headers and of interface descriptions that tell of the recording machine
(hardware, operating system, program); everything else stays byte for byte. Little-endian captures, as dumpcap writes them here."""
import struct
import sys

SECTION_HEADER, INTERFACE = 0x0A0D0D0A, 1
FIXED = {SECTION_HEADER: 16, INTERFACE: 8}  # bytes of the body before the options
PRIVATE = {SECTION_HEADER: {2, 3, 4}, INTERFACE: {12}}  # shb_hardware, shb_os, shb_userappl; if_os


def options_without(body, start, private):
    kept, at = b"", start
    while at + 4 <= len(body):
        code, length = struct.unpack_from("<HH", body, at)
        end = at + 4 + (length + 3) // 4 * 4
        if code not in private:
            kept += body[at:end]
        at = end
    return kept


def main():
    data, out, at = open(sys.argv[1], "rb").read(), b"", 0
    while at < len(data):
        kind, length = struct.unpack_from("<II", data, at)
        body = data[at + 8 : at + length - 4]
        if kind in FIXED:
            body = body[: FIXED[kind]] + options_without(body, FIXED[kind], PRIVATE[kind])
        total = len(body) + 12
        out += struct.pack("<II", kind, total) + body + struct.pack("<I", total)
        at += length
    open(sys.argv[2], "wb").write(out)


main()

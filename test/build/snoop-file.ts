import { concat, padTo, u32 } from "./bytes.ts";
import type { CapturedPacket } from "./pcap-file.ts";

/** Snoop's own numbers of link types (RFC 1761 section 3). */
export const SNOOP_ETHERNET = 4;

/** A Solaris snoop file (RFC 1761): always big-endian, records padded to four bytes, microseconds. */
export function snoopFile(packets: readonly CapturedPacket[], datalink = SNOOP_ETHERNET): Uint8Array {
  return concat("snoop\0\0\0", u32(2), u32(datalink), ...packets.map(snoopRecord));
}

function snoopRecord(packet: CapturedPacket): Uint8Array {
  const data = padTo(4, packet.data);
  return concat(
    u32(packet.originalLength ?? packet.data.length),
    u32(packet.data.length),
    u32(24 + data.length),
    u32(0),
    u32(packet.time.seconds),
    u32(Math.floor(packet.time.nanoseconds / 1000)),
    data,
  );
}

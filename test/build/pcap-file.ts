import type { Timestamp } from "../../src/decode/timestamp.ts";
import { concat, u8, u16, u32 } from "./bytes.ts";
import { LINK } from "./links.ts";

/** A packet as a capture file holds it. */
export interface CapturedPacket {
  time: Timestamp;
  data: Uint8Array;
  /** Bytes on the wire, where more than were captured. */
  originalLength?: number;
}

export interface PcapOptions {
  linkType?: number;
  littleEndian?: boolean;
  nanoseconds?: boolean;
  /** Alexey Kuznetzov's variant: magic 0xa1b2cd34 and eight more bytes in each record header. */
  modified?: boolean;
  snapLength?: number;
  version?: { major: number; minor: number };
}

const MAGIC = { microseconds: 0xa1b2c3d4, nanoseconds: 0xa1b23c4d, modified: 0xa1b2cd34 };

/** The 24 bytes in front of the first record. */
export function pcapHeader(options: PcapOptions = {}): Uint8Array {
  const little = options.littleEndian ?? true;
  const resolution = options.nanoseconds === true ? MAGIC.nanoseconds : MAGIC.microseconds;
  const version = options.version ?? { major: 2, minor: 4 };
  return concat(
    u32(options.modified === true ? MAGIC.modified : resolution, little),
    u16(version.major, little),
    u16(version.minor, little),
    u32(0),
    u32(0),
    u32(options.snapLength ?? 262_144, little),
    u32(options.linkType ?? LINK.ethernet, little),
  );
}

/** One record: its header and the captured bytes. */
export function pcapRecord(packet: CapturedPacket, options: PcapOptions = {}): Uint8Array {
  const little = options.littleEndian ?? true;
  const { seconds, nanoseconds } = packet.time;
  const extra = concat(u32(2, little), u16(0x0800, little), u8(0, 0));
  return concat(
    u32(seconds, little),
    u32(options.nanoseconds === true ? nanoseconds : Math.floor(nanoseconds / 1000), little),
    u32(packet.data.length, little),
    u32(packet.originalLength ?? packet.data.length, little),
    options.modified === true ? extra : new Uint8Array(0),
    packet.data,
  );
}

/** A whole pcap file. */
export function pcapFile(packets: readonly CapturedPacket[], options: PcapOptions = {}): Uint8Array {
  return concat(pcapHeader(options), ...packets.map((packet) => pcapRecord(packet, options)));
}

import type { Timestamp } from "../../src/decode/timestamp.ts";
import { asBytes, concat, padTo, u8, u16, u32, u64 } from "./bytes.ts";
import { LINK } from "./links.ts";
import type { CapturedPacket } from "./pcap-file.ts";

/** Block types (draft-ietf-opsawg-pcapng section 4). */
export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  statistics: 5,
  enhancedPacket: 6,
  decryptionSecrets: 10,
  custom: 0xbad,
} as const;

/** An option: its code and its value, which is padded by the writer. */
export type BlockOption = readonly [code: number, value: Uint8Array | string];

export interface InterfaceFields {
  linkType?: number;
  snapLength?: number;
  /** The raw byte of if_tsresol: n for 10^-n, 0x80 | n for 2^-n. Left out: microseconds, and no option is written. */
  resolution?: number;
  /** if_tsoffset in seconds. */
  offsetSeconds?: number;
  options?: readonly BlockOption[];
}

export interface SectionFields {
  littleEndian?: boolean;
  /** -1, "not told", unless given. */
  sectionLength?: bigint;
  version?: { major: number; minor: number };
  options?: readonly BlockOption[];
}

/** Writes a pcapng file block by block; each method adds one block and returns the writer. */
export class PcapngWriter {
  readonly blocks: Uint8Array[] = [];
  private little = true;
  private interfaces: InterfaceFields[] = [];

  /** Starts a section; interfaces are numbered from 0 again. */
  section(fields: SectionFields = {}): this {
    this.little = fields.littleEndian ?? true;
    this.interfaces = [];
    const version = fields.version ?? { major: 1, minor: 0 };
    return this.block(
      BLOCK.section,
      concat(
        this.u32(0x1a2b3c4d),
        this.u16(version.major),
        this.u16(version.minor),
        u64(fields.sectionLength ?? -1n, this.little),
        this.options(fields.options),
      ),
    );
  }

  interface(fields: InterfaceFields = {}): this {
    this.interfaces.push(fields);
    const options: BlockOption[] = [...(fields.options ?? [])];
    if (fields.resolution !== undefined) options.push([9, u8(fields.resolution)]);
    if (fields.offsetSeconds !== undefined) options.push([14, u64(BigInt(fields.offsetSeconds), this.little)]);
    return this.block(
      BLOCK.interface,
      concat(
        this.u16(fields.linkType ?? LINK.ethernet),
        u16(0),
        this.u32(fields.snapLength ?? 262_144),
        this.options(options),
      ),
    );
  }

  packet(packet: CapturedPacket, interfaceId = 0, options: readonly BlockOption[] = []): this {
    const body = concat(this.u32(interfaceId), this.stampAndData(packet, interfaceId), this.options(options));
    return this.block(BLOCK.enhancedPacket, body);
  }

  /** The packet block that pcapng began with; some tools still write it. */
  obsoletePacket(packet: CapturedPacket, interfaceId = 0): this {
    const body = concat(this.u16(interfaceId), this.u16(0), this.stampAndData(packet, interfaceId));
    return this.block(BLOCK.obsoletePacket, body);
  }

  /** No time, no interface (always 0), and a captured length that only the snap length tells. */
  simplePacket(packet: CapturedPacket): this {
    const length = this.u32(packet.originalLength ?? packet.data.length);
    return this.block(BLOCK.simplePacket, concat(length, padTo(4, packet.data)));
  }

  /** Any block: type, length, body padded to four, length again. `claimedLength` lies in both length fields. */
  block(type: number, body: Uint8Array, claimedLength?: number): this {
    const padded = padTo(4, body);
    const length = this.u32(claimedLength ?? padded.length + 12);
    this.blocks.push(concat(this.u32(type), length, padded, length));
    return this;
  }

  /** Bytes as they are, not even a block. */
  raw(bytes: Uint8Array): this {
    this.blocks.push(bytes);
    return this;
  }

  /** The file so far. */
  bytes(): Uint8Array {
    return concat(...this.blocks);
  }

  /** A list of options with its end mark, in the section's byte order; nothing for an empty list. */
  options(list: readonly BlockOption[] = []): Uint8Array {
    if (list.length === 0) return new Uint8Array(0);
    const entries = list.map(([code, value]) => {
      const bytes = asBytes(value);
      return concat(this.u16(code), this.u16(bytes.length), padTo(4, bytes));
    });
    return concat(...entries, u32(0));
  }

  private stampAndData(packet: CapturedPacket, interfaceId: number): Uint8Array {
    const ticks = ticksOf(packet.time, this.interfaces[interfaceId] ?? {});
    return concat(
      this.u32(Number(ticks >> 32n)),
      this.u32(Number(ticks & 0xffff_ffffn)),
      this.u32(packet.data.length),
      this.u32(packet.originalLength ?? packet.data.length),
      padTo(4, packet.data),
    );
  }

  private u16(value: number): Uint8Array {
    return u16(value, this.little);
  }

  private u32(value: number): Uint8Array {
    return u32(value, this.little);
  }
}

/** The time as units of the interface's resolution since its offset, rounded down. */
function ticksOf(time: Timestamp, fields: InterfaceFields): bigint {
  const resolution = fields.resolution ?? 6;
  const exponent = BigInt(resolution & 0x7f);
  const perSecond = (resolution & 0x80) === 0 ? 10n ** exponent : 2n ** exponent;
  const seconds = BigInt(time.seconds - (fields.offsetSeconds ?? 0));
  return seconds * perSecond + (BigInt(time.nanoseconds) * perSecond) / 1_000_000_000n;
}

/** A plain pcapng file: one section, one interface, enhanced packet blocks. */
export function pcapngFile(
  packets: readonly CapturedPacket[],
  fields: InterfaceFields & { littleEndian?: boolean } = {},
): Uint8Array {
  const writer = new PcapngWriter();
  writer.section({ littleEndian: fields.littleEndian ?? true }).interface(fields);
  for (const packet of packets) writer.packet(packet);
  return writer.bytes();
}

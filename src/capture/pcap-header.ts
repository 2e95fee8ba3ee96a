// FENCE, once a capture or where one goes wrong: here may be allocated.
import { FDDI, IEEE802_5, LINKTYPE_ETHERNET, LINKTYPE_NULL, legacyLinkType } from "./link-type-numbers.ts";

/** What the file header says, and how the records behind it may be laid out. */
export interface PcapHeader {
  /** The magic number, read in the file's byte order. */
  magic: number;
  littleEndian: boolean;
  /** The fraction of a second counts nanoseconds, not microseconds. */
  nanoseconds: boolean;
  /** LINKTYPE_ number. */
  linkType: number;
  /** 0 for "no limit". */
  snapLength: number;
  /**
   * Bytes of a record header, the likeliest first. Patched versions of libpcap wrote longer headers, some of them
   * under the usual magic number; the first records tell which it is.
   */
  recordHeaderBytes: readonly number[];
  /** Versions before 2.4 held the two lengths in either order; the captured one is the smaller. */
  lengthsMaySwap: boolean;
  /** Bytes in front of the first record. */
  bytes: number;
}

interface Variant {
  nanoseconds: boolean;
  recordHeaderBytes: readonly number[];
  bytes: number;
}

const PLAIN: Variant = { nanoseconds: false, recordHeaderBytes: [16, 24, 20], bytes: 24 };

/** By magic number. 20 bytes is Nokia's header, 24 and 28 are those of Alexey Kuznetzov's patches (with and without SMP). */
const VARIANTS = new Map<number, Variant>([
  [0xa1b2c3d4, PLAIN],
  [0xa1b23c4d, { nanoseconds: true, recordHeaderBytes: [16], bytes: 24 }],
  [0xa1b2cd34, { nanoseconds: false, recordHeaderBytes: [24, 28], bytes: 24 }],
  // Ixia's lcap, from hardware and from software: four bytes with the size of all records come first.
  [0x1c0001ac, { nanoseconds: false, recordHeaderBytes: [16], bytes: 28 }],
  [0x1c0001ab, { nanoseconds: false, recordHeaderBytes: [16], bytes: 28 }],
]);

/** AIX wrote interface types of RFC 1573 for link types, under version 2.2, with nanoseconds. */
const AIX_LINK_TYPES = new Map<number, number>([
  [6, LINKTYPE_ETHERNET],
  [9, IEEE802_5],
  [15, FDDI],
  [24, LINKTYPE_NULL],
]);

/** Bytes of the file header that the four bytes at `offset` begin; 0 where they are no magic number of pcap. */
export function pcapHeaderBytes(view: DataView, offset: number): number {
  const variant = VARIANTS.get(view.getUint32(offset, true)) ?? VARIANTS.get(view.getUint32(offset, false));
  return variant?.bytes ?? 0;
}

/**
 * Reads the file header at `offset`, which must start with a pcap magic number and be there whole. The version is looked at
 * only for the variants that it tells apart: it lies too often to refuse a file for it.
 */
export function readPcapHeader(view: DataView, offset: number): PcapHeader {
  const littleEndian = VARIANTS.has(view.getUint32(offset, true));
  const magic = view.getUint32(offset, littleEndian);
  const variant = VARIANTS.get(magic) ?? PLAIN;
  const major = view.getUint16(offset + 4, littleEndian);
  const minor = view.getUint16(offset + 6, littleEndian);
  const snapLength = view.getUint32(offset + 16, littleEndian);
  // The upper half of the field tells the length of frame check sequences.
  const number = view.getUint32(offset + 20, littleEndian) & 0xffff;
  const aixLinkType = major === 2 && minor === 2 ? AIX_LINK_TYPES.get(number) : undefined;
  return {
    magic,
    littleEndian,
    nanoseconds: variant.nanoseconds || aixLinkType !== undefined,
    linkType: aixLinkType ?? legacyLinkType(number),
    snapLength,
    recordHeaderBytes: aixLinkType === undefined ? variant.recordHeaderBytes : [16],
    lengthsMaySwap: major !== 2 || minor < 4,
    bytes: variant.bytes,
  };
}

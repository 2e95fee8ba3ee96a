// FENCE, a table: made once, looked up by numbers.

/** Block types of pcapng (draft-ietf-opsawg-pcapng section 4, and the IANA registry of block types). */
export const SECTION_HEADER = 0x0a0d0d0a;
export const INTERFACE_DESCRIPTION = 1;
/** The packet block of the first drafts. */
export const OBSOLETE_PACKET = 2;
export const SIMPLE_PACKET = 3;
export const NAME_RESOLUTION = 4;
export const INTERFACE_STATISTICS = 5;
export const ENHANCED_PACKET = 6;
export const JOURNAL_EXPORT = 9;
export const DECRYPTION_SECRETS = 10;
export const CUSTOM = 0xbad;
export const CUSTOM_NOT_COPIED = 0x40000bad;
/** System calls and their parameters, as Sysdig and Falco write them. */
const SYSTEM_CALLS = new Set([0x204, 0x208, 0x216, 0x217, 0x221, 0x222, 0x223]);

/** The byte-order magic of a section header, read in the section's own byte order. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Type and length in front, length behind. */
export const BLOCK_OVERHEAD = 12;
/** The length behind. */
export const TRAILER_BYTES = 4;
/** Bytes of an enhanced or obsolete packet block in front of the packet: the block's head, then five fields. */
export const PACKET_AT = 28;
/** The same of a simple packet block. */
export const SIMPLE_PACKET_AT = 12;

const KNOWN = new Set([
  SECTION_HEADER,
  INTERFACE_DESCRIPTION,
  OBSOLETE_PACKET,
  SIMPLE_PACKET,
  NAME_RESOLUTION,
  INTERFACE_STATISTICS,
  ENHANCED_PACKET,
  JOURNAL_EXPORT,
  DECRYPTION_SECRETS,
  CUSTOM,
  CUSTOM_NOT_COPIED,
]);

/** Types that a lost reader takes for the beginning of a block. */
export function isKnownBlock(type: number): boolean {
  return KNOWN.has(type);
}

/** Blocks that hold no packet and that Wireshark counts as frames all the same. */
export function countsAsFrame(type: number): boolean {
  return type === JOURNAL_EXPORT || type === CUSTOM || type === CUSTOM_NOT_COPIED || SYSTEM_CALLS.has(type);
}

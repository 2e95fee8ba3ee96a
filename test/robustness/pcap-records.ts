import { concat } from "../build/bytes.ts";
import type { CapturedPacket } from "../build/pcap-file.ts";

/** A plain pcap file taken apart: its 24 bytes of header, and each record with its own 16. */
export interface PcapParts {
  header: Uint8Array;
  records: Uint8Array[];
  littleEndian: boolean;
  nanoseconds: boolean;
  linkType: number;
}

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** Takes a pcap file apart as far as its records are whole; null for what is no plain pcap file. */
export function takeApart(file: Uint8Array): PcapParts | null {
  if (file.length < FILE_HEADER) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const littleEndian = view.getUint8(0) !== 0xa1;
  const magic = view.getUint32(0, littleEndian);
  if (magic !== MICROSECONDS && magic !== NANOSECONDS) return null;
  const records: Uint8Array[] = [];
  for (let at = FILE_HEADER; at + RECORD_HEADER <= file.length; ) {
    const end = at + RECORD_HEADER + view.getUint32(at + 8, littleEndian);
    if (end > file.length) break;
    records.push(file.slice(at, end));
    at = end;
  }
  const linkType = view.getUint32(20, littleEndian) & 0xffff;
  return { header: file.slice(0, FILE_HEADER), records, littleEndian, nanoseconds: magic === NANOSECONDS, linkType };
}

export function putTogether(parts: Pick<PcapParts, "header" | "records">): Uint8Array {
  return concat(parts.header, ...parts.records);
}

/** A record with fewer of its bytes captured, as a snap length cuts it. */
export function cutRecord(record: Uint8Array, length: number, littleEndian: boolean): Uint8Array {
  const cut = record.slice(0, RECORD_HEADER + length);
  new DataView(cut.buffer).setUint32(8, cut.length - RECORD_HEADER, littleEndian);
  return cut;
}

/** The packets that the records hold. */
export function packetsOf({ records, littleEndian, nanoseconds }: PcapParts): CapturedPacket[] {
  return records.map((record) => {
    const view = new DataView(record.buffer, record.byteOffset);
    const fraction = view.getUint32(4, littleEndian);
    const time = { seconds: view.getUint32(0, littleEndian), nanoseconds: nanoseconds ? fraction : fraction * 1000 };
    return { time, data: record.slice(RECORD_HEADER), originalLength: view.getUint32(12, littleEndian) };
  });
}

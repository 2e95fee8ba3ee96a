import { gunzipSync, gzipSync } from "node:zlib";
import { ByteWindow } from "../../src/capture/byte-window.ts";
import { PcapReader } from "../../src/capture/pcap.ts";
import { PcapngReader } from "../../src/capture/pcapng.ts";
import { RECORD } from "../../src/capture/record-reader.ts";
import { LINK } from "./links.ts";
import { type CapturedPacket, pcapFile } from "./pcap-file.ts";
import { PcapngWriter } from "./pcapng-file.ts";

/** A packet with the link type of its interface. */
export interface CaptureRecord extends CapturedPacket {
  linkType: number;
}

export type CaptureFormat = "pcap" | "pcap-nanoseconds" | "pcapng";

/** The packets of a pcap or pcapng file, gzipped or not, in order; their bytes are copies. Damage ends the list. */
export function readRecords(file: Uint8Array): CaptureRecord[] {
  const bytes = unpacked(file);
  const window = new ByteWindow(bytes);
  window.end = bytes.length;
  window.ended = true;
  const reader = isPcapng(bytes) ? new PcapngReader(window) : new PcapReader(window);
  const records: CaptureRecord[] = [];
  while (reader.next() === RECORD) {
    records.push({
      time: { seconds: reader.seconds, nanoseconds: reader.nanoseconds },
      data: window.bytes.slice(reader.offset, reader.offset + reader.capturedLength),
      originalLength: reader.originalLength,
      linkType: reader.linkType,
    });
  }
  return records;
}

/** How the file is written, so that a rewritten one can be written the same way. */
export function formatOf(file: Uint8Array): CaptureFormat {
  const bytes = unpacked(file);
  if (isPcapng(bytes)) return "pcapng";
  return bytes[0] === 0x4d || bytes[3] === 0x4d ? "pcap-nanoseconds" : "pcap";
}

export interface WriteOptions {
  format: CaptureFormat;
  gzip?: boolean;
  /** Program that pcapng names as its writer (shb_userappl). */
  program?: string;
}

/** A capture file of the records; only pcapng can hold several link types. */
export function writeRecords(records: readonly CaptureRecord[], options: WriteOptions): Uint8Array {
  const linkTypes = [...new Set(records.map(({ linkType }) => linkType))];
  const file =
    options.format === "pcapng" ? pcapngOf(records, linkTypes, options) : pcapOf(records, linkTypes, options);
  return options.gzip === true ? new Uint8Array(gzipSync(file)) : file;
}

function pcapOf(records: readonly CaptureRecord[], linkTypes: readonly number[], options: WriteOptions): Uint8Array {
  if (linkTypes.length > 1) throw new RangeError("pcap holds one link type");
  const linkType = linkTypes[0] ?? LINK.ethernet;
  return pcapFile(records, { linkType, nanoseconds: options.format === "pcap-nanoseconds" });
}

function pcapngOf(records: readonly CaptureRecord[], linkTypes: readonly number[], options: WriteOptions): Uint8Array {
  const writer = new PcapngWriter();
  writer.section(options.program === undefined ? {} : { options: [[4, options.program]] });
  for (const linkType of linkTypes) writer.interface({ linkType, resolution: 9 });
  for (const record of records) writer.packet(record, linkTypes.indexOf(record.linkType));
  return writer.bytes();
}

function unpacked(file: Uint8Array): Uint8Array {
  return file[0] === 0x1f && file[1] === 0x8b ? new Uint8Array(gunzipSync(file)) : file;
}

function isPcapng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x0a && bytes[1] === 0x0d;
}

import { concat } from "../build/bytes.ts";
import { cutRecord, type PcapParts, putTogether, takeApart } from "./pcap-records.ts";

/** A whole number from 0 up to below `limit`. */
export type Dice = (limit: number) => number;

/** Damages a capture file; `other` is a second one to take from. Never changes its input. */
type Mutation = (file: Uint8Array, other: Uint8Array, dice: Dice) => Uint8Array;

/** Numbers that break what trusts them. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** What can befall bytes of any format. */
const OF_BYTES: Record<string, Mutation> = {
  flipBytes: (file, _other, dice) => {
    const damaged = file.slice();
    for (let count = 1 + dice(20); count > 0; count -= 1) damaged[dice(damaged.length)] = dice(256);
    return damaged;
  },
  setNumber: (file, _other, dice) => {
    const damaged = file.slice();
    const view = new DataView(damaged.buffer);
    const value = EXTREMES[dice(EXTREMES.length)] ?? 0;
    if (dice(2) === 0) view.setUint16(dice(damaged.length - 1), value, dice(2) === 0);
    else view.setUint32(dice(damaged.length - 3), value, dice(2) === 0);
    return damaged;
  },
  cut: (file, _other, dice) => file.slice(0, dice(file.length)),
  removeBytes: (file, _other, dice) => {
    const start = dice(file.length);
    return concat(file.slice(0, start), file.slice(start + 1 + dice(40)));
  },
  insertBytes: (file, other, dice) => {
    const at = dice(file.length);
    const from = dice(other.length);
    return concat(file.slice(0, at), other.slice(from, from + 1 + dice(200)), file.slice(at));
  },
  splice: (file, other, dice) => concat(file.slice(0, dice(file.length)), other.slice(dice(other.length))),
};

/** What can befall the records of a pcap file, which stays sound as a file. */
const OF_RECORDS: Record<string, (parts: PcapParts, other: PcapParts, dice: Dice) => Uint8Array[]> = {
  damagePackets: ({ records }, _other, dice) => {
    const damaged = records.map((record) => record.slice());
    for (let count = 1 + dice(30); count > 0; count -= 1) {
      const record = damaged[dice(damaged.length)];
      // Half of the hits go to the headers, where they do most.
      if (record !== undefined)
        record[16 + dice(dice(2) === 0 ? Math.min(80, record.length) : record.length)] = dice(256);
    }
    return damaged;
  },
  shuffle: ({ records }, _other, dice) => {
    const order = records.slice();
    const reach = 1 + dice(order.length);
    for (let at = 0; at < order.length; at += 1) {
      const to = Math.min(order.length - 1, at + dice(reach));
      [order[at], order[to]] = [order[to] ?? new Uint8Array(0), order[at] ?? new Uint8Array(0)];
    }
    return order;
  },
  duplicate: ({ records }, _other, dice) => records.flatMap((record) => (dice(4) === 0 ? [record, record] : [record])),
  lose: ({ records }, _other, dice) => records.filter(() => dice(4) > 0),
  snap: ({ records, littleEndian }, _other, dice) => {
    const length = dice(120);
    return records.map((record) => (dice(3) === 0 ? cutRecord(record, length, littleEndian) : record));
  },
  mix: ({ records }, other, dice) => {
    const left = [records.slice(), other.records.slice()];
    const mixed: Uint8Array[] = [];
    while (left.some((list) => list.length > 0)) mixed.push(...(left[dice(2)]?.splice(0, 1 + dice(5)) ?? []));
    return mixed;
  },
  repeatFromStart: ({ records }, _other, dice) => [...records.slice(0, 1 + dice(records.length)), ...records],
};

/** A damaged copy of a capture file, and the names of what was done to it: one to three things. */
export function mutate(file: Uint8Array, other: Uint8Array, dice: Dice): { bytes: Uint8Array; done: string[] } {
  const done: string[] = [];
  let bytes = file;
  for (let count = 1 + dice(3); count > 0 && bytes.length > 4; count -= 1) {
    const parts = takeApart(bytes);
    const others = takeApart(other);
    const ofRecords = parts !== null && others !== null && parts.records.length > 0 && dice(3) > 0;
    const names = Object.keys(ofRecords ? OF_RECORDS : OF_BYTES);
    const name = names[dice(names.length)] ?? "";
    done.push(name);
    if (ofRecords) {
      const records = OF_RECORDS[name]?.(parts, others, dice) ?? [];
      bytes = putTogether({ header: parts.header, records });
    } else bytes = OF_BYTES[name]?.(bytes, other, dice) ?? bytes;
  }
  return { bytes, done };
}

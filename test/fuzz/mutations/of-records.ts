import { LINK_DECODERS } from "../../../src/decode/link/registry.ts";
import { pcapngFile } from "../../build/pcapng-file.ts";
import { snoopFile } from "../../build/snoop-file.ts";
import { cutRecord, type PcapParts, packetsOf, putTogether, takeApart } from "../../robustness/pcap-records.ts";
import { type Dice, pick } from "../dice.ts";
import { EXTREMES, type Mutation, viewOf } from "./mutation.ts";

const LINK_TYPE_AT = 20;
const HEADERS = 80;
const RECORD_HEADER = 16;
const CAPTURED_AT = 8;
const ORIGINAL_AT = 12;

type OfRecords = (parts: PcapParts, other: PcapParts, dice: Dice) => Uint8Array[];

/** What can befall the records of a pcap file, which stays sound as a file but for its lengths. */
const REORDERED: Readonly<Record<string, OfRecords>> = {
  damagePackets: ({ records }, _other, dice) => {
    const damaged = records.map((record) => record.slice());
    for (let count = 1 + dice(30); count > 0; count -= 1) {
      const record = pick(damaged, dice);
      // Half of the hits go to the headers, where they do most.
      record[RECORD_HEADER + dice(dice(2) === 0 ? Math.min(HEADERS, record.length) : record.length)] = dice(256);
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
  jumpClock: ({ records, littleEndian }, _other, dice) => {
    const from = dice(records.length);
    const by = pick(EXTREMES, dice);
    return records.map((record, index) => {
      const moved = record.slice();
      const view = viewOf(moved);
      if (index >= from) view.setUint32(0, view.getUint32(0, littleEndian) + by, littleEndian);
      return moved;
    });
  },
  lieAboutLength: ({ records, littleEndian }, _other, dice) => {
    const lying = dice(records.length);
    return records.map((record, index) => {
      if (index !== lying) return record;
      const lie = record.slice();
      viewOf(lie).setUint32(dice(2) === 0 ? CAPTURED_AT : ORIGINAL_AT, pick(EXTREMES, dice), littleEndian);
      return lie;
    });
  },
};

/** The same as damage to files; files that are no plain pcap are left to others. */
const OF_RECORDS: Readonly<Record<string, Mutation>> = Object.fromEntries(
  Object.entries(REORDERED).map(([name, change]): [string, Mutation] => [
    name,
    (file, other, dice) => {
      const [parts, others] = [takeApart(file), takeApart(other)];
      if (parts === null || others === null || parts.records.length === 0) return null;
      return putTogether({ header: parts.header, records: change(parts, others, dice) });
    },
  ]),
);

/** As if another kind of interface had been captured: mostly one that is known. */
export function otherLinkType(file: Uint8Array, _other: Uint8Array, dice: Dice): Uint8Array | null {
  const parts = takeApart(file);
  if (parts === null) return null;
  const changed = file.slice();
  const known = [...LINK_DECODERS.keys()];
  viewOf(changed).setUint32(LINK_TYPE_AT, dice(8) === 0 ? dice(300) : pick(known, dice), parts.littleEndian);
  return changed;
}

/** Changes to the whole of a plain pcap file. */
const OF_FILES: Readonly<Record<string, Mutation>> = {
  otherLinkType,
  asPcapng: (file, _other, dice) => {
    const parts = takeApart(file);
    if (parts === null) return null;
    const resolution = pick([undefined, 0, 3, 9, 0x80, 0x94, 0xff], dice);
    const fields = { linkType: parts.linkType, littleEndian: dice(2) === 0 };
    return pcapngFile(packetsOf(parts), resolution === undefined ? fields : { ...fields, resolution });
  },
  asSnoop: (file) => {
    const parts = takeApart(file);
    return parts === null ? null : snoopFile(packetsOf(parts));
  },
};

export const OF_PCAP: Readonly<Record<string, Mutation>> = { ...OF_RECORDS, ...OF_FILES };

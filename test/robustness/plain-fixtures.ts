import { readFileSync } from "node:fs";
import { FIXTURES } from "../report/captures-at-hand.ts";
import { type PcapParts, putTogether, takeApart } from "./pcap-records.ts";

export interface PlainFixture {
  name: string;
  path: string;
  bytes: Uint8Array;
  parts: PcapParts;
}

/** The fixtures that are plain pcap files, whole and undamaged, of at least two packets. */
export const PLAIN_FIXTURES: readonly PlainFixture[] = FIXTURES.flatMap(({ name, path }) => {
  const bytes = new Uint8Array(readFileSync(path));
  const parts = takeApart(bytes);
  if (parts === null || parts.records.length < 2) return [];
  return Buffer.compare(putTogether(parts), bytes) === 0 ? [{ name, path, bytes, parts }] : [];
});

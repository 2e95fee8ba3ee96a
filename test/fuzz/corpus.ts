import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Dice, pick } from "./dice.ts";

/** The folder from which `npm` runs everything. */
const FOLDER = resolve("fixtures");
const CAPTURE = /\.(pcap|pcapng|snoop)(\.gz|\.zst)?$/u;
const LARGEST = 300_000;

/** A file to be damaged. */
interface Original {
  name: string;
  bytes: Uint8Array;
}

let captures: Original[] | null = null;

/** A capture among the fixtures of at most so many bytes; gzip is taken off, for what is in it is more worth damaging. */
export function someCapture(dice: Dice, most = LARGEST): Original {
  captures ??= readdirSync(FOLDER)
    .filter((name) => CAPTURE.test(name) && statSync(join(FOLDER, name)).size <= LARGEST)
    .sort()
    .map((name) => ({ name, bytes: unpacked(fixtureBytes(name)) }));
  return pick(
    captures.filter(({ bytes }) => bytes.length <= most),
    dice,
  );
}

/** The bytes of one file in the folder of fixtures. */
export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f) return bytes;
  try {
    return new Uint8Array(gunzipSync(bytes));
  } catch {
    return bytes;
  }
}

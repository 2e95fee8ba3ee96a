import { type Dice, pick } from "../dice.ts";
import type { Mutation } from "./mutation.ts";
import { OF_BLOCKS } from "./of-blocks.ts";
import { OF_BYTES } from "./of-bytes.ts";
import { OF_PCAP } from "./of-records.ts";

/** By what of a file they look at; each kind is as likely, however many are in it. */
const KINDS: readonly (readonly [string, Mutation][])[] = [OF_BYTES, OF_PCAP, OF_BLOCKS].map(Object.entries);
/** Some fit only some files. */
const TRIES = 10;
/** What is made of a file stays small enough to be read many times a second. */
const LARGEST = 1_000_000;

/** A damaged copy of a capture file, and the names of what was done to it: one to four things. */
export function mutate(file: Uint8Array, other: Uint8Array, dice: Dice): { bytes: Uint8Array; done: string[] } {
  const done: string[] = [];
  let bytes = file;
  for (let count = 1 + dice(4); count > 0; count -= 1) {
    const changed = once(bytes, other, dice);
    if (changed === null || changed.bytes.length > LARGEST) continue;
    bytes = changed.bytes;
    done.push(changed.name);
  }
  return { bytes, done };
}

function once(file: Uint8Array, other: Uint8Array, dice: Dice): { bytes: Uint8Array; name: string } | null {
  if (file.length === 0 || other.length === 0) return null;
  for (let tries = TRIES; tries > 0; tries -= 1) {
    const [name, mutation] = pick(pick(KINDS, dice), dice);
    const bytes = mutation(file, other, dice);
    if (bytes !== null) return { bytes, name };
  }
  return null;
}

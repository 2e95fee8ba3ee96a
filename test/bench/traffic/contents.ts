import { seededBytes } from "../../build/bytes.ts";
import type { Content } from "./ftp-talk.ts";
import { payload } from "./payload.ts";

const FULL = payload(seededBytes(1448, 1));
const SHORT = payload(seededBytes(200, 2));
const LISTING = payload(
  Array.from(
    { length: 4 },
    (_, index) => `-rw-r--r--    1 1000     1000     ${1_000_000 + index} Nov 21 10:00 f${index}.bin\r\n`,
  ).join(""),
);
const SCRAP = payload("a few bytes\n");

/** A file of some full segments. */
export function file(segments: number, upload = false): Content {
  return { piece: FULL, segments, upload };
}

/** What LIST answers. */
export const listing: Content = { piece: LISTING, segments: 1 };

/** A file of some segments of 200 bytes. */
export function smallFile(segments: number, upload = false): Content {
  return { piece: SHORT, segments, upload };
}

/** A file of twelve bytes. */
export const scrap: Content = { piece: SCRAP, segments: 1 };

import { concat } from "../../build/bytes.ts";
import { pick } from "../dice.ts";
import { EXTREMES, type Mutation, viewOf } from "./mutation.ts";

/** Bytes of a file's beginning, where formats say what they are. */
const HEAD = 64;

/** What can befall bytes of any format. */
export const OF_BYTES: Readonly<Record<string, Mutation>> = {
  flipBytes: (file, _other, dice) => {
    const damaged = file.slice();
    for (let count = 1 + dice(20); count > 0; count -= 1) damaged[dice(damaged.length)] = dice(256);
    return damaged;
  },
  flipHead: (file, _other, dice) => {
    const damaged = file.slice();
    for (let count = 1 + dice(3); count > 0; count -= 1) damaged[dice(Math.min(HEAD, damaged.length))] = dice(256);
    return damaged;
  },
  setNumber: (file, _other, dice) => {
    if (file.length < 4) return null;
    const damaged = file.slice();
    const value = pick(EXTREMES, dice);
    const reach = dice(3) === 0 ? Math.min(HEAD, damaged.length) : damaged.length;
    if (dice(2) === 0) viewOf(damaged).setUint16(dice(reach - 1), value, dice(2) === 0);
    else viewOf(damaged).setUint32(dice(reach - 3), value, dice(2) === 0);
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
  repeatBytes: (file, _other, dice) => {
    const start = dice(file.length);
    const piece = file.slice(start, start + 1 + dice(100));
    const copies = Array.from({ length: 1 + dice(50) }, () => piece);
    return concat(file.slice(0, start), ...copies, file.slice(start));
  },
  splice: (file, other, dice) => concat(file.slice(0, dice(file.length)), other.slice(dice(other.length))),
};

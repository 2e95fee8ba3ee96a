import type { Dice } from "./dice.ts";

/** One input, and how it came to be. */
export interface Input {
  bytes: Uint8Array;
  what: string;
}

/** Where and how an input is judged. */
export interface Circumstances {
  /** For what is not in the bytes, such as the width of a screen: falls the same in each judgement of a round. */
  dice: Dice;
  /** For files; what is in it may be overwritten. */
  folder: string;
}

/** A part of the program that must take any bytes. */
export interface Subject {
  name: string;
  /** Rounds that `npm test` plays: about as many as a few seconds take. */
  rounds: number;
  make(dice: Dice): Input;
  /** Throws where something is wrong. */
  judge(bytes: Uint8Array, circumstances: Circumstances): void | Promise<void>;
}

/** Throws unless it holds. */
export function must(holds: boolean, otherwise: () => string): asserts holds {
  if (!holds) throw new Error(otherwise());
}

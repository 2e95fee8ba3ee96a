import type { KindName } from "../kinds/kinds.ts";

/** How a program takes part in a comparison. */
export interface Peer {
  readonly name: string;
  /** What it says of itself, or null where it is not installed. */
  readonly version: string | null;
  /** Its command line for a file, or for "-" where it can read a pipe. */
  argv(path: string): readonly string[];
  /** Kinds of captures that it cannot read. */
  readonly cannot?: readonly KindName[];
  /** Kinds of which it gets a tenth, once, because it takes so long; its time is then scaled by the bytes. */
  readonly slowOn?: readonly KindName[];
  /** Tidies up after a run, outside of its time. */
  after?(): void;
}

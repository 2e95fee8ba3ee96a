import type { ColourWhen } from "./terminal.ts";

/** Where and how something is put out. */
export interface OutputRequest {
  /** Name of an output; null where nothing says. */
  format: string | null;
  /** Path to write to; null for standard output. */
  output: string | null;
  force: boolean;
  all: boolean;
  width: number | null;
  ascii: boolean;
  colour: ColourWhen;
}

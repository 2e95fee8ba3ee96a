import type { CaptureWriter, WriterOptions } from "../capture-writer.ts";
import { PCAPNG } from "../record-format.ts";
import { writeControl } from "./ctl.ts";
import { writeFlows } from "./flows.ts";
import { HOUR_STEP, writeHour } from "./hour.ts";
import { writeMix } from "./mix.ts";
import { writeSmall } from "./small.ts";

/** What a capture of a benchmark is made of. */
export interface Kind {
  /** Writes the whole, `scale` times as large as its full size. */
  write(writer: CaptureWriter, scale: number): void;
  options?: WriterOptions;
}

export const KINDS = {
  mix: { write: writeMix },
  small: { write: writeSmall },
  flows: { write: writeFlows },
  ctl: { write: writeControl },
  "mix-pcapng": { write: writeMix, options: { format: PCAPNG } },
  hour: { write: writeHour, options: { step: HOUR_STEP } },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export function isKind(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

import type { KindName } from "../kinds/kinds.ts";
import { PEER } from "../peers/peers.ts";
import { type Comparison, OURS, OURS_STREAMED } from "./results.ts";

type Read = Pick<Comparison, "kind" | "via" | "scale">;

const MB = 1e6;
const FULL_SIZE = 1;

const AGAINST_LOOP: Partial<Record<KindName, number>> = {
  small: 1,
  mix: 0.9,
  "mix-pcapng": 0.9,
  flows: 0.6,
  ctl: 0.15,
};
const PIPE_AGAINST_LOOP = 0.75;
const AGAINST_TSHARK = 25;
const AGAINST_TSHARK_ON_CTL = 12;
const AGAINST_TCPFLOW: Partial<Record<KindName, number>> = { mix: 4, small: 4 };
const AGAINST_PARSER = 5;
const AGAINST_PARSER_ON_CTL = 1.5;
const WHOLE_REPORT: Partial<Record<KindName, number>> = {
  mix: 80 * MB,
  "mix-pcapng": 80 * MB,
  small: 80 * MB,
  flows: 80 * MB,
  ctl: 250 * MB,
};
const CTL_STREAMED = 100 * MB;

/** Start-up may take so much longer than `node -e 0`, and memory may hold so much of endless input. */
export const AIM = { versionSeconds: 0.025, firstByteSeconds: 0.06, hourBytes: 120 * MB } as const;

/** At least how many times as fast as a program ftpscope is to be, on captures of full size; null where nothing was set. */
export function speedAim({ kind, via, scale }: Read, name: string): number | null {
  if (scale !== FULL_SIZE) return null;
  switch (name) {
    case PEER.loop:
      return (via === "pipe" ? PIPE_AGAINST_LOOP : AGAINST_LOOP[kind]) ?? null;
    case PEER.tshark:
      return kind === "ctl" ? AGAINST_TSHARK_ON_CTL : AGAINST_TSHARK;
    case PEER.tcpflow:
      return AGAINST_TCPFLOW[kind] ?? null;
    case PEER.pcapParser:
      return kind === "ctl" ? AGAINST_PARSER_ON_CTL : AGAINST_PARSER;
    default:
      return null;
  }
}

/** At most how many bytes of memory ftpscope is to take on captures of full size, or null. */
export function memoryAim({ kind, scale }: Read, name: string): number | null {
  if (scale !== FULL_SIZE) return null;
  if (name === OURS) return WHOLE_REPORT[kind] ?? null;
  return name === OURS_STREAMED && kind === "ctl" ? CTL_STREAMED : null;
}

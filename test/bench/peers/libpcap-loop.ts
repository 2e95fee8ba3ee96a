import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { scratchFolder } from "../run/scratch.ts";
import type { Peer } from "./peer.ts";
import { versionOf } from "./version.ts";

/** Relative to the project, for the compiled benchmark stands elsewhere. */
const SOURCE = "test/bench/peers/libpcap-loop.c";
const PATIENCE_MILLISECONDS = 60_000;

/** A loop in C that only counts: what everything is measured against. Left out where there is no C compiler or no libpcap. */
export function libpcapLoop(): Peer {
  const program = join(scratchFolder(), "libpcap-loop");
  const built = spawnSync("cc", ["-O2", "-o", program, resolve(SOURCE), "-lpcap"], { timeout: PATIENCE_MILLISECONDS });
  return {
    name: LOOP,
    version: built.status === 0 ? versionOf(program) : null,
    argv: (path) => [program, path],
  };
}

export const LOOP = "libpcap loop in C";

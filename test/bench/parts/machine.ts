import { cpus, release, totalmem } from "node:os";
import type { Peer } from "../peers/peer.ts";
import type { Machine } from "../results/results.ts";

/** What is measured on, without its name or anyone's. */
export function thisMachine(peers: readonly Peer[]): Machine {
  const named = peers.filter(({ version }) => version !== "");
  return {
    processor: cpus()[0]?.model.trim() ?? "?",
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${release().split("-")[0] ?? ""}`,
    versions: {
      Node: process.version,
      ...Object.fromEntries(named.map(({ name, version }) => [name.split(/ -| loop/)[0] ?? name, version])),
    },
  };
}

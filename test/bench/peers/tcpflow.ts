import { emptyFolder, scratchFolder } from "../run/scratch.ts";
import type { Peer } from "./peer.ts";
import { versionOf } from "./version.ts";

/**
 * tcpflow twice: as it is used, with its files in memory where that can be, and without the report that it writes besides; and
 * (-FX) without any files, so that only putting the streams together is left.
 */
export function tcpflows(): readonly Peer[] {
  const folder = scratchFolder(true);
  const version = versionOf("tcpflow", "-V");
  const after = (): void => emptyFolder(folder);
  const quiet = ["-q", "-S", "enable_report=NO", "-o", folder];
  return [
    { name: TCPFLOW, version, argv: (path) => ["tcpflow", ...quiet, "-r", path], slowOn: ["flows", "ctl"], after },
    { name: `${TCPFLOW} -FX`, version, argv: (path) => ["tcpflow", ...quiet, "-FX", "-r", path], after },
  ];
}

export const TCPFLOW = "tcpflow";

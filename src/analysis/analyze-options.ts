import type { PacketDetail } from "../flow/segment-log.ts";
import type { LiveListener } from "./live.ts";
import type { Progress } from "./progress.ts";

/** How captures are read, and what of them is kept. */
export interface AnalyzeOptions {
  showPasswords: boolean;
  /** DHCP servers that may answer, as addresses or MACs; a finding names every other. Null where nobody said which. */
  allowedDhcpServers?: readonly string[] | null;
  /** Whether, and how closely, the packets of FTP's connections are reported; "none" where nothing is said. */
  packets?: PacketDetail | undefined;
  onProgress?: (progress: Progress) => void;
  /** Ends the reading early; the report then tells what was read. */
  signal?: AbortSignal;
  /** Told of what happens while it is read. */
  live?: LiveListener;
  /** Whether the report keeps its sessions and transactions; without, they are freed once told. True where nothing is said. */
  keepRows?: boolean;
  /** Sessions and connections silent for so long, in seconds of the capture's own time, are ended. */
  idleSeconds?: number;
  /** Goes on where the last capture ends: waits for more of it, and for the files that follow it. */
  follow?: boolean;
}

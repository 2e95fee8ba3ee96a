import type { TableName, View } from "../render/renderer.ts";
import type { ShellName } from "./completion/shells.ts";
import type { CutRequest } from "./cut/cut-request.ts";
import type { ExtractRequest } from "./extract/extract-request.ts";
import type { CheckRequest, GradeRequest } from "./grade/grade-request.ts";
import type { OutputRequest } from "./output-request.ts";

/** What a command line asks for of captures. */
export interface Request extends OutputRequest {
  kind: "run";
  paths: string[];
  view: View;
  /** Transfers to compare, each by its number in its own capture; null leaves the choice to ftpscope. */
  pick: { left: number | null; right: number | null };
  table: TableName | null;
  filter: boolean;
  /** Every finding that there is, instead of those of captures. */
  list: boolean;
  showPasswords: boolean;
  /** DHCP servers that may answer, as addresses or MACs; null where nobody says. */
  allowedDhcpServers: readonly string[] | null;
  /** Goes on where the capture ends now, as more is written to it and to the files after it. */
  follow: boolean;
  /** When silent sessions are taken for ended; null where nobody says. */
  idleSeconds: number | null;
  strict: boolean;
}

export type Invocation =
  | Request
  | GradeRequest
  | CheckRequest
  | CutRequest
  | ExtractRequest
  | { kind: "help"; whole: boolean; command: string | null }
  | { kind: "completion"; shell: ShellName }
  | { kind: "version" };

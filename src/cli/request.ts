import type { TableName, View } from "../render/renderer.ts";
import type { ColourWhen } from "./terminal.ts";

/** What a command line asks for. */
export interface Request {
  kind: "run";
  paths: string[];
  view: View;
  /** Transfers to compare, each by its number in its own capture; null leaves the choice to ftpscope. */
  pick: { left: number | null; right: number | null };
  /** Name of an output; null where nothing says. */
  format: string | null;
  table: TableName | null;
  /** Path to write to; null for standard output. */
  output: string | null;
  force: boolean;
  all: boolean;
  filter: boolean;
  /** Every finding that there is, instead of those of captures. */
  list: boolean;
  showPasswords: boolean;
  /** DHCP servers that may answer, as addresses or MACs; null where nobody says. */
  allowedDhcpServers: readonly string[] | null;
  strict: boolean;
  width: number | null;
  ascii: boolean;
  colour: ColourWhen;
}

export type Invocation = Request | { kind: "help"; whole: boolean; command: string | null } | { kind: "version" };

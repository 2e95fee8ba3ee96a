import type { OptionValues } from "../options.ts";
import type { OutputRequest } from "../output-request.ts";
import { UsageError } from "../usage-error.ts";

/** What `ftpscope cut` is asked for. */
export interface CutRequest extends OutputRequest {
  kind: "cut";
  paths: string[];
  /** Numbers of the report; what any of them names is cut out. */
  sessions: number[];
  transfers: number[];
  transactions: number[];
  /** When silent sessions are taken for ended; null where nobody says. */
  idleSeconds: number | null;
  strict: boolean;
}

/** What captures are named like; the first is for what anything else is named. */
const CAPTURE_ENDING = /\.(?:pcapng|ntar|pcap|cap|dmp|tcpdump)$/i;
const PCAP_ENDING = /\.(?:pcap|cap|dmp|tcpdump)$/i;
const ANY_ENDING = /\.[a-z][a-z0-9]{1,8}$/i;

/** Throws UsageError where nothing is chosen, or the output's ending asks for something else. */
export function toCutRequest(paths: string[], values: OptionValues, output: OutputRequest): CutRequest {
  const { sessions = [], transfers = [], transactions = [] } = values;
  const chosen = sessions.length + transfers.length + transactions.length;
  if (chosen === 0 && !output.all && paths.length > 0) throw new UsageError("cut-of-what");
  const { output: path } = output;
  // A text, or something packed, that is neither would mislead.
  if (path !== null && !CAPTURE_ENDING.test(path) && ANY_ENDING.test(path)) {
    throw new UsageError("cut-ending", path, ".pcapng, .pcap");
  }
  const idleSeconds = values.idle ?? null;
  return {
    ...output,
    kind: "cut",
    paths,
    sessions,
    transfers,
    transactions,
    idleSeconds,
    strict: values.strict === true,
  };
}

/** Whether the part is to be pcap, for programs that read no pcapng. */
export function wantsPcap({ output }: CutRequest): boolean {
  return output !== null && PCAP_ENDING.test(output);
}

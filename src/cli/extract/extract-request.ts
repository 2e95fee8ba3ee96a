import { EOL } from "node:os";
import type { OptionValues } from "../options.ts";
import type { OutputRequest } from "../output-request.ts";
import { UsageError } from "../usage-error.ts";

/** What `ftpscope extract` is asked for; `output` is the folder. */
export interface ExtractRequest extends OutputRequest {
  kind: "extract";
  paths: string[];
  session: number | null;
  transfer: number | null;
  listings: boolean;
  /** Nothing is written. */
  hash: boolean;
  lineEnds: "lf" | "crlf" | null;
  /** When silent sessions are taken for ended; null where nobody says. */
  idleSeconds: number | null;
  strict: boolean;
}

/** Throws UsageError where nothing says where to, or both a folder and that nothing is to be written. */
export function toExtractRequest(paths: string[], values: OptionValues, output: OutputRequest): ExtractRequest {
  const hash = values.hash === true;
  if (paths.length > 0 && output.output === null && !hash) throw new UsageError("extract-where");
  if (hash && output.output !== null) throw new UsageError("conflicting-options", "--hash, --output");
  return {
    ...output,
    kind: "extract",
    paths,
    session: values.session ?? null,
    transfer: values.transfer ?? null,
    listings: values.listings === true,
    hash,
    lineEnds: values.asciiEol === "native" ? nativeLineEnds() : (values.asciiEol ?? null),
    idleSeconds: values.idle ?? null,
    strict: values.strict === true,
  };
}

function nativeLineEnds(): "lf" | "crlf" {
  return EOL === "\r\n" ? "crlf" : "lf";
}

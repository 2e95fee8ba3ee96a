import type { Exchange, FtpSession } from "../report/report.ts";

/** How a transfer was sent (RFC 959 sections 3.1.2 and 3.4; "Z" is deflated): first letters of what MODE and STRU set before it. */
export interface SentAs {
  mode: string;
  structure: string;
}

const AS_AT_FIRST: SentAs = { mode: "S", structure: "F" };

/** By the ids of the session's transfers. */
export function sentAs({ exchanges, transfers }: FtpSession): Map<number, SentAs> {
  const found = new Map<number, SentAs>();
  let now = AS_AT_FIRST;
  let next = 0;
  for (const transfer of transfers) {
    for (; next < exchanges.length; next += 1) {
      const exchange = exchanges[next] as Exchange;
      if (isBehind(exchange, transfer)) break;
      now = after(exchange, now);
    }
    found.set(transfer.id, now);
  }
  return found;
}

type Place = { capture: number | null; frame: number | null };

function isBehind(exchange: Place, transfer: Place): boolean {
  if (exchange.frame === null || transfer.frame === null) return false;
  const captures = (exchange.capture ?? 0) - (transfer.capture ?? 0);
  return captures === 0 ? exchange.frame > transfer.frame : captures > 0;
}

function after({ verb, argument, replies }: Exchange, before: SentAs): SentAs {
  const accepted = replies.some(({ code }) => code >= 200 && code < 300);
  if (!accepted) return before;
  if (verb === "REIN") return AS_AT_FIRST;
  const letter = (argument ?? "").trim().charAt(0).toUpperCase();
  if (verb === "MODE") return { ...before, mode: letter };
  return verb === "STRU" ? { ...before, structure: letter } : before;
}

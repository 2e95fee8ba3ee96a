import type { Exchange, FtpSession, Reply } from "../../../report/report.ts";
import { evidence } from "../facts.ts";

/** Evidence of a command and one of its replies. */
export function exchangeFrames(exchange: Exchange, reply: Reply | null): number[] {
  return [
    ...evidence(exchange.capture, [exchange.frame]),
    ...(reply === null ? [] : evidence(reply.capture, [reply.frame])),
  ];
}

/** Id of the transfer that a command asked for; null for none. */
export function transferOf({ transfers }: FtpSession, { capture, frame }: Exchange): number | null {
  if (frame === null) return null;
  return transfers.find((one) => one.frame === frame && one.capture === capture)?.id ?? null;
}

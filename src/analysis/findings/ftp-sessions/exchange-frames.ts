import type { Exchange, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import { evidence } from "../facts.ts";

/** Evidence of a command and one of its replies. */
export function exchangeFrames(exchange: Exchange, reply: Reply | null): number[] {
  return [
    ...evidence(exchange.capture, [exchange.frame]),
    ...(reply === null ? [] : evidence(reply.capture, [reply.frame])),
  ];
}

/** The transfer that a command asked for; null for none. */
export function transferOf({ transfers }: FtpSession, { capture, frame }: Exchange): Transfer | null {
  if (frame === null) return null;
  return transfers.find((one) => one.frame === frame && one.capture === capture) ?? null;
}

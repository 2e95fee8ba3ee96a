import { frameReference } from "../../../decode/frame-reference.ts";
import type { Endpoint } from "../../../report/connection.ts";
import type { FindingPlace } from "../../../report/findings.ts";
import type { TransferMethod } from "../../../report/report.ts";
import { causesOf } from "./causes.ts";
import type { UnopenedConnection } from "./unopened.ts";

/** What all findings about data connections that were not opened carry. */
export function unopenedData({ session, mode, announcement, transfer, connection, reply, times }: UnopenedConnection): {
  method: TransferMethod;
  verb: string | null;
  from: string;
  to: Endpoint;
  replyCode: number | null;
  times: number;
} {
  const [opener, listener] = mode === "active" ? (["server", "client"] as const) : (["client", "server"] as const);
  const { ip, port } = connection?.[listener] ?? announcement ?? session[listener];
  return {
    method: announcement?.method ?? transfer?.method ?? (transfer?.verb == null ? "inferred" : "default"),
    verb: transfer?.verb ?? null,
    from: connection?.[opener].ip ?? session[opener].ip,
    to: { ip, port },
    replyCode: reply?.code ?? null,
    times,
  };
}

/** SYNs of who was to open it, retransmissions included. */
export function synsOf({ connection, mode }: UnopenedConnection): number {
  return connection?.sent[mode === "active" ? "server" : "client"].packets ?? 0;
}

/** What was wanted and came later was only delayed. */
export function severityOf({ redeemed, transfer, fate }: UnopenedConnection): "error" | "warning" {
  return redeemed || (fate === "absent" && transfer === null) ? "warning" : "error";
}

/** Announcement, command, the attempt's first and last packet, the ICMP error, the reply. */
export function placeOf(unopened: UnopenedConnection): FindingPlace {
  const { session, transfer, announcement, connection, icmp, reply, fate, dataCaptured } = unopened;
  const frames: (number | null)[] = [
    announcement === null ? null : frameReference(announcement.capture, announcement.frame),
    transfer?.frame == null ? null : frameReference(transfer.capture, transfer.frame),
    connection === null ? null : frameReference(connection.capture, connection.firstFrame),
    connection === null ? null : frameReference(connection.lastCapture, connection.lastFrame),
    icmp?.at ?? null,
    reply === null ? null : frameReference(reply.capture, reply.frame),
  ];
  const at = [...new Set(frames.filter((frame) => frame !== null))].sort((a, b) => a - b);
  const proven = fate === "absent" ? dataCaptured && reply !== null : transfer === null || transfer.verb !== null;
  return {
    subject: { session: session.id, transfer: transfer?.id ?? null },
    at,
    confidence: proven ? "seen" : "inferred",
    causes: causesOf(unopened),
  };
}

import type { Sent } from "../../../report/connection.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { CaptureSummary, Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { type AnyConnection, byCapture, everyConnection, LISTED } from "./connections.ts";

/** Of a data connection, a smaller part changes little of what is told of it. */
const CONSIDERABLE_PART = 0.01;

/** Bytes that arrived, for they were acknowledged, and that the capture has not got: it is the capture that lost them. */
export function packetsLost({ report }: Facts): Finding[] {
  const incomplete: Incomplete[] = [];
  for (const one of everyConnection(report)) {
    const bytes = lostBytes(one.tcp);
    if (bytes > 0) incomplete.push({ ...one, bytes });
  }
  return byCapture(incomplete, ({ tcp }) => tcp.capture).map(([capture, own]) =>
    finding(own, report.captures[capture]?.damage ?? null, capture),
  );
}

type Incomplete = AnyConnection & { bytes: number };

function finding(own: readonly Incomplete[], damage: CaptureSummary["damage"], capture: number): Finding {
  const transfers = own.flatMap(({ transfer }) => transfer ?? []);
  const sessions = new Set(own.map(({ session }) => session));
  const [session = null] = sessions;
  const bytes = own.reduce((sum, one) => sum + one.bytes, 0);
  // That part of the file is unreadable is told as such.
  const explained = damage !== null && !CUT_AT_THE_END.has(damage.code);
  const severity = !explained && own.some(isConsiderable) ? "warning" : "note";
  const subject = {
    session: sessions.size === 1 ? session : null,
    transfer: own.length === 1 ? (own[0]?.transfer ?? null) : null,
  };
  const causes: Cause[] = explained
    ? [{ code: "file-damaged", confidence: "likely" }]
    : [
        // Machines are too slow for files, hardly for commands and replies: these may have been taken out of the capture.
        {
          code: "capture-dropped-packets",
          confidence: own.some(({ isControl }) => !isControl) ? "likely" : "possible",
        },
        { code: "asymmetric-route", confidence: "possible" },
      ];
  const data = { bytes, connections: own.length, transfers: transfers.slice(0, LISTED) };
  return makeFinding("capture.packets-lost", severity, data, { subject, capture, causes });
}

/** Damage behind which nothing comes, so that nothing is missing before it. */
const CUT_AT_THE_END = new Set(["record-cut", "compression-cut"]);

function lostBytes({ sent, closed }: AnyConnection["tcp"]): number {
  return lostOf(sent.client, closed) + lostOf(sent.server, closed);
}

/**
 * Where more was captured than was acknowledged, a hole may have been lost on the network and not sent again before the
 * end; but hardly more than what came through behind it, unless nothing was acknowledged at all. An end that is not in the capture at all is another finding's.
 */
function lostOf({ packets, bytes, missingBytes, unacknowledgedBytes }: Sent, closed: string): number {
  if (bytes > 0 && unacknowledgedBytes === bytes) return 0;
  const arrived = closed === "fin" || missingBytes > unacknowledgedBytes;
  return packets > 0 && arrived ? missingBytes : 0;
}

/** Commands and replies are missing, or a good part of a file. */
function isConsiderable({ isControl, bytes, tcp: { sent } }: Incomplete): boolean {
  return isControl || bytes >= CONSIDERABLE_PART * (sent.client.bytes + sent.server.bytes + bytes);
}

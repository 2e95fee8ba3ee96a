import type { Sent } from "../../../report/connection.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { CaptureSummary, Finding } from "../../../report/report.ts";
import { gathering } from "../gathering.ts";
import { type AnyConnection, everyConnection, inOrder, LISTED } from "./connections.ts";

/** Of a data connection, a smaller part changes little of what is told of it. */
const CONSIDERABLE_PART = 0.01;

/** What one capture lost. */
interface Losses {
  bytes: number;
  connections: number;
  /** The first of the transfers among those. */
  transfers: number[];
  /** That all of it is of; null for several, or none. */
  session: number | null;
  considerable: boolean;
  /** Of some data connection. */
  ofData: boolean;
}

/** Bytes that arrived, for they were acknowledged, and that the capture has not got: it is the capture that lost them. */
export const packetsLost = gathering({
  begin: () => new Map<number, Losses>(),
  gather(losses, { report }) {
    for (const one of everyConnection(report)) {
      const bytes = lostBytes(one.tcp);
      if (bytes > 0) add(losses, one, bytes);
    }
  },
  tell: (losses, { report }) =>
    inOrder(losses).map(([capture, own]) => finding(own, report.captures[capture]?.damage ?? null, capture)),
});

function add(losses: Map<number, Losses>, one: AnyConnection, bytes: number): void {
  const { tcp, session, transfer, isControl } = one;
  const known = losses.get(tcp.capture);
  const own = known ?? { bytes: 0, connections: 0, transfers: [], session, considerable: false, ofData: false };
  losses.set(tcp.capture, own);
  own.bytes += bytes;
  own.connections += 1;
  if (transfer !== null && own.transfers.length < LISTED) own.transfers.push(transfer);
  if (own.session !== session) own.session = null;
  own.considerable ||= isConsiderable(one, bytes);
  own.ofData ||= !isControl;
}

function finding(own: Losses, damage: CaptureSummary["damage"], capture: number): Finding {
  const { bytes, connections, transfers, session, considerable, ofData } = own;
  // That part of the file is unreadable is told as such.
  const explained = damage !== null && !CUT_AT_THE_END.has(damage.code);
  const severity = !explained && considerable ? "warning" : "note";
  const subject = { session, transfer: connections === 1 ? (transfers[0] ?? null) : null };
  const causes: Cause[] = explained
    ? [{ code: "file-damaged", confidence: "likely" }]
    : [
        // Machines are too slow for files, hardly for commands and replies: these may have been taken out of the capture.
        { code: "capture-dropped-packets", confidence: ofData ? "likely" : "possible" },
        { code: "asymmetric-route", confidence: "possible" },
      ];
  const data = { bytes, connections, transfers };
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
function isConsiderable({ isControl, tcp: { sent } }: AnyConnection, bytes: number): boolean {
  return isControl || bytes >= CONSIDERABLE_PART * (sent.client.bytes + sent.server.bytes + bytes);
}

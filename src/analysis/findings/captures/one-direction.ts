import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { type AnyConnection, everyConnection, inOrder, LISTED, SHOWN } from "./connections.ts";

/** Fewer packets may stand at the very edge of a capture, or wait for an answer. */
const FEWEST_PACKETS = 3;

type End = "client" | "server";

/** What one capture has of one end only. */
interface Halves {
  /** The end's address; null where they differ. */
  ip: string | null;
  connections: number;
  /** The first of the sessions whose control connection is among those. */
  sessions: number[];
  /** That all of them are of; null for several, or none. */
  session: number | null;
  at: number[];
}

/** Connections that carried data, and of which only one end's packets are in the capture. */
export const oneDirection = gathering({
  begin: () => ({ client: new Map<number, Halves>(), server: new Map<number, Halves>() }),
  gather(halves, { report }) {
    for (const one of everyConnection(report)) {
      const from = onlyEnd(one.tcp);
      if (from !== null) add(halves[from], one, from);
    }
  },
  tell: (halves) =>
    (["client", "server"] as const).flatMap((from) => inOrder(halves[from]).map(([, own]) => finding(own, from))),
});

function add(halves: Map<number, Halves>, { tcp, isControl, session }: AnyConnection, from: End): void {
  const { ip } = tcp[from];
  const own = halves.get(tcp.capture) ?? { ip, connections: 0, sessions: [], session, at: [] };
  halves.set(tcp.capture, own);
  if (own.connections < SHOWN) own.at.push(...evidence(tcp.capture, [tcp.firstFrame]));
  own.connections += 1;
  if (own.ip !== ip) own.ip = null;
  if (own.session !== session) own.session = null;
  if (isControl && session !== null && own.sessions.length < LISTED) own.sessions.push(session);
}

function finding({ ip, connections, sessions, session, at }: Halves, from: End): Finding {
  // Without commands, or without replies, little can be told of a session.
  const severity = sessions.length > 0 ? "warning" : "note";
  const data = { from, ip, connections, sessions };
  return makeFinding("capture.one-direction", severity, data, { subject: { session }, at, causes: CAUSES });
}

const CAUSES: Cause[] = [
  { code: "one-way-mirror", confidence: "possible" },
  { code: "one-way-filter", confidence: "possible" },
  { code: "asymmetric-route", confidence: "possible" },
];

/** The only end that is seen; null where both are. What is only sent again finds nobody any more. */
function onlyEnd({ sent: { client, server } }: AnyConnection["tcp"]): End | null {
  const [from, seen, other] =
    client.packets > 0 ? (["client", client, server] as const) : (["server", server, client] as const);
  const speaks = seen.packets >= FEWEST_PACKETS && seen.bytes > seen.retransmittedBytes;
  return other.packets === 0 && speaks ? from : null;
}

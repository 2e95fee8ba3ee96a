import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { type AnyConnection, byCapture, everyConnection, LISTED, SHOWN } from "./connections.ts";

/** Fewer packets may stand at the very edge of a capture, or wait for an answer. */
const FEWEST_PACKETS = 3;

/** Connections that carried data, and of which only one end's packets are in the capture. */
export function oneDirection({ report }: Facts): Finding[] {
  const halves = { client: [] as AnyConnection[], server: [] as AnyConnection[] };
  for (const one of everyConnection(report)) {
    const from = onlyEnd(one.tcp);
    if (from !== null) halves[from].push(one);
  }
  return (["client", "server"] as const).flatMap((from) =>
    byCapture(halves[from], ({ tcp }) => tcp.capture).map(([capture, own]) => finding(own, from, capture)),
  );
}

function finding(own: readonly AnyConnection[], from: "client" | "server", capture: number): Finding {
  const ips = new Set(own.map((one) => one.tcp[from].ip));
  const [ip = null] = ips;
  const sessions = own.flatMap(({ isControl, session }) => (isControl && session !== null ? [session] : []));
  const data = {
    from,
    ip: ips.size === 1 ? ip : null,
    connections: own.length,
    sessions: sessions.slice(0, LISTED),
  };
  const subject = {
    session: own.every(({ session }) => session === own[0]?.session) ? (own[0]?.session ?? null) : null,
  };
  const at = evidence(
    capture,
    own.slice(0, SHOWN).map(({ tcp }) => tcp.firstFrame),
  );
  // Without commands, or without replies, little can be told of a session.
  const severity = sessions.length > 0 ? "warning" : "note";
  return makeFinding("capture.one-direction", severity, data, { subject, at, causes: CAUSES });
}

const CAUSES: Cause[] = [
  { code: "one-way-mirror", confidence: "possible" },
  { code: "one-way-filter", confidence: "possible" },
  { code: "asymmetric-route", confidence: "possible" },
];

/** The only end that is seen; null where both are. What is only sent again finds nobody any more. */
function onlyEnd({ sent: { client, server } }: AnyConnection["tcp"]): "client" | "server" | null {
  const [from, seen, other] =
    client.packets > 0 ? (["client", client, server] as const) : (["server", server, client] as const);
  const speaks = seen.packets >= FEWEST_PACKETS && seen.bytes > seen.retransmittedBytes;
  return other.packets === 0 && speaks ? from : null;
}

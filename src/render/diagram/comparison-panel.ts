import type { Comparison } from "../../report/comparison.ts";
import type { Sheet } from "../text/sheet.ts";
import { eventsOf, otherHost, type SideView } from "./comparison-sides.ts";
import type { Host, Lifeline, Panel } from "./diagram.ts";
import { hostName } from "./ftp-lifelines.ts";

/**
 * The four ports of one side, in the order of LIFELINE; the data ports in use from where the port is named. A data port of
 * another host, as between two servers, stands under that host.
 */
export function sidePanel(view: SideView, comparison: Comparison, sheet: Sheet): Panel {
  const { client, server, other } = sheet.words.ladder.hosts;
  const { session } = view;
  const last = comparison.steps.reduce((count, { rows }) => count + rows.length, 0) - 1;
  const whole = [{ first: 0, last }];
  const data = dataPorts(view, comparison);
  const span = dataSpan(view, comparison, last);
  const others = { client: otherHost(view, comparison, "client"), server: otherHost(view, comparison, "server") };
  const between = [others.client, others.server].flatMap((ip) => (ip === null ? [] : [hostName(other, ip, sheet)]));
  const hosts = [[client] as const, ...between, [server] as const].map((name): Host => ({ name }));
  const ends = { client: 0, server: hosts.length - 1 };
  const at = { client: others.client === null ? 0 : 1, server: ends.server - (others.server === null ? 0 : 1) };
  return {
    title: view.title,
    hosts,
    lifelines: [
      lifeline(ends.client, session.client.port, whole, "control"),
      lifeline(at.client, data.client, data.client === null ? [] : span, "data"),
      lifeline(at.server, data.server, data.server === null ? [] : span, "data"),
      lifeline(ends.server, session.server.port, whole, "control"),
    ],
  };
}

function lifeline(host: number, port: number | null, spans: Lifeline["spans"], tone: Lifeline["tone"]): Lifeline {
  return { host, port: port === null ? "" : `:${port}`, role: [""], tone, spans };
}

interface Ports {
  client: number | null;
  server: number | null;
}

/** Of the connection that counts, which is the last; where none was seen, the port that was named. */
function dataPorts({ side, session, transfer }: SideView, comparison: Comparison): Ports {
  const event = eventsOf(comparison, side).findLast((one) => one.event.channel === "data")?.event;
  if (event !== undefined) {
    const { from, fromPort, toPort } = event;
    return from === "client" ? { client: fromPort, server: toPort } : { client: toPort, server: fromPort };
  }
  const named = session.announcements.findLast((one) => transfer === null || one.transfer === transfer.id);
  return {
    client: named?.listener === "client" ? named.port : null,
    server: named?.listener === "server" ? named.port : null,
  };
}

/** From the first word about a port to the last packet of the data connection, or to the end where there was none. */
function dataSpan({ side }: SideView, comparison: Comparison, last: number): Lifeline["spans"] {
  const before = comparison.steps.findIndex(({ step }) => step === "port" || step === "data");
  if (before < 0) return [];
  const first = comparison.steps.slice(0, before).reduce((count, { rows }) => count + rows.length, 0);
  const data = eventsOf(comparison, side).findLast(({ event }) => event.channel === "data");
  return [{ first, last: Math.max(first, data?.row ?? last) }];
}

import type { Comparison } from "../../report/comparison.ts";
import type { Sheet } from "../text/sheet.ts";
import { eventsOf, type SideView } from "./comparison-sides.ts";
import type { Lifeline, Panel } from "./diagram.ts";

const CLIENT = 0;
const SERVER = 1;

/** The four ports of one side, in the order of LIFELINE; the data ports in use from where the port is named. */
export function sidePanel(view: SideView, comparison: Comparison, sheet: Sheet): Panel {
  const { client, server } = sheet.words.ladder.hosts;
  const { session } = view;
  const last = comparison.steps.reduce((count, { rows }) => count + rows.length, 0) - 1;
  const whole = [{ first: 0, last }];
  const data = dataPorts(view, comparison);
  const span = dataSpan(view, comparison, last);
  const control = (host: number, port: number): Lifeline => lifeline(host, port, whole, "control");
  return {
    title: view.title,
    hosts: [{ name: [client] }, { name: [server] }],
    lifelines: [
      control(CLIENT, session.client.port),
      lifeline(CLIENT, data.client, data.client === null ? [] : span, "data"),
      lifeline(SERVER, data.server, data.server === null ? [] : span, "data"),
      control(SERVER, session.server.port),
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

import { jsonText } from "../../report/json-text.ts";
import type { Report } from "../../report/report.ts";
import type { Render, RenderEvent } from "../renderer.ts";
import { selectView } from "../select.ts";

/**
 * One JSON object a line, each with its kind in `event` first; a transfer names its session, which does not repeat it. Where
 * sessions and transactions were told as events, the report has none, and this is what is told at the end.
 */
export const renderNdjson: Render = function* (report, view) {
  for (const [event, facts] of events(selectView(report, view))) yield line(event, facts);
};

/** The same for what is told while captures are read. */
export const ndjsonEvent: RenderEvent = ({ event, ...facts }) => line(event, facts);

function line(event: string, facts: object): string {
  return `${jsonText({ event, ...facts })}\n`;
}

function* events({ captures, ftp, dhcp, findings, traffic, story }: Report): Generator<[string, object]> {
  for (const capture of captures) yield ["capture", capture];
  for (const { transfers, ...session } of ftp.sessions) {
    yield ["session", session];
    for (const transfer of transfers) yield ["transfer", { session: session.id, ...transfer }];
  }
  for (const connection of ftp.unclaimedConnections) yield ["unclaimed-connection", connection];
  for (const transaction of dhcp.transactions) yield ["transaction", transaction];
  for (const client of dhcp.clients) yield ["client", client];
  for (const claim of dhcp.linkLocal) yield ["link-local", claim];
  for (const part of story ?? []) yield ["story", part];
  for (const finding of findings) yield ["finding", finding];
  for (const protocol of traffic) yield ["traffic", protocol];
}

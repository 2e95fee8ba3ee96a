import type { DataConnection } from "../../report/connection.ts";
import { paragraph } from "./flow.ts";
import { endpoint, frameSpan } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const CONNECTIONS_SHOWN = 5;

/** Connections that look like FTP data and belong to no session: how many, and where the first ones are. Empty where there is none. */
export function unclaimedSection(connections: readonly DataConnection[], sheet: Sheet): string[] {
  if (connections.length === 0) return [];
  const { shown, more } = shorten(connections, CONNECTIONS_SHOWN, sheet);
  const lines = shown.flatMap((connection) => {
    const { client, server, opener } = connection;
    const [from, to] = opener === "server" ? [server, client] : [client, server];
    const arrow = opener === null ? sheet.glyphs.range : sheet.glyphs.to;
    const ends = `${endpoint(from)} ${arrow} ${endpoint(to)}`;
    return paragraph("  ", `${ends}, ${frameSpan(sheet, connection)}`, sheet.width);
  });
  return [...paragraph("", sheet.words.summary.unclaimed(connections.length), sheet.width), ...lines, ...more];
}

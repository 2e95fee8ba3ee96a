import type { Report } from "../../report/report.ts";
import { OWN_ZONE } from "../instant.ts";
import type { Render } from "../renderer.ts";
import { partOf, selectView } from "../select.ts";
import { stampText } from "./date-text.ts";
import { inOrder } from "./in-order.ts";
import { DHCP_COLUMNS, dhcpLine } from "./zeek-dhcp.ts";
import { type Column, UNSET, zeekEnd, zeekHead } from "./zeek-fields.ts";
import { FTP_COLUMNS, ftpLines } from "./zeek-ftp.ts";

/**
 * The logs that Zeek would have written, for what reads those: ftp.log, dhcp.log, or where both are asked for one behind the
 * other, each with its own head. They are opened and closed at the first and last packet's time, in the machine's zone.
 */
export const renderZeek: Render = function* (report, view, { timeZone = OWN_ZONE }) {
  const part = partOf(view);
  const { ftp, dhcp, captures } = selectView(report, view);
  const log = (path: string, columns: readonly Column[], lines: Iterable<string>) =>
    logOf({ path, columns, lines }, captures, timeZone);
  if (part !== "dhcp") yield* log("ftp", FTP_COLUMNS, inOrder(each(ftp.sessions, ftpLines)));
  if (part !== "ftp") yield* log("dhcp", DHCP_COLUMNS, inOrder(each(dhcp.transactions, (one) => [dhcpLine(one)])));
};

function* logOf(
  { path, columns, lines }: { path: string; columns: readonly Column[]; lines: Iterable<string> },
  captures: Report["captures"],
  timeZone: string,
): Generator<string> {
  const stamp = (time: string | undefined) => (time === undefined ? UNSET : stampText(time, timeZone));
  const times = captures.flatMap(({ firstTime, lastTime }) => [firstTime ?? [], lastTime ?? []].flat()).sort();
  yield zeekHead(path, columns, stamp(times[0]));
  yield* lines;
  yield zeekEnd(stamp(times.at(-1)));
}

function* each<Row, Told>(rows: Iterable<Row>, tell: (row: Row) => Iterable<Told>): Generator<Told> {
  for (const row of rows) yield* tell(row);
}

import type { SegmentRun } from "../../report/connection.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { StationEndpoint } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { wallClock } from "../instant.ts";
import { grouped } from "../number-text.ts";
import { duration, endpoint, frameSpanShort, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Detail } from "./diagram.ts";
import type { Role } from "./ftp-lifelines.ts";
import type { PacketedConnection } from "./ftp-step.ts";
import { otherRole } from "./ftp-step.ts";
import type { Place } from "./ladder-place.ts";
import { acknowledgmentText, sequenceText, windowText } from "./packet-layers.ts";
import type { SegmentGroup } from "./segment-groups.ts";

/** Cells of a command or reply that are told. */
const TEXT_CELLS = 500;

/** Who sent something to whom. */
export interface Route {
  from: StationEndpoint;
  to: StationEndpoint;
}

/** What was said on the control connection, whole, and what it means. */
export function messageDetails(
  place: Place,
  last: { capture: number; frame: number },
  route: Route,
  said: { text: string; meaning: string | null },
  sheet: Sheet,
): Detail[] {
  const { details } = sheet.words.ladder;
  return [
    ...commonDetails(place, last, route, sheet),
    ...detail(details.text, wireText(said.text, sheet, TEXT_CELLS)),
    ...detail(details.meaning, said.meaning),
  ];
}

/** What the packets of a row have in their headers, the first of them where there are several. */
export function groupDetails(group: SegmentGroup, connection: PacketedConnection, sheet: Sheet): Detail[] {
  const { details } = sheet.words.ladder;
  const { first, last, packets, bytes } = group;
  const from = connection[group.from];
  const to = connection[otherRole(group.from)];
  const known = first.flags.length > 0;
  const seconds = secondsBetween(first.time, last.lastTime);
  return [
    ...commonDetails(
      first,
      { capture: last.lastCapture, frame: last.lastFrame },
      { from: station(from), to: station(to) },
      sheet,
    ),
    ...detail(details.packets, packets > 1 ? grouped(packets) : null),
    ...detail(details.bytes, bytes > 0 ? sheet.words.measures.byteCount(bytes) : null),
    ...detail(details.duration, packets > 1 && seconds > 0 ? duration(sheet, seconds) : null),
    ...(known ? headerDetails(first, connection, sheet) : []),
  ];
}

function headerDetails(run: SegmentRun, connection: PacketedConnection, sheet: Sheet): Detail[] {
  const { details } = sheet.words.ladder;
  const own = connection[run.from].packets;
  const other = connection[otherRole(run.from)].packets;
  const numbers = [
    sequenceText(run, own.initialSequence, sheet),
    acknowledgmentText(run, other.initialSequence, sheet),
    windowText(run, own.windowShift, sheet),
  ];
  return [
    ...detail(details.flags, escapeText(run.flags.join(", "))),
    ...detail(details.numbers, numbers.filter((text) => text !== null).join(", ")),
  ];
}

function commonDetails(
  place: Place,
  last: { capture: number; frame: number },
  { from, to }: Route,
  sheet: Sheet,
): Detail[] {
  const { details } = sheet.words.ladder;
  const { capture, frame: firstFrame } = place;
  const frames = frameSpanShort(sheet, { capture, firstFrame, lastCapture: last.capture, lastFrame: last.frame });
  return [
    ...detail(details.frame, frames),
    ...detail(details.time, place.time === null ? null : wallClock(place.time, sheet.timeZone)),
    ...detail(details.from, stationText(from)),
    ...detail(details.to, stationText(to)),
  ];
}

/** "192.168.0.10:51742 (02:00:00:00:00:0a)". */
function stationText(end: StationEndpoint): string {
  return end.mac === null ? endpoint(end) : `${endpoint(end)} (${escapeText(end.mac.slice(0, 40))})`;
}

function station({ endpoint: end, packets }: PacketedConnection[Role]): StationEndpoint {
  return { ...end, mac: packets.mac };
}

function detail(name: string, value: string | null): Detail[] {
  return value === null || value === "" ? [] : [{ name, value }];
}

import type { ComparedEvent, Comparison } from "../../report/comparison.ts";
import { byteRate, grouped } from "../number-text.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { outcomeOf } from "./comparison-sentences.ts";
import { eventsOf, type SideView } from "./comparison-sides.ts";
import type { TableBlock } from "./diagram.ts";

const COMMAND_CELLS = 80;

/** A line of the table: both sides' text, and whether it is worth saying that they differ (times and rates always do). */
interface Fact {
  name: string;
  of(side: SideView): string | null;
  signed: boolean;
}

/** Both transfers in figures, one beside the other, with a sign between them. Lines that say nothing are left out. */
export function comparisonTable(
  comparison: Comparison,
  [left, right]: readonly [SideView, SideView],
  sheet: Sheet,
): TableBlock {
  const { glyphs, words } = sheet;
  const rows = factsOf(comparison, sheet).flatMap(({ name, of, signed }) => {
    const [mine, theirs] = [of(left), of(right)];
    if (mine === null && theirs === null) return [];
    const sign = mine === null || theirs === null || !signed ? "" : mine === theirs ? glyphs.same : glyphs.differs;
    return [[name, mine ?? glyphs.absent, sign, theirs ?? glyphs.absent]];
  });
  return {
    kind: "table",
    title: words.comparison.table.title,
    columns: [
      { title: "", align: "left" },
      { title: left.title, align: "right" },
      { title: "", align: "left" },
      { title: right.title, align: "right" },
    ],
    rows,
  };
}

function factsOf(comparison: Comparison, sheet: Sheet): Fact[] {
  const { comparison: words, measures, names } = sheet.words;
  const { table } = words;
  const event = (side: SideView, matches: (event: ComparedEvent) => boolean) =>
    eventsOf(comparison, side.side).findLast((one) => matches(one.event))?.event ?? null;
  const isSyn = (one: ComparedEvent) => one.opens;
  const isBurst = (one: ComparedEvent) => one.kind === "data";
  const count = (value: number | null | undefined) => (value == null ? null : grouped(value));
  const bytes = (value: number | null | undefined) => (value == null ? null : measures.byteCount(value));
  return [
    { name: table.command, signed: true, of: (side) => commandOf(side, sheet) },
    { name: table.announcer, signed: true, of: (side) => announcerOf(side, sheet) },
    {
      name: table.opener,
      signed: true,
      of: (side) => {
        const syn = event(side, isSyn);
        return syn === null ? null : names.role[syn.from];
      },
    },
    { name: table.serverPort, signed: true, of: (side) => serverPortOf(event(side, isSyn)) },
    { name: table.replies, signed: true, of: (side) => repliesOf(comparison, side) },
    { name: table.outcome, signed: true, of: (side) => outcomeOf(side, sheet) },
    { name: table.bytes, signed: true, of: ({ transfer }) => bytes(transfer?.bytes) },
    { name: table.segments, signed: true, of: (side) => count(event(side, isBurst)?.packets) },
    { name: table.retransmitted, signed: true, of: ({ transfer }) => bytes(transfer?.retransmittedBytes) },
    { name: table.time, signed: false, of: ({ transfer }) => timeOf(transfer?.seconds ?? null, sheet) },
    {
      name: table.rate,
      signed: false,
      of: ({ transfer }) => byteRate(transfer?.bytes ?? null, transfer?.seconds ?? null),
    },
  ];
}

function commandOf({ transfer }: SideView, sheet: Sheet): string | null {
  if (transfer === null || transfer.verb === null) return null;
  return wireText(`${transfer.verb} ${transfer.argument ?? ""}`.trimEnd(), sheet, COMMAND_CELLS, "middle");
}

/** "client (PORT)". */
function announcerOf({ session, transfer }: SideView, sheet: Sheet): string | null {
  const announcement = session.announcements.findLast((one) => transfer === null || one.transfer === transfer.id);
  return announcement === undefined
    ? null
    : `${sheet.words.names.role[announcement.listener]} (${announcement.method})`;
}

function serverPortOf(syn: ComparedEvent | null): string | null {
  if (syn === null) return null;
  return String(syn.from === "server" ? syn.fromPort : syn.toPort);
}

/** Codes in the order of the picture: "200, 226". */
function repliesOf(comparison: Comparison, { side }: SideView): string | null {
  const codes = eventsOf(comparison, side).flatMap(({ event }) => event.code ?? []);
  return codes.length === 0 ? null : codes.join(", ");
}

function timeOf(seconds: number | null, sheet: Sheet): string | null {
  return seconds === null ? null : duration(sheet, seconds);
}

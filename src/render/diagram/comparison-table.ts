import type { ComparedEvent, Comparison } from "../../report/comparison.ts";
import type { Transfer } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { byteRate, grouped } from "../number-text.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { outcomeOf } from "./comparison-sentences.ts";
import { eventsOf, otherHost, type SideView } from "./comparison-sides.ts";
import type { TableBlock } from "./diagram.ts";

const COMMAND_CELLS = 80;

/** A line of the table: each side's text, and whether to say so where they differ (times always do, random ports may). */
interface Fact {
  name: string;
  of(side: SideView): string | null;
  telling: boolean;
}

/** Both transfers in figures, one beside the other, with a sign between them. Lines that say nothing are left out. */
export function comparisonTable(
  comparison: Comparison,
  [left, right]: readonly [SideView, SideView],
  sheet: Sheet,
): TableBlock {
  const { glyphs, words } = sheet;
  const rows = factsOf(comparison, sheet).flatMap(({ name, of, telling }) => {
    const [mine, theirs] = [of(left), of(right)];
    if (mine === null && theirs === null) return [];
    const known = mine !== null && theirs !== null;
    const sign = !known ? "" : mine === theirs ? glyphs.same : telling ? glyphs.differs : "";
    return [[name, mine ?? glyphs.absent, sign, theirs ?? glyphs.absent]];
  });
  return {
    kind: "table",
    title: words.comparison.table.title,
    columns: [
      { title: "", align: "left" },
      { title: left.title, align: "left" },
      { title: "", align: "left" },
      { title: right.title, align: "left" },
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
  const portsTell = comparison.differences.some(({ code }) => code === "server-port");
  const readable = comparison.steps.every(({ same }) => same !== null);
  const count = (value: number | null | undefined) => (value == null ? null : grouped(value));
  const bytes = (value: number | null | undefined) => (value == null ? null : measures.byteCount(value));
  return [
    { name: table.command, telling: true, of: (side) => commandOf(side, sheet) },
    { name: table.announcer, telling: true, of: (side) => announcerOf(side, sheet) },
    {
      name: table.opener,
      telling: true,
      of: (side) => {
        const syn = event(side, isSyn);
        if (syn === null) return null;
        const other = otherHost(side, comparison, syn.from);
        return other === null ? names.role[syn.from] : escapeText(other.slice(0, 60));
      },
    },
    { name: table.serverPort, telling: portsTell, of: (side) => serverPortOf(event(side, isSyn)) },
    { name: table.replies, telling: readable, of: (side) => repliesOf(comparison, side) },
    { name: table.outcome, telling: readable, of: (side) => outcomeOf(side, sheet) },
    { name: table.bytes, telling: true, of: (side) => bytes(carriedBy(side)?.bytes) },
    { name: table.segments, telling: true, of: (side) => count(event(side, isBurst)?.packets) },
    { name: table.retransmitted, telling: true, of: (side) => bytes(carriedBy(side)?.retransmittedBytes) },
    { name: table.time, telling: false, of: (side) => timeOf(carriedBy(side)?.seconds ?? null, sheet) },
    {
      name: table.rate,
      telling: false,
      of: (side) => byteRate(carriedBy(side)?.bytes ?? null, carriedBy(side)?.seconds ?? null),
    },
  ];
}

/** The transfer, if its data connection came about: there is nothing to count of any other. */
function carriedBy({ transfer }: SideView): Transfer | null {
  return transfer?.connection?.established === true ? transfer : null;
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

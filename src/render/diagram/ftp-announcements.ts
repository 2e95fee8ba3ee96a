import type { DataConnection } from "../../report/connection.ts";
import { isPrivate } from "../../report/private-address.ts";
import type { Announcement } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { portArithmetic } from "../text/phrases.ts";
import type { Label, Note, Tone } from "./diagram.ts";
import type { Act } from "./ftp-acts.ts";
import { type LadderContext, type LadderStep, noteAt, step } from "./ftp-step.ts";
import type { Place } from "./ladder-place.ts";

/** Beneath the command or reply that named a port: the arithmetic, and an address that is not the one in use. */
export function announcementSteps(
  announcement: Announcement,
  connection: DataConnection | null,
  place: Place,
  act: Act,
  context: LadderContext,
): LadderStep[] {
  const { lines, session, sheet } = context;
  const { ladder } = sheet.words;
  const { listener, port, transfer, attempts } = announcement;
  const used = connection ?? attempts[0] ?? null;
  const at = lines.data(listener, used?.[listener].ip ?? session[listener].ip);
  const unused = transfer === null && attempts.length === 0;
  const arithmetic = portArithmetic(announcement, sheet) ?? `:${port}`;
  const says = ladder.listens(arithmetic, unused);
  const label: Label =
    listener === "client"
      ? [`${sheet.glyphs.from} ${says}`, `${sheet.glyphs.from} ${arithmetic}`]
      : [`${says} ${sheet.glyphs.to}`, `${arithmetic} ${sheet.glyphs.to}`];
  const base = { last: null, act, channel: used ?? announcement };
  const address = addressNote(announcement, used, context);
  const texts: [Label, Tone][] = [
    [label, "data"],
    ...(address === null ? [] : [[[address], "warning"] as [Label, Tone]]),
  ];
  return texts.map(([text, tone]) => step(place, { ...base, cell: betweenHosts(listener, noteAt(at, text, tone)) }));
}

/** On the side that lies between the hosts: right of the client's line, left of the server's. */
export function betweenHosts(listener: Announcement["listener"], note: Note): Note {
  return listener === "server" ? { ...note, before: true } : note;
}

/** The address that was said, where the session, or the connection that came of it, has another. */
function addressNote(
  { ip, listener }: Announcement,
  connection: DataConnection | null,
  { session, sheet }: LadderContext,
): string | null {
  const connected = connection?.[listener].ip ?? ip;
  const own = session[listener].ip;
  if (ip === "" || (connected === ip && own === ip)) return null;
  const { address } = sheet.words.ladder;
  const said = escapeText(ip.slice(0, 60));
  const hidden = isPrivate(ip) && !isPrivate(own) ? address.isPrivate(said) : said;
  return connected === ip
    ? address.notOwn[listener](hidden, escapeText(own))
    : address.notUsed(hidden, escapeText(connected));
}

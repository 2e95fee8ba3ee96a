import type { Announcement, DataConnection } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { portArithmetic } from "../text/ftp-session.ts";
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
  const says = ladder.listens(portArithmetic(announcement, sheet) ?? `:${port}`, unused);
  const label = listener === "client" ? `${sheet.glyphs.from} ${says}` : says;
  const channel = used ?? announcement;
  const note = (text: string, tone: "data" | "warning") =>
    step(place, { last: null, act, cell: noteAt(at, [text], tone), channel });
  const address = addressNote(announcement, used, context);
  return [note(label, "data"), ...(address === null ? [] : [note(address, "warning")])];
}

/** The address that was said, where the listener is not known by it; "" is EPSV's, which says none. */
function addressNote(
  { ip, listener }: Announcement,
  connection: DataConnection | null,
  { session, sheet }: LadderContext,
): string | null {
  const seen = connection?.[listener].ip ?? session[listener].ip;
  if (ip === "" || ip === seen) return null;
  const { ladder } = sheet.words;
  const [said, real] = [escapeText(ip.slice(0, 60)), escapeText(seen)];
  return isPrivate(ip) && !isPrivate(seen) ? ladder.privateAddress(said, real) : ladder.otherAddress(said, real);
}

/** Addresses that no router on the Internet forwards to (RFC 1918, RFC 3927, RFC 4193, RFC 6598). */
export function isPrivate(ip: string): boolean {
  return /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i.test(
    ip,
  );
}

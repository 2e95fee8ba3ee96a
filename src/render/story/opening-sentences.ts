import type { DataConnection } from "../../report/connection.ts";
import type { Announcement, FtpSession } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { framesCited } from "../frames-cited.ts";
import type { ToldOpening, ToldPort } from "../locale/story.en.ts";
import { connectionArrow, endpoint, frameSpan, oneFrame, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { namedBy, type Opening } from "../transfer-opening.ts";

/** A data connection with what it belongs to. */
export interface Opened {
  session: FtpSession;
  announcement: Announcement | null;
  connection: DataConnection;
  /** Who answered its SYN with an ICMP error; null where nobody is known to. */
  icmpSender: string | null;
}

/** Who told which port. */
export function portSentence(announcement: Announcement, session: FtpSession, sheet: Sheet): string {
  const { ip, port, listener, capture, frame } = announcement;
  const isOwn = ip === "" || ip === session[listener].ip;
  const told: ToldPort = {
    isOwn,
    port: isOwn ? String(port) : endpoint({ ip: wireText(ip, sheet, 48), port }),
    method: namedBy(announcement),
    frames: oneFrame(sheet, capture, frame),
  };
  return sheet.words.story.told[listener](told);
}

/** Who connected, and how far that got. */
export function openingSentence(kind: Opening, opened: Opened, sheet: Sheet): string | null {
  const { opening } = sheet.words.story;
  const { connection, session } = opened;
  switch (kind) {
    case "unanswered":
      return opened.icmpSender === null
        ? opening.unanswered(tellOpening(kind, opened, sheet))
        : opening.unreachable(tellOpening(kind, opened, sheet), escapeText(opened.icmpSender));
    case "opened":
    case "half":
    case "refused":
      return opening[kind](tellOpening(kind, opened, sheet));
    case "midway": {
      const ends = connectionArrow(sheet, connection, session, sheet.words.names.roleShort);
      return opening.midway(ends, frameSpan(sheet, connection));
    }
    default:
      return null;
  }
}

function tellOpening(kind: Opening, { connection, announcement, session }: Opened, sheet: Sheet): ToldOpening {
  const opener = connection.opener ?? "client";
  const listener = connection[opener === "client" ? "server" : "client"];
  const isToldPort = announcement !== null && announcement.port === listener.port && announcement.ip === listener.ip;
  const isOwn = connection[opener].ip === session[opener].ip;
  const waited = kind === "unanswered" || kind === "refused";
  const { capture, synFrame, synAckFrame } = connection;
  const frames = [synFrame, synAckFrame].flatMap((frame) => (frame === null ? [] : [{ capture, frame }]));
  return {
    opener,
    openerIp: isOwn ? null : escapeText(connection[opener].ip),
    fromPort: opener === "server" || !isOwn ? connection[opener].port : null,
    to: isToldPort ? null : endpoint(listener),
    frames: waited || frames.length === 0 ? frameSpan(sheet, connection) : framesCited(frames, sheet),
    syns: Math.max(1, connection.sent[opener].packets),
  };
}

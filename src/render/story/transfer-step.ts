import type { DataConnection } from "../../report/connection.ts";
import { lastPart } from "../../report/path-end.ts";
import type { Announcement, Exchange, FtpSession, Transfer } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import type { ToldOpening, ToldPort } from "../locale/story.en.ts";
import { byteRate } from "../number-text.ts";
import { connectionArrow, duration, endpoint, frameSpan, oneFrame, wentWrong, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { namedBy, type Opening, openingOf } from "../transfer-opening.ts";
import { endsOf, replyText, sentenceOf } from "./sentence.ts";
import type { Step } from "./step.ts";

const NAME_CELLS = 60;
/** Files that went like the first one are named up to this many. */
const NAMES_TOLD = 4;

/** A transfer with what belongs to it. */
export interface Asked {
  session: FtpSession;
  transfer: Transfer;
  announcement: Announcement | null;
  /** The exchange that asked for it, and the one after it. */
  exchange: Exchange | null;
  next: Exchange | null;
}

/** A transfer: what was asked, which port was told, who connected, what was carried, how it ended. */
export class TransferStep implements Step {
  readonly place: FramePlace;
  readonly key: string;
  readonly failed: boolean;
  readonly #asked: Asked;
  readonly #sheet: Sheet;
  readonly #opening: Opening;
  readonly #connection: DataConnection | null;

  constructor(asked: Asked, sheet: Sheet) {
    const { transfer, announcement, exchange } = asked;
    this.#asked = asked;
    this.#sheet = sheet;
    this.#connection = transfer.connection ?? announcement?.attempts[0] ?? null;
    this.#opening = openingOf(transfer, announcement, exchange);
    const frame = transfer.frame ?? this.#connection?.firstFrame ?? 0;
    this.place = { capture: transfer.capture, frame };
    this.failed = wentWrong(transfer);
    const { mode, method, direction, outcome, replyCode, missingBytes, restart } = transfer;
    const kind = [mode, method, direction, outcome, replyCode, this.#opening, (missingBytes ?? 0) > 0, restart > 0];
    this.key = kind.join(" ");
  }

  tell() {
    const { transfer, announcement, exchange } = this.#asked;
    const connection = this.#connection;
    const replies = exchange?.replies ?? [];
    return sentenceOf(
      [this.#request(), ...(this.#opening === "rejected" ? [] : this.#howOpened()), ...this.#carried(), this.#end()],
      [
        ...placeOf(announcement),
        ...(transfer.frame === null ? [] : [{ capture: transfer.capture, frame: transfer.frame }]),
        ...(connection === null ? [] : endsOf(connection)),
        ...replies.map(({ capture, frame }) => ({ capture, frame })),
      ],
    );
  }

  tellLikewise(others: readonly Step[]) {
    const { measures, story } = this.#sheet.words;
    const transfers = others.flatMap((one) => (one instanceof TransferStep ? [one.#asked.transfer] : []));
    const names = transfers.slice(0, NAMES_TOLD).flatMap((one) => nameOf(one, this.#sheet) ?? []);
    const bytes = transfers.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
    const places = others.map(({ place }) => place);
    const listed = [...names, ...(transfers.length > names.length ? [this.#sheet.glyphs.ellipsis] : [])].join(", ");
    return sentenceOf(
      [
        story.likewise(
          others.length,
          names.length === 0 ? "" : listed,
          bytes === 0 ? null : measures.byteCount(bytes),
          framesCited(places, this.#sheet),
        ),
      ],
      places,
    );
  }

  #request(): string {
    const { asked } = this.#sheet.words.story;
    const { transfer, session } = this.#asked;
    const { verb, frame, capture, direction, restart } = transfer;
    if (verb === null || frame === null) return session.security === "none" ? asked.notCaptured : asked.encrypted;
    const cited = oneFrame(this.#sheet, capture, frame);
    const request = asked[direction ?? "other"](nameOf(transfer, this.#sheet), wireText(verb, this.#sheet, 16), cited);
    return restart === 0 ? request : `${request} ${asked.resumed(this.#sheet.words.measures.byteCount(restart))}`;
  }

  /** Who told which port, and who connected to it. */
  #howOpened(): string[] {
    const { told, opening } = this.#sheet.words.story;
    const { announcement, transfer } = this.#asked;
    const connection = this.#connection;
    const { mode, method } = transfer;
    const port =
      announcement !== null
        ? [told[announcement.listener](toldPort(announcement, this.#asked.session, this.#sheet))]
        : method === "default"
          ? [told.default]
          : mode === null
            ? []
            : [told[mode]];
    switch (this.#opening) {
      case "never":
      case "unseen":
        return [...port, opening[this.#opening]];
      case "none":
        return [...port, opening.unseen];
      case "opened":
      case "half":
      case "unanswered":
      case "refused":
        return connection === null ? port : [...port, opening[this.#opening](this.#toldOpening(connection))];
      case "midway": {
        if (connection === null) return port;
        const { roleShort } = this.#sheet.words.names;
        const ends = connectionArrow(this.#sheet, connection, this.#asked.session, roleShort);
        return [...port, opening.midway(ends, frameSpan(this.#sheet, connection))];
      }
      case "rejected":
        return [];
    }
  }

  #toldOpening(connection: DataConnection): ToldOpening {
    const { announcement, session } = this.#asked;
    const opener = connection.opener ?? "client";
    const listener = connection[opener === "client" ? "server" : "client"];
    const isToldPort = announcement !== null && announcement.port === listener.port && announcement.ip === listener.ip;
    const isOwn = connection[opener].ip === session[opener].ip;
    const waited = this.#opening === "unanswered" || this.#opening === "refused";
    const { capture, synFrame, synAckFrame } = connection;
    const frames = [synFrame, synAckFrame].flatMap((frame) => (frame === null ? [] : [{ capture, frame }]));
    return {
      opener,
      fromPort: opener === "server" && isOwn ? connection.server.port : null,
      to: isToldPort ? null : endpoint(listener),
      frames: waited || frames.length === 0 ? frameSpan(this.#sheet, connection) : framesCited(frames, this.#sheet),
      syns: Math.max(1, connection.sent[opener].packets),
    };
  }

  #carried(): string[] {
    const { story, measures } = this.#sheet.words;
    const { bytes, seconds, missingBytes } = this.#asked.transfer;
    const connection = this.#connection;
    const isOpen = this.#opening === "opened" || this.#opening === "midway";
    if (bytes === null || connection === null || !isOpen) return [];
    const missing =
      missingBytes === null || missingBytes === 0 ? [] : [story.missing(measures.byteCount(missingBytes))];
    if (bytes === 0) return [story.carriedNothing, ...missing];
    const time = seconds === null || seconds === 0 ? null : duration(this.#sheet, seconds);
    const carried = story.carried(
      measures.byteCount(bytes),
      time,
      byteRate(bytes, seconds),
      frameSpan(this.#sheet, connection),
    );
    return [carried, ...missing];
  }

  #end(): string | null {
    const { ended } = this.#sheet.words.story;
    const { transfer, exchange, next } = this.#asked;
    const final = exchange?.replies.findLast(({ code }) => code === transfer.replyCode) ?? null;
    const cited = final === null ? null : oneFrame(this.#sheet, final.capture, final.frame);
    switch (transfer.outcome) {
      case "completed":
        return final === null || cited === null ? null : ended.completed(replyText(final, this.#sheet), cited);
      case "failed":
        return final === null || cited === null ? null : ended.failed(replyText(final, this.#sheet), cited);
      case "aborted": {
        const abor = next?.verb === "ABOR" && next.capture !== null && next.frame !== null ? next : null;
        return ended.aborted(
          abor === null ? null : oneFrame(this.#sheet, abor.capture ?? 0, abor.frame ?? 0),
          final === null ? null : `${replyText(final, this.#sheet)} (${cited})`,
        );
      }
      case "unfinished":
        return ended.unfinished;
      case "unknown":
        return null;
    }
  }
}

/** What an announcement told, as a story says it. */
export function toldPort(announcement: Announcement, session: FtpSession, sheet: Sheet): ToldPort {
  const { ip, port, listener, capture, frame } = announcement;
  const isOwn = ip === "" || ip === session[listener].ip;
  return {
    isOwn,
    port: isOwn ? String(port) : endpoint({ ip: wireText(ip, sheet, 48), port }),
    method: namedBy(announcement),
    frames: oneFrame(sheet, capture, frame),
  };
}

function placeOf(one: Announcement | null): FramePlace[] {
  return one === null ? [] : [{ capture: one.capture, frame: one.frame }];
}

/** A file by the last part of its path, a folder by the whole of it; null where none was named. */
function nameOf({ direction, path, argument }: Transfer, sheet: Sheet): string | null {
  const whole = path ?? argument;
  if (whole === null || whole === "") return null;
  return wireText(direction === "listing" ? whole : lastPart(whole), sheet, NAME_CELLS, "middle");
}

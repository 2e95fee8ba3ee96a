import type { DataConnection } from "../../report/connection.ts";
import { lastPart } from "../../report/path-end.ts";
import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { byteRate } from "../number-text.ts";
import { duration, frameSpan, oneFrame, wentWrong, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { type Opening, openingOf } from "../transfer-opening.ts";
import { openingSentence, portSentence } from "./opening-sentences.ts";
import { endsOf, replyText, sentenceOf } from "./sentence.ts";
import { byOrder, type Step } from "./step.ts";

const NAME_CELLS = 60;
/** Files that went like the first one are named up to this many. */
const NAMES_TOLD = 4;
/** Seconds without data from which on a pause is worth a sentence. */
const PAUSE_TOLD = 3;

/** A transfer with what belongs to it. */
export interface Asked {
  session: FtpSession;
  transfer: Transfer;
  announcement: Announcement | null;
  /** The exchange that asked for it, and the one after it. */
  exchange: Exchange | null;
  next: Exchange | null;
  /** Who answered a data connection's SYN with an ICMP error. */
  icmpSender(connection: DataConnection): string | null;
}

/** A transfer: what was asked, which port was told, who connected, what was carried, how it ended. */
export class TransferStep implements Step {
  readonly place: FramePlace;
  readonly time: string;
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
    this.time = exchange?.time ?? this.#connection?.startTime ?? transfer.startTime ?? "";
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
      [...this.#asAsked(), ...this.#carried(), this.#brokenOff(), this.#end()],
      [
        ...placeOf(announcement),
        ...(transfer.frame === null ? [] : [{ capture: transfer.capture, frame: transfer.frame }]),
        ...(connection === null ? [] : endsOf(connection)),
        ...pauseOf(connection),
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

  /** The announcement, the command and the connection in the order of their frames; first a command that says all. */
  #asAsked(): string[] {
    const { announcement, transfer, session } = this.#asked;
    if (this.#opening === "rejected") return [this.#request()];
    const port = announcement === null ? this.#mode() : [portSentence(announcement, session, this.#sheet)];
    const opened = this.#howOpened();
    if (transfer.frame === null || transfer.method === "default") return [this.#request(), ...port, ...opened];
    const isOpenFirst = this.#connection !== null && byOrder(synOf(this.#connection), this) < 0;
    return [...port, ...(isOpenFirst ? [...opened, this.#request()] : [this.#request(), ...opened])];
  }

  /** Where no announcement could be read. */
  #mode(): string[] {
    const { told } = this.#sheet.words.story;
    const { session, transfer } = this.#asked;
    const { mode, method } = transfer;
    if (method === "default") return [told.default];
    if (mode === null) return [];
    const isLost = session.security === "none" && method !== "inferred";
    return [isLost ? told.lost[mode] : told[mode]];
  }

  #howOpened(): string[] {
    const { opening } = this.#sheet.words.story;
    const { session, announcement, icmpSender } = this.#asked;
    const connection = this.#connection;
    if (this.#opening === "never") return [opening.never];
    if (connection === null) return [opening.unseen];
    const opened = { session, announcement, connection, icmpSender: icmpSender(connection) };
    return [openingSentence(this.#opening, opened, this.#sheet) ?? opening.unseen];
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
    const frames = frameSpan(this.#sheet, connection);
    const lost = this.#unacknowledged(connection);
    const carried =
      lost === 0
        ? story.carried(measures.byteCount(bytes), time, byteRate(bytes, seconds), frames)
        : story.sentInVain(measures.byteCount(bytes), lost < bytes ? measures.byteCount(lost) : null, time, frames);
    return [carried, ...this.#paused(connection), ...missing];
  }

  #paused({ longestPause }: DataConnection): string[] {
    if (longestPause === null || longestPause.seconds < PAUSE_TOLD) return [];
    const paused = this.#sheet.words.story.paused[longestPause.windowShut ? "windowShut" : "silent"];
    return [paused(duration(this.#sheet, longestPause.seconds), framesCited(pauseOf(this.#connection), this.#sheet))];
  }

  /** Bytes that the other end, which the capture has, did not acknowledge although they were sent again. */
  #unacknowledged({ sent }: DataConnection): number {
    const { outcome } = this.#asked.transfer;
    const [sender, receiver] =
      sent.server.bytes >= sent.client.bytes ? [sent.server, sent.client] : [sent.client, sent.server];
    const isLost = outcome !== "completed" && receiver.packets > 0 && sender.retransmittedBytes > 0;
    return isLost ? sender.unacknowledgedBytes : 0;
  }

  /** Which end broke the data off, before any final reply; ABOR says enough by itself. */
  #brokenOff(): string | null {
    const connection = this.#connection;
    const { outcome, bytes } = this.#asked.transfer;
    if (connection === null || connection.resetBy === null || bytes === null || bytes === 0) return null;
    const final = this.#finalReply();
    if (final !== null && final.time < connection.endTime) return null;
    return outcome === "failed" || outcome === "unfinished"
      ? this.#sheet.words.story.brokenOff[connection.resetBy]
      : null;
  }

  #finalReply(): Reply | null {
    const { transfer, exchange } = this.#asked;
    return exchange?.replies.findLast(({ code }) => code === transfer.replyCode) ?? null;
  }

  #end(): string | null {
    const { ended } = this.#sheet.words.story;
    const { transfer, next } = this.#asked;
    const final = this.#finalReply();
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

function synOf({ capture, synFrame, firstFrame, startTime }: DataConnection): Pick<Step, "place" | "time"> {
  return { place: { capture, frame: synFrame ?? firstFrame }, time: startTime };
}

function pauseOf(connection: DataConnection | null): FramePlace[] {
  const pause = connection?.longestPause ?? null;
  return pause === null
    ? []
    : [
        { capture: pause.capture, frame: pause.frame },
        { capture: pause.lastCapture, frame: pause.lastFrame },
      ];
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

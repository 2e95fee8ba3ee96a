import type { DataConnection } from "../../report/connection.ts";
import { isPrivate } from "../../report/private-address.ts";
import type { Announcement, Exchange, FtpSession, Transfer } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import type { EndName, PortSource } from "../locale/ladder.en.ts";
import { listOfNumbers } from "../number-text.ts";
import { frameNumber, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { namedBy, type Opening, openingOf } from "../transfer-opening.ts";
import type { Role } from "./ftp-lifelines.ts";
import { otherRole } from "./ftp-step.ts";

/** Frames that a sentence cites. */
const FRAMES = 6;

/** The command that asked for a transfer, and the one that came after it. */
export interface AskedBy {
  exchange: Exchange;
  next: Exchange | null;
}

/** What happened to one transfer, in a sentence or a few. */
export class TransferVerdict {
  readonly id: number;
  /** Transfers of one kind are told in one sentence. */
  readonly kind: string;
  readonly #transfer: Transfer;
  readonly #announcement: Announcement | null;
  readonly #command: AskedBy | null;
  readonly #session: FtpSession;
  readonly #sheet: Sheet;
  readonly #connection: DataConnection | null;
  readonly #opening: Opening;

  constructor(
    transfer: Transfer,
    announcement: Announcement | null,
    command: AskedBy | null,
    session: FtpSession,
    sheet: Sheet,
  ) {
    this.id = transfer.id;
    this.#transfer = transfer;
    this.#announcement = announcement;
    this.#command = command;
    this.#session = session;
    this.#sheet = sheet;
    this.#connection = transfer.connection ?? announcement?.attempts[0] ?? null;
    this.#opening = openingOf(transfer, announcement, command?.exchange ?? null);
    const outcome = transfer.outcome === "completed" || transfer.outcome === "unknown" ? "" : transfer.outcome;
    const missing = (transfer.missingBytes ?? 0) > 0;
    this.kind = [
      this.#opening,
      transfer.mode,
      transfer.method,
      outcome,
      missing,
      ...this.#oddities().map(([code]) => code),
    ].join("|");
  }

  text(): string {
    const { missingBytes } = this.#transfer;
    const { ladder, measures } = this.#sheet.words;
    const missing = (missingBytes ?? 0) > 0 ? [ladder.verdict.missing(measures.byteCount(missingBytes ?? 0))] : [];
    return [this.#openingText(), ...this.#outcomeText(), ...this.#oddities().map(([, text]) => text), ...missing].join(
      " ",
    );
  }

  #openingText(): string {
    const { verdict } = this.#sheet.words.ladder;
    const { mode: asMode, verb, replyCode } = this.#transfer;
    const mode = asMode === null ? verdict.modeUnknown : verdict.mode[asMode];
    const source = this.#source();
    const connection = this.#connection;
    if (connection === null) {
      if (this.#opening === "rejected" && this.#command !== null && replyCode !== null) {
        const { capture, frame } = this.#transfer;
        const name = wireText(verb ?? "", this.#sheet, 16);
        return verdict.rejected(name, this.#frame(capture, frame), replyCode, this.#replyFrame());
      }
      if (this.#announcement === null) return verdict.noConnection;
      const { listener, ip, port } = this.#announcement;
      const to = verdict.end(this.#endName(listener, ip, port));
      return this.#opening === "never" ? verdict.neverOpened(mode, to, source) : verdict.noSyn(mode, to, source);
    }
    const opener = connection.opener ?? "client";
    const from = this.#end(connection, opener);
    const to = this.#end(connection, otherRole(opener));
    if (this.#opening === "midway") return verdict.midway(mode, `${from} ${this.#sheet.glyphs.range} ${to}`, source);
    const syns = synFrames(connection, this.#sheet);
    if (this.#opening === "unanswered") return verdict.unanswered(mode, from, to, syns, source);
    const syn = this.#frame(connection.capture, connection.synFrame);
    if (this.#opening === "opened") return verdict.opened(mode, from, syn, to, source);
    if (this.#opening === "half") {
      return verdict.halfOpen(mode, from, syn, to, this.#frame(connection.capture, connection.synAckFrame), source);
    }
    const reset = connection.packets?.runs.find(({ kind, from: end }) => kind === "rst" && end !== opener);
    return verdict.refused(
      mode,
      from,
      syns.frames,
      to,
      reset === undefined ? null : this.#frame(reset.capture, reset.frame),
      source,
    );
  }

  #source(): PortSource {
    const { method, announcementFrame } = this.#transfer;
    const { security, opened } = this.#session;
    const one = this.#announcement;
    if (one !== null) return { kind: "announced", method: namedBy(one), frame: this.#frame(one.capture, one.frame) };
    if (method === "default") return { kind: "default" };
    if (announcementFrame !== null) return { kind: "untold" };
    if (method !== "inferred" && method !== null) return { kind: "unseen" };
    return { kind: security !== "none" ? "encrypted" : opened === "midstream" ? "unseen" : "untold" };
  }

  #outcomeText(): string[] {
    const { ended } = this.#sheet.words.ladder.verdict;
    const { outcome, replyCode } = this.#transfer;
    if (outcome === "failed" && replyCode !== null && this.#opening !== "rejected") {
      return [ended.failed(replyCode, this.#replyFrame())];
    }
    if (outcome === "unfinished") return [ended.unfinished];
    if (outcome === "completed" && this.#opening === "unseen" && replyCode !== null) {
      return [ended.notCaptured(replyCode, this.#replyFrame())];
    }
    if (outcome !== "aborted") return [];
    const next = this.#command?.next;
    const abor = next?.verb === "ABOR" && next.capture !== null ? this.#frame(next.capture, next.frame) : null;
    return [ended.aborted(abor, replyCode === null ? null : `${replyCode} (${this.#replyFrame()})`)];
  }

  /** What a learner would not expect, by name, with a sentence each. */
  #oddities(): [code: string, text: string][] {
    const { verdict } = this.#sheet.words.ladder;
    const connection = this.#connection;
    if (connection === null) return [];
    const told: [string, string][] = [];
    const { mode } = this.#transfer;
    const port = connection.server.port;
    const usual = port === 20 || port === this.#session.server.port - 1;
    if (mode === "active" && connection.opener === "server" && !usual)
      told.push(["port", verdict.otherServerPort(port)]);
    if (mode === "passive" && port === 20) told.push(["20", verdict.passiveFrom20]);
    const announcement = this.#announcement;
    if (announcement !== null && announcement.ip !== connection[announcement.listener].ip) {
      const { ip, listener } = announcement;
      told.push([
        "address",
        verdict.otherAddress(namedBy(announcement), escapeText(ip.slice(0, 60)), escapeText(connection[listener].ip)),
      ]);
    }
    const third = (["client", "server"] as const).find((role) => connection[role].ip !== this.#session[role].ip);
    if (third !== undefined) told.push(["host", this.#thirdHost(connection, third)]);
    return told;
  }

  #thirdHost(connection: DataConnection, role: Role): string {
    const { verdict } = this.#sheet.words.ladder;
    const [ip, own] = [connection[role].ip, this.#session[role].ip];
    if (connection.established) return verdict.thirdHost(escapeText(ip));
    return verdict.notOwnAddress[role](escapeText(ip), escapeText(own), isPrivate(ip) && !isPrivate(own));
  }

  #end(connection: DataConnection, role: Role): string {
    const { ip, port } = connection[role];
    return this.#sheet.words.ladder.verdict.end(this.#endName(role, ip, port));
  }

  #endName(role: Role, ip: string, port: number): EndName {
    return { role: ip === this.#session[role].ip ? role : null, ip: addressText(ip), port };
  }

  #frame(capture: number, frame: number | null): string {
    return frame === null ? this.#sheet.glyphs.absent : frameNumber(this.#sheet, capture, frame);
  }

  /** Of the last reply to the transfer's command. */
  #replyFrame(): string {
    const { replyCode } = this.#transfer;
    const replies = this.#command?.exchange.replies ?? [];
    const reply = replies.findLast(({ code }) => code === replyCode) ?? replies.at(-1);
    return reply === undefined ? this.#sheet.glyphs.absent : this.#frame(reply.capture, reply.frame);
  }
}

function addressText(ip: string): string {
  const safe = escapeText(ip.slice(0, 60));
  return safe.includes(":") ? `[${safe}]` : safe;
}

/** The opener's SYNs that were captured. */
function synFrames(
  { packets, synFrame, capture, opener }: DataConnection,
  sheet: Sheet,
): { count: number; frames: string } {
  const syns = (packets?.runs ?? []).filter(({ kind, from }) => kind === "syn" && from === opener);
  if (syns.length === 0)
    return { count: 1, frames: synFrame === null ? sheet.glyphs.absent : frameNumber(sheet, capture, synFrame) };
  if (!sheet.severalCaptures)
    return {
      count: syns.length,
      frames: listOfNumbers(
        syns.map(({ frame }) => frame),
        FRAMES,
      ),
    };
  const shown = syns.slice(0, FRAMES).map((run) => frameNumber(sheet, run.capture, run.frame));
  return {
    count: syns.length,
    frames: [...shown, ...(syns.length > FRAMES ? [sheet.glyphs.ellipsis] : [])].join(", "),
  };
}

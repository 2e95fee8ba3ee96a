import type { Moment } from "../../decode/timestamp.ts";
import { sharedText } from "../../flow/shared-text.ts";
import { EndpointAgreement } from "./agreement.ts";
import { announcedSize } from "./announced-size.ts";
import { announcementOfCommand, announcementOfReply } from "./announcement.ts";
import type { ParsedCommand } from "./command-parser.ts";
import { directionOf } from "./commands.ts";
import { isPreliminary } from "./legal-replies.ts";
import { LoginWatch } from "./login.ts";
import { ReplyPairing } from "./pairing.ts";
import type { RecordBudget } from "./record-budget.ts";
import {
  type AnnouncementRecord,
  addReply,
  type Direction,
  type ExchangeRecord,
  type Login,
  NO_REPLIES,
  type ReplyRecord,
  type TransferRecord,
} from "./records.ts";
import { TransferSettings } from "./transfer-settings.ts";
import { uniqueName } from "./unique-name.ts";

/** Told as a session is read: what others must know while it goes on. */
export interface SessionListener {
  announced(announcement: AnnouncementRecord): void;
  /** A transfer command was sent; `announcement` is what it will use, as far as that is known now. */
  transferAsked(transfer: TransferRecord): void;
  /** The final reply to a transfer command came. */
  transferAnswered(transfer: TransferRecord): void;
  /** This reply accepted or refused a login. */
  loggedIn(reply: ReplyRecord): void;
}

export interface SessionCircumstances {
  clientIp: string;
  serverIp: string;
  /** The conversation was captured from its first byte, so that it begins with a greeting. */
  fromStart: boolean;
}

/**
 * One FTP control conversation (RFC 959 section 5): commands and replies in, records out. It knows no packets: it is given
 * what both sides said, in an order in which it can have happened.
 */
export class FtpSession {
  readonly exchanges: ExchangeRecord[] = [];
  readonly announcements: AnnouncementRecord[] = [];
  /** In the order of their first frames once the session is over. */
  transfers: TransferRecord[] = [];
  banner: string | null = null;
  /** Bytes that its records weigh (RecordBudget). */
  weight = 0;
  /** The client was told to go on with TLS or another mechanism (RFC 2228 section 3). */
  securityAccepted: "tls" | "other" | null = null;

  readonly #pairing = new ReplyPairing();
  readonly #agreement = new EndpointAgreement();
  readonly #settings = new TransferSettings();
  readonly #loginWatch = new LoginWatch();
  readonly #listener: SessionListener;
  readonly #clientIp: string;
  readonly #serverIp: string;
  readonly #budget: RecordBudget;
  /** A reply to come is the greeting, even if commands were sent before it. */
  #awaitsGreeting: boolean;
  #greeting: ExchangeRecord | null = null;
  /** Transfers sent before earlier commands were answered: these may change what they mean. */
  #unsettled: Set<TransferRecord> | null = null;

  constructor(circumstances: SessionCircumstances, listener: SessionListener, budget: RecordBudget) {
    this.#clientIp = circumstances.clientIp;
    this.#serverIp = circumstances.serverIp;
    this.#awaitsGreeting = circumstances.fromStart;
    this.#listener = listener;
    this.#budget = budget;
  }

  get login(): Login {
    return this.#loginWatch.login;
  }

  /** The client said something; unknown verbs are commands too. */
  command(command: ParsedCommand, at: Moment): void {
    if (!this.#hasRoom(command.verb.length + (command.argument?.length ?? 0))) return;
    const exchange: ExchangeRecord = {
      frame: at.frame,
      seconds: at.seconds,
      nanoseconds: at.nanoseconds,
      verb: command.verb,
      argument: command.argument,
      encoding: command.encoding,
      replies: NO_REPLIES,
      transfer: null,
    };
    const settled = this.#pairing.command(exchange);
    if (settled !== null) this.#settle(settled);
    this.exchanges.push(exchange);
    this.#asked(exchange);
  }

  reply(reply: ReplyRecord): void {
    if (!this.#hasRoom(reply.text.length)) return;
    if (this.#isGreeting(reply)) {
      this.#awaitsGreeting = isPreliminary(reply.code);
      this.#unasked(reply);
      return;
    }
    const announced = announcementOfReply(reply, this.#clientIp, this.#serverIp);
    const { exchange, final } = this.#pairing.reply(reply);
    if (announced !== null) this.#announce(announced, exchange);
    else if (reply.code >= 227 && reply.code <= 229 && exchange !== null) this.#agreement.unreadable();
    if (exchange === null) this.#unasked(reply);
    else if (final) this.#answered(exchange, reply);
    else this.#preliminary(exchange, reply);
  }

  commandsLost(): void {
    this.#pairing.commandsLost();
    this.#agreement.commandsLost();
  }

  repliesLost(): void {
    this.#awaitsGreeting = false;
    this.#pairing.repliesLost();
  }

  /** Gives back the room that its records take: it was no FTP session, and nobody will look at them. */
  discard(): void {
    this.#budget.giveBack(this.weight);
    this.weight = 0;
    this.exchanges.length = 0;
  }

  #hasRoom(characters: number): boolean {
    const bytes = this.#budget.take(characters);
    this.weight += bytes;
    return bytes > 0;
  }

  #isGreeting({ code }: ReplyRecord): boolean {
    return this.#awaitsGreeting && (code === 220 || code === 120 || code === 421);
  }

  #settle(exchange: ExchangeRecord): void {
    const last = exchange.replies[exchange.replies.length - 1];
    if (last !== undefined) this.#answered(exchange, last);
  }

  /** A reply to nothing: the greeting, or one too many. A 120 and the 220 that it promised belong together. */
  #unasked(reply: ReplyRecord): void {
    const promised = this.#greeting?.replies.length === 1 && this.#greeting.replies[0]?.code === 120;
    if (promised && this.#greeting !== null) {
      addReply(this.#greeting, reply);
    } else {
      const exchange: ExchangeRecord = {
        frame: 0,
        seconds: 0,
        nanoseconds: 0,
        verb: null,
        argument: null,
        encoding: "utf-8",
        replies: [reply],
        transfer: null,
      };
      this.exchanges.push(exchange);
      this.#greeting ??= exchange;
    }
    if (this.#loginWatch.unasked(reply)) this.#listener.loggedIn(reply);
    if (this.banner === null && reply.code === 220) this.banner = sharedText(`220 ${reply.text}`);
  }

  #asked(exchange: ExchangeRecord): void {
    const verb = exchange.verb ?? "";
    const direction = directionOf(verb);
    if (direction !== null) {
      this.#askTransfer(exchange, verb, direction);
      return;
    }
    const announced = announcementOfCommand(exchange, this.#clientIp, this.#serverIp);
    this.#agreement.asked(exchange, announced);
    if (announced !== null) {
      this.announcements.push(announced);
      this.#listener.announced(announced);
    }
    this.#loginWatch.asked(exchange);
    if (verb === "ABOR") {
      const running = this.transfers[this.transfers.length - 1];
      if (running !== undefined && running.replyCode === null) running.abortRequested = true;
    }
  }

  #askTransfer(exchange: ExchangeRecord, verb: string, direction: Direction): void {
    const transfer: TransferRecord = {
      id: 0,
      told: false,
      at: exchange,
      previous: this.transfers[this.transfers.length - 1]?.at ?? null,
      verb,
      argument: exchange.argument,
      encoding: exchange.encoding,
      path: null,
      direction,
      type: null,
      restart: 0,
      announcement: null,
      data: null,
      asked: null,
      inferred: false,
      announcedBytes: null,
      begun: false,
      abortRequested: false,
      replyLost: false,
      replyCode: null,
    };
    this.#settings.apply(transfer);
    this.#agreement.transfer(transfer);
    if (this.#pairing.outstanding > 1) {
      this.#unsettled ??= new Set();
      this.#unsettled.add(transfer);
    }
    exchange.transfer = transfer;
    this.transfers.push(transfer);
    this.#listener.transferAsked(transfer);
  }

  #announce(announcement: AnnouncementRecord, answered: ExchangeRecord | null): void {
    this.announcements.push(announcement);
    this.#listener.announced(announcement);
    for (const transfer of this.#agreement.announced(announcement, answered)) {
      transfer.announcement = announcement;
      this.#listener.transferAsked(transfer);
    }
  }

  #preliminary(exchange: ExchangeRecord, reply: ReplyRecord): void {
    const { transfer } = exchange;
    if (transfer === null || reply.code >= 200) return;
    this.#firstReply(transfer, reply);
    transfer.begun = true;
    if (transfer.announcement !== null) transfer.announcement.begun = true;
    transfer.announcedBytes = announcedSize(reply.code, reply.text) ?? transfer.announcedBytes;
  }

  #answered(exchange: ExchangeRecord, reply: ReplyRecord): void {
    const { transfer } = exchange;
    if (transfer !== null) {
      if (!transfer.begun) this.#firstReply(transfer, reply);
      transfer.replyCode = reply.code;
      if (reply.code < 300) {
        if (transfer.announcement !== null) transfer.announcement.begun = true;
        transfer.announcedBytes ??= announcedSize(reply.code, reply.text);
      }
      this.#listener.transferAnswered(transfer);
      return;
    }
    if (this.#loginWatch.answered(exchange, reply)) this.#listener.loggedIn(reply);
    this.#settings.answered(exchange, reply);
    this.#agreement.answered(exchange, reply);
    if (exchange.verb === "AUTH" && (reply.code === 234 || reply.code === 334)) {
      this.securityAccepted = /^(TLS|SSL)/i.test(exchange.argument ?? "") ? "tls" : "other";
      this.#loginWatch.hidden();
    }
  }

  /** The server has come to this transfer, so everything before it is answered. */
  #firstReply(transfer: TransferRecord, reply: ReplyRecord): void {
    if (this.#unsettled?.delete(transfer)) this.#settings.apply(transfer);
    if (transfer.verb !== "STOU") return;
    // The server chose the name under which it stores, and says so (RFC 1123 section 4.1.2.9).
    const name = uniqueName(reply.text);
    if (name !== null) transfer.path = this.#settings.resolve(name, "STOU");
  }
}

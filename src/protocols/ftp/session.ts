import type { Moment } from "../../decode/timestamp.ts";
import { announcedSize } from "./announced-size.ts";
import { announcementOfCommand, announcementOfReply } from "./announcement.ts";
import type { ParsedCommand } from "./command-parser.ts";
import { directionOf, isTransferVerb } from "./commands.ts";
import { ReplyPairing } from "./pairing.ts";
import type { AnnouncementMethod, AnnouncementRecord, ExchangeRecord, ReplyRecord, TransferRecord } from "./records.ts";
import { uniqueName } from "./unique-name.ts";
import { quotedPath, resolvePath } from "./working-directory.ts";

const SIZES_KEPT = 64;

/** Commands by which the endpoint of the next data connection is agreed on. */
const ASKING: Partial<Record<string, AnnouncementMethod>> = {
  PORT: "PORT",
  EPRT: "EPRT",
  LPRT: "LPRT",
  PASV: "PASV",
  CPSV: "PASV",
  EPSV: "EPSV",
  SPSV: "EPSV",
  LPSV: "LPSV",
};

/** Told as a session is read: what others must know while it goes on. */
export interface SessionListener {
  announced(announcement: AnnouncementRecord): void;
  /** A transfer command was sent; `announcement` is what it will use, as far as that is known now. */
  transferAsked(transfer: TransferRecord): void;
  /** The final reply to a transfer command came. */
  transferAnswered(transfer: TransferRecord): void;
}

/** What is known of who logged in. */
export interface Login {
  user: string | null;
  passwordSeen: boolean;
  password: string | null;
  state: "accepted" | "refused" | "none" | "unknown";
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
  readonly login: Login = { user: null, passwordSeen: false, password: null, state: "none" };
  banner: string | null = null;
  /** The client was told to go on with TLS or another mechanism (RFC 2228 section 3). */
  securityAccepted: "tls" | "other" | null = null;
  /** CCC was accepted: what follows can be read again. */
  clearAgain = false;

  readonly #pairing = new ReplyPairing();
  readonly #listener: SessionListener;
  readonly #clientIp: string;
  readonly #serverIp: string;
  #directory: string | null = null;
  #type: TransferRecord["type"] = null;
  #restart = 0;
  #announcement: AnnouncementRecord | null = null;
  /** How an endpoint was last asked for, and not refused. */
  #asking: TransferRecord["asked"] = null;
  /** PASV and the like was asked, and not answered yet: a transfer command sent now will use what it is told. */
  #addressAsked: ExchangeRecord | null = null;
  readonly #sizes = new Map<string, number>();

  constructor(clientIp: string, serverIp: string, listener: SessionListener) {
    this.#clientIp = clientIp;
    this.#serverIp = serverIp;
    this.#listener = listener;
  }

  /** Commands that wait for a reply. */
  get outstanding(): number {
    return this.#pairing.outstanding;
  }

  /** The client said something; unknown verbs are commands too. */
  command(command: ParsedCommand, at: Moment): void {
    const exchange: ExchangeRecord = {
      at,
      verb: command.verb,
      argument: command.argument,
      encoding: command.argumentEncoding ?? "utf-8",
      replies: [],
      transfer: null,
    };
    for (const settled of this.#pairing.command(exchange)) this.#settle(settled.exchange);
    this.exchanges.push(exchange);
    this.#asked(exchange, at);
  }

  reply(reply: ReplyRecord): void {
    const announced = announcementOfReply(reply, this.#clientIp, this.#serverIp);
    const { exchange, final } = this.#pairing.reply(reply);
    if (announced !== null) this.#announce(announced);
    // An endpoint was agreed on, and it cannot be read: an older one no longer counts.
    else if (reply.code >= 227 && reply.code <= 229 && exchange !== null) this.#announcement = null;
    if (exchange === null) this.#unasked(reply);
    else if (final) this.#answered(exchange, reply);
    else this.#preliminary(exchange, reply);
  }

  commandsLost(): void {
    this.#pairing.commandsLost();
    this.#addressAsked = null;
  }

  repliesLost(): void {
    this.#pairing.repliesLost();
  }

  /** Commands have become unreadable: what is open stays so. */
  end(): void {
    if (this.login.state === "none" && this.login.user !== null) this.login.state = "unknown";
  }

  #settle(exchange: ExchangeRecord | null): void {
    const last = exchange?.replies[exchange.replies.length - 1];
    if (exchange && last) this.#answered(exchange, last);
  }

  /** A reply to nothing: the banner, or one too many. A 120 and the 220 that it promised belong together. */
  #unasked(reply: ReplyRecord): void {
    const last = this.exchanges[this.exchanges.length - 1];
    if (last !== undefined && last.at === null && last.replies.length === 1 && last.replies[0]?.code === 120) {
      last.replies.push(reply);
    } else {
      this.exchanges.push({
        at: null,
        verb: null,
        argument: null,
        encoding: "utf-8",
        replies: [reply],
        transfer: null,
      });
    }
    if (this.banner === null && reply.code === 220) this.banner = `220 ${reply.text}`;
  }

  #asked(exchange: ExchangeRecord, at: Moment): void {
    const verb = exchange.verb ?? "";
    if (isTransferVerb(verb)) {
      this.#askTransfer(exchange, at);
      return;
    }
    const announced = announcementOfCommand(exchange, at, this.#clientIp, this.#serverIp);
    if (announced !== null) this.#announce(announced);
    const asking = ASKING[verb];
    if (asking !== undefined) {
      this.#asking = asking;
      if (asking === "PASV" || asking === "EPSV" || asking === "LPSV") this.#addressAsked = exchange;
    }
    if (verb === "USER") {
      this.login.user = exchange.argument;
      if (this.login.state !== "accepted") this.login.state = "unknown";
    }
    if (verb === "PASS") {
      this.login.passwordSeen = true;
      this.login.password = exchange.argument;
    }
    if (verb === "ABOR") {
      const running = this.transfers[this.transfers.length - 1];
      if (running !== undefined && running.replyCode === null) running.abortRequested = true;
    }
  }

  #askTransfer(exchange: ExchangeRecord, at: Moment): void {
    const verb = exchange.verb ?? "";
    const transfer: TransferRecord = {
      at,
      verb,
      argument: exchange.argument,
      encoding: exchange.encoding,
      path: resolvePath(this.#directory, exchange.argument, verb),
      direction: directionOf(verb),
      type: this.#type,
      restart: this.#restart,
      announcement: this.#addressAsked === null ? this.#announcement : null,
      data: null,
      asked: this.#asking,
      inferred: false,
      announcedBytes: null,
      begun: false,
      abortRequested: false,
      replyCode: null,
    };
    if (transfer.direction === "download") transfer.announcedBytes = this.#sizes.get(transfer.path ?? "") ?? null;
    this.#restart = 0;
    exchange.transfer = transfer;
    this.transfers.push(transfer);
    transfer.announcement?.transfers.push(transfer);
    this.#listener.transferAsked(transfer);
  }

  #announce(announcement: AnnouncementRecord): void {
    this.announcements.push(announcement);
    this.#announcement = announcement;
    this.#listener.announced(announcement);
    if (announcement.listener === "client") {
      this.#addressAsked = null;
      return;
    }
    // A transfer command that was sent before the answer to PASV came.
    const last = this.transfers[this.transfers.length - 1];
    const asked = this.#addressAsked?.at?.frame ?? Number.POSITIVE_INFINITY;
    if (last?.at && last.announcement === null && last.replyCode === null && last.at.frame >= asked) {
      last.announcement = announcement;
      announcement.transfers.push(last);
      this.#listener.transferAsked(last);
    }
    this.#addressAsked = null;
  }

  #preliminary(exchange: ExchangeRecord, reply: ReplyRecord): void {
    const { transfer } = exchange;
    if (transfer === null || reply.code >= 200) return;
    transfer.begun = true;
    transfer.announcedBytes = announcedSize(reply.code, reply.text) ?? transfer.announcedBytes;
    if (transfer.verb === "STOU") this.#nameUnique(transfer, reply);
  }

  #answered(exchange: ExchangeRecord, reply: ReplyRecord): void {
    const { transfer } = exchange;
    if (transfer !== null) {
      if (transfer.begun === false && transfer.verb === "STOU") this.#nameUnique(transfer, reply);
      transfer.replyCode = reply.code;
      if (reply.code < 300) transfer.announcedBytes ??= announcedSize(reply.code, reply.text);
      this.#listener.transferAnswered(transfer);
      return;
    }
    const done = reply.code >= 200 && reply.code < 300;
    this.#answeredLogin(exchange, reply, done);
    this.#answeredState(exchange, reply, done);
    if (ASKING[exchange.verb ?? ""] !== undefined && !agrees(reply)) this.#asking = methodOf(this.#announcement);
    if (exchange === this.#addressAsked) this.#addressAsked = null;
  }

  #answeredLogin(exchange: ExchangeRecord, reply: ReplyRecord, done: boolean): void {
    const verb = exchange.verb ?? "";
    if (verb === "USER" || verb === "PASS" || verb === "ACCT") {
      if (reply.code === 230 || reply.code === 232 || (verb !== "USER" && reply.code === 202))
        this.login.state = "accepted";
      else if (reply.code >= 400 && this.login.state !== "accepted") this.login.state = "refused";
    }
    if (verb === "AUTH" && (reply.code === 234 || reply.code === 334)) {
      this.securityAccepted = /^(TLS|SSL)/i.test(exchange.argument ?? "") ? "tls" : "other";
    }
    if (verb === "CCC" && done) this.clearAgain = true;
  }

  #answeredState(exchange: ExchangeRecord, reply: ReplyRecord, done: boolean): void {
    const argument = exchange.argument ?? "";
    switch (exchange.verb) {
      case "PWD":
      case "XPWD":
        if (done) this.#directory = quotedPath(reply.text) ?? this.#directory;
        break;
      case "CWD":
      case "XCWD":
        if (done) this.#directory = resolvePath(this.#directory, argument, "CWD");
        break;
      case "CDUP":
      case "XCUP":
        if (done) this.#directory = resolvePath(this.#directory, "..", "CWD");
        break;
      case "TYPE":
        if (done) this.#type = typeOf(argument) ?? this.#type;
        break;
      case "REST":
        if (reply.code === 350) this.#restart = restartOf(argument);
        break;
      case "SIZE":
        this.#rememberSize(argument, reply);
        break;
      case "REIN":
        if (done) this.login.state = "none";
        break;
      case "PORT":
      case "EPRT":
      case "LPRT":
        if (reply.code >= 400) this.#refuseAnnouncement(exchange);
        break;
      default:
    }
  }

  #refuseAnnouncement(exchange: ExchangeRecord): void {
    const refused = this.announcements.findLast(
      (one) => one.at.frame === exchange.at?.frame && one.method === exchange.verb,
    );
    if (refused === undefined) return;
    refused.refused = true;
    if (this.#announcement === refused) {
      this.#announcement = this.announcements.findLast((one) => !one.refused && one.transfers.length === 0) ?? null;
    }
  }

  #rememberSize(argument: string, reply: ReplyRecord): void {
    const path = resolvePath(this.#directory, argument, "SIZE");
    const size = announcedSize(reply.code, reply.text);
    if (path === null || size === null) return;
    if (this.#sizes.size >= SIZES_KEPT) this.#sizes.clear();
    this.#sizes.set(path, size);
  }

  /** The server chose the name under which STOU stores, and says so in its reply (RFC 1123 section 4.1.2.9). */
  #nameUnique(transfer: TransferRecord, reply: ReplyRecord): void {
    const name = uniqueName(reply.text);
    if (name !== null) transfer.path = resolvePath(this.#directory, name, "STOU");
  }
}

function typeOf(argument: string): TransferRecord["type"] {
  switch (argument.trim().charAt(0).toUpperCase()) {
    case "I":
    case "L":
      return "image";
    case "A":
      return "ascii";
    case "E":
      return "ebcdic";
    default:
      return null;
  }
}

/** PORT and its kin are accepted by 200; PASV and its kin by an endpoint, though the capture may have cut it off. */
function agrees({ code, whole }: ReplyRecord): boolean {
  return code === 200 || (code >= 227 && code <= 229 && !whole);
}

function methodOf(announcement: AnnouncementRecord | null): AnnouncementMethod | null {
  return announcement === null || announcement.method === "default" ? null : announcement.method;
}

function restartOf(argument: string): number {
  const offset = Number(argument.trim());
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

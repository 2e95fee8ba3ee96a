import type { AnnouncementMethod, AnnouncementRecord, ExchangeRecord, ReplyRecord, TransferRecord } from "./records.ts";

/** Commands by which the endpoint of the next data connection is agreed on. */
const ASKING: ReadonlyMap<string, AnnouncementMethod> = new Map([
  ["PORT", "PORT"],
  ["EPRT", "EPRT"],
  ["LPRT", "LPRT"],
  ["PASV", "PASV"],
  ["CPSV", "PASV"],
  ["EPSV", "EPSV"],
  ["SPSV", "EPSV"],
  ["LPSV", "LPSV"],
]);

/** A command of these that was not answered yet. */
interface Question {
  exchange: ExchangeRecord;
  /** The endpoint that it named itself (PORT), null where the reply will name one (PASV). */
  offered: AnnouncementRecord | null;
  /** What held before it. */
  before: AnnouncementRecord | null;
  /** Transfer commands that were sent before its answer came, and will use what it tells; null for none. */
  waiting: TransferRecord[] | null;
}

/** Which endpoint the next data connection of a session will use (RFC 959 section 3.2), also where commands are pipelined. */
export class EndpointAgreement {
  #current: AnnouncementRecord | null = null;
  /** How an endpoint was last asked for, and not refused. */
  #method: AnnouncementMethod | null = null;
  /** PASV and the like that was asked last, while it is not answered. */
  #pending: ExchangeRecord | null = null;
  /** The latest; and those before it, where commands are pipelined. */
  #question: Question | null = null;
  #earlier: Map<ExchangeRecord, Question> | null = null;

  /** A command was sent; `offered` is the endpoint that it named itself. */
  asked(exchange: ExchangeRecord, offered: AnnouncementRecord | null): void {
    const method = ASKING.get(exchange.verb ?? "");
    if (method === undefined) return;
    this.#method = method;
    if (this.#question !== null) {
      this.#earlier ??= new Map();
      this.#earlier.set(this.#question.exchange, this.#question);
    }
    this.#question = { exchange, offered, before: this.#current, waiting: null };
    if (offered === null && isAnsweredByEndpoint(method)) this.#pending = exchange;
    if (offered !== null) {
      this.#current = offered;
      this.#pending = null;
    }
  }

  /** A transfer command was sent: it gets its announcement, or waits for the answer that will tell it. */
  transfer(transfer: TransferRecord): void {
    const question = this.#pending === null ? null : this.#find(this.#pending);
    if (question !== null) {
      question.waiting ??= [];
      question.waiting.push(transfer);
    } else if (isSpent(this.#current)) {
      this.#current = null;
      this.#method = null;
    } else {
      transfer.announcement = this.#current;
    }
    transfer.asked = this.#method;
  }

  /** A reply named an endpoint. Returns the transfers that were waiting for it. */
  announced(announcement: AnnouncementRecord, answered: ExchangeRecord | null): readonly TransferRecord[] {
    const asked = answered !== null && this.#find(answered) !== null ? answered : this.#pending;
    if (asked === this.#pending) {
      this.#current = announcement;
      this.#pending = null;
    }
    const question = asked === null ? null : this.#find(asked);
    if (question === null || question.waiting === null) return NONE;
    const { waiting } = question;
    question.waiting = null;
    return waiting.filter((transfer) => transfer.replyCode === null);
  }

  /** An endpoint was agreed on, and it cannot be read: an older one no longer counts. */
  unreadable(): void {
    this.#current = null;
  }

  /** The final reply to a command came. */
  answered(exchange: ExchangeRecord, reply: ReplyRecord): void {
    const question = this.#find(exchange);
    if (question === null) return;
    if (question === this.#question) this.#question = null;
    else this.#earlier?.delete(exchange);
    if (this.#pending === exchange) this.#pending = null;
    const { offered, before } = question;
    if (offered !== null && reply.code >= 400) {
      offered.refused = true;
      if (this.#current === offered)
        this.#current = before === null || before.refused || isSpent(before) ? null : before;
    }
    if (!agrees(reply)) this.#method = methodOf(this.#current);
  }

  #find(exchange: ExchangeRecord): Question | null {
    if (this.#question?.exchange === exchange) return this.#question;
    return this.#earlier?.get(exchange) ?? null;
  }

  /** Commands were lost: what was asked is not what will be answered. */
  commandsLost(): void {
    this.#pending = null;
    this.#question = null;
    this.#earlier = null;
  }
}

const NONE: readonly TransferRecord[] = [];

function isAnsweredByEndpoint(method: AnnouncementMethod): boolean {
  return method === "PASV" || method === "EPSV" || method === "LPSV";
}

/** A server listens for one transfer, and no longer once that has begun; a client's PORT holds until it sends another. */
function isSpent(announcement: AnnouncementRecord | null): boolean {
  return announcement !== null && announcement.listener === "server" && announcement.begun;
}

/** PORT and its kin are accepted by 200; PASV and its kin by an endpoint, though the capture may have cut it off. */
function agrees({ code, whole }: ReplyRecord): boolean {
  return code === 200 || (code >= 227 && code <= 229 && !whole);
}

function methodOf(announcement: AnnouncementRecord | null): AnnouncementMethod | null {
  return announcement === null || announcement.method === "default" ? null : announcement.method;
}

import { LIMITS } from "../../limits.ts";
import { isPreliminary, mayAnswer } from "./legal-replies.ts";
import { addReply, type ExchangeRecord, type ReplyRecord } from "./records.ts";

/** What a reply turned out to be; the object holds until the next reply. */
export interface Pairing {
  /** The command that it answers, null for none. */
  exchange: ExchangeRecord | null;
  /** No further reply will follow for that command. */
  final: boolean;
}

interface Open {
  exchange: ExchangeRecord;
  /** A 1xx came: its final reply may follow long after those of later commands (STAT, ABOR). */
  begun: boolean;
  /** A reply that should not answer this command; taken for its answer unless a better one comes before the next command. */
  doubtful: ReplyRecord | null;
  /** Replies were lost since: it may have been answered. */
  uncertain: boolean;
}

/** Commands that a client sends, and a server answers, while a transfer is running. */
const BESIDE_A_TRANSFER = new Set(["ABOR", "STAT", "NOOP", "NOP", "QUIT"]);
/** How a running transfer ends (RFC 959 section 5.4); anything else is rather for a command sent beside it. */
const ENDS_A_TRANSFER = new Set([226, 250, 421, 425, 426, 450, 451, 452, 550, 551, 552, 553]);

/**
 * Which reply answers which command (RFC 959 section 5.4): first in, first out, 1xx before the final one, by the table of
 * legal replies where a reply is too many or too few.
 */
export class ReplyPairing {
  #open: Open[] = [];
  #uncertain = false;
  readonly #pairing: Pairing = { exchange: null, final: true };
  /** What the last command that waited alone was kept in, for the next one. */
  #spare: Open | null = null;

  /** Commands that wait for their final reply. */
  get outstanding(): number {
    return this.#open.length;
  }

  /** A command was sent. Returns the exchange whose doubtful reply is thereby its answer, null for none. */
  command(exchange: ExchangeRecord): ExchangeRecord | null {
    const settled = this.#settleDoubtful();
    if (this.#uncertain) this.#dropAnsweredUnseen(exchange.verb ?? "");
    this.#open.push(this.#opened(exchange));
    if (this.#open.length > LIMITS.commandsOutstanding) this.#open.shift();
    return settled;
  }

  /** A reply came. It is put into the exchange that it answers; with `exchange: null` it is the caller's to keep. */
  reply(reply: ReplyRecord): Pairing {
    const index = this.#indexFor(reply);
    if (index < 0) return this.#doubtful(reply);
    const open = this.#open[index] as Open;
    const preliminary = isPreliminary(reply.code);
    this.#dropUnanswered(index, preliminary);
    open.doubtful = null;
    open.uncertain = false;
    addReply(open.exchange, reply);
    if (preliminary) open.begun = true;
    else if (this.#open.length === 1) this.#spare = this.#open.pop() ?? null;
    else this.#open = this.#open.filter((one) => one !== open);
    return this.#paired(open.exchange, !preliminary);
  }

  #opened(exchange: ExchangeRecord): Open {
    const spare = this.#spare;
    if (spare === null) return { exchange, begun: false, doubtful: null, uncertain: false };
    this.#spare = null;
    spare.exchange = exchange;
    spare.begun = false;
    return spare;
  }

  /** Server bytes were lost, replies perhaps among them. */
  repliesLost(): void {
    for (const open of this.#open) {
      open.uncertain = true;
      if (open.exchange.transfer !== null) open.exchange.transfer.replyLost = true;
    }
    this.#uncertain = this.#open.length > 0;
  }

  /** Client bytes were lost, commands perhaps among them: a reply that fits none of the known ones is nobody's. */
  commandsLost(): void {
    this.#open = this.#open.filter((open) => open.begun);
  }

  /** Only a command that waits alone has a doubtful reply. */
  #settleDoubtful(): ExchangeRecord | null {
    const first = this.#open[0];
    if (first === undefined || first.doubtful === null) return null;
    this.#open.shift();
    return first.exchange;
  }

  #paired(exchange: ExchangeRecord | null, final: boolean): Pairing {
    this.#pairing.exchange = exchange;
    this.#pairing.final = final;
    return this.#pairing;
  }

  /** A client that goes on has had its answers, though the capture lost them; beside a transfer it need not have. */
  #dropAnsweredUnseen(next: string): void {
    const beside = BESIDE_A_TRANSFER.has(next);
    this.#open = this.#open.filter((open) => !open.uncertain || (open.begun && beside));
    this.#uncertain = this.#open.length > 0;
  }

  #indexFor(reply: ReplyRecord): number {
    const alone = this.#open.length === 1 ? this.#open[0] : undefined;
    if (alone !== undefined) return mayAnswer(alone.exchange.verb ?? "", reply.code) ? 0 : -1;
    const abort = this.#open.findIndex((open) => open.exchange.verb === "ABOR");
    if (abort > 0) {
      if (reply.code === 225 || (reply.code === 226 && /abor/i.test(reply.text))) return abort;
      const aborted = this.#open.findIndex((open, index) => index < abort && open.exchange.transfer !== null);
      if (aborted >= 0 && ENDS_A_TRANSFER.has(reply.code)) return aborted;
    }
    let atNeed = -1;
    for (const [index, open] of this.#open.entries()) {
      if (!mayAnswer(open.exchange.verb ?? "", reply.code)) continue;
      if (!open.begun || ENDS_A_TRANSFER.has(reply.code)) return index;
      if (atNeed < 0) atNeed = index;
    }
    return atNeed;
  }

  #doubtful(reply: ReplyRecord): Pairing {
    const first = this.#open[0];
    const preliminary = isPreliminary(reply.code);
    if (first === undefined || first.begun || first.doubtful !== null || preliminary || first.uncertain) {
      return this.#paired(null, true);
    }
    addReply(first.exchange, reply);
    if (this.#open.length > 1) {
      this.#open.shift();
      return this.#paired(first.exchange, true);
    }
    first.doubtful = reply;
    return this.#paired(first.exchange, false);
  }

  /**
   * Earlier commands that wait in vain: the server answers in order, so their reply was lost. A running transfer is
   * overtaken by the commands beside it, but not by the beginning of the next transfer.
   */
  #dropUnanswered(index: number, preliminary: boolean): void {
    if (index === 0) return;
    const beside = BESIDE_A_TRANSFER.has(this.#open[index]?.exchange.verb ?? "");
    this.#open = this.#open.filter(
      (open, at) => at >= index || (open.begun && !preliminary) || (beside && open.exchange.transfer !== null),
    );
  }
}

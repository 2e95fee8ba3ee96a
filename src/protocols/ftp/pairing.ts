import { isPreliminary, mayAnswer } from "./legal-replies.ts";
import type { ExchangeRecord, ReplyRecord } from "./records.ts";

/** What a reply turned out to be. */
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
const BESIDE_A_TRANSFER = new Set(["ABOR", "STAT", "NOOP", "QUIT"]);
const ENDS_A_TRANSFER = new Set([425, 426, 450, 451, 452, 550, 551, 552, 553]);

/**
 * Which reply answers which command (RFC 959 section 5.4): first in, first out, 1xx before the final one, by the table of
 * legal replies where a reply is too many or too few.
 */
export class ReplyPairing {
  #open: Open[] = [];

  /** Commands that wait for their final reply. */
  get outstanding(): number {
    return this.#open.length;
  }

  /** A command was sent. Returns the exchanges whose doubtful reply is thereby their answer, in order. */
  command(exchange: ExchangeRecord): Pairing[] {
    const settled: Pairing[] = [];
    this.#open = this.#open.filter((open) => {
      if (open.doubtful !== null) settled.push({ exchange: open.exchange, final: true });
      const answeredUnseen = open.uncertain && (!open.begun || !BESIDE_A_TRANSFER.has(exchange.verb ?? ""));
      return open.doubtful === null && !answeredUnseen;
    });
    this.#open.push({ exchange, begun: false, doubtful: null, uncertain: false });
    return settled;
  }

  /** A reply came. It is put into the exchange that it answers; with `exchange: null` it is the caller's to keep. */
  reply(reply: ReplyRecord): Pairing {
    const index = this.#indexFor(reply);
    const open = this.#open[index];
    if (open === undefined) return this.#doubtful(reply);
    this.#dropUnanswered(index);
    open.doubtful = null;
    open.uncertain = false;
    open.exchange.replies.push(reply);
    if (isPreliminary(reply.code)) {
      open.begun = true;
      return { exchange: open.exchange, final: false };
    }
    this.#open = this.#open.filter((one) => one !== open);
    return { exchange: open.exchange, final: true };
  }

  /** Server bytes were lost, replies perhaps among them. */
  repliesLost(): void {
    for (const open of this.#open) open.uncertain = true;
  }

  /** Client bytes were lost, commands perhaps among them: a reply that fits none of the known ones is nobody's. */
  commandsLost(): void {
    this.#open = this.#open.filter((open) => open.begun);
  }

  #indexFor(reply: ReplyRecord): number {
    const abort = this.#open.findIndex((open) => open.exchange.verb === "ABOR");
    if (abort > 0) {
      const moved = this.#open.findIndex((open, index) => index < abort && open.exchange.transfer !== null);
      if (moved >= 0 && ENDS_A_TRANSFER.has(reply.code)) return moved;
      if (reply.code === 225 || (reply.code === 226 && /abor/i.test(reply.text))) return abort;
    }
    return this.#open.findIndex((open) => mayAnswer(open.exchange.verb ?? "", reply.code));
  }

  #doubtful(reply: ReplyRecord): Pairing {
    const first = this.#open[0];
    const preliminary = isPreliminary(reply.code);
    if (first === undefined || first.begun || first.doubtful !== null || preliminary || first.uncertain) {
      return { exchange: null, final: true };
    }
    first.exchange.replies.push(reply);
    if (this.#open.length > 1) {
      this.#open.shift();
      return { exchange: first.exchange, final: true };
    }
    first.doubtful = reply;
    return { exchange: first.exchange, final: false };
  }

  /** Earlier commands that wait in vain: the server answers in order, so their reply was lost. */
  #dropUnanswered(index: number): void {
    const beside = BESIDE_A_TRANSFER.has(this.#open[index]?.exchange.verb ?? "");
    this.#open = this.#open.filter(
      (open, at) => at >= index || open.begun || (beside && open.exchange.transfer !== null),
    );
  }
}

/**
 * Sorts DHCP messages into transactions. Sans-I/O: messages and times in, plain objects out. Memory is bounded by
 * LIMITS: open transactions, kept messages and their bytes; what goes beyond is counted in `dropped`. Whoever reads on and on
 * takes what is finished from time to time.
 */
import { secondsBetween, type Timestamp } from "../../decode/timestamp.ts";
import { Oldest } from "../../flow/oldest.ts";
import { LIMITS } from "../../limits.ts";
import { expects, keyOf, serverKind } from "./belonging.ts";
import { firstCopy, isRelayCopy } from "./copies.ts";
import { type ArpPacket, type LastTransaction, type LinkLocalClaim, LinkLocalClaims } from "./link-local.ts";
import type { ParsedDhcpMessage } from "./message.ts";
import { MESSAGE_TYPE } from "./message-types.ts";
import { clientKind, type TransactionKind } from "./request-kind.ts";
import {
  type DhcpTransaction,
  isClosed,
  isNoAddress,
  type KeptMessage,
  newTransaction,
  refreshOutcome,
  type Station,
} from "./transaction.ts";
import { apply, insertByTime, learnClient, stretch } from "./transaction-progress.ts";

/** One datagram that held a DHCP message. The tracker keeps `message.bytes` and the stations, and copies nothing. */
export interface DhcpDatagram {
  /** Frame reference: capture index × 2^32 + record number. */
  frame: number;
  seconds: number;
  nanoseconds: number;
  source: Station;
  destination: Station;
  delivery: "broadcast" | "unicast";
  /** IP identification, -1 where unknown. */
  identification: number;
  /** UDP checksum, 0 where the sender made none. */
  checksum: number;
  message: ParsedDhcpMessage;
}

/** A transaction ends after this much silence; until then copies and late offers still join it. */
const SILENCE_SECONDS = 60;
/** What a kept message weighs beside its bytes, see LIMITS.dhcpMessageBytes. */
const MESSAGE_OVERHEAD = 500;
/** What a transaction weighs beside its messages; and how many times as much as a message its decoded options do. */
const TRANSACTION_WEIGHT = 2_048;
const DECODED = 3;

/** A transaction that messages may still join. */
interface Live {
  key: string;
  transaction: DhcpTransaction;
  /** `takeFinished` will give it; else it is only told to `onEnd`. */
  listed: boolean;
  /** Nothing can join it any longer. */
  over: boolean;
  told: boolean;
  bytes: number;
}

export class DhcpTracker {
  /** What the limits kept out: transactions that are not listed, messages not kept, transactions closed early, ARP claims. */
  readonly dropped = { transactions: 0, messages: 0, closedEarly: 0, linkLocal: 0 };
  readonly #onEnd: (transaction: DhcpTransaction) => void;
  readonly #linkLocal = new LinkLocalClaims();
  /** By client and xid; the one longest silent first. */
  readonly #live = new Map<string, Live>();
  /** Keys of clients without a hardware address, by xid: servers need not repeat option 61. */
  readonly #namedByOption = new Map<number, string>();
  /** The last transaction of each client, the one longest untouched first. */
  readonly #latest = new Map<string, LastTransaction>();
  readonly #longestSilent = new Oldest(this.#live);
  readonly #oldestLatest = new Oldest(this.#latest);
  /** Not taken yet, in the order of their first messages; open ones too. */
  #listed: Live[] = [];
  #finishedWeight = 0;
  /** No open transaction ends before this second. */
  #quietUntil = 0;
  #opened = 0;
  #heldBytes = 0;

  /** `onEnd` gets each transaction once, when its outcome is final; copies of its messages may still join the object later. */
  constructor(onEnd: (transaction: DhcpTransaction) => void = () => {}) {
    this.#onEnd = onEnd;
  }

  get linkLocal(): readonly LinkLocalClaim[] {
    return this.#linkLocal.claims;
  }

  /** Bytes that those transactions weigh which `takeFinished` would give. */
  get finishedWeight(): number {
    return this.#finishedWeight;
  }

  /** Transactions that nothing can join any longer, in the order of their first messages. Each is given once, and is the caller's then. */
  takeFinished(): DhcpTransaction[] {
    const taken = this.#listed.filter(({ over }) => over);
    this.#listed = this.#listed.filter(({ over }) => !over);
    this.#finishedWeight = 0;
    for (const { bytes, transaction } of taken) {
      this.#heldBytes -= bytes;
      const { id, mac, outcome } = transaction;
      // Its messages need not be kept for it.
      if (this.#latest.get(mac) === transaction) this.#latest.set(mac, { id, outcome });
    }
    return taken.map(({ transaction }) => transaction);
  }

  /** Takes in one message. */
  message(datagram: DhcpDatagram): void {
    const kept = keep(datagram);
    this.advance(kept.time);
    const { message } = datagram;
    const live = this.#unlessOver(this.#find(message), kept.time);
    const original = live === undefined ? null : firstCopy(live.transaction.messages, kept);
    if (live !== undefined && original !== null) {
      kept.duplicateOf = original.frame;
      this.#append(live, kept);
    } else if (message.fromServer) {
      this.#fromServer(live, message, kept);
    } else {
      this.#fromClient(live, message, kept, clientKind(message, datagram));
    }
  }

  /** Takes in an ARP packet whose target is in 169.254/16; others are ignored. */
  arp(packet: ArpPacket): void {
    this.advance(packet);
    this.#linkLocal.arp(packet, (mac) => this.#latest.get(mac) ?? null);
    this.dropped.linkLocal = this.#linkLocal.dropped;
  }

  /** Ends the transactions that were silent for a minute. Cheap enough for every packet. */
  advance(time: Timestamp): void {
    if (this.#live.size === 0 || time.seconds < this.#quietUntil) return;
    for (const live of this.#live.values()) {
      const { lastTime } = live.transaction;
      this.#quietUntil = lastTime.seconds + SILENCE_SECONDS;
      if (secondsBetween(lastTime, time) <= SILENCE_SECONDS) return;
      this.#remove(live);
    }
    this.#quietUntil = 0;
  }

  /** Ends all that is open. */
  finish(): void {
    for (const live of this.#live.values()) this.#remove(live);
  }

  #fromServer(live: Live | undefined, message: ParsedDhcpMessage, kept: KeptMessage): void {
    // FORCERENEW asks for an exchange that is still to come: it is no part of one that is over.
    const isOver = message.type === MESSAGE_TYPE.forceRenew && live !== undefined && isClosed(live.transaction);
    const joined = live === undefined || isOver ? this.#open(serverKind(message), message, kept, live) : live;
    this.#append(joined, kept);
    apply(joined.transaction, message, kept);
    if (isClosed(joined.transaction)) this.#tell(joined);
  }

  #fromClient(live: Live | undefined, message: ParsedDhcpMessage, kept: KeptMessage, kind: TransactionKind): void {
    if (live !== undefined && !expects(live.transaction, message, kind)) {
      if (isRelayCopy(live.transaction.messages, kept, message)) {
        this.#append(live, kept);
        learnClient(live.transaction, message);
        return;
      }
    }
    const joins = live !== undefined && expects(live.transaction, message, kind);
    const joined = joins ? live : this.#open(kind, message, kept, live);
    if (joined.transaction.kind === "unknown") joined.transaction.kind = kind;
    this.#append(joined, kept);
    apply(joined.transaction, message, kept);
    // Nobody answers these, so their end is known at once.
    if (kind === "release" || kind === "decline") this.#tell(joined);
  }

  #find(message: ParsedDhcpMessage): Live | undefined {
    const live = this.#live.get(keyOf(message));
    if (live !== undefined || !message.fromServer || !isNoAddress(message.chaddr)) return live;
    return this.#live.get(this.#namedByOption.get(message.xid) ?? "");
  }

  /** A clock that jumped may leave a transaction in the table after its minute. */
  #unlessOver(live: Live | undefined, time: Timestamp): Live | undefined {
    if (live === undefined || Math.abs(secondsBetween(live.transaction.lastTime, time)) <= SILENCE_SECONDS) return live;
    this.#remove(live);
    return undefined;
  }

  #open(kind: TransactionKind, message: ParsedDhcpMessage, first: KeptMessage, before: Live | undefined): Live {
    if (before !== undefined) this.#remove(before);
    this.#makeRoom();
    this.#opened++;
    const transaction = newTransaction(this.#opened, kind, message, first);
    const listed = this.#heldBytes < LIMITS.dhcpMessageBytes;
    const live: Live = { key: keyOf(message), transaction, listed, over: false, told: false, bytes: 0 };
    if (listed) this.#listed.push(live);
    else this.dropped.transactions++;
    this.#live.set(live.key, live);
    if (isNoAddress(message.chaddr)) this.#namedByOption.set(message.xid, live.key);
    if (listed) this.#remember(transaction);
    return live;
  }

  #makeRoom(): void {
    if (this.#live.size < LIMITS.openDhcpTransactions) {
      this.#longestSilent.rest();
      return;
    }
    const oldest = this.#live.get(this.#longestSilent.find() ?? "");
    if (oldest === undefined) return;
    // One that was told needs no more than to wait for copies of its messages.
    if (!oldest.told) {
      this.dropped.closedEarly++;
      oldest.transaction.facts.evicted = true;
      refreshOutcome(oldest.transaction);
    }
    this.#remove(oldest);
  }

  #remember(transaction: DhcpTransaction): void {
    this.#latest.delete(transaction.mac);
    this.#latest.set(transaction.mac, transaction);
    if (this.#latest.size > LIMITS.openDhcpTransactions) this.#latest.delete(this.#oldestLatest.find() ?? "");
    else this.#oldestLatest.rest();
  }

  #append(live: Live, kept: KeptMessage): void {
    const { transaction } = live;
    stretch(transaction, kept);
    this.#live.delete(live.key);
    this.#live.set(live.key, live);
    const weight = kept.bytes.length + MESSAGE_OVERHEAD;
    const fits = this.#heldBytes + weight <= LIMITS.dhcpMessageBytes;
    if (transaction.messages.length >= LIMITS.messagesPerTransaction || !fits) {
      transaction.droppedMessages++;
      this.dropped.messages++;
      return;
    }
    insertByTime(transaction.messages, kept);
    live.bytes += weight;
    this.#heldBytes += weight;
  }

  #remove(live: Live): void {
    this.#tell(live);
    this.#live.delete(live.key);
    if (this.#namedByOption.get(live.transaction.xid) === live.key) this.#namedByOption.delete(live.transaction.xid);
    live.over = true;
    if (live.listed) this.#finishedWeight += TRANSACTION_WEIGHT + live.bytes * DECODED;
    else this.#heldBytes -= live.bytes;
  }

  #tell(live: Live): void {
    if (live.told) return;
    live.told = true;
    this.#onEnd(live.transaction);
  }
}

function keep(datagram: DhcpDatagram): KeptMessage {
  const { frame, seconds, nanoseconds, source, destination, delivery, identification, checksum, message } = datagram;
  return {
    frame,
    time: { seconds, nanoseconds },
    source,
    destination,
    delivery,
    identification,
    checksum,
    bytes: message.bytes,
    wireLength: message.wireLength,
    duplicateOf: null,
  };
}

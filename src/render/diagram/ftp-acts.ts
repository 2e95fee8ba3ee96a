import type { Announcement, Exchange, FtpSession, Transfer } from "../../report/report.ts";
import { frameKey, later, type Place, type PlaceOrder } from "./ladder-place.ts";

/** What a stretch of a session is about; each is a phase of the ladder. */
export type ActKind = "connect" | "login" | "security" | "commands" | "transfer" | "quit" | "end";

export interface Act {
  kind: ActKind;
  /** Of an act of that kind, else null. */
  transfer: Transfer | null;
  /** In the order of the commands. */
  exchanges: Exchange[];
  /** How many of the first exchanges only prepare: TYPE, SIZE, an EPSV that was refused. */
  preparing: number;
  /** Endpoints that its commands named, or the replies to them. */
  announcements: Announcement[];
  start: Place;
}

const VERBS: ReadonlyMap<string, ActKind> = new Map([
  ...["USER", "PASS", "ACCT"].map((verb) => [verb, "login"] as const),
  ...["AUTH", "ADAT", "CCC"].map((verb) => [verb, "security"] as const),
  ["QUIT", "quit"],
]);
/** What clients send right before a transfer, for its sake. */
const PREPARING: ReadonlySet<string | null> = new Set([
  ...["TYPE", "MODE", "STRU", "REST", "SIZE", "ALLO"],
  ...["PORT", "PASV", "EPRT", "EPSV", "LPRT", "LPSV"],
]);

/** The acts of a session in the order in which they begin: connecting, login, each transfer, what lies between, and the end. */
export function actsOf(session: FtpSession, order: PlaceOrder): Act[] {
  const builder = new ActsBuilder(session, order);
  for (const exchange of session.exchanges) builder.add(exchange);
  const { acts } = builder;
  for (const transfer of session.transfers) if (!builder.has(transfer)) acts.push(uncommanded(transfer, session));
  acts.sort((a, b) => order(a.start, b.start));
  const end = { capture: session.lastCapture, frame: session.lastFrame, time: session.endTime };
  if (!acts.some(({ kind }) => kind === "quit")) acts.push(newAct("end", end));
  return acts;
}

/** A transfer whose command could not be read, or was not captured. */
function uncommanded(transfer: Transfer, session: FtpSession): Act {
  const { connection, capture, frame, startTime: time } = transfer;
  const start =
    connection === null
      ? { capture, frame: frame ?? session.lastFrame, time }
      : { capture: connection.capture, frame: connection.firstFrame, time: connection.startTime };
  return { ...newAct("transfer", start), transfer };
}

function newAct(kind: ActKind, start: Place): Act {
  return { kind, transfer: null, exchanges: [], preparing: 0, announcements: [], start };
}

class ActsBuilder {
  readonly acts: Act[] = [];
  readonly #order: PlaceOrder;
  readonly #transfers = new Map<number, Transfer>();
  readonly #byCommand = new Map<string, Transfer[]>();
  readonly #announced = new Map<string, Announcement[]>();
  readonly #actOf = new Map<Transfer, Act>();
  #current: Act | null = null;
  /** Where the transfer of the current act ends; null until its command has come. */
  #open: Place | null = null;

  constructor(session: FtpSession, order: PlaceOrder) {
    this.#order = order;
    for (const transfer of session.transfers) {
      this.#transfers.set(transfer.id, transfer);
      if (transfer.frame !== null) enlist(this.#byCommand, frameKey(transfer.capture, transfer.frame), transfer);
    }
    for (const one of session.announcements) enlist(this.#announced, frameKey(one.capture, one.frame), one);
    if (session.opened !== "syn") return;
    const start = { capture: session.capture, frame: session.firstFrame, time: session.startTime };
    this.#begin("connect", start);
  }

  has(transfer: Transfer): boolean {
    return this.#actOf.has(transfer);
  }

  add(exchange: Exchange): void {
    const place = placeOf(exchange);
    if (place === null) return;
    const announcements = this.#announcementsOf(exchange);
    const commanded = this.#commandedBy(exchange);
    const used = announcements.find(({ transfer }) => transfer !== null && this.#transfers.has(transfer))?.transfer;
    const transfer = commanded ?? (used == null ? null : (this.#transfers.get(used) ?? null));
    const act = transfer === null ? this.#actFor(exchange, place) : this.#actOfTransfer(transfer, place);
    act.exchanges.push(exchange);
    act.announcements.push(...announcements);
    if (commanded !== null && act === this.#current) this.#open = endOf(commanded, exchange, place, this.#order);
  }

  #begin(kind: ActKind, start: Place): Act {
    const act = newAct(kind, start);
    this.acts.push(act);
    this.#current = act;
    this.#open = null;
    return act;
  }

  #actFor({ verb }: Exchange, place: Place): Act {
    const current = this.#current;
    const kind = verb === null ? (current?.kind ?? "commands") : (VERBS.get(verb) ?? "commands");
    if (current !== null && (current.kind === kind || this.#goesOn(current, verb, place))) return current;
    return this.#begin(kind, place);
  }

  /** Whether a command that is none of the transfer's own comes while that goes on: ABOR, STAT, TYPE between PORT and RETR. */
  #goesOn(current: Act, verb: string | null, place: Place): boolean {
    if (current.kind !== "transfer" || verb === "QUIT") return false;
    return verb === "ABOR" || this.#open === null || this.#order(place, this.#open) < 0;
  }

  #actOfTransfer(transfer: Transfer, place: Place): Act {
    const known = this.#actOf.get(transfer);
    if (known !== undefined) return known;
    const before = this.#current;
    const act = this.#begin("transfer", place);
    act.transfer = transfer;
    this.#actOf.set(transfer, act);
    if (before?.kind === "commands") this.#takePreparation(act, before);
    return act;
  }

  #takePreparation(act: Act, before: Act): void {
    const other = before.exchanges.findLastIndex(({ verb }) => !PREPARING.has(verb));
    const taken = before.exchanges.splice(other + 1);
    const first = taken[0];
    if (first === undefined) return;
    act.exchanges.push(...taken);
    act.preparing = taken.length;
    act.start = placeOf(first) ?? act.start;
    const frames = new Set(taken.flatMap((exchange) => framesOf(exchange)));
    const moved = before.announcements.filter((one) => frames.has(frameKey(one.capture, one.frame)));
    act.announcements.push(...moved);
    before.announcements = before.announcements.filter((one) => !moved.includes(one));
    if (before.exchanges.length === 0) this.acts.splice(this.acts.indexOf(before, -2), 1);
  }

  /** The transfer that this command asked for; several may have come in one packet. */
  #commandedBy({ capture, frame, verb, argument }: Exchange): Transfer | null {
    if (capture === null || frame === null) return null;
    const asked = this.#byCommand.get(frameKey(capture, frame));
    const index = asked?.findIndex((one) => one.verb === verb && one.argument === argument) ?? -1;
    return index < 0 ? null : (asked?.splice(index, 1)[0] ?? null);
  }

  #announcementsOf(exchange: Exchange): Announcement[] {
    return framesOf(exchange).flatMap((key) => {
      const found = this.#announced.get(key) ?? [];
      this.#announced.delete(key);
      return found;
    });
  }
}

function enlist<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

function framesOf({ capture, frame, replies }: Exchange): string[] {
  const own = capture === null || frame === null ? [] : [frameKey(capture, frame)];
  return [...own, ...replies.map((reply) => frameKey(reply.capture, reply.frame))];
}

/** Where a command was sent, or the first reply that answers none. */
export function placeOf({ capture, frame, time, replies }: Exchange): Place | null {
  if (capture !== null && frame !== null) return { capture, frame, time };
  return replies[0] ?? null;
}

function endOf({ connection }: Transfer, { replies }: Exchange, place: Place, order: PlaceOrder): Place {
  const replied = replies.reduce<Place>((last, reply) => later(last, reply, order), place);
  if (connection === null) return replied;
  const { lastCapture, lastFrame, endTime } = connection;
  return later(replied, { capture: lastCapture, frame: lastFrame, time: endTime }, order);
}

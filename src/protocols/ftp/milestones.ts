import { compareMoments } from "../../decode/timestamp.ts";
import type { Connection } from "../../flow/connection.ts";
import type { ControlParty } from "./control-party.ts";
import type { ReplyRecord, TransferRecord } from "./records.ts";

/** Who is told of FTP while it goes on. The records are the tracker's, and later packets may still change them. */
export interface MilestoneListener {
  /** This reply accepted or refused a login. */
  loggedIn(control: ControlParty, reply: ReplyRecord): void;
  /** A transfer is over: it has its final reply, and its data connection, if it has one, is closed. */
  transferred(control: ControlParty, transfer: TransferRecord): void;
  /** A control connection was closed, or will not be followed any further. */
  ended(control: ControlParty): void;
  /** A server turned away a call before anything was said. */
  refused(connection: Connection): void;
}

/** Numbers sessions and transfers, and tells of each login and each end once, as soon as the packets show it. */
export class Milestones {
  readonly #listener: MilestoneListener;
  /** Transfers that have their final reply, and wait for the end of their data connection; or will get no reply. */
  readonly #running = new Map<Connection, { control: ControlParty; transfer: TransferRecord }>();
  /** Sessions that are known to be some, and have no number: nothing was told of them yet. */
  readonly #known = new Set<ControlParty>();
  #open = 0;
  #sessions = 0;
  #transfers = 0;

  constructor(listener: MilestoneListener) {
    this.#listener = listener;
  }

  /** FTP sessions that are not over. */
  get open(): number {
    return this.#open + this.#known.size;
  }

  /** Something was said on a control connection that has no number yet. */
  spoke(control: ControlParty): void {
    if (control.isSession) this.#known.add(control);
  }

  loggedIn(control: ControlParty, reply: ReplyRecord): void {
    if (this.#isNumbered(control)) this.#listener.loggedIn(control, reply);
  }

  /** A transfer command was sent: those before it that were answered are over, whatever became of their connections. */
  asked(control: ControlParty): void {
    const { transfers } = control.session;
    let index = transfers.length - 1;
    while (index >= 0 && transfers[index]?.told === false) index -= 1;
    for (index += 1; index < transfers.length; index += 1) {
      const transfer = transfers[index] as TransferRecord;
      if (transfer.replyCode !== null) this.#tell(control, transfer);
    }
  }

  /** The final reply to a transfer came. */
  answered(control: ControlParty, transfer: TransferRecord): void {
    const connection = transfer.data?.connection;
    const goesOn = connection?.established === true && connection.closed === "open";
    if (goesOn && (transfer.replyCode ?? 0) < 400) this.#running.set(connection, { control, transfer });
    else this.#tell(control, transfer);
  }

  /** A transfer whose commands cannot be read: its connection alone tells when it is over. */
  inferred(control: ControlParty, transfer: TransferRecord): void {
    if (transfer.data !== null) this.#running.set(transfer.data.connection, { control, transfer });
  }

  /** A data connection was closed. */
  closed(connection: Connection): void {
    const running = this.#running.get(connection);
    if (running !== undefined) this.#tell(running.control, running.transfer);
  }

  /** A control connection was closed, or let go: so are its transfers. The latter may bring more of them to light. */
  ended(control: ControlParty): void {
    if (!this.#isNumbered(control)) return;
    const { transfers } = control.session;
    for (const transfer of transfers) this.#numberTransfer(transfer);
    for (const transfer of transfers) this.#tell(control, transfer);
    if (control.ended) return;
    control.ended = true;
    this.#open -= 1;
    this.#listener.ended(control);
  }

  #tell(control: ControlParty, transfer: TransferRecord): void {
    if (transfer.told || !this.#isNumbered(control)) return;
    if (transfer.data !== null) this.#running.delete(transfer.data.connection);
    transfer.told = true;
    this.#numberTransfers(control.session.transfers);
    this.#listener.transferred(control, transfer);
  }

  /** Gives a session its number when something is to be told of it first; those that began before it get theirs before. */
  #isNumbered(control: ControlParty): boolean {
    if (control.id !== 0) return true;
    if (!control.isSession) return false;
    this.#known.add(control);
    const upToIt = [...this.#known].filter((one) => byFirstFrame(one, control) <= 0);
    for (const one of upToIt.sort(byFirstFrame)) {
      this.#known.delete(one);
      this.#sessions += 1;
      this.#open += 1;
      one.id = this.#sessions;
    }
    return true;
  }

  /** In the order of their commands, though a later one may be over first. */
  #numberTransfers(transfers: readonly TransferRecord[]): void {
    let from = transfers.length;
    while (from > 0 && transfers[from - 1]?.id === 0) from -= 1;
    for (; from < transfers.length; from += 1) this.#numberTransfer(transfers[from] as TransferRecord);
  }

  #numberTransfer(transfer: TransferRecord): void {
    if (transfer.id !== 0) return;
    this.#transfers += 1;
    transfer.id = this.#transfers;
  }
}

function byFirstFrame(a: ControlParty, b: ControlParty): number {
  return compareMoments(a.connection.first, b.connection.first);
}

import type { Connection } from "../../flow/connection.ts";
import type { ControlParty } from "./control-party.ts";

const UNCLAIMED_PER_PAIR = 64;
const MARKS = 16_384;

/** Two hosts that talk FTP with each other, by however many control connections. */
class HostPair {
  /** Control connections between them that are not over. */
  readonly open = new Set<ControlParty>();
  /** How many of those are to each port. */
  readonly ports = new Map<number, number>();
  /** Control connections that may still look for connections: the open ones, and those not told yet. */
  parties = 0;
  /** The encrypted one that said something last. */
  latestOpaque: ControlParty | null = null;
  /** Connections between them that no announcement explains (yet), oldest first. */
  readonly unclaimed = new Set<Connection>();
}

/** Which hosts have control connections between them, and what else they have that may belong to those. */
export class HostPairs {
  /** HOT PATH. How many pairs are known, by the slot (`pairSlot`) that they share with others: most slots have none. */
  readonly marks = new Uint32Array(MARKS);
  readonly #pairs = new Map<number, HostPair>();

  /** Two hosts with this number (FlowKey.hostPair) have, or had of late, a control connection between them. */
  has(hostPair: number): boolean {
    return this.#pairs.has(hostPair);
  }

  /** Whether they have an open control connection, and none of those is to this port. */
  mayHaveDataOn(hostPair: number, port: number): boolean {
    const pair = this.#pairs.get(hostPair);
    return pair !== undefined && pair.open.size > 0 && !pair.ports.has(port);
  }

  add(control: ControlParty): void {
    let pair = this.#pairs.get(control.hostPair);
    if (pair === undefined) {
      pair = new HostPair();
      this.#pairs.set(control.hostPair, pair);
      this.#mark(control.hostPair, 1);
    }
    const { port } = control.serverEnd;
    pair.parties += 1;
    pair.open.add(control);
    pair.ports.set(port, (pair.ports.get(port) ?? 0) + 1);
  }

  /** A control connection was closed: no new connection is made on its behalf. */
  close(control: ControlParty): void {
    const pair = this.#pairs.get(control.hostPair);
    if (pair === undefined || !pair.open.delete(control)) return;
    const { port } = control.serverEnd;
    const left = (pair.ports.get(port) ?? 1) - 1;
    if (left > 0) pair.ports.set(port, left);
    else pair.ports.delete(port);
    if (pair.latestOpaque === control) pair.latestOpaque = null;
  }

  /** A control connection was told (or was none), and asks for nothing any longer. */
  remove(control: ControlParty): void {
    this.close(control);
    const pair = this.#pairs.get(control.hostPair);
    if (pair === undefined) return;
    pair.parties -= 1;
    if (pair.parties > 0) return;
    this.#pairs.delete(control.hostPair);
    this.#mark(control.hostPair, -1);
  }

  #mark(hostPair: number, change: 1 | -1): void {
    const slot = pairSlot(hostPair);
    this.marks[slot] = (this.marks[slot] as number) + change;
  }

  /** An encrypted control connection said something. */
  spokeOpaque(control: ControlParty): void {
    const pair = this.#pairs.get(control.hostPair);
    if (pair?.open.has(control)) pair.latestOpaque = control;
  }

  /** The open control connection that cannot be read, of several the one that said something last; null where there is none. */
  opaque(hostPair: number): ControlParty | null {
    const pair = this.#pairs.get(hostPair);
    if (pair === undefined) return null;
    if (pair.latestOpaque === null) {
      for (const control of pair.open) {
        if (control.isOpaque && control.lastActivity >= (pair.latestOpaque?.lastActivity ?? 0))
          pair.latestOpaque = control;
      }
    }
    return pair.latestOpaque?.isOpaque ? pair.latestOpaque : null;
  }

  unclaimed(hostPair: number): Iterable<Connection> {
    return this.#pairs.get(hostPair)?.unclaimed ?? [];
  }

  isUnclaimed(connection: Connection): boolean {
    return this.#pairs.get(connection.key.hostPair)?.unclaimed.has(connection) ?? false;
  }

  addUnclaimed(connection: Connection): void {
    const unclaimed = this.#pairs.get(connection.key.hostPair)?.unclaimed;
    if (unclaimed === undefined) return;
    unclaimed.add(connection);
    const [oldest] = unclaimed;
    if (unclaimed.size > UNCLAIMED_PER_PAIR && oldest !== undefined) unclaimed.delete(oldest);
  }

  noLongerUnclaimed(connection: Connection): void {
    this.#pairs.get(connection.key.hostPair)?.unclaimed.delete(connection);
  }
}

/** HOT PATH. Where HostPairs marks two hosts with this number (FlowKey.hostPair). */
export function pairSlot(hostPair: number): number {
  return hostPair & (MARKS - 1);
}

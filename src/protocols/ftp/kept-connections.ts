import { compareMoments } from "../../decode/timestamp.ts";
import type { Connection } from "../../flow/connection.ts";
import { LIMITS } from "../../limits.ts";
import type { Control } from "./control.ts";
import type { ControlRecord } from "./records.ts";
import { FTP_DATA_PORT } from "./signs.ts";

/** About what a control connection, and a transfer with its data connection, take in bytes, commands and replies apart. */
const CONTROL_WEIGHT = 4_096;
const TRANSFER_WEIGHT = 4_096;

/** What is kept of connections that are over or were let go, for the report; bounded by LIMITS. */
export class KeptConnections {
  /** FTP control connections, and calls to FTP's ports on which nothing was said. */
  #controls: ControlRecord[] = [];
  /** Bytes that they weigh, with all that hangs on them. */
  weight = 0;
  /** Bytes of it that are their commands' and replies'. */
  recordBytes = 0;
  /** What was left out to bound memory. */
  readonly dropped = { connections: 0, silentControls: 0, unclaimedConnections: 0, controlBytes: 0 };
  readonly #orphans = new Set<Connection>();
  #silentControls = 0;

  /** A control connection that spoke, and has been finished; kept where it was FTP. */
  spoken(control: Control): void {
    if (control.verdict === "ftp") {
      this.dropped.controlBytes += control.cutBytes;
      this.#keep(control.record());
    } else control.session.discard();
  }

  /** A connection to one of FTP's own ports on which nothing was said. `record` makes what is kept of it. */
  silent(record: () => ControlRecord): void {
    this.#silentControls += 1;
    if (this.#silentControls <= LIMITS.silentControls) this.#keep(record());
    else this.dropped.silentControls += 1;
  }

  /**
   * A connection that no session claims; kept where it came from (or went to) the FTP data port and carried something. True
   * where it is kept.
   */
  unclaimed(connection: Connection): boolean {
    const [a, b] = connection.ends;
    if (a.port !== FTP_DATA_PORT && b.port !== FTP_DATA_PORT) return false;
    if (a.sent.bytes + b.sent.bytes === 0) return false;
    if (this.#orphans.size < LIMITS.unclaimedConnections) {
      this.#orphans.add(connection);
      return true;
    }
    this.dropped.unclaimedConnections += 1;
    return false;
  }

  /** A session claims a connection after all. */
  claimed(connection: Connection): void {
    this.#orphans.delete(connection);
  }

  /** What was kept of control connections since it was asked for last: sessions by their numbers, then the others by their first frames. */
  take(): ControlRecord[] {
    const taken = this.#controls;
    this.#controls = [];
    this.weight = 0;
    this.recordBytes = 0;
    this.#silentControls = 0;
    return taken.sort(bySession);
  }

  #keep(record: ControlRecord): void {
    const { session, weight } = record;
    this.#controls.push(record);
    this.recordBytes += weight;
    this.weight += CONTROL_WEIGHT + weight + session.transfers.length * TRANSFER_WEIGHT;
  }

  /** The unclaimed connections in the order of their first frames. */
  unclaimedInOrder(): Connection[] {
    return [...this.#orphans].sort((a, b) => compareMoments(a.first, b.first));
  }
}

function bySession(a: ControlRecord, b: ControlRecord): number {
  if (a.id > 0 && b.id > 0) return a.id - b.id;
  if (a.id > 0 || b.id > 0) return b.id - a.id;
  return compareMoments(a.connection.first, b.connection.first);
}

import { type PacketView, TCP_ACK, TCP_SYN } from "../../decode/packet-view.ts";
import { Connection, opposite, SEGMENT } from "../../flow/connection.ts";
import { FlowKey } from "../../flow/flow-key.ts";
import { FlowTable } from "../../flow/flow-table.ts";
import { HandshakeCache } from "../../flow/handshake-cache.ts";
import { PortInterest } from "../../flow/port-interest.ts";
import { LIMITS } from "../../limits.ts";
import { Control } from "./control.ts";
import { DataConnections } from "./data-connections.ts";
import { FTP_DATA_PORT, FTP_PORT, FTPS_DATA_PORT, FTPS_PORT, isControlPort, opensLikeFtp } from "./signs.ts";

/** What a packet was found to belong to (`FtpTracker.packet`). */
export const FOUND = { nothing: 0, undecided: 1, control: 2, data: 3 } as const;

/** A followed connection and what is thought of it. */
export interface Followed {
  readonly connection: Connection;
  /** Null for a data connection, and for one that turned out to be something else. */
  control: Control | null;
  found: number;
  /** Packets and wire bytes that came while undecided, and the protocol (protocol-names.ts) that they were counted as. */
  packets: number;
  bytes: number;
  countedAs: number;
  /** The port that it keeps flagged. */
  readonly port: number;
  closing: boolean;
}

/**
 * Finds FTP in TCP: decides which packets are looked up at all, keeps the table of followed connections, and hands control
 * text to sessions and data connections to whoever announced them.
 *
 * HOT PATH up to `#followed`: most packets are dropped by two look-ups in a table of ports and one of four payload bytes.
 * Guarded by test/bench.
 */
export class FtpTracker {
  /** Control connections in the order of their first frames; those that said nothing, or not FTP, among them. */
  readonly controls: Control[] = [];
  /** Connections let go because too many were followed. */
  dropped = 0;
  /** Whose the last packet was that was found to be undecided. */
  undecided: Followed | null = null;

  readonly #interest = new PortInterest();
  readonly #handshakes = new HandshakeCache();
  readonly #table = new FlowTable<Followed>();
  readonly #key = new FlowKey();
  readonly #data = new DataConnections(this.#interest, (connection) => this.#becameData(connection));
  readonly #all = new Set<Followed>();
  readonly #closing: Followed[] = [];
  readonly #orphans: Connection[] = [];
  readonly #decided: (followed: Followed) => void;

  /** `decided` is told of each connection that was undecided for a while and is FTP: its earlier packets can be recounted. */
  constructor(decided: (followed: Followed) => void) {
    this.#decided = decided;
    for (const port of [FTP_PORT, FTP_DATA_PORT, FTPS_PORT, FTPS_DATA_PORT]) this.#interest.add(port);
  }

  /** Announcements that were not expected any longer because too many named one port. */
  get expectationsDropped(): number {
    return this.#data.expectations.dropped;
  }

  /** HOT PATH. Ports whose packets are wanted, and ports of handshakes that want their ACK; packets of others may be left out. */
  get wantedPorts(): Uint32Array {
    return this.#interest.counts;
  }

  get awaitingPorts(): Uint16Array {
    return this.#handshakes.awaiting;
  }

  /** Takes the TCP packet in hand; returns what it belongs to (FOUND). */
  packet(view: PacketView): number {
    const counts = this.#interest.counts;
    if (counts[view.sourcePort] === 0 && counts[view.destinationPort] === 0 && (view.flags & TCP_SYN) === 0) {
      if (view.payloadCaptured < 4) {
        if (view.payloadLength === 0 && view.flags === TCP_ACK) this.#handshakes.ack(view);
        return FOUND.nothing;
      }
      if (!opensLikeFtp(view.network.getInt32(view.payload))) return FOUND.nothing;
    }
    return this.#interesting(view);
  }

  /** The end of the capture: everything held back is told. Returns connections that look like FTP data and are nobody's. */
  finish(): Connection[] {
    for (const followed of this.#all) followed.control?.finish();
    for (const followed of [...this.#all]) this.#letGo(followed);
    this.controls.sort((a, b) => a.connection.first.frame - b.connection.first.frame);
    return this.#orphans.sort((a, b) => a.first.frame - b.first.frame);
  }

  #interesting(view: PacketView): number {
    const key = this.#key;
    key.load(view);
    let followed = this.#table.find(key) ?? this.#begin(view);
    const side = key.reversed ? 1 : 0;
    if (followed !== null && followed.connection.segment(view, side) === SEGMENT.anew) {
      this.#letGo(followed);
      key.load(view);
      followed = this.#begin(view);
      followed?.connection.segment(view, side);
    }
    if (followed === null) {
      this.#rememberHandshake(view);
      return FOUND.nothing;
    }
    this.#took(view, side, followed);
    return followed.found;
  }

  #took(view: PacketView, side: 0 | 1, followed: Followed): void {
    const { connection } = followed;
    if (followed.found === FOUND.undecided && followed.control === null) this.#reconsider(view, side, followed);
    const { control } = followed;
    if (control !== null) {
      control.packet(view, side);
      if (followed.found === FOUND.undecided) this.#judge(followed, control);
    }
    if (followed.found === FOUND.undecided) {
      followed.packets += 1;
      followed.bytes += view.originalLength;
      this.undecided = followed;
    }
    if (!followed.closing && connection.closed !== "open") {
      followed.closing = true;
      this.#closing.push(followed);
      if (control !== null) this.#data.forget(control);
      if (this.#closing.length > LIMITS.closedConnections) this.#letGoOldestClosed();
    }
  }

  /** Follows the connection of the packet in hand, if it is worth it. `#key` is its key. */
  #begin(view: PacketView): Followed | null {
    const opening = (view.flags & TCP_SYN) !== 0;
    if (!opening && view.payloadLength === 0) return null;
    const { sourcePort, destinationPort } = view;
    if (isControlPort(sourcePort) || isControlPort(destinationPort)) return this.#beginControl(view);
    if (this.#mayBeAnnounced(view, opening)) {
      const followed = this.#follow(view);
      if (this.#data.offer(followed.connection)) return followed;
      this.#letGo(followed);
    }
    const worded = view.payloadCaptured >= 4 && opensLikeFtp(view.network.getInt32(view.payload));
    if (worded) return this.#beginControl(view);
    return this.#beginUnannounced(view, opening);
  }

  /** Cheap, because busy ports are announced too: without its SYN only a connection between two FTP hosts is considered. */
  #mayBeAnnounced(view: PacketView, opening: boolean): boolean {
    const { expectations } = this.#data;
    if (!expectations.names(view.sourcePort) && !expectations.names(view.destinationPort)) return false;
    return opening || this.#data.isPair(this.#key.hostPair);
  }

  #beginControl(view: PacketView): Followed {
    const followed = this.#follow(view);
    this.#asControl(view, followed);
    return followed;
  }

  #asControl(view: PacketView, followed: Followed): void {
    const control = new Control(followed.connection, this.#serverSide(view, followed.connection), this.#data);
    followed.control = control;
    this.controls.push(control);
    this.#data.addControl(control);
  }

  /** What was followed as perhaps a data connection begins with what only a control connection says. */
  #reconsider(view: PacketView, side: 0 | 1, followed: Followed): void {
    if (view.payloadCaptured < 4 || !opensLikeFtp(view.network.getInt32(view.payload))) return;
    const { ends } = followed.connection;
    if (ends[side].firstPayload?.frame !== view.frame || ends[opposite(side)].firstPayload !== null) return;
    this.#data.disown(followed.connection);
    this.#asControl(view, followed);
  }

  /** Perhaps a data connection whose announcement comes later, or cannot be read. */
  #beginUnannounced(view: PacketView, opening: boolean): Followed | null {
    const { sourcePort, destinationPort, flags } = view;
    const fromDataPort = sourcePort === FTP_DATA_PORT || destinationPort === FTP_DATA_PORT;
    const listener = (flags & TCP_ACK) === 0 ? destinationPort : sourcePort;
    const betweenFtpHosts = opening && this.#data.mayExplain(this.#key.hostPair, listener);
    if (!fromDataPort && !betweenFtpHosts) return null;
    const followed = this.#follow(view);
    this.#data.unexplained(followed.connection);
    return followed;
  }

  #follow(view: PacketView): Followed {
    const handshake = (view.flags & TCP_SYN) === 0 ? this.#handshakes.find(this.#key) : null;
    const connection = new Connection(view, this.#key, handshake);
    const { initiator, ends } = connection;
    const port = initiator === -1 ? this.#likelyListener(view) : ends[opposite(initiator)].port;
    const followed: Followed = {
      connection,
      control: null,
      found: FOUND.undecided,
      packets: 0,
      bytes: 0,
      countedAs: 0,
      port,
      closing: false,
    };
    this.#table.set(this.#key, followed);
    this.#all.add(followed);
    this.#interest.add(port);
    if (this.#all.size > LIMITS.connections) this.#letGoOldest();
    return followed;
  }

  /** The port to keep flagged for a connection found midway: one that is wanted already, else the smaller. */
  #likelyListener(view: PacketView): number {
    const { sourcePort, destinationPort } = view;
    const { counts } = this.#interest;
    if (counts[sourcePort] !== 0) return sourcePort;
    if (counts[destinationPort] !== 0) return destinationPort;
    return Math.min(sourcePort, destinationPort);
  }

  /** Which end of a control connection is the server: the one with the port, or that was called, or that talks in numbers. */
  #serverSide(view: PacketView, connection: Connection): 0 | 1 {
    const [a, b] = connection.ends;
    if (isControlPort(a.port) !== isControlPort(b.port)) return isControlPort(a.port) ? 0 : 1;
    if (connection.initiator >= 0) return connection.initiator === 0 ? 1 : 0;
    const side = this.#key.reversed ? 1 : 0;
    const digit = view.payloadCaptured > 0 ? view.network.getUint8(view.payload) : 0;
    return digit >= 0x31 && digit <= 0x36 ? side : opposite(side);
  }

  #judge(followed: Followed, control: Control): void {
    if (control.verdict === "undecided") return;
    if (control.verdict === "ftp") {
      followed.found = FOUND.control;
      this.#decided(followed);
      return;
    }
    // Kept in the table, so that it is not taken up again at its next packet.
    followed.found = FOUND.nothing;
    followed.control = null;
    this.#data.removeControl(control);
    this.#data.forget(control);
  }

  #becameData(connection: Connection): void {
    const followed = this.#table.find(connection.key);
    if (followed === undefined || followed.found === FOUND.data) return;
    followed.found = FOUND.data;
    this.#decided(followed);
  }

  #rememberHandshake(view: PacketView): void {
    if ((view.flags & TCP_SYN) !== 0) this.#handshakes.syn(view, (view.flags & TCP_ACK) !== 0);
    else if (view.payloadLength === 0 && view.flags === TCP_ACK) this.#handshakes.ack(view);
  }

  #letGoOldest(): void {
    const [oldest] = this.#all;
    if (oldest === undefined) return;
    this.dropped += 1;
    this.#letGo(oldest);
  }

  #letGoOldestClosed(): void {
    const oldest = this.#closing.shift();
    if (oldest !== undefined) this.#letGo(oldest);
  }

  #letGo(followed: Followed): void {
    if (!this.#all.delete(followed)) return;
    const { connection, control } = followed;
    if (this.#table.find(connection.key) === followed) this.#table.delete(connection.key);
    this.#interest.remove(followed.port);
    if (control !== null) {
      control.finish();
      this.#data.removeControl(control);
      this.#data.forget(control);
    } else if (followed.found === FOUND.undecided && isOrphan(connection)) {
      this.#orphans.push(connection);
    }
  }
}

/** Came from (or went to) the FTP data port, and carried something. */
function isOrphan(connection: Connection): boolean {
  const [a, b] = connection.ends;
  return (a.port === FTP_DATA_PORT || b.port === FTP_DATA_PORT) && a.sent.bytes + b.sent.bytes > 0;
}

import { captureOf } from "../../decode/frame-reference.ts";
import { type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../../decode/packet-view.ts";
import { type Connection, opposite, SEGMENT } from "../../flow/connection.ts";
import { FlowKey } from "../../flow/flow-key.ts";
import { PortInterest } from "../../flow/port-interest.ts";
import { type PacketDetail, SegmentLogs } from "../../flow/segment-log.ts";
import { LIMITS } from "../../limits.ts";
import type { Bystanders } from "./bystanders.ts";
import { Control } from "./control.ts";
import { DataConnections } from "./data-connections.ts";
import { FirstPackets } from "./first-packets.ts";
import { FOUND, type Followed } from "./followed.ts";
import { FollowedConnections } from "./followed-connections.ts";
import { KeptConnections } from "./kept-connections.ts";
import { type MilestoneListener, Milestones } from "./milestones.ts";
import { RecordBudget } from "./record-budget.ts";
import type { ControlRecord } from "./records.ts";
import { serverSide, serverSideByPorts } from "./server-side.ts";
import { FTP_DATA_PORT, FTP_PORT, FTPS_DATA_PORT, FTPS_PORT, opensLikeFtp } from "./signs.ts";

/** Who is told of FTP while it goes on. */
export interface FtpListener extends MilestoneListener {
  /** A connection that was undecided for a while is FTP: its earlier packets can be recounted. */
  decided(followed: Followed): void;
}

export interface TrackerOptions {
  /** Whether, and how closely, the packets of connections are kept. */
  packets?: PacketDetail | undefined;
  /** A connection that is silent for longer, in seconds of the capture's own time, is let go. */
  idleSeconds?: number | undefined;
}

/** Idle connections are looked for so many times in the time that they are given. */
const SWEEPS = 16;

/**
 * Finds FTP in TCP: decides which packets are looked up at all, keeps the table of followed connections, and hands control
 * text to sessions and data connections to whoever announced them.
 *
 * HOT PATH up to `#interesting`: most packets are dropped by two look-ups in a table of ports and one of four payload bytes.
 * Guarded by test/bench.
 */
export class FtpTracker {
  /** Whose the last packet was that was found to be undecided. */
  undecided: Followed | null = null;

  /** Packets of followed connections that were captured twice, by capture; nothing stands where there were none. */
  readonly duplicates: number[] = [];

  readonly #interest = new PortInterest();
  readonly #first: FirstPackets;
  readonly #key = new FlowKey();
  readonly #milestones: Milestones;
  readonly #data = new DataConnections(this.#interest, {
    claimed: (connection) => this.#becameData(connection),
    inferred: (control, transfer) => this.#milestones.inferred(control, transfer),
  });
  readonly #followed = new FollowedConnections({
    letGo: (oldest) => this.#letGo(oldest),
    isHeavy: () => this.#budget.taken - this.#kept.recordBytes > LIMITS.openRecordBytes,
    drop: (oldest) => this.#drop(oldest),
  });
  readonly #budget = new RecordBudget();
  readonly #kept = new KeptConnections();
  readonly #logs: SegmentLogs | null;
  readonly #listener: FtpListener;
  readonly #idleSeconds: number;
  /** When idle connections are looked for again, in seconds since 1970. */
  #nextSweep = 0;
  #now = 0;

  constructor(listener: FtpListener, { packets = "none", idleSeconds = LIMITS.idleSeconds }: TrackerOptions = {}) {
    this.#listener = listener;
    this.#milestones = new Milestones(listener);
    this.#idleSeconds = idleSeconds;
    this.#logs = packets === "none" ? null : new SegmentLogs(packets);
    this.#first = new FirstPackets({
      interest: this.#interest,
      key: this.#key,
      data: this.#data,
      followed: this.#followed,
      logs: this.#logs,
      letGo: (followed) => this.#letGo(followed),
    });
    for (const port of [FTP_PORT, FTP_DATA_PORT, FTPS_PORT, FTPS_DATA_PORT]) this.#interest.add(port);
  }

  /** Bytes that those connections weigh which `takeFinished` would give. */
  get finishedWeight(): number {
    return this.#kept.weight;
  }

  /** FTP sessions that are not over. */
  get sessionsOpen(): number {
    return this.#milestones.open;
  }

  /**
   * FTP control connections that will not be followed any further, by their numbers; behind them calls to FTP's ports on which
   * nothing was said, in the order of their first frames. Each is given once, and is the caller's then.
   */
  takeFinished(): ControlRecord[] {
    this.#budget.giveBack(this.#kept.recordBytes);
    return this.#kept.take();
  }

  /** Ends what was silent for too long. To be called as time goes on, about each second; `seconds` since 1970. */
  advance(seconds: number): void {
    const pause = Math.max(1, Math.floor(this.#idleSeconds / SWEEPS));
    // A clock that jumps is no silence that was heard.
    const jumped = Math.abs(seconds - this.#now) > pause;
    this.#now = seconds;
    if (seconds < this.#nextSweep && !jumped) return;
    this.#nextSweep = seconds + pause;
    if (jumped) return;
    for (const followed of this.#followed.all) {
      if (seconds - followed.connection.last.seconds > this.#idleSeconds) this.#letGo(followed);
    }
  }

  /** What was left out to bound memory, by table; for the report, so complete after `finish`. */
  get dropped(): Record<string, number> {
    const announcements = this.#data.expectations.dropped;
    const segmentRuns = this.#logs?.dropped ?? 0;
    return { ...this.#kept.dropped, announcements, ftpRecords: this.#budget.dropped, segmentRuns };
  }

  /** HOT PATH. By port, how many connections and announcements want its packets. */
  get wantedPorts(): Uint32Array {
    return this.#interest.counts;
  }

  /** HOT PATH. By what packets can be left out that are of no interest here, as long as their handshakes are remembered. */
  get bystanders(): Bystanders {
    return { portMarks: this.#interest.marks, pairMarks: this.#data.pairMarks, handshakes: this.#first.handshakes };
  }

  /** Takes the TCP packet in hand; returns what it belongs to (FOUND). */
  packet(view: PacketView): number {
    const counts = this.#interest.counts;
    if (counts[view.sourcePort] === 0 && counts[view.destinationPort] === 0 && (view.flags & TCP_SYN) === 0) {
      if (view.payloadCaptured < 4) {
        if (view.payloadLength === 0 && view.flags === TCP_ACK) this.#first.handshakes.packet(view);
        return FOUND.nothing;
      }
      if (!opensLikeFtp(view.network.getInt32(view.payload))) return FOUND.nothing;
    }
    return this.#interesting(view);
  }

  /** The end of the capture: everything held back is told. Returns connections that look like FTP data and are nobody's. */
  finish(): Connection[] {
    for (const followed of this.#followed.all) followed.control?.finish();
    for (const followed of [...this.#followed.all]) this.#letGo(followed);
    return this.#kept.unclaimedInOrder();
  }

  #interesting(view: PacketView): number {
    const key = this.#key;
    key.load(view);
    let followed = this.#followed.find(key) ?? this.#first.begin(view);
    const side = key.reversed ? 1 : 0;
    let did = followed === null ? SEGMENT.taken : followed.connection.segment(view, side);
    if (followed !== null && did === SEGMENT.anew) {
      this.#letGo(followed);
      key.load(view);
      followed = this.#first.begin(view);
      did = followed === null ? SEGMENT.taken : followed.connection.segment(view, side);
    }
    if (followed === null) {
      this.#first.remember(view);
      return FOUND.nothing;
    }
    if (did === SEGMENT.duplicate) this.#countDuplicate(captureOf(view.frame));
    this.#took(view, side, followed, did);
    return followed.found;
  }

  #countDuplicate(capture: number): void {
    this.duplicates[capture] = (this.duplicates[capture] ?? 0) + 1;
  }

  /** `did`: what the packet did to its connection (SEGMENT). */
  #took(view: PacketView, side: 0 | 1, followed: Followed, did: number): void {
    const { connection } = followed;
    // Most packets that get here are FTP data, and need no more than having been counted.
    if (followed.found === FOUND.data && (view.flags & (TCP_FIN | TCP_RST)) === 0) return;
    if (followed.found === FOUND.undecided && followed.control === null) this.#reconsider(view, side, followed);
    if (view.payloadLength > 0) this.#followed.spoke(followed);
    const { control } = followed;
    if (control !== null && did !== SEGMENT.duplicate) control.unanswered.packet(view, side, connection.ends[side]);
    if (control !== null && did === SEGMENT.taken) {
      control.packet(view, side);
      if (control.id === 0) this.#milestones.spoke(control);
      if (followed.found === FOUND.undecided) this.#judge(followed, control);
    }
    if (followed.found === FOUND.undecided) {
      followed.packets += 1;
      followed.bytes += view.originalLength;
      this.undecided = followed;
    }
    if (connection.closed !== "open") this.#close(followed);
    else this.#followed.reopen(followed);
  }

  #close(followed: Followed): void {
    if (this.#followed.isClosed(followed)) return;
    const { control, connection } = followed;
    this.#followed.close(followed);
    if (control !== null) {
      this.#data.closeControl(control);
      this.#milestones.ended(control);
    } else if (followed.found === FOUND.data) this.#milestones.closed(connection);
    else if (followed.awaitsControl && isTurnedAway(connection)) this.#listener.refused(connection);
  }

  #asControl(view: PacketView, followed: Followed): void {
    const { connection } = followed;
    const control = this.#newControl(connection, serverSide(view, connection, this.#key.reversed ? 1 : 0));
    followed.control = control;
    connection.log?.listData();
    this.#data.addControl(control);
  }

  /** What was followed as perhaps a data connection begins with what only a control connection says. */
  #reconsider(view: PacketView, side: 0 | 1, followed: Followed): void {
    if (followed.awaitsControl) {
      if (view.payloadLength > 0) this.#asControl(view, followed);
      return;
    }
    if (view.payloadCaptured < 4 || !opensLikeFtp(view.network.getInt32(view.payload))) return;
    const { ends } = followed.connection;
    if (ends[side].firstPayload?.frame !== view.frame || ends[opposite(side)].firstPayload !== null) return;
    this.#data.disown(followed.connection);
    this.#asControl(view, followed);
  }

  #judge(followed: Followed, control: Control): void {
    if (control.verdict === "undecided") return;
    if (control.verdict === "ftp") {
      followed.found = FOUND.control;
      this.#listener.decided(followed);
      return;
    }
    // Kept in the table, so that it is not taken up again at its next packet.
    followed.found = FOUND.nothing;
    followed.control = null;
    followed.connection.log?.discard();
    this.#data.removeControl(control);
  }

  #becameData(connection: Connection): void {
    this.#kept.claimed(connection);
    const followed = this.#followed.find(connection.key);
    if (followed === undefined || followed.found === FOUND.data) return;
    followed.found = FOUND.data;
    this.#followed.spoke(followed);
    this.#listener.decided(followed);
  }

  #drop(followed: Followed): void {
    this.#kept.dropped.connections += 1;
    this.#letGo(followed);
  }

  #letGo(followed: Followed): void {
    if (!this.#followed.remove(followed)) return;
    const { connection, control } = followed;
    connection.release();
    this.#interest.remove(followed.port);
    if (control !== null) {
      control.finish();
      this.#milestones.ended(control);
      this.#data.removeControl(control);
      this.#kept.spoken(control);
    } else if (followed.found === FOUND.undecided) {
      if (followed.awaitsControl) this.#kept.silent(() => this.#silentRecord(connection));
      else if (!this.#kept.unclaimed(connection) && !this.#data.mayClaim(connection)) connection.log?.discard();
    }
  }

  /** Nothing was said on a connection to one of FTP's own ports. */
  #silentRecord(connection: Connection): ControlRecord {
    return this.#newControl(connection, serverSideByPorts(connection) ?? 0).record();
  }

  #newControl(connection: Connection, serverSide: 0 | 1): Control {
    return new Control(connection, serverSide, {
      data: this.#data,
      budget: this.#budget,
      milestones: this.#milestones,
    });
  }
}

/** The client's call was answered by a RST. */
function isTurnedAway({ initiator, resetBy, established, synAckFrame }: Connection): boolean {
  return initiator >= 0 && resetBy === opposite(initiator as 0 | 1) && !established && synAckFrame === 0;
}

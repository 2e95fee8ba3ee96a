import { type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../../decode/packet-view.ts";
import type { Moment } from "../../decode/timestamp.ts";
import { type Connection, opposite } from "../../flow/connection.ts";
import type { ConnectionEnd } from "../../flow/connection-end.ts";
import { ControlReassembly, type StreamSink } from "../../flow/reassembly.ts";
import { UnansweredWatch } from "../../flow/unanswered.ts";
import { LIMITS } from "../../limits.ts";
import { looksLikeTls } from "../tls/handshake.ts";
import { TlsHandshakeWatch } from "../tls/handshake-watch.ts";
import { payloadOf } from "./borrowed-payload.ts";
import { looksLikeCommand, parseCommand } from "./command-parser.ts";
import { ControlDetector, type Verdict } from "./control-detector.ts";
import { type ControlLine, ControlLines } from "./control-lines.ts";
import type { ControlParty } from "./control-party.ts";
import type { DataConnections } from "./data-connections.ts";
import type { Milestones } from "./milestones.ts";
import type { RecordBudget } from "./record-budget.ts";
import type { AnnouncementRecord, ControlRecord, ReplyRecord, TransferRecord } from "./records.ts";
import { type ControlReply, looksLikeReply, ReplyReader, type ReplySink } from "./reply-reader.ts";
import { FtpSession, type SessionListener } from "./session.ts";
import { FTPS_PORT } from "./signs.ts";

/** What all control connections share. */
export interface ControlSurroundings {
  data: DataConnections;
  budget: RecordBudget;
  milestones: Milestones;
}

/**
 * A TCP connection that is, or may be, an FTP control connection: its packets in, its session kept. Reassembles both
 * directions, cuts them into lines, tells whether it is FTP at all, and notices where TLS closes the curtain.
 */
export class Control implements StreamSink, ReplySink, SessionListener, ControlParty {
  readonly connection: Connection;
  readonly session: FtpSession;
  readonly serverSide: 0 | 1;
  /** Number of the session in the report, 0 until it is known to be one; and whether its end was told. Milestones' to set. */
  id = 0;
  ended = false;
  verdict: Verdict = "undecided";
  security: "none" | "explicit-tls" | "implicit-tls" = "none";
  /** Frame of the first bytes that could not be read, 0 for none. */
  secureFromFrame = 0;
  /** Frame of the last payload in either direction: how late this session was active. */
  lastActivity = 0;
  /** Bytes of control text that the capture does not have. */
  lostBytes = 0;
  /** Bytes of lines and replies that were longer than is kept. */
  cutBytes = 0;
  /** What was sent and not answered, given each of its packets. */
  readonly unanswered = new UnansweredWatch();
  /** Announcements that connections are still expected for. */
  readonly expected: AnnouncementRecord[] = [];

  readonly #data: DataConnections;
  readonly #milestones: Milestones;
  readonly #reassembly = new ControlReassembly(this);
  readonly #commands = new ControlLines(LIMITS.controlLineBytes, looksLikeCommand);
  readonly #replies = new ControlLines(LIMITS.controlLineBytes, looksLikeReply);
  readonly #replyReader = new ReplyReader(this);
  readonly #detector: ControlDetector;
  /** Encrypted from here on, by direction. */
  readonly #opaque: [boolean, boolean] = [false, false];
  readonly #begun: [boolean, boolean] = [false, false];
  #tls: TlsHandshakeWatch | null = null;
  #finished = false;

  constructor(connection: Connection, serverSide: 0 | 1, { data, budget, milestones }: ControlSurroundings) {
    this.connection = connection;
    this.serverSide = serverSide;
    this.#data = data;
    this.#milestones = milestones;
    const fromStart = connection.initiator >= 0;
    const ips = { clientIp: this.clientEnd.ip, serverIp: this.serverEnd.ip };
    this.session = new FtpSession({ ...ips, fromStart }, this, budget);
    this.#detector = new ControlDetector(this.serverEnd.port);
    if (!fromStart) {
      // Met midway: the first line may be the rest of one.
      this.#commands.gap();
      this.#replies.gap();
    }
  }

  get hostPair(): number {
    return this.connection.key.hostPair;
  }

  get clientEnd(): ConnectionEnd {
    return this.connection.ends[opposite(this.serverSide)];
  }

  get serverEnd(): ConnectionEnd {
    return this.connection.ends[this.serverSide];
  }

  /** Something was said that makes it an FTP session. */
  get isSession(): boolean {
    return this.verdict === "ftp" && (this.session.exchanges.length > 0 || this.security !== "none");
  }

  /** What is said now cannot be read. */
  get isOpaque(): boolean {
    return this.#opaque[0] || this.#opaque[1];
  }

  /** Takes the packet in hand, which the connection has taken before. */
  packet(view: PacketView, side: 0 | 1): void {
    const { flags, sequence } = view;
    const syn = (flags & TCP_SYN) !== 0;
    if (syn) this.#reassembly.startAt(side, sequence + 1);
    else if (!this.#reassembly.isAnchored) this.#anchor();
    if ((flags & TCP_RST) !== 0) return;
    if (view.payloadLength > 0) {
      this.lastActivity = view.frame;
      if (this.isOpaque) this.#data.spokeOpaque(this);
      const acknowledgment = (flags & TCP_ACK) !== 0 ? view.acknowledgment : -1;
      const start = syn ? sequence + 1 : sequence;
      this.#reassembly.segment(side, start, acknowledgment, payloadOf(view), view);
    }
    if ((flags & TCP_FIN) !== 0) this.#reassembly.finAt(side, sequence + view.payloadLength);
  }

  /** Nothing more will come. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#reassembly.finish();
    this.#commands.end();
    this.#replies.end();
    this.#drain();
    this.#replyReader.end();
    for (const transfer of this.session.transfers) {
      if (transfer.replyCode === null) this.#data.transferAnswered(transfer, this);
    }
    this.#data.finished(this);
  }

  /** What is to be kept of it once it is finished; all that was needed to read it is let go. */
  record(): ControlRecord {
    const { id, connection, serverSide, clientEnd, serverEnd, security, secureFromFrame } = this;
    const { weight } = this.session;
    const { exchanges, announcements, transfers, login, banner } = this.session;
    const session = { exchanges, announcements, transfers, login, banner };
    const { conflicts, conflictFrame } = this.#reassembly;
    const isFtp = this.verdict === "ftp";
    const said = { session, isFtp, security, secureFromFrame, conflicts, conflictFrame };
    const { run: unanswered, reset } = this.unanswered;
    const tls = this.#tls?.progress ?? null;
    return { id, connection, serverSide, clientEnd, serverEnd, weight, ...said, tls, unanswered, reset };
  }

  data(side: 0 | 1, bytes: Uint8Array, from: number, to: number, at: Moment, startsSegment: boolean): void {
    const goesOn = this.#opaque[side] && !this.#readableAgain(side, bytes, from, to, startsSegment);
    if (goesOn || this.#turnsOpaque(side, bytes, from, to, at, startsSegment)) {
      this.#tls ??= new TlsHandshakeWatch(opposite(this.serverSide));
      this.#tls.bytes(side, bytes.subarray(from, to), at.frame, startsSegment);
      return;
    }
    this.#begun[side] = true;
    const lines = side === this.serverSide ? this.#replies : this.#commands;
    lines.push(bytes, from, to, at);
    this.#drain();
  }

  gap(side: 0 | 1, bytes: number): void {
    this.lostBytes += bytes;
    this.#tls?.gap(side, bytes);
    if (this.#opaque[side]) return;
    if (side === this.serverSide) {
      this.#replies.gap();
      this.#drain();
      this.session.repliesLost();
    } else {
      // A line that lacks only its end was not lost: it is told, and waits for its reply.
      this.session.commandsLost();
      this.#commands.gap();
      this.#drain();
    }
  }

  announced(announcement: AnnouncementRecord): void {
    this.#data.announced(announcement, this);
  }

  transferAsked(transfer: TransferRecord): void {
    this.#milestones.asked(this);
    this.#data.transferAsked(transfer, this);
  }

  transferAnswered(transfer: TransferRecord): void {
    this.#data.transferAnswered(transfer, this);
    this.#milestones.answered(this, transfer);
  }

  loggedIn(reply: ReplyRecord): void {
    this.#milestones.loggedIn(this, reply);
  }

  /** The handshake may have been captured before anybody followed this connection. */
  #anchor(): void {
    for (const side of [0, 1] as const) {
      const { synSequence } = this.connection.ends[side];
      if (synSequence >= 0) this.#reassembly.startAt(side, synSequence + 1);
    }
  }

  #drain(): void {
    const commands = this.#commands;
    for (let line = commands.next(); line !== null; line = commands.next()) this.#commandLine(line);
    const replies = this.#replies;
    for (let line = replies.next(); line !== null; line = replies.next()) this.#replyReader.push(line);
  }

  #commandLine(line: ControlLine): void {
    if (line.start === line.end) return;
    const command = parseCommand(line);
    this.#detector.client(command.verb, command.argument);
    this.#decide();
    this.cutBytes += line.cut;
    // The rest of a line is no command, yet it may tell that this is HTTP.
    if (line.partial && !looksLikeCommand(line.bytes, line.start, line.end)) return;
    this.#replyReader.interrupt();
    this.session.command(command, line);
  }

  reply(reply: ControlReply): void {
    this.#detector.server(reply.code, reply.text);
    this.#decide();
    this.cutBytes += reply.cut;
    // Text where a reply should begin answers nothing.
    if (reply.code === 0) return;
    const { code, text, encoding, complete, frame, seconds, nanoseconds } = reply;
    this.session.reply({ code, text, encoding, whole: complete, frame, seconds, nanoseconds });
  }

  #decide(): void {
    if (this.verdict !== "undecided") return;
    this.verdict = this.#detector.verdict;
    if (this.verdict === "not-ftp") this.session.discard();
  }

  /** The first bytes of TLS; or, where TLS was agreed on and its first bytes are not in the capture, any that are no text. */
  #turnsOpaque(side: 0 | 1, bytes: Uint8Array, from: number, to: number, at: Moment, startsSegment: boolean): boolean {
    const asked = this.session.securityAccepted === "tls";
    const agreed = asked || this.#opaque[opposite(side)];
    const hello = startsSegment && looksLikeTls(bytes, from, to);
    if (!hello && !(agreed && !isText(bytes, from, to))) return false;
    const implicit = this.serverEnd.port === FTPS_PORT;
    const midway = this.connection.initiator < 0 && !this.#begun[side];
    if (!implicit && !agreed && !midway) return false;
    (side === this.serverSide ? this.#replies : this.#commands).gap();
    this.#drain();
    this.#opaque[side] = true;
    if (this.secureFromFrame === 0) this.secureFromFrame = at.frame;
    this.security = implicit ? "implicit-tls" : "explicit-tls";
    if (implicit || asked || this.#detector.onControlPort) this.verdict = "ftp";
    this.#data.spokeOpaque(this);
    return true;
  }

  /** After CCC (RFC 4217 section 12.3) the control connection is plain again. */
  #readableAgain(side: 0 | 1, bytes: Uint8Array, from: number, to: number, startsSegment: boolean): boolean {
    if (!startsSegment || !isPlainLine(bytes, from, to)) return false;
    const looks = side === this.serverSide ? looksLikeReply : looksLikeCommand;
    if (!looks(bytes, from, to)) return false;
    this.#opaque[side] = false;
    return true;
  }
}

function isPlainLine(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from >= 5 && bytes[to - 1] === 0x0a && isText(bytes, from, to);
}

/** No control characters but those that lines have. */
function isText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && byte !== 0x0d && byte !== 0x0a && byte !== 0x09) return false;
  }
  return true;
}

import { formatIp } from "../decode/addresses.ts";
import { KIND, type PacketView, TCP_ACK, TCP_RST, TCP_SYN } from "../decode/packet-view.ts";
import { FlowKey } from "../flow/flow-key.ts";
import { FlowTable } from "../flow/flow-table.ts";
import { LIMITS } from "../limits.ts";
import type { DataConnection, Endpoint } from "../report/connection.ts";
import type { FtpSession, Report, Transfer } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import { type HeldBudget, OrderedBytes } from "./ordered-bytes.ts";
import { walkPackets } from "./walk-packets.ts";

/** Takes the bytes of one transfer. */
export interface ByteSink {
  /** The next bytes, borrowed until it returns. */
  data(bytes: Uint8Array): void;
  /** Nothing more comes; `whole` where all of what was sent went by, from its first byte to its last. Called exactly once. */
  end(whole: boolean): void;
}

/**
 * Reads a capture once more and gives the bytes of its transfers to whoever wants them, in order and each once, while it is
 * read. `path` is the one capture that `report` is of. `open` gives null for a transfer that it does not want, and is only
 * asked for those whose bytes can be whole: in plain text, with nothing missing, and ended well. Memory does not grow with what
 * is transferred (LIMITS.transferBytesHeld). Throws CaptureError where the file cannot be read any more.
 */
export async function readTransferBytes(
  path: string,
  report: Report,
  open: (transfer: Transfer, session: FtpSession) => ByteSink | null,
): Promise<void> {
  const wanted = wantedStreams(report, open);
  if (wanted.size === 0) return;
  const running = new FlowTable<TransferStream>();
  const key = new FlowKey();
  const packet = (view: PacketView): void => {
    const begins = wanted.get(view.frame);
    if (view.kind !== KIND.tcp || (begins === undefined && running.size === 0)) return;
    key.load(view);
    if (begins !== undefined) {
      begins.begin(view, key);
      running.set(key, begins);
    }
    const stream = running.find(key);
    if (stream === undefined) return;
    if (view.frame <= stream.lastFrame) stream.packet(view, key);
    if (view.frame >= stream.lastFrame) running.delete(key);
  };
  await walkPackets(path, { packet });
  for (const stream of wanted.values()) stream.end();
}

/** By the first frames of their connections. */
function wantedStreams(
  { ftp }: Report,
  open: (transfer: Transfer, session: FtpSession) => ByteSink | null,
): Map<number, TransferStream> {
  const wanted = new Map<number, TransferStream>();
  const budget: HeldBudget = { left: LIMITS.transferBytesHeld };
  const shared = sharedStreams(ftp.sessions);
  for (const session of ftp.sessions) {
    for (const transfer of session.transfers) {
      const { connection } = transfer;
      if (connection === null || shared.has(connection.stream) || !mayBeWhole(session, transfer)) continue;
      if (wanted.size >= LIMITS.transfersReadAgain) return wanted;
      const sink = open(transfer, session);
      if (sink !== null) wanted.set(connection.firstFrame, new TransferStream(transfer, connection, sink, budget));
    }
  }
  return wanted;
}

/** Connections that carried more than one transfer, one behind the other. */
function sharedStreams(sessions: Rows<FtpSession>): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { transfers } of sessions) {
    for (const { connection } of transfers) {
      if (connection === null) continue;
      if (seen.has(connection.stream)) shared.add(connection.stream);
      seen.add(connection.stream);
    }
  }
  return shared;
}

function mayBeWhole(session: FtpSession, { outcome, connection, bytes, missingBytes }: Transfer): boolean {
  if (session.security !== "none" || connection === null || bytes === null || missingBytes !== 0) return false;
  if (connection.lastCapture !== connection.capture) return false;
  return (
    outcome === "completed" || ((outcome === "unfinished" || outcome === "unknown") && connection.closed === "fin")
  );
}

/** The data connection of one transfer while it is read. */
class TransferStream {
  readonly lastFrame: number;
  readonly #transfer: Transfer;
  readonly #sender: Endpoint;
  readonly #sink: ByteSink;
  readonly #bytes: OrderedBytes;
  #senderSide: 0 | 1 = 0;
  /** Where the stream begins was captured. */
  #anchored = false;

  constructor(transfer: Transfer, connection: DataConnection, sink: ByteSink, budget: HeldBudget) {
    this.lastFrame = connection.lastFrame;
    this.#transfer = transfer;
    this.#sender = transfer.direction === "upload" ? connection.client : connection.server;
    this.#sink = sink;
    this.#bytes = new OrderedBytes((bytes) => sink.data(bytes), budget);
  }

  /** The connection's first packet is in hand: tells which side of the key is the sender's. */
  begin(view: PacketView, key: FlowKey): void {
    const version = view.ipVersion === 6 ? 6 : 4;
    const own =
      view.sourcePort === this.#sender.port && formatIp(view.network, view.sourceAddress, version) === this.#sender.ip;
    this.#senderSide = key.reversed === own ? 1 : 0;
  }

  packet(view: PacketView, key: FlowKey): void {
    const { flags, payloadLength, payloadCaptured } = view;
    if ((flags & TCP_RST) !== 0) return;
    const syn = (flags & TCP_SYN) !== 0;
    if ((key.reversed ? 1 : 0) !== this.#senderSide) {
      if (syn && (flags & TCP_ACK) !== 0) this.#startAt(view.acknowledgment);
      return;
    }
    if (syn) this.#startAt(view.sequence + 1);
    if (payloadLength === 0) return;
    if (payloadCaptured < payloadLength) {
      this.#bytes.break();
      return;
    }
    const sequence = syn ? view.sequence + 1 : view.sequence;
    // Without its beginning, the first byte seen is taken for the first; the announced size must then prove it.
    if (!this.#bytes.begun && !this.#expectsStart()) this.#bytes.startAt(sequence);
    const { buffer, byteOffset } = view.network;
    this.#bytes.segment(sequence, new Uint8Array(buffer, byteOffset + view.payload, payloadLength));
  }

  /** All packets were read. */
  end(): void {
    const { bytes, announcedBytes } = this.#transfer;
    const { whole, delivered } = this.#bytes;
    this.#bytes.break();
    this.#sink.end(whole && delivered === bytes && (this.#anchored || announcedBytes === delivered));
  }

  #startAt(sequence: number): void {
    this.#anchored ||= !this.#bytes.begun;
    this.#bytes.startAt(sequence);
  }

  /** A SYN of the connection was captured, be it behind its data. */
  #expectsStart(): boolean {
    const { connection } = this.#transfer;
    return connection !== null && (connection.synAckFrame !== null || this.#senderSent(connection));
  }

  #senderSent({ opener, synFrame }: DataConnection): boolean {
    return synFrame !== null && opener === (this.#transfer.direction === "upload" ? "client" : "server");
  }
}

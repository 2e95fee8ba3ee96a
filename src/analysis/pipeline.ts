import { type CaptureInput, inputName } from "../capture/capture-input.ts";
import type { OpenCapture } from "../capture/open.ts";
import type { RecordReader } from "../capture/record-reader.ts";
import { RecordRun } from "../capture/record-run.ts";
import { Decoder } from "../decode/decoder.ts";
import { frameReference } from "../decode/frame-reference.ts";
import { loadRecord } from "../decode/load-record.ts";
import { KIND, PacketView } from "../decode/packet-view.ts";
import { classify, PROTOCOL_NAMES } from "../decode/protocol-names.ts";
import type { Timestamp } from "../decode/timestamp.ts";
import { DhcpTracker } from "../protocols/dhcp/transactions.ts";
import { FOUND, type Followed } from "../protocols/ftp/followed.ts";
import { FtpTracker } from "../protocols/ftp/tracker.ts";
import { FtpRows } from "../report/ftp-report.ts";
import type { Report } from "../report/report.ts";
import { AddressUses, slotOf } from "./address-uses.ts";
import type { AnalyzeOptions } from "./analyze-options.ts";
import { CaptureTally } from "./capture-tally.ts";
import { arpPacket, dhcpDatagram, hasDhcpPort, isLinkLocalArp } from "./dhcp-input.ts";
import { Glance } from "./glance.ts";
import { LastReads } from "./last-reads.ts";
import { type Counted, Ledger } from "./ledger.ts";
import { LiveEvents } from "./live.ts";
import { Timeline, type Track } from "./timeline.ts";
import { TrafficTable } from "./traffic.ts";
import { UnreachableLog } from "./unreachables.ts";

const FTP = PROTOCOL_NAMES.indexOf("FTP");
const FTP_DATA = PROTOCOL_NAMES.indexOf("FTP data");
const DHCP = PROTOCOL_NAMES.indexOf("DHCP");

/** Files are read without a pause; every so many fills, signals, timers and rows that other threads packed get their turn. */
const FILLS_BETWEEN_TURNS = 4;

/**
 * Reads captures as one timeline and reports what is in them. Throws CaptureError for the first input that is no capture; damage
 * and nonsense inside of captures never throw.
 */
export async function analyzeCaptures(inputs: readonly CaptureInput[], options: AnalyzeOptions): Promise<Report> {
  const analysis = new Analysis(options);
  await analysis.read(inputs);
  return analysis.report();
}

/** The one place that wires capture → decode → flow → protocols → report. */
class Analysis {
  readonly #options: AnalyzeOptions;
  readonly #run = new RecordRun();
  readonly #view = new PacketView();
  readonly #decoder = new Decoder();
  readonly #traffic = new TrafficTable();
  readonly #dhcp: DhcpTracker;
  readonly #ftp: FtpTracker;
  readonly #rows: FtpRows;
  readonly #ledger: Ledger;
  readonly #glance: Glance;
  readonly #unreachables: UnreachableLog;
  readonly #addressUses = new AddressUses();
  readonly #captures: CaptureTally[] = [];
  #packets = 0;
  #fills = 0;
  /** Second of the last packet: when it changes, time has gone on. */
  #second = 0;
  /** The capture that was filled last. */
  #reading: OpenCapture | null = null;
  #lastReads: LastReads | null = null;
  /** What the listener was told is on its way to somebody slower: reading waits for that. */
  #unsettled: Promise<void> | null = null;

  constructor(options: AnalyzeOptions) {
    this.#options = options;
    this.#rows = new FtpRows(options.showPasswords);
    const live = options.live === undefined ? null : new LiveEvents(this.#rows, options.live);
    this.#dhcp = new DhcpTracker((transaction) => live?.exchanged(transaction));
    this.#ftp = new FtpTracker(
      {
        decided: (followed) => this.#recount(followed),
        loggedIn: (control, reply) => live?.loggedIn(control, reply),
        transferred: (control, transfer) => {
          this.#rows.number(transfer);
          live?.transferred(control, transfer);
        },
        ended: (control) => live?.ended(control),
        refused: (connection) => live?.refused(connection),
      },
      options,
    );
    const sources = { ftp: this.#ftp, dhcp: this.#dhcp, rows: this.#rows, counted: () => this.#counted() };
    this.#ledger = new Ledger(sources, options.keepRows ?? true);
    this.#unreachables = new UnreachableLog(this.#ftp.wantedPorts);
    this.#glance = new Glance(this.#ftp.bystanders, this.#addressUses, this.#traffic);
  }

  async read(inputs: readonly CaptureInput[]): Promise<void> {
    const timeline = new Timeline(inputs, this.#options.follow ?? false, {
      added: (track) => this.#captures.push(new CaptureTally(inputName(track.input))),
      filling: (capture) => this.#filling(capture),
      ended: (track, capture) => this.#captures[track.index]?.end(capture),
    });
    const interrupted = () => this.#interrupted(timeline);
    this.#options.signal?.addEventListener("abort", interrupted);
    if (this.#options.signal?.aborted) interrupted();
    try {
      await timeline.open();
      for (let track = await timeline.turn(); track !== null; track = await timeline.turn()) {
        await this.#read(timeline, track);
      }
    } finally {
      this.#options.signal?.removeEventListener("abort", interrupted);
      this.#lastReads?.end();
      timeline.close();
    }
    this.#decoder.finish();
    this.#dhcp.finish();
  }

  /** Files are left at once; what is live has something on its way. */
  #interrupted(timeline: Timeline): void {
    if (this.#reading !== null && this.#reading.size !== null) timeline.close();
    else
      this.#lastReads = new LastReads(
        () => this.#reading?.consumed ?? 0,
        () => timeline.close(),
      );
  }

  /** Reads records of one capture while they are the next in time. */
  async #read(timeline: Timeline, track: Track): Promise<void> {
    const { capture } = track;
    const tally = this.#captures[track.index];
    if (capture === null || tally === undefined) return;
    do {
      this.#record(track.index, tally, capture.reader);
      for (timeline.run(this.#run); this.#run.count > 0; timeline.run(this.#run)) this.#records(track.index, tally);
      if (this.#fills >= FILLS_BETWEEN_TURNS) {
        this.#fills = 0;
        await this.#unsettled;
        await new Promise((resume) => setImmediate(resume));
      }
    } while (timeline.step());
  }

  report(): Promise<Report> {
    const orphans = this.#ftp.finish();
    return this.#ledger.finish(orphans.map((orphan) => this.#rows.unclaimed(orphan)));
  }

  #counted(): Counted {
    return {
      captures: this.#captures.map((capture) => capture.summary()),
      traffic: this.#traffic.rows(),
      damages: this.#captures.map((capture) => capture.damages),
      duplicates: this.#captures.map((_, index) => this.#ftp.duplicates[index] ?? 0),
      tallies: this.#decoder.tallies,
      unreachables: this.#unreachables.list,
      addressUses: this.#addressUses.list(),
      allowedDhcpServers: this.#options.allowedDhcpServers ?? null,
      dropped: {
        ...this.#ftp.dropped,
        ...this.#dhcp.dropped,
        unreachables: this.#unreachables.dropped,
        addressUses: this.#addressUses.dropped,
        datagrams: this.#decoder.tallies.datagramsExpelled.count,
        tunnels: this.#decoder.tallies.tunnelsTooDeep.count,
      },
    };
  }

  /** HOT PATH: the record in hand, whatever it is. */
  #record(index: number, tally: CaptureTally, reader: RecordReader): void {
    if (reader.seconds !== this.#second) this.#tick(reader);
    tally.packet(reader);
    this.#packets += 1;
    loadRecord(this.#view, reader, frameReference(index, tally.packets));
    this.#packet(this.#view);
  }

  /** HOT PATH: the records of the run in hand, most of which are settled at a glance. */
  #records(index: number, tally: CaptureTally): void {
    const run = this.#run;
    const { count, seconds, nanoseconds } = run;
    const frame = frameReference(index, tally.packets + 1);
    if (seconds !== this.#second) this.#tick({ seconds, nanoseconds: nanoseconds[0] as number });
    let told = 0;
    for (let at = this.#glance.settles(run, 0, frame); at < count; at = this.#glance.settles(run, told, frame)) {
      tally.run(run, told, at + 1);
      told = at + 1;
      this.#load(run, at, frame);
      this.#packet(this.#view);
    }
    if (told < count) tally.run(run, told, count);
    this.#packets += count;
  }

  #load(run: RecordRun, at: number, frame: number): void {
    const view = this.#view;
    const offset = run.offsets[at] as number;
    view.record = run.view;
    view.recordStart = offset;
    view.recordEnd = offset + (run.capturedLengths[at] as number);
    view.originalLength = run.originalLengths[at] as number;
    view.linkType = run.linkType;
    view.frame = frame + at;
    view.seconds = run.seconds;
    view.nanoseconds = run.nanoseconds[at] as number;
  }

  /** HOT PATH: once a packet that needs a closer look. */
  #packet(view: PacketView): void {
    this.#decoder.decode(view);
    if (view.kind === KIND.udp && hasDhcpPort(view)) {
      this.#udp(view);
      return;
    }
    if (this.#addressUses.anyNamed && view.ipVersion === 4 && view.sourceMac >= 0) this.#addressUse(view);
    if (view.kind === KIND.tcp) this.#tcp(view);
    else {
      this.#traffic.count(view);
      if (view.kind === KIND.icmp) this.#unreachables.packet(view);
      else if (view.kind === KIND.arp) this.#arp(view);
    }
  }

  /** Another second of the captures' time: what waited long enough is over. */
  #tick({ seconds, nanoseconds }: Timestamp): void {
    this.#second = seconds;
    this.#ftp.advance(seconds);
    this.#dhcp.advance({ seconds, nanoseconds });
    this.#ledger.closeIfFull();
  }

  #addressUse({ network, sourceAddress, record, sourceMac, frame, seconds }: PacketView): void {
    const { wanted } = this.#addressUses;
    if (seconds < (wanted[slotOf(network.getInt32(sourceAddress))] as number)) return;
    this.#addressUses.ip(network, sourceAddress, record, sourceMac, frame, this.#view);
  }

  #arp(view: PacketView): void {
    this.#addressUses.arp(view);
    if (isLinkLocalArp(view)) this.#dhcp.arp(arpPacket(view));
  }

  #tcp(view: PacketView): void {
    const found = this.#ftp.packet(view);
    if (found === FOUND.control) {
      this.#traffic.countAs(FTP, view.originalLength);
      this.#ledger.closeIfFull();
    } else if (found === FOUND.data) this.#traffic.countAs(FTP_DATA, view.originalLength);
    else {
      const id = this.#traffic.count(view);
      if (found === FOUND.undecided && this.#ftp.undecided !== null) this.#ftp.undecided.countedAs = id;
    }
  }

  #udp(view: PacketView): void {
    const datagram = dhcpDatagram(view);
    if (datagram === null) {
      this.#traffic.count(view);
      return;
    }
    this.#traffic.countAs(DHCP, view.originalLength);
    this.#dhcp.message(datagram);
    this.#addressUses.message(datagram);
    this.#ledger.closeIfFull();
  }

  #recount(followed: Followed): void {
    const to = followed.found === FOUND.control ? FTP : FTP_DATA;
    const from = followed.countedAs ?? classify(this.#view);
    this.#traffic.move(from, to, followed.packets, followed.bytes);
  }

  #filling(capture: OpenCapture): void {
    this.#fills += 1;
    this.#unsettled = this.#options.live?.settled() ?? null;
    if (this.#unsettled !== null) this.#fills = FILLS_BETWEEN_TURNS;
    this.#reading = capture;
    this.#options.onProgress?.({
      consumed: capture.consumed,
      size: capture.size,
      packets: this.#packets,
      sessionsOpen: this.#ftp.sessionsOpen,
    });
  }
}

import type { ConnectionPackets, DataConnection, PacketsEnd, SegmentRun } from "../../report/connection.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { Transfer } from "../../report/report.ts";
import { synFate } from "../../report/syn-fate.ts";
import { escapeText } from "../escape.ts";
import { byteRate, byteSize } from "../number-text.ts";
import { duration } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Arrow, Label, Tone } from "./diagram.ts";
import type { Act } from "./ftp-acts.ts";
import { groupDetails } from "./ftp-details.ts";
import type { Role } from "./ftp-lifelines.ts";
import {
  type LadderContext,
  type LadderStep,
  lastOf,
  noteAt,
  otherRole,
  type PacketedConnection,
  plainArrow,
  step,
} from "./ftp-step.ts";
import { type SegmentGroup, SILENCE_SECONDS, segmentGroups, singleGroups } from "./segment-groups.ts";

const NO_PACKETS: PacketsEnd = { mac: null, initialSequence: null, windowShift: null };

/** A data connection: who opened it, what it carried, how it closed. `transfer` is null where none used it. */
export function dataSteps(
  connection: DataConnection,
  transfer: Transfer | null,
  act: Act,
  context: LadderContext,
): LadderStep[] {
  const { sheet, view } = context;
  const runs = connection.packets?.runs ?? runsWithoutPackets(connection);
  const groups = view.everyPacket || view.layers ? singleGroups(runs) : segmentGroups(runs);
  const rows = new DataRows(connection, transfer, act, context);
  const steps = groups.flatMap((group, index) =>
    rows.steps(group, groups[index - 1] ?? null, groups[index + 1] ?? null),
  );
  const missing = transfer?.missingBytes ?? 0;
  if (missing > 0) insertMissing(steps, groups, rows.missing(missing));
  const more = connection.packets?.omitted ?? 0;
  const last = groups.at(-1)?.last;
  if (view.everyPacket && more > 0 && last !== undefined) {
    const text = sheet.words.ladder.notListed(more);
    steps.push(step(last, { last: null, act, text, channel: connection }));
  }
  if (connection.packets === null && isResetUnseen(connection)) steps.push(rows.reset());
  return steps;
}

/** Before the connection closes, or at its end. */
function insertMissing(steps: LadderStep[], groups: readonly SegmentGroup[], missing: LadderStep): void {
  const carried = groups.findLast(({ kind }) => kind === "data");
  const at = carried === undefined ? -1 : steps.findLastIndex(({ place }) => place.frame === carried.first.frame);
  const before = steps[at];
  if (before === undefined) steps.push(missing);
  else steps.splice(at + 1, 0, { ...missing, place: before.place });
}

class DataRows {
  readonly #connection: DataConnection;
  readonly #act: Act;
  readonly #context: LadderContext;
  readonly #ends: PacketedConnection;
  /** Everything arrived, and nothing was sent twice. */
  readonly #whole: boolean;
  #opened = false;

  constructor(connection: DataConnection, transfer: Transfer | null, act: Act, context: LadderContext) {
    this.#connection = connection;
    this.#act = act;
    this.#context = context;
    this.#ends = packeted(connection, connection.packets);
    this.#whole = transfer?.missingBytes === 0 && transfer.retransmittedBytes === 0;
  }

  steps(group: SegmentGroup, before: SegmentGroup | null, after: SegmentGroup | null): LadderStep[] {
    const { sheet } = this.#context;
    const { first, last } = group;
    const arrow = this.#arrow(group, after);
    const known = this.#connection.packets !== null;
    const row = step(first, {
      ...{ last: lastOf(last), act: this.#act, cell: arrow, channel: this.#connection },
      time: known || group.kind === "syn" ? first.time : null,
      packet: known ? { run: first, connection: this.#ends } : null,
    });
    const silence = before === null || group.kind !== "data" ? 0 : secondsBetween(before.last.lastTime, first.time);
    if (before?.kind !== "data" || !(silence >= SILENCE_SECONDS)) return [row];
    const text = sheet.words.ladder.silence(duration(sheet, silence));
    return [this.#note(row, text, "warning"), row];
  }

  missing(bytes: number): LadderStep {
    const { ladder, measures } = this.#context.sheet.words;
    return this.#note(this.#atEnd(), ladder.missing(measures.byteCount(bytes)), "warning");
  }

  reset(): LadderStep {
    return this.#note(this.#atEnd(), this.#context.sheet.words.names.closed.rst, "error");
  }

  #atEnd(): LadderStep {
    const { lastCapture: capture, lastFrame: frame, endTime: time } = this.#connection;
    return step({ capture, frame, time }, { act: this.#act, channel: this.#connection });
  }

  #note(row: LadderStep, text: string, tone: Tone): LadderStep {
    const { lines } = this.#context;
    const cell = noteAt(lines.data("client", this.#connection.client.ip), [text], tone);
    return { ...row, last: null, cell, packet: null };
  }

  /** By role, or by address where another host plays it, as between two servers. */
  #openerWords(role: Role): Opener {
    const { sheet, session } = this.#context;
    const { segments } = sheet.words.ladder;
    const { ip } = this.#connection[role];
    if (ip === session[role].ip) {
      return { first: segments.sendsFirst[role], opens: segments.opens[role], name: sheet.words.names.role[role] };
    }
    const name = escapeText(ip.slice(0, 60));
    return { first: segments.otherSendsFirst(name), opens: segments.otherOpens(name), name };
  }

  #arrow(group: SegmentGroup, after: SegmentGroup | null): Arrow {
    const { lines, sheet } = this.#context;
    const { client, server } = this.#connection;
    const line = { client: lines.data("client", client.ip), server: lines.data("server", server.ip) };
    const port = { client: `:${client.port}`, server: `:${server.port}` };
    const to = otherRole(group.from);
    const ports = { from: port[group.from], to: port[to] };
    const ends = { from: line[group.from], to: line[to] };
    const opens = group.kind === "syn" && !this.#opened && group.from === this.#connection.opener;
    if (opens) this.#opened = true;
    const opener = opens ? this.#openerWords(group.from) : null;
    const refusal = group.kind === "rst" && synFate(this.#connection) === "refused";
    return {
      ...plainArrow(
        ends,
        groupLabel(group, opens && lines.portsVary ? ports : null, sheet),
        ports,
        toneOf(group, refusal),
      ),
      line: group.kind === "data" && !group.retransmission ? "double" : "solid",
      heads: group.both ? "both" : "to",
      lost: group.lost,
      beside: besideLabel(group, { opener, refusal, last: after === null, whole: this.#whole }, sheet),
      details: groupDetails(group, this.#ends, sheet),
    };
  }
}

/** Both ends of a connection with what its handshake said of them, if that was asked for and captured. */
export function packeted(
  ends: Pick<DataConnection, "client" | "server">,
  packets: ConnectionPackets | null,
): PacketedConnection {
  return {
    client: { endpoint: ends.client, packets: packets?.client ?? NO_PACKETS },
    server: { endpoint: ends.server, packets: packets?.server ?? NO_PACKETS },
  };
}

function toneOf({ kind, lost, retransmission }: SegmentGroup, refusal: boolean): Tone {
  if (lost || refusal || kind === "rst") return "error";
  return retransmission || kind === "zero-window" ? "warning" : "data";
}

/** What a row of packets is called; `ports` where the picture does not name them above. */
export function groupLabel(group: SegmentGroup, ports: { from: string; to: string } | null, sheet: Sheet): Label {
  const { segments } = sheet.words.ladder;
  const { kind, packets, bytes, retransmission, both } = group;
  const size = byteSize(bytes);
  if (kind === "syn") return synLabel(group, ports, sheet);
  if (kind === "syn-ack") return ["SYN, ACK"];
  if (kind === "fin" && both) return [segments.finBoth, "FIN"];
  if (kind === "data") {
    // How many segments there were nobody counted.
    if (packets === 0) return [size];
    return retransmission
      ? [segments.again(packets, size), segments.againShort(packets)]
      : [segments.burst(packets, size), segments.burstShort(packets, size), size];
  }
  const name = { ack: "ACK", fin: "FIN", rst: "RST", "keep-alive": "keep-alive", "zero-window": "window 0" }[kind];
  const counted = packets > 1 ? `${name} ${sheet.glyphs.times}${packets}` : name;
  return bytes > 0 && kind === "fin" ? [segments.withBytes(counted, size), counted] : [counted, name];
}

function synLabel({ packets }: SegmentGroup, ports: { from: string; to: string } | null, { glyphs }: Sheet): Label {
  if (packets > 1) return [`SYN ${glyphs.times}${packets}`];
  if (ports === null) return ["SYN"];
  return [`SYN ${ports.from} ${glyphs.to} ${ports.to}`, `SYN ${glyphs.to} ${ports.to}`, `SYN ${ports.to}`, "SYN"];
}

/** Who opens a connection, in ever fewer words. */
interface Opener {
  first: string;
  opens: string;
  name: string;
}

function besideLabel(
  group: SegmentGroup,
  { opener, refusal, last, whole }: { opener: Opener | null; refusal: boolean; last: boolean; whole: boolean },
  sheet: Sheet,
): Label | null {
  const { segments } = sheet.words.ladder;
  const star = sheet.glyphs.opens;
  const { kind, first, lost } = group;
  if (refusal) return [segments.refused];
  if (kind === "data") return rateLabel(group, whole, sheet);
  if (kind !== "syn") return null;
  const unanswered = lost && last;
  if (opener === null) return unanswered ? [segments.noAnswer] : first.retransmission ? [segments.tryAgain] : null;
  if (unanswered) return [`${star} ${opener.opens}, ${segments.noAnswer}`, `${star} ${segments.noAnswer}`, star];
  return [`${star} ${opener.first}`, `${star} ${opener.opens}`, `${star} ${opener.name}`, star];
}

/** "0.068 s, 8.8 MB/s", and that nothing was lost; of data that was sent again, nothing. */
function rateLabel(
  { retransmission, packets, bytes, first, last }: SegmentGroup,
  whole: boolean,
  sheet: Sheet,
): Label | null {
  const seconds = secondsBetween(first.time, last.lastTime);
  if (retransmission || packets < 2 || !(seconds > 0)) return null;
  const time = duration(sheet, seconds);
  const rate = byteRate(bytes, seconds);
  if (rate === null) return [time];
  const shorter: Label = [`${time}, ${rate}`, `${time}, ${rate.replace(" ", "")}`, rate, time];
  return whole ? [`${time}, ${rate}, ${sheet.words.ladder.segments.noneLost}`, ...shorter] : shorter;
}

/** Nobody knows which end sent the RST. */
function isResetUnseen(connection: DataConnection): boolean {
  return connection.closed === "rst" && synFate(connection) !== "refused";
}

/** What is known of the packets of a connection where nobody kept them: the handshake, one burst each way, the end. */
function runsWithoutPackets(connection: DataConnection): SegmentRun[] {
  const { capture, firstFrame, lastFrame, lastCapture, synFrame, synAckFrame, opener, startTime, endTime } = connection;
  const { closed, sent } = connection;
  const facts = {
    retransmission: false,
    flags: [],
    sequence: 0,
    acknowledgment: null,
    window: 0,
    packets: 1,
    bytes: 0,
  };
  const early = { capture, lastCapture: capture, time: startTime, lastTime: startTime, ...facts };
  const late = { capture: lastCapture, lastCapture, time: endTime, lastTime: endTime, ...facts };
  const runs: SegmentRun[] = [];
  if (synFrame !== null && opener !== null) {
    runs.push({ ...early, frame: synFrame, lastFrame: synFrame, from: opener, kind: "syn" });
    const from = otherRole(opener);
    if (synAckFrame !== null)
      runs.push({ ...early, frame: synAckFrame, lastFrame: synAckFrame, from, kind: "syn-ack" });
  }
  const frame = Math.max(firstFrame, (synAckFrame ?? synFrame ?? firstFrame - 1) + 1);
  for (const from of ["server", "client"] as const) {
    const { bytes } = sent[from];
    if (bytes <= 0) continue;
    const span = { frame: Math.min(frame, lastFrame), lastFrame, lastCapture, lastTime: endTime };
    runs.push({ ...early, ...span, from, kind: "data", packets: 0, bytes });
  }
  const ends = { frame: lastFrame, lastFrame };
  if (closed === "fin")
    for (const from of ["server", "client"] as const) runs.push({ ...late, ...ends, from, kind: "fin" });
  if (opener !== null && synFate(connection) === "refused") {
    runs.push({ ...late, ...ends, from: otherRole(opener), kind: "rst" });
  }
  return runs;
}

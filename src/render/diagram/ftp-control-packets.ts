import type { SegmentRun } from "../../report/connection.ts";
import type { FtpSession } from "../../report/report.ts";
import { byteSize } from "../number-text.ts";
import type { Arrow, Label, Tone } from "./diagram.ts";
import { groupLabel, packeted } from "./ftp-data-rows.ts";
import { groupDetails } from "./ftp-details.ts";
import { controlArrow, type LadderContext, type LadderStep, lastOf, noteAt, step } from "./ftp-step.ts";
import { frameKey } from "./ladder-place.ts";
import { isSecret } from "./message-frames.ts";
import { finPayloadApart, type SegmentGroup, segmentGroups, singleGroups } from "./segment-groups.ts";

const CONTROL_LIMITS = { alone: 4, rows: Number.POSITIVE_INFINITY } as const;
/** Rows of what is neither command nor reply. */
const ODD_ROWS = 60;

/** Steps of the control connection that are no commands or replies, by where they belong. */
export interface ControlPackets {
  /** To the first phase. */
  opening: LadderStep[];
  /** To the phase that is going on. */
  during: LadderStep[];
  /** To the last phase. */
  closing: LadderStep[];
}

/** Handshake, what was sent again, encrypted packets, and the end of the control connection. */
export function controlPackets(context: LadderContext): ControlPackets {
  const { session, view } = context;
  if (session.packets === null) return withoutPackets(context);
  const said = messageFrames(session);
  const single = view.everyPacket || view.layers;
  const runs = single ? session.packets.runs : finPayloadApart(session.packets.runs);
  const odd = runs.filter((run) => isTold(run, session, said, view.everyPacket));
  const opening = openingRuns(odd);
  const whole = !view.everyPacket && !view.layers && isPlainHandshake(opening);
  const rest = odd.slice(opening.length);
  const secret = rest.filter((run) => run.kind === "data" && isSecret(run, session));
  const others = rest.filter((run) => run.kind !== "data" || !isSecret(run, session));
  const groups = single ? singleGroups(others) : foldedGroups(others, runs, session);
  const steps = groups.map((group) => groupStep(group, context));
  const ends = groups.findIndex(({ kind }) => kind === "fin" || kind === "rst");
  const cut = ends < 0 ? groups.length : ends;
  return {
    opening: [
      ...midstream(context),
      ...(whole
        ? [handshakeStep(opening, context)]
        : singleGroups(opening, runs).map((group) => groupStep(group, context))),
    ],
    during: [...steps.slice(0, cut), ...secret.map((run) => secretStep(run, context))],
    closing: steps.slice(cut),
  };
}

/** What is alike and has no command or reply between is one row; if there is too much of it, all of a kind. */
function foldedGroups(odd: readonly SegmentRun[], runs: readonly SegmentRun[], session: FtpSession): SegmentGroup[] {
  const wanted = new Set(odd);
  const among = runs.filter((run) => wanted.has(run) || (run.kind === "data" && !isSecret(run, session)));
  const groups = segmentGroups(among, CONTROL_LIMITS).filter(({ first }) => wanted.has(first));
  return groups.length <= ODD_ROWS ? groups : segmentGroups(odd, { ...CONTROL_LIMITS, rows: ODD_ROWS });
}

/** Says that a session was there before its capture. */
function midstream({ session, lines, sheet }: LadderContext): LadderStep[] {
  if (session.opened !== "midstream") return [];
  const place = { capture: session.capture, frame: session.firstFrame, time: session.startTime };
  const cell = noteAt(lines.control("client"), [sheet.words.ladder.midstream], "dim");
  return [step(place, { last: null, cell })];
}

/** What neither a command nor a reply tells already. */
function isTold(run: SegmentRun, session: FtpSession, said: ReadonlySet<string>, every: boolean): boolean {
  if (run.kind !== "data") return true;
  if (said.has(`${run.from} ${frameKey(run.capture, run.frame)}`)) return run.retransmission && !every;
  return every || run.retransmission || isSecret(run, session);
}

function messageFrames({ exchanges }: FtpSession): Set<string> {
  const said = new Set<string>();
  for (const { capture, frame, replies } of exchanges) {
    if (capture !== null && frame !== null) said.add(`client ${frameKey(capture, frame)}`);
    for (const reply of replies) said.add(`server ${frameKey(reply.capture, reply.frame)}`);
  }
  return said;
}

function openingRuns(runs: readonly SegmentRun[]): SegmentRun[] {
  const end = runs.findIndex(({ kind }) => kind !== "syn" && kind !== "syn-ack" && kind !== "ack");
  const lead = end < 0 ? runs : runs.slice(0, end);
  const lastSyn = lead.findLastIndex(({ kind }) => kind === "syn" || kind === "syn-ack");
  return lastSyn < 0 ? [] : lead.slice(0, lead[lastSyn + 1]?.kind === "ack" ? lastSyn + 2 : lastSyn + 1);
}

function isPlainHandshake(runs: readonly SegmentRun[]): boolean {
  const kinds = runs.map(({ kind, from }) => `${kind} ${from}`).join();
  return kinds === "syn client,syn-ack server,ack client";
}

function handshakeStep(runs: readonly SegmentRun[], context: LadderContext): LadderStep {
  const { sheet, session } = context;
  const [first, , third] = runs as [SegmentRun, SegmentRun, SegmentRun];
  const group = { ...(singleGroups([first])[0] as SegmentGroup), last: third, packets: runs.length, lost: false };
  const arrow = controlArrow(context, "client", handshakeLabel(context), {
    details: groupDetails(group, packeted(session, session.packets), sheet),
  });
  return step(first, { last: lastOf(third), cell: arrow });
}

function handshakeLabel({ sheet }: LadderContext): Label {
  const { handshake } = sheet.words.ladder.segments;
  return [`${handshake}: SYN, SYN-ACK, ACK`, handshake, "SYN, SYN-ACK, ACK", "SYN"];
}

function groupStep(group: SegmentGroup, context: LadderContext): LadderStep {
  const { session, sheet } = context;
  const { first, last, from, both, lost } = group;
  const connection = packeted(session, session.packets);
  const change: Partial<Arrow> = {
    heads: both ? "both" : "to",
    lost,
    tone: toneOf(group),
    details: groupDetails(group, connection, sheet),
  };
  const cell = controlArrow(context, from, labelOf(group, context), change);
  return step(first, { last: lastOf(last), cell, packet: { run: first, connection } });
}

function toneOf({ kind, lost, retransmission }: SegmentGroup): Tone {
  if (lost || kind === "rst") return "error";
  return retransmission || kind === "zero-window" ? "warning" : "control";
}

/** On the control connection a run of data is a piece of a command or reply. */
function labelOf(group: SegmentGroup, { sheet }: LadderContext): Label {
  const { segments } = sheet.words.ladder;
  if (group.kind !== "data" || group.retransmission) return groupLabel(group, null, sheet);
  return [segments.piece(byteSize(group.bytes)), byteSize(group.bytes)];
}

function secretStep(run: SegmentRun, context: LadderContext): LadderStep {
  const group = singleGroups([run])[0] as SegmentGroup;
  const opaque = context.view.everyPacket ? null : group;
  return { ...groupStep(group, context), cell: secretArrow(group, context), opaque };
}

function secretArrow(group: SegmentGroup, context: LadderContext): Arrow {
  const { session, sheet } = context;
  const { segments } = sheet.words.ladder;
  const label: Label = [
    segments.encrypted(group.packets, byteSize(group.bytes)),
    segments.encryptedShort(group.packets),
  ];
  const details = groupDetails(group, packeted(session, session.packets), sheet);
  return controlArrow(context, group.from, label, { details, tone: group.retransmission ? "warning" : "control" });
}

/** Neighbours that are encrypted as one row for each direction. */
export function joinSecret(steps: readonly LadderStep[], context: LadderContext): LadderStep[] {
  const told: LadderStep[] = [];
  const joined: { step: LadderStep; group: SegmentGroup }[] = [];
  let open = new Map<string, { step: LadderStep; group: SegmentGroup }>();
  for (const one of steps) {
    const { opaque } = one;
    const key = opaque === null ? "" : `${opaque.from} ${opaque.retransmission}`;
    const known = opaque === null ? undefined : open.get(key);
    if (opaque !== null && known !== undefined) {
      extend(known, opaque);
      continue;
    }
    const copy = { ...one };
    told.push(copy);
    if (opaque === null) open = new Map();
    else {
      const sum = { step: copy, group: { ...opaque } };
      open.set(key, sum);
      joined.push(sum);
    }
  }
  for (const { step: row, group } of joined) row.cell = secretArrow(group, context);
  return told;
}

function extend(sum: { step: LadderStep; group: SegmentGroup }, more: SegmentGroup): void {
  sum.group.packets += more.packets;
  sum.group.bytes += more.bytes;
  sum.group.last = more.last;
  sum.step.last = lastOf(more.last);
}

/** What a report without packets tells: the handshake, and how it ended. */
function withoutPackets(context: LadderContext): ControlPackets {
  const { session, lines, sheet } = context;
  const { handshake, capture, startTime, lastCapture, lastFrame, endTime, closed } = session;
  const opening = midstream(context);
  if (handshake !== null) {
    const place = { capture, frame: handshake.synFrame, time: startTime };
    const cell = controlArrow(context, "client", handshakeLabel(context));
    opening.push(step(place, { last: { capture, frame: handshake.ackFrame }, cell }));
  }
  const end = { capture: lastCapture, frame: lastFrame, time: endTime };
  const { finBoth } = sheet.words.ladder.segments;
  const fin = controlArrow(context, "client", [finBoth, "FIN"], { heads: "both" });
  const reset = noteAt(lines.control("client"), [sheet.words.names.closed.rst], "error");
  const closing = closed === "open" ? [] : [step(end, { cell: closed === "fin" ? fin : reset })];
  return { opening, during: [], closing };
}

import type { Endpoint, PacketsEnd, SegmentRun } from "../../report/connection.ts";
import type { Announcement, FtpSession, Transfer } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Arrow, Label, Note, Tone } from "./diagram.ts";
import type { Act } from "./ftp-acts.ts";
import type { Channel, FtpLines, Role } from "./ftp-lifelines.ts";
import type { Place } from "./ladder-place.ts";
import type { SegmentGroup } from "./segment-groups.ts";

/** What every row of a session's ladder is made with. */
export interface LadderContext {
  session: FtpSession;
  lines: FtpLines;
  sheet: Sheet;
  view: View;
  /** By the frame that named them. */
  announcedAt: ReadonlyMap<string, readonly Announcement[]>;
  transfers: ReadonlyMap<number, Transfer>;
}

/** One row of a ladder before the rows have their order. */
export interface LadderStep {
  place: Place;
  /** When it was, as told beside it; null where only its order is known. */
  time: string | null;
  /** Last frame, where it stands for several; null where frame and time are told above, or there are none. */
  last: { capture: number; frame: number } | null;
  /** The act in whose phase it stands; null takes the one that is going on. */
  act: Act | null;
  cell: Arrow | Note | null;
  /** In place of a cell: text across the picture. */
  text: string | null;
  /** What it keeps in use on the data lifelines. */
  channel: Channel | null;
  /** The (first) packet, for --layers, and the two ends of its connection. */
  packet: { run: SegmentRun; connection: PacketedConnection } | null;
  /** Encrypted: neighbours that go the same way are told as one. */
  opaque: SegmentGroup | null;
}

/** Addresses and what the handshake said of both ends. */
export interface PacketedConnection {
  client: { endpoint: Endpoint; packets: PacketsEnd };
  server: { endpoint: Endpoint; packets: PacketsEnd };
}

/** A step with nothing special about it. */
export function step(place: Place, changes: Partial<LadderStep>): LadderStep {
  const { capture, frame, time } = place;
  return {
    place: { capture, frame, time },
    time,
    last: { capture, frame },
    act: null,
    cell: null,
    text: null,
    channel: null,
    packet: null,
    opaque: null,
    ...changes,
  };
}

/** Where a run of packets ends. */
export function lastOf({ lastCapture: capture, lastFrame: frame }: SegmentRun): { capture: number; frame: number } {
  return { capture, frame };
}

/** An arrow between the control lines. */
export function controlArrow(
  { session, lines }: LadderContext,
  from: Role,
  label: Label,
  changes: Partial<Arrow> = {},
): Arrow {
  const to = otherRole(from);
  const ends = { from: lines.control(from), to: lines.control(to) };
  const ports = { from: `:${session[from].port}`, to: `:${session[to].port}` };
  return { ...plainArrow(ends, label, ports, "control"), ...changes };
}

/** A solid arrow that arrives, with nothing beside it and no details. */
export function plainArrow(
  ends: { from: number; to: number },
  label: Label,
  ports: { from: string; to: string },
  tone: Tone,
): Arrow {
  return {
    ...{ kind: "arrow", ...ends, through: [], line: "solid", heads: "to", lost: false },
    ...{ label, beside: null, ports, tone, details: [] },
  };
}

export function noteAt(at: number, label: Label, tone: Tone): Note {
  return { kind: "note", at, label, tone, details: [] };
}

export function otherRole(role: Role): Role {
  return role === "client" ? "server" : "client";
}

import { Connection } from "../../src/flow/connection.ts";
import { SegmentLogs, type SegmentRun } from "../../src/flow/segment-log.ts";
import { Recording, type RecordingOptions } from "../build/recording.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { views } from "./connect.ts";

// The side that opens is side 0 of the flow key, for its address is the smaller.
const A = { ip: "10.0.0.1", port: 40_000 };
const B = { ip: "10.0.0.2", port: 50_000 };

export type Script = (tcp: TcpConversation, recording: Recording) => void;

export interface Logged {
  connection: Connection;
  runs: readonly SegmentRun[];
  omitted: number;
  logs: SegmentLogs;
}

/** A scripted connection and what its log tells. */
export function logged(script: Script, detail: "folded" | "every" = "folded", options: RecordingOptions = {}): Logged {
  return loggedRecording(recorded(script, options), new SegmentLogs(detail));
}

export function recorded(script: Script, options: RecordingOptions & { isnA?: number; isnB?: number } = {}): Recording {
  const recording = new Recording(options);
  const { isnA = 1000, isnB = 5000 } = options;
  script(new TcpConversation(recording, { a: A, b: B, isnA, isnB }), recording);
  return recording;
}

/** The same of a recording of one connection, with logs that others may share. */
export function loggedRecording(recording: Recording, logs: SegmentLogs): Logged {
  let connection: Connection | null = null;
  for (const { view, key } of views(recording)) {
    connection ??= new Connection(view, key, null, logs.begin());
    connection.segment(view, key.reversed ? 1 : 0);
  }
  const log = connection?.log ?? null;
  if (connection === null || log === null) throw new RangeError("nothing was recorded");
  return { connection, runs: log.runs, omitted: log.omitted, logs };
}

/** Runs in a line each: frames, side, kind, packets and bytes where there are several, and R for a retransmission. */
export function told(runs: readonly SegmentRun[]): string[] {
  return runs.map(({ frame, last, side, kind, packets, bytes, retransmission }) => {
    const frames = last.frame === frame ? `${frame}` : `${frame}-${last.frame}`;
    const sums = packets > 1 || bytes > 0 ? [`${packets}x ${bytes}B`] : [];
    return [frames, side === 0 ? "a" : "b", kind, ...sums, ...(retransmission ? ["R"] : [])].join(" ");
  });
}

/** All packets that runs hold. */
export function packetsIn(runs: readonly SegmentRun[]): number {
  return runs.reduce((sum, { packets }) => sum + packets, 0);
}

/** All packets that a connection took, copies apart. */
export function packetsOf({ ends: [a, b] }: Connection): number {
  return a.packets + b.packets;
}

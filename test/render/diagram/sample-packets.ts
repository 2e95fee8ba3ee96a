import type { ConnectionPackets, SegmentRun } from "../../../src/report/connection.ts";
import { at } from "../sample-ftp.ts";

const FLAGS: Record<SegmentRun["kind"], string[]> = {
  syn: ["SYN"],
  "syn-ack": ["SYN", "ACK"],
  ack: ["ACK"],
  data: ["PSH", "ACK"],
  "keep-alive": ["ACK"],
  "zero-window": ["ACK"],
  fin: ["FIN", "ACK"],
  rst: ["RST"],
};

/** One packet, or several, at so many seconds. */
export function run(
  frame: number,
  seconds: number,
  from: SegmentRun["from"],
  kind: SegmentRun["kind"],
  changes: Partial<SegmentRun> = {},
): SegmentRun {
  return {
    capture: 0,
    frame,
    lastCapture: changes.capture ?? 0,
    lastFrame: frame,
    time: at(seconds),
    lastTime: at(seconds),
    from,
    kind,
    retransmission: false,
    packets: 1,
    bytes: kind === "data" ? 100 : 0,
    flags: FLAGS[kind],
    sequence: 1_001,
    acknowledgment: kind === "syn" ? null : 5_001,
    window: 502,
    ...changes,
  };
}

export function packetsOf(runs: SegmentRun[], changes: Partial<ConnectionPackets> = {}): ConnectionPackets {
  return {
    client: { mac: "02:00:00:00:00:0a", initialSequence: 1_000, windowShift: 7 },
    server: { mac: "02:00:00:00:00:14", initialSequence: 5_000, windowShift: 7 },
    runs,
    omitted: 0,
    ...changes,
  };
}

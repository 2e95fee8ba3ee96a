import type { ConnectionPackets, DataConnection, SegmentRun, Sent } from "../../src/report/connection.ts";
import type { Report } from "../../src/report/report.ts";

/** What a report's TCP connections say against the words of the contract: streams, attempts, packets. One line for each. */
export function connectionViolations(report: Report): string[] {
  return [...streamViolations(report), ...packetViolations(report)];
}

/** One stream is one connection, wherever it is told; and what a transfer uses is nobody's attempt. */
function streamViolations({ ftp, captures }: Report): string[] {
  const claimed = ftp.sessions.flatMap((session) => session.transfers.flatMap((one) => one.connection ?? []));
  const attempts = ftp.sessions.flatMap((session) => session.announcements.flatMap((one) => one.attempts));
  const told: string[] = [];
  const known = new Map<number, DataConnection>();
  for (const connection of [...claimed, ...attempts, ...ftp.unclaimedConnections]) {
    const { stream, capture, firstFrame } = connection;
    const first = known.get(stream);
    if (first !== undefined && (first.firstFrame !== firstFrame || first.capture !== capture))
      told.push(`stream ${stream} is two connections`);
    known.set(stream, connection);
    if (firstFrame > (captures[capture]?.packets ?? 0)) told.push(`stream ${stream} is in no capture`);
  }
  const used = new Set(claimed.map(({ stream }) => stream));
  const tried = new Set(attempts.map(({ stream }) => stream));
  for (const { stream } of attempts) if (used.has(stream)) told.push(`stream ${stream} is a transfer's and an attempt`);
  for (const { stream } of ftp.unclaimedConnections) {
    if (used.has(stream) || tried.has(stream)) told.push(`stream ${stream} is claimed and unclaimed`);
  }
  return told;
}

function packetViolations({ ftp, captures }: Report): string[] {
  const counts = captures.map(({ packets }) => packets);
  const data = [
    ...ftp.sessions.flatMap((session) => session.transfers.flatMap((one) => one.connection ?? [])),
    ...ftp.sessions.flatMap((session) => session.announcements.flatMap((one) => one.attempts)),
    ...ftp.unclaimedConnections,
  ];
  return [
    ...ftp.sessions.flatMap((one) => packetsOf(`session ${one.id}`, one, counts)),
    ...data.flatMap((one) => packetsOf(`stream ${one.stream}`, one, counts)),
  ];
}

interface WithPackets {
  sent: { client: Sent; server: Sent };
  packets: ConnectionPackets | null;
}

function packetsOf(place: string, { sent, packets }: WithPackets, counts: readonly number[]): string[] {
  if (packets === null) return [];
  const told: string[] = [];
  const { runs, omitted } = packets;
  const all = sum(runs.map((run) => run.packets));
  const both = sent.client.packets + sent.server.packets;
  if (all + omitted !== both) told.push(`${place}: ${all} packets told, ${omitted} omitted, ${both} sent`);
  for (const end of ["client", "server"] as const) {
    const own = sum(runs.map((run) => (run.from === end ? run.packets : 0)));
    if (own > sent[end].packets) told.push(`${place}: ${own} packets of the ${end}, which sent ${sent[end].packets}`);
  }
  runs.forEach((run, index) => {
    for (const what of runViolations(run, runs[index - 1], counts)) told.push(`${place}, frame ${run.frame}: ${what}`);
  });
  return told;
}

function runViolations(run: SegmentRun, before: SegmentRun | undefined, counts: readonly number[]): string[] {
  const told: string[] = [];
  const say = (wrong: boolean, what: string): void => {
    if (wrong) told.push(what);
  };
  say(run.frame > (counts[run.capture] ?? 0) || run.lastFrame > (counts[run.lastCapture] ?? 0), "in no capture");
  say(run.capture === run.lastCapture && run.lastFrame < run.frame, "its last frame is before its first");
  say(before !== undefined && before.capture === run.capture && before.frame >= run.frame, "out of order");
  say(run.packets > 1 && (run.kind !== "data" || run.retransmission), `${run.packets} packets of ${run.kind}`);
  say((run.packets === 1) !== (run.frame === run.lastFrame && run.capture === run.lastCapture), "packets and frames");
  say((run.acknowledgment === null) === run.flags.includes("ACK"), "acknowledgment without its flag");
  say(run.kind === "data" && run.bytes === 0, "no data");
  return told;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

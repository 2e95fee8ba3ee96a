import type { SegmentRun } from "../../report/connection.ts";
import type { FtpSession } from "../../report/report.ts";
import { frameKey } from "./ladder-place.ts";

/** The first packet of each command and reply, by the frame of its last: those that took several packets begin earlier. */
export function messageRuns(session: FtpSession): ReadonlyMap<string, SegmentRun> {
  const found = new Map<string, SegmentRun>();
  const ends = { client: new Set<string>(), server: new Set<string>() };
  for (const { capture, frame, replies } of session.exchanges) {
    if (capture !== null && frame !== null) ends.client.add(frameKey(capture, frame));
    for (const reply of replies) ends.server.add(frameKey(reply.capture, reply.frame));
  }
  const begun: { client: SegmentRun | null; server: SegmentRun | null } = { client: null, server: null };
  for (const run of session.packets?.runs ?? []) {
    if (run.kind !== "data" && (run.kind !== "fin" || run.bytes === 0)) continue;
    const key = frameKey(run.capture, run.frame);
    const ended = ends[run.from].has(key);
    if (run.retransmission && !ended) continue;
    const first = run.retransmission || isSecret(run, session) ? run : (begun[run.from] ?? run);
    if (ended && !found.has(key)) found.set(key, first);
    begun[run.from] = ended ? null : first;
    // What one end began to say before the other spoke is another message.
    begun[run.from === "client" ? "server" : "client"] = null;
  }
  return found;
}

/** Sent when the control connection was encrypted. */
export function isSecret({ capture, frame }: SegmentRun, { secureFromFrame, capture: first }: FtpSession): boolean {
  return secureFromFrame !== null && (capture > first || frame >= secureFromFrame);
}

import type { DataConnection } from "../../report/connection.ts";
import type { FindingData } from "../../report/findings.ts";
import type { Finding } from "../../report/report.ts";
import type { Sentence } from "./sentence.ts";

/** Names each error and warning in the sentence that its evidence belongs to: where most of its frames are, the last of these. */
export function withFindings(sentences: readonly Sentence[], findings: readonly Finding[]): Sentence[] {
  const byFrame = new Map<string, number[]>();
  for (const [index, { capture, frames }] of sentences.entries()) {
    for (const frame of frames) {
      const key = `${capture} ${frame}`;
      const known = byFrame.get(key);
      if (known === undefined) byFrame.set(key, [index]);
      else known.push(index);
    }
  }
  const codes = new Map<number, Set<string>>();
  for (const { severity, code, capture, frames } of findings) {
    if (severity === "note") continue;
    const hits = new Map<number, number>();
    for (const frame of frames) {
      for (const index of byFrame.get(`${capture} ${frame}`) ?? []) hits.set(index, (hits.get(index) ?? 0) + 1);
    }
    const most = Math.max(0, ...hits.values());
    const place = Math.max(-1, ...[...hits].filter(([, count]) => count === most).map(([index]) => index));
    if (place >= 0) codes.set(place, (codes.get(place) ?? new Set()).add(code));
  }
  return sentences.map((sentence, index) => ({ ...sentence, findings: [...(codes.get(index) ?? [])] }));
}

const REFUSALS: ReadonlySet<string> = new Set(["ftp.active-refused", "ftp.passive-refused"]);

/** Who answered a connection's SYN with an ICMP error: findings know, the report's connections are of TCP alone. */
export function icmpSenders(findings: readonly Finding[]): (connection: DataConnection) => string | null {
  const senders = new Map<string, string>();
  for (const { code, capture, frames, data } of findings) {
    if (!REFUSALS.has(code)) continue;
    const { icmp, to, times } = data as unknown as FindingData["ftp.active-refused"];
    if (icmp === null) continue;
    for (const frame of frames) senders.set(`${capture} ${frame}`, icmp.sender);
    // One finding stands for several attempts, of which it has the first one's frames.
    if (times > 1) senders.set(to.ip, icmp.sender);
  }
  return ({ capture, synFrame, firstFrame, opener, client, server }) =>
    senders.get(`${capture} ${synFrame ?? firstFrame}`) ??
    senders.get((opener === "server" ? client : server).ip) ??
    null;
}

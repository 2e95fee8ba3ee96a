import { createHash } from "node:crypto";
import { type PacketWatcher, walkPackets } from "../../analysis/walk-packets.ts";
import type { RecordReader } from "../../capture/record-reader.ts";
import { KIND, type PacketView } from "../../decode/packet-view.ts";
import type { IntegritySignal } from "../../report/grading/grade-report.ts";
import type { Report } from "../../report/report.ts";
import { type Evidence, EvidenceCollector } from "./evidence.ts";
import type { Fingerprint, FlowOwner } from "./fingerprint.ts";
import type { SignFile } from "./signs/sign.ts";
import { Signs } from "./signs/signs.ts";
import { TrackedFlows } from "./tracked-flows.ts";

/**
 * Reads a capture once more, by its report: what it can be recognised by, and what about it alone wants a look (times outside
 * of the window; notes on signs of editing). `now` in milliseconds since 1970, after which no capture can have been taken.
 */
export async function fingerprintCapture(
  diskPath: string,
  file: SignFile & { sha256: string | null },
  report: Report,
  window: { from: string | null; until: string | null } | null,
  now: number = Date.now(),
): Promise<{ fingerprint: Fingerprint; signals: IntegritySignal[] }> {
  const tracked = new TrackedFlows(report);
  const evidence = new EvidenceCollector(tracked);
  const signs = new Signs(file, report, { window, now });
  const watcher: PacketWatcher = {
    begin: (head) => signs.begin(head),
    packet: (view, reader) => packet(view, reader, { tracked, evidence, signs }),
  };
  await walkPackets(diskPath, watcher);
  const { index, path, sha256 } = file;
  const gathered = evidence.finish();
  const fingerprint = {
    file: index,
    path,
    sha256,
    packets: report.captures[0]?.packets ?? 0,
    format: formatOf(report),
    evidence: digest(gathered, tracked.owners),
    owners: tracked.owners,
    ...gathered,
  };
  return { fingerprint, signals: signs.finish() };
}

interface Watchers {
  tracked: TrackedFlows;
  evidence: EvidenceCollector;
  signs: Signs;
}

function packet(view: PacketView, reader: RecordReader, { tracked, evidence, signs }: Watchers): void {
  const flow = view.kind === KIND.tcp ? tracked.tcp(view) : null;
  const exchange = view.kind === KIND.udp ? tracked.dhcp(view.frame) : null;
  signs.packet(view, reader, flow, exchange !== null);
  if (flow !== null) evidence.segment(view, flow);
  else if (exchange !== null) evidence.message(view, exchange.flow, exchange.message.type);
}

function formatOf({ captures }: Report): string {
  const { format = "", compression = null, linkTypes = [], snapLength = 0, cutPackets = 0 } = captures[0] ?? {};
  return [format, compression, linkTypes.join("+"), cutPackets === 0 ? "whole" : snapLength].join(" ");
}

function digest({ flows, ...sketches }: Evidence, owners: readonly FlowOwner[]): string {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([
      owners,
      flows.map(({ owner, packets, isns, plain, nonces }) => [owner, packets, isns, plain, nonces]),
    ]),
  );
  for (const { hashes, flows: rows, values } of Object.values(sketches))
    hash.update(hashes).update(rows).update(values);
  return hash.digest("hex");
}

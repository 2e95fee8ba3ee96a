import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Report } from "../../src/report/report.ts";
import { seededRandom } from "../build/bytes.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { type PcapParts, putTogether } from "./pcap-records.ts";
import { PLAIN_FIXTURES } from "./plain-fixtures.ts";

/** A capture cut between records into files, as `tcpdump -C` cuts, says what it said in one piece. */
const scratch = scratchFolder();

describe("captures in two or three files are told as one", () => {
  test.each(PLAIN_FIXTURES)("$name", async ({ path, parts }) => {
    const whole = await analyzeCaptures([path], { showPasswords: false, packets: "every" });
    const random = seededRandom(parts.records.length);
    for (const pieces of [2, 3]) {
      const starts = chooseStarts(parts.records.length, pieces, random);
      const report = await analyzeCaptures(writePieces(parts, starts), { showPasswords: false, packets: "every" });
      expect(withoutCaptures(report), `cut at ${starts.join(", ")}`).toEqual(
        withoutCaptures(inPieces(whole, starts) as Report),
      );
    }
  });
});

/** Index of the first record of each piece. */
function chooseStarts(records: number, pieces: number, random: () => number): number[] {
  const cuts = new Set(Array.from({ length: pieces - 1 }, () => 1 + Math.floor(random() * (records - 1))));
  return [0, ...[...cuts].sort((a, b) => a - b)];
}

function writePieces({ header, records }: PcapParts, starts: readonly number[]): string[] {
  return starts.map((start, index) => {
    const piece = records.slice(start, starts[index + 1]);
    return scratch.file(`piece-${index}.pcap`, putTogether({ header, records: piece }));
  });
}

const FRAMES = new Set([
  "frame",
  "firstFrame",
  "lastFrame",
  "synFrame",
  "synAckFrame",
  "ackFrame",
  "secureFromFrame",
  "announcementFrame",
  "duplicateOf",
]);

/** A report of the whole capture with the frame numbers, and captures, that its pieces have. */
function inPieces(value: unknown, starts: readonly number[]): unknown {
  const pieceOf = (frame: number) => starts.findLastIndex((start) => start < frame);
  const local = (frame: unknown) => (typeof frame === "number" ? frame - (starts[pieceOf(frame)] ?? 0) : frame);
  const onlyPiece = (frames: number[]) => {
    const [piece = null, ...others] = new Set(frames.map(pieceOf));
    return others.length === 0 ? piece : null;
  };
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== "object" || one === null) return one;
    const fields: Record<string, unknown> = { ...one };
    for (const [key, field] of Object.entries(fields)) {
      if (key === "frames" && Array.isArray(field)) fields[key] = field.map(local);
      else fields[key] = FRAMES.has(key) ? local(field) : walk(field);
    }
    const place = "frame" in one ? one.frame : "firstFrame" in one ? one.firstFrame : null;
    if ("capture" in one && typeof place === "number") Object.assign(fields, { capture: pieceOf(place) });
    if ("lastFrame" in one && typeof one.lastFrame === "number") {
      Object.assign(fields, { lastCapture: pieceOf(one.lastFrame) });
    }
    if ("frames" in one && Array.isArray(one.frames)) Object.assign(fields, { capture: onlyPiece(one.frames) });
    return fields;
  };
  return walk(value);
}

/** What does not depend on how many files there are. */
function withoutCaptures(report: Report) {
  const { ftp, dhcp, findings, traffic } = report;
  const sessions = ftp.sessions.map((session) => ({
    ...session,
    // Where its command could not be read, a transfer is in the capture of its first byte, whose frame is not told.
    transfers: session.transfers.map((one) => ({ ...one, capture: one.frame === null ? null : one.capture })),
  }));
  return { ftp: { ...ftp, sessions }, dhcp, findings: findings.filter(isOfTraffic), traffic };
}

function isOfTraffic({ code }: Report["findings"][number]): boolean {
  return !code.startsWith("capture.");
}

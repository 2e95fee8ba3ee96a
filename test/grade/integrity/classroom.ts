import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type { StudentFingerprints } from "../../../src/grade/integrity/fingerprint.ts";
import { fingerprintCapture } from "../../../src/grade/integrity/fingerprint-capture.ts";
import type { IntegritySignal } from "../../../src/report/grading/grade-report.ts";
import type { Report } from "../../../src/report/report.ts";
import { seededRandom } from "../../build/bytes.ts";
import { type CaptureChanges, rewriteCapture } from "../../build/rewrite-capture.ts";

type Window = { from: string | null; until: string | null } | null;
export type Read = Awaited<ReturnType<typeof fingerprintCapture>> & { report: Report };

/** A capture of fixtures/. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join("fixtures", name)));
}

/** What integrity makes of one file. The moment of marking is the end of 2030. */
export async function read(bytes: Uint8Array, path = "active.pcap", index = 0, window: Window = null): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), "integrity-"));
  try {
    const diskPath = join(folder, "0");
    writeFileSync(diskPath, bytes);
    const report = await analyzeCaptures([diskPath], { showPasswords: false, packets: "folded" });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const now = Date.parse("2030-12-31T00:00:00Z");
    return { ...(await fingerprintCapture(diskPath, { index, path, sha256 }, report, window, now)), report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A student with captures named 1.pcap, 2.pcap … All sessions and exchanges of them were marked, unless `marked` says which. */
export async function student(
  id: string,
  captures: readonly Uint8Array[],
  marked?: StudentFingerprints["marked"],
): Promise<StudentFingerprints> {
  const files = await Promise.all(captures.map((bytes, index) => read(bytes, `${index + 1}.pcap`, index)));
  const all = files.flatMap(({ report }, file) => [
    ...report.ftp.sessions.map((session) => ({ file, session: session.id, transaction: null, equals: [] })),
    ...report.dhcp.transactions.map((one) => ({ file, session: null, transaction: one.id, equals: [] })),
  ]);
  return { student: id, fingerprints: files.map(({ fingerprint }) => fingerprint), marked: marked ?? all };
}

/** "level code with" of each signal, for short expectations. */
export function brief(signals: readonly IntegritySignal[] | undefined): string[] {
  return (signals ?? []).map(({ level, code, with: other }) => `${level} ${code} ${other?.student ?? ""}`.trim());
}

/**
 * The same exercise done once more, on the same machines, by the same script, with the same file: all that is left to chance is
 * new (sequence numbers, identifications, timestamps, how long things took), all else is the same.
 */
export function doneAgain(capture: Uint8Array, seed: number, changes: CaptureChanges = {}): Uint8Array {
  const random = seededRandom(seed);
  const number = chosenOnce(random, 2 ** 32);
  const identification = chosenOnce(random, 2 ** 16);
  return rewriteCapture(capture, {
    isnShift: number,
    identifications: (id, direction) => (id === 0 ? 0 : (id + identification(direction)) & 0xffff),
    xids: (xid) => (xid + number("xid")) >>> 0,
    tcpTimestampShift: Math.floor(random() * 2 ** 32),
    gaps: (seconds) => seconds * (0.8 + random() * 0.4),
    timeShift: Math.floor(seed * 700 + random() * 600),
    ...changes,
  });
}

function chosenOnce(random: () => number, below: number): (direction: string) => number {
  const chosen = new Map<string, number>();
  return (direction) => {
    const known = chosen.get(direction) ?? Math.floor(random() * below);
    chosen.set(direction, known);
    return known;
  };
}

import { describe, expect, test } from "vitest";
import { localize } from "../../../src/render/locale/localize.ts";
import { isQuiet } from "../../../src/render/quiet-codes.ts";
import { notesSection } from "../../../src/render/text/notes-section.ts";
import { createSheet } from "../../../src/render/text/sheet.ts";
import { makeFinding } from "../../../src/report/findings.ts";
import type { Finding } from "../../../src/report/report.ts";
import { drawText, PLAIN } from "../draw.ts";
import { capture } from "../sample-ftp.ts";
import { emptyReport, homework } from "../samples.ts";

const unused = (server: string) =>
  makeFinding("ftp.port-20-unused", "note", { server, ports: [50_000], connections: 1 }, { at: [7] });
const conflict = (session: number, frame: number) =>
  makeFinding("ftp.overlap-conflict", "warning", { bytes: 20 }, { subject: { session }, at: [frame] });
const short = (transaction: number) =>
  makeFinding(
    "dhcp.lease-short",
    "note",
    { client: "a", ip: "10.0.0.1", seconds: 60 },
    { subject: { transaction }, at: [transaction] },
  );
const quiet = makeFinding("ftp.passive-ports", "note", { server: "10.0.0.2", lowest: 1, highest: 2, ports: 2 });
const cut = makeFinding(
  "ftp.transfer-cut",
  "error",
  { verb: "RETR", path: "/a", bytes: 10, announcedBytes: 20, restart: 0, endedBy: "server-rst", replyCode: null },
  { subject: { session: 1, transfer: 1 }, at: [30], causes: [{ code: "peer-vanished", confidence: "likely" }] },
);

function notes(findings: Finding[], all = false, captures = 1): string[] {
  const report = { ...emptyReport(), captures: Array.from({ length: captures }, () => capture("a.pcap")), findings };
  const sheet = createSheet(report, { ...PLAIN, all, width: 200 });
  return notesSection(localize(report, "en").findings, sheet);
}

describe("the notes", () => {
  test("come most severe first, whatever their order", () => {
    const lines = notes([unused("10.0.0.2"), conflict(1, 5), cut]);
    expect(lines.map((line) => line.slice(2, 3))).toEqual(["t", "✗", "!", "·"]);
    expect(lines[1]).toContain("Likely cause: ");
  });

  test("tell each code once, with how often and in which frames", () => {
    expect(notes([conflict(1, 5), conflict(1, 9), conflict(1, 10)])[1]).toMatch(/\(3 times; frames 5, 9, 10\)$/);
    expect(notes([conflict(1, 5), conflict(1, 9)], true)).toHaveLength(3);
  });

  test("name the frames of a single error or warning, and no others", () => {
    expect(notes([conflict(1, 5)])[1]).toMatch(/ \(frame 5\)$/);
    expect(notes([conflict(1, 5), conflict(1, 9)], true)[2]).toMatch(/ \(frame 9\)$/);
    expect(notes([unused("10.0.0.2")])[1]).not.toContain("frame");
  });

  test("name sessions or exchanges where there are several", () => {
    expect(notes([conflict(1, 5), conflict(3, 9), conflict(3, 12)])[1]).toMatch(/\(3 times; sessions 1, 3\)$/);
    expect(notes([short(4), short(2)])[1]).toMatch(/\(2 times; exchanges 2, 4\)$/);
  });

  test("tell frames of several captures apart", () => {
    const other = { ...conflict(1, 9), capture: 1 };
    expect(notes([conflict(1, 5), other], false, 2)[1]).toMatch(/\(2 times; frames 1:5, 2:9\)$/);
  });

  test("leave plain observations out, unless all are asked for", () => {
    expect(notes([quiet])).toEqual([]);
    expect(notes([quiet], true)).toHaveLength(2);
    expect(isQuiet({ ...quiet, severity: "warning" })).toBe(false);
  });
});

test("findings of transfers and exchanges are told beside these, and not again at the end", () => {
  const report = homework();
  const [transfer] = report.ftp.sessions.at(0)?.transfers ?? [];
  if (transfer === undefined) throw new Error("the sample has no transfer");
  const findings = [conflict(1, 5), short(1)];
  findings[0] = { ...conflict(1, 5), subject: { session: 1, transfer: transfer.id, transaction: null } };
  transfer.findings = [0];
  report.findings = findings;
  for (const view of [{ topic: "ftp" as const }, { topic: "ftp" as const, transfer: transfer.id }]) {
    const screen = drawText(report, view);
    expect(screen.split("sent twice with different contents")).toHaveLength(2);
    expect(screen).not.toContain("Notes");
  }
  const exchange = drawText(report, { topic: "dhcp", transaction: 1 });
  expect(exchange.indexOf("10.0.0.1")).toBeLessThan(exchange.indexOf("DISCOVER"));
  expect(exchange).not.toContain("Notes");
  expect(drawText(report, { topic: "dhcp" })).toContain("Notes");
});

import { describe, expect, test } from "vitest";
import { renderCsv } from "../../../src/render/data/csv.ts";
import { TABLE_NAMES, type View } from "../../../src/render/renderer.ts";
import type { Report } from "../../../src/report/report.ts";
import { joined, PLAIN, WHOLE } from "../draw.ts";
import { compared, homework, troubles } from "../samples.ts";

/** An RFC 4180 reader of its own, so that the writer is not its own judge. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

function csvRows(report: Report, view: Partial<View> = {}): Record<string, string>[] {
  const text = joined(renderCsv(report, { ...WHOLE, ...view }, PLAIN));
  expect(text.startsWith("\u{feff}")).toBe(true);
  const [head = [], ...rows] = parseCsv(text.slice(1));
  for (const row of rows) expect(row).toHaveLength(head.length);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

test.each(TABLE_NAMES)("every row of %s has as many fields as the first line has names", (table) => {
  const rows = [troubles(), homework(), compared()].flatMap((report) => csvRows(report, { table }));
  expect(rows.length).toBeGreaterThan(0);
});

test("each view has its usual rows", () => {
  expect(Object.keys(csvRows(homework())[0] ?? {})).toContain("announced_bytes");
  expect(Object.keys(csvRows(homework(), { topic: "ftp", session: 1 })[0] ?? {})).toContain("reply_text");
  expect(Object.keys(csvRows(compared(), { topic: "compare" })[0] ?? {})).toContain("left_event");
  expect(Object.keys(csvRows(homework(), { topic: "ladder", session: 1 })[0] ?? {})).toContain("reply_text");
  expect(Object.keys(csvRows(homework(), { topic: "dhcp" })[0] ?? {})).toContain("lease_seconds");
  expect(Object.keys(csvRows(homework(), { topic: "dhcp", transaction: 1 })[0] ?? {})).toContain("giaddr");
});

test("a transfer's row says what the report says, and nothing where it knows nothing", () => {
  const rows = csvRows(troubles());
  expect(rows[0]).toMatchObject({
    transfer: "1",
    session: "1",
    outcome: "failed",
    reply_code: "550",
    bytes: "",
    client_ip: "",
  });
  expect(rows[1]).toMatchObject({
    opener: "server",
    client_port: "50021",
    server_port: "20",
    retransmitted_bytes: "1448",
  });
});

describe("hostile fields", () => {
  const field = (argument: string) => {
    const report = homework();
    const transfer = report.ftp.sessions.at(0)?.transfers[0];
    if (transfer !== undefined) transfer.argument = argument;
    const [{ argument: told } = {}] = csvRows(report);
    return told;
  };

  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\n=x", "'\n=x"],
    ['a"b,c\nd', 'a"b,c\nd'],
    ["\u001b[2J\u202e", "\\x1b[2J\\u{202e}"],
    ["보고서", "보고서"],
    ["보고서".normalize("NFD"), "보고서".normalize("NFD")],
  ])("%j is kept harmless", (argument, expected) => expect(field(argument)).toBe(expected));
});

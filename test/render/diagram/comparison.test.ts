import { describe, expect, it, test } from "vitest";
import { comparisonBlocks } from "../../../src/render/diagram/comparison.ts";
import { eventLabel } from "../../../src/render/diagram/comparison-labels.ts";
import type { Block, Diagram, Paragraph, TableBlock } from "../../../src/render/diagram/diagram.ts";
import { comparisonEn } from "../../../src/render/locale/comparison.en.ts";
import { comparisonKo } from "../../../src/render/locale/comparison.ko.ts";
import { createSheet, type Sheet, type TextOptions } from "../../../src/render/text/sheet.ts";
import type { BreakReason, ComparedEvent, StepName } from "../../../src/report/comparison.ts";
import type { Report } from "../../../src/report/report.ts";
import { compareFixtures } from "../../analysis/compared.ts";
import { PLAIN, WHOLE } from "../draw.ts";
import { emptyReport } from "../samples.ts";

function sheetOf(report: Report, options: Partial<TextOptions> = {}): Sheet {
  return createSheet(report, { ...PLAIN, ...options });
}

async function reportOf(...names: [string, string?]): Promise<Report> {
  const compared = await compareFixtures(names);
  if ("problem" in compared) throw new Error(compared.problem.code);
  return compared.report;
}

function blocksOf(report: Report, options: Partial<TextOptions> = {}): Block[] {
  return comparisonBlocks(report, { ...WHOLE, topic: "compare" }, sheetOf(report, options));
}

function diagramOf(blocks: readonly Block[]): Diagram {
  const [diagram] = blocks;
  if (diagram?.kind !== "diagram") throw new Error("no diagram");
  return diagram;
}

function paragraphsOf(blocks: readonly Block[]): Paragraph[] {
  return blocks.filter((block) => block.kind === "paragraph");
}

function tablesOf(blocks: readonly Block[]): TableBlock[] {
  return blocks.filter((block) => block.kind === "table");
}

test("where only steps on the way differ, they are named", async () => {
  const [first] = paragraphsOf(blocksOf(await reportOf("ftp-wrong-login.pcap", "ftp-passive-vsftpd.pcap")));
  expect(first?.text).toMatch(/Only step 2 \(login\) differs\.$/);
});

test("a data port of a third host stands under that host, and it sends the SYN", async () => {
  const blocks = blocksOf(await reportOf("ftp-fxp.pcap"));
  const hosts = diagramOf(blocks).panels.map((panel) => panel.hosts.map(({ name }) => name[0]));
  expect(hosts).toEqual([
    ["Client", "Other 10.77.0.2", "Server"],
    ["Client", "Other 10.77.0.3", "Server"],
  ]);
  const [table] = tablesOf(blocks);
  expect(table?.rows.find(([name]) => name === "SYN sent by")).toEqual(["SYN sent by", "server", "≠", "10.77.0.3"]);
});

const EVENT: ComparedEvent = {
  ...{ capture: 0, frame: 22, lastFrame: 22, seconds: 1, channel: "control", from: "client", fromPort: 50_000 },
  ...{ toPort: 21, kind: "command", code: null, text: null, packets: null, bytes: null, duration: null, fate: null },
  opens: false,
};

describe("the label of", () => {
  test.each<[string, Partial<ComparedEvent>, StepName, string[]]>([
    ["PORT", { text: "PORT 192,168,0,10,195,101" }, "port", ["PORT …,195,101", "PORT"]],
    ["EPRT", { text: "EPRT |2|fd77::1|50021|" }, "port", ["EPRT …|50021|", "EPRT"]],
    ["PASV", { text: "PASV" }, "port", ["PASV", "PASV"]],
    [
      "227",
      { kind: "reply", code: 227, text: "227 Entering Passive Mode (10,77,0,2,195,128)." },
      "port",
      ["227 (…,195,128)", "227 …,195,128", "227"],
    ],
    [
      "227 without brackets",
      { kind: "reply", code: 227, text: "227 =10,77,0,2,195,128" },
      "port",
      ["227 (…,195,128)", "227 …,195,128", "227"],
    ],
    ["227 without an address", { kind: "reply", code: 227, text: "227 Entering\u001b[2J" }, "port", ["227"]],
    ["229", { kind: "reply", code: 229, text: "229 Extended (|||50001|)" }, "port", ["229 (|||50001|)", "229"]],
    ["226", { kind: "reply", code: 226, text: "226 Transfer complete." }, "done", ["226"]],
    ["a refusal", { kind: "reply", code: 550, text: "550 No.\u0007" }, "done", ["550 No.\\x07", "550"]],
    ["a long path", { text: "RETR /a/b/보고서.hwp" }, "command", ["RETR /a/b/보고서.hwp", "RETR 보고서.hwp"]],
    ["a login", { kind: "login", text: "USER/PASS", code: 230 }, "login", ["USER/PASS → 230"]],
    ["a login without a reply", { kind: "login", text: "USER", code: null }, "login", ["USER → ?"]],
    ["a SYN", { kind: "syn", channel: "data", opens: true, fate: "answered", packets: 1 }, "data", ["SYN ★", "SYN ★"]],
    [
      "SYNs without an answer",
      { kind: "syn", channel: "data", opens: true, fate: "unanswered", packets: 4 },
      "data",
      ["SYN ★ ×4, no answer", "SYN ★ ×4", "SYN ★"],
    ],
    ["a burst", { kind: "data", channel: "data", bytes: 596_212 }, "transfer", ["596 kB"]],
  ])("%s", (_name, event, step, label) => {
    expect(eventLabel({ ...EVENT, ...event }, step, sheetOf(emptyReport()))).toEqual(label);
  });

  it("an event has its frames where there is room for those of all", () => {
    const wide = sheetOf(emptyReport(), { width: 120 });
    expect(eventLabel({ ...EVENT, text: "PASV", lastFrame: 24 }, "port", wide)[0]).toBe("22–24  PASV");
  });
});

describe("the picture of a comparison", () => {
  it("has four ports on each side, in use from where the data port is named", async () => {
    const { panels, rows } = diagramOf(blocksOf(await reportOf("ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap")));
    const [left, right] = panels;
    expect(left.title).toBe("ACTIVE  ftp-active-vsftpd.pcap");
    expect(left.lifelines.map(({ port }) => port)).toEqual([":55770", ":55207", ":20", ":21"]);
    expect(right?.lifelines.map(({ port }) => port)).toEqual([":43088", ":40810", ":50048", ":21"]);
    expect(left.lifelines[1]?.spans).toEqual([{ first: 2, last: 9 }]);
    expect(left.lifelines[0]?.spans).toEqual([{ first: 0, last: rows.length - 1 }]);
  });

  it("numbers each step once, and marks each row", async () => {
    const { rows } = diagramOf(blocksOf(await reportOf("ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap")));
    const steps = rows.filter((row) => row.kind === "step");
    expect(steps.map(({ gutter }) => gutter[0]).filter((text) => text !== "")).toEqual([
      ...["1 control", "2 login", "3 port", "4 command", "5 data SYN", "6 transfer", "7 done"],
    ]);
    expect(steps.map(({ marker }) => marker === "same")).toEqual([
      ...[true, true, false, false, true, false, false, false, true, true, true],
    ]);
  });

  it("loses the arrows of SYNs that nobody answered, and says where it broke", async () => {
    const blocks = blocksOf(await reportOf("ftp-active-client-drops-syn.pcap", "ftp-passive-vsftpd.pcap"));
    const arrows = diagramOf(blocks).rows.flatMap((row) => (row.kind === "step" ? row.cells : []));
    expect(arrows.filter((cell) => cell?.kind === "arrow" && cell.lost)).toHaveLength(1);
    expect(paragraphsOf(blocks).find(({ tone }) => tone === "error")?.text).toBe(
      "The active one broke at step 5 (data SYN): 6 SYNs of the data connection went without an answer, and the server said 425 (frames 54, 56-60).",
    );
  });

  it("says what they are where they are not one of each", async () => {
    const twice = paragraphsOf(blocksOf(await reportOf("ftp-active-vsftpd.pcap", "ftp-active-vsftpd.pcap")));
    expect(twice.map(({ text }) => text)).toEqual([
      "= same   ★ opens the data connection. No difference: the same steps on both sides.",
      "This is not one active and one passive transfer. ftp-active-vsftpd.pcap: active only; ftp-active-vsftpd.pcap: active only.",
    ]);
  });

  it("is nothing where the report has no comparison", () => {
    expect(blocksOf(emptyReport())).toEqual([]);
  });

  it("leaves no line unsaid: figures of both sides, with a sign between them", async () => {
    const [table] = tablesOf(blocksOf(await reportOf("ftp-proftpd-active.pcap", "ftp-active-vsftpd.pcap")));
    const rows = table?.rows.map((row) => row.slice(0, 3).join("|"));
    expect(rows).toEqual([
      "Command|RETR report.bin|=",
      "Port named by|client (PORT)|=",
      "SYN sent by|server|=",
      "Server's data port|46375|≠",
      "Replies|230, 200, 226|=",
      "Outcome|completed 226|=",
      "Bytes|12,000 B|=",
      "Segments|9|=",
      "Sent again|0 B|=",
      "Time|0.000130 s|",
    ]);
  });
});

describe("the connections of a comparison", () => {
  it("are told for each session, with the data connection that is compared", async () => {
    const tables = tablesOf(blocksOf(await reportOf("ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"))).slice(1);
    expect(tables.map(({ title }) => title?.split(":", 1)[0])).toEqual([
      ...["ACTIVE  ftp-active-vsftpd.pcap", "PASSIVE  ftp-passive-vsftpd.pcap"],
    ]);
    expect(tables.map(({ rows }) => rows[0]?.slice(1))).toEqual([
      ["C:55770 → S:21", "S:20 → C:55207"],
      ["C:43088 → S:21", "C:40810 → S:50048"],
    ]);
    expect(tables[1]?.rows[1]).toContain("client, SYN 55");
  });

  it("are told together where one session has both", async () => {
    const tables = tablesOf(blocksOf(await reportOf("ftp-mixed-modes.pcap"))).slice(1);
    expect(tables.map(({ rows }) => rows[0]?.slice(1))).toEqual([
      ["C:43318 → S:21", "C:40936 → S:50004", "S:20 → C:39223"],
    ]);
  });
});

describe("why it broke", () => {
  const steps: StepName[] = ["control", "login", "port", "command", "data", "transfer", "done"];
  const reasons: BreakReason[] = ["unanswered", "refused", "missing", "cut", "aborted"];

  it.each([
    ["English", comparisonEn.breakText],
    ["Korean", comparisonKo.breakText],
  ])("is told in %s for every step and reason", (_language, breakText) => {
    for (const step of steps) {
      for (const reason of reasons) {
        for (const code of [null, 425]) {
          expect(breakText({ step, reason, code, count: 3 })).not.toMatch(/undefined|null|NaN|^$/);
        }
      }
    }
  });

  it("counts SYNs, one of them too", () => {
    const facts = { step: "data", reason: "unanswered", code: null } as const;
    expect(comparisonEn.breakText({ ...facts, count: 1 })).toBe(
      "one SYN of the data connection went without an answer",
    );
    expect(comparisonKo.breakText({ ...facts, count: 4 })).toBe("데이터 연결의 SYN 4개에 응답이 없었습니다");
    expect(comparisonKo.breakText({ step: "login", reason: "refused", code: 530, count: null })).toBe(
      "서버가 로그인을 530으로 거부했습니다",
    );
  });
});

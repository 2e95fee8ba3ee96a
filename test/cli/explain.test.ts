import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { explanationText } from "../../src/render/locale/explanations.ts";
import { wordsOf } from "../../src/render/locale/language.ts";
import type { FindingEntry, FindingTopic } from "../../src/report/explanation.ts";
import type { Report } from "../../src/report/report.ts";
import { emptyReport } from "../render/samples.ts";
import { fixturePath } from "../report/captures-at-hand.ts";
import { refusal } from "../report/validate.ts";
import { runCli } from "./fake-io.ts";

const BLOCKED = fixturePath("ftp-active-client-drops-syn.pcap");
const HEALTHY = fixturePath("ftp-passive-vsftpd.pcap");
const CODES = Object.keys(wordsOf("en").findings.sentences);

const scratch = mkdtempSync(join(tmpdir(), "ftpscope-explain-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const explain = (...argv: string[]) => runCli(["explain", ...argv], { analyze: analyzeCaptures });

describe("explain CAPTURE", () => {
  test("tells findings of one code with their own causes, and then each cause once, the surest first", async () => {
    const { out } = await explain(fixturePath("ftp-550.pcap"), "--width", "240");
    expect(out).toMatch(/✗ The server refused RETR missing\.bin.*Likely cause: no file or folder/);
    expect(out).toMatch(/✗ The server refused STOR notes\.bin.*Likely cause: the account/);
    const why = /^ {2}Why +([\s\S]*?)^ {2}\S/m.exec(out)?.[1]?.trim().split(/\n\s*/) ?? [];
    expect(why.map((line) => line.split(" cause")[0])).toEqual(["Likely", "Likely", "Possible"]);
    expect((await explain(BLOCKED, "--width", "240")).out).toMatch(
      /✗ The server's 6 SYNs .* failed with 425\. \(session 1/,
    );
  });

  test("tells the story, then what went wrong, once for each kind", async () => {
    const { code, out, err } = await explain(BLOCKED);
    expect([code, err]).toEqual([0, ""]);
    expect(out.indexOf("What happened")).toBeLessThan(out.indexOf("Findings"));
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      'The server sent 6 SYNs to that port from its port 20 (frames 36–42), and nothing came back. It failed: 425 "Failed to establish connection." (frame 45).',
    );
    expect(out.split(explanationText("ftp.active-blocked", "en").title)).toHaveLength(2);
    expect(out).toContain("frame.number in {");
  });

  test("is short where nothing is wrong, and says so", async () => {
    const { out } = await explain(HEALTHY);
    expect(out).toContain("No problem was found in what the capture shows.");
    expect(out).not.toContain("Wireshark");
    expect((await explain(HEALTHY, "--all")).out).toContain("Wireshark");
  });

  test("tells a capture without FTP and DHCP in one sentence", async () => {
    const { code, out } = await runCli(["explain", "x.pcap"], { report: emptyReport() });
    expect(code).toBe(0);
    expect(out).toContain("No FTP session and no DHCP exchange in this capture.");
    expect(out).not.toContain("No problem was found");
  });

  test("speaks Korean", async () => {
    const { out } = await explain(BLOCKED, "--lang", "ko");
    expect(out).toContain("경과");
    expect(out.replaceAll(/\s+/g, " ")).toContain("SYN 6개를 보냈으나(프레임 36–42) 응답이 없었습니다.");
  });

  test("one session, one exchange", async () => {
    const path = fixturePath("ftp-wrong-login.pcap");
    const { out } = await explain(path, "--session", "2");
    expect(out).toContain("Session 2");
    expect(out).not.toContain("Session 1");
    expect((await explain(path, "--session", "9")).code).toBe(2);
    expect((await explain(fixturePath("dhcp-decline.pcap"), "--transaction", "2")).out).not.toContain("Exchange 3");
  });

  test.each(["json", "ndjson"])("as %s, with the story and every explanation in it", async (format) => {
    const { out } = await explain(BLOCKED, "--format", format);
    const values =
      format === "json"
        ? [JSON.parse(out)]
        : out
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
    const [report] = values as [Report];
    if (format === "json") {
      expect(refusal(report)).toBeNull();
      expect(report.story).toHaveLength(1);
      expect(report.story?.[0]?.subject).toEqual({ session: 1, transactions: [] });
    } else expect(values.filter(({ event }) => event === "story")).toHaveLength(1);
    const findings = format === "json" ? report.findings : values.filter(({ event }) => event === "finding");
    const blocked = findings.filter(({ code }) => code === "ftp.active-blocked");
    expect(blocked).toHaveLength(2);
    for (const { explanation, frames } of blocked) {
      expect(explanation?.filters.frames).toBe(`frame.number in {${frames.join(", ")}}`);
      expect(explanation?.causes.length).toBeGreaterThan(0);
    }
  });

  test("as csv, the findings", async () => {
    const { out } = await explain(BLOCKED, "--format", "csv");
    const [head, first] = out.split("\r\n");
    expect(head).toBe("\u{feff}code,severity,confidence,session,transfer,transaction,capture,frames,message,causes");
    expect(first).toMatch(/^ftp\.active-blocked,error,seen,1,1,,0,[\d ]+,.*likely:/);
    const all = await runCli([BLOCKED, "--table", "findings"], { analyze: analyzeCaptures });
    expect(all.out).toBe(out);
  });

  test("other views have neither story nor explanations", async () => {
    const { out } = await runCli([BLOCKED, "--json"], { analyze: analyzeCaptures });
    const report = JSON.parse(out) as Report;
    expect(report.story).toBeNull();
    expect(report.findings.map(({ explanation }) => explanation)).toEqual(report.findings.map(() => null));
  });

  test("draws no picture, and says what does", async () => {
    const { code, err } = await explain(BLOCKED, "-o", join(scratch, "story.svg"));
    expect(code).toBe(2);
    expect(err).toContain("ftpscope ladder CAPTURE");
  });
});

describe("--finding", () => {
  test("explains only that code's findings", async () => {
    const { out } = await explain(BLOCKED, "--finding", "ftp.password-clear");
    expect(out).toContain(explanationText("ftp.password-clear", "en").title);
    expect(out).not.toContain(explanationText("ftp.active-blocked", "en").title);
    expect(out).not.toContain("What happened");
    const { out: json } = await explain(BLOCKED, "--finding", "ftp.password-clear", "--json");
    const report = JSON.parse(json) as Report;
    expect(report.findings.map(({ code }) => code)).toEqual(["ftp.password-clear"]);
    expect(report.ftp.sessions.at(0)?.transfers.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test("says where a capture has none of it, and what it is all the same", async () => {
    const { code, out } = await explain(HEALTHY, "--finding", "dhcp.nak");
    expect(code).toBe(0);
    expect(out).toContain("This capture has no finding dhcp.nak.");
    expect(out).toContain(explanationText("dhcp.nak", "en").title);
  });

  test("needs no capture", async () => {
    const { code, out, asked } = await runCli(["explain", "--finding", "dhcp.nak"]);
    expect([code, asked]).toEqual([0, null]);
    expect(out).toContain(explanationText("dhcp.nak", "en").title);
    expect(out).toContain("dhcp.option.dhcp");
    const topic = JSON.parse((await runCli(["explain", "--finding", "dhcp.nak", "--json"])).out) as FindingTopic;
    expect(topic).toMatchObject({ code: "dhcp.nak", group: "dhcp-exchanges" });
    expect(topic.explanation).toMatchObject({ causes: [], filters: { frames: null } });
  });

  test("reads a pipe where there is one", async () => {
    const { asked } = await runCli(["explain", "--finding", "dhcp.nak"], {
      piped: true,
      report: await analyzeCaptures([BLOCKED], { showPasswords: false }),
    });
    expect(asked?.paths).toEqual(["-"]);
  });

  test.each([
    ["ftp.active-bloked", "did you mean ftp.active-blocked?"],
    ["active-blocked", "did you mean ftp.active-blocked?"],
    ["dhcp.nack", "did you mean dhcp.nak?"],
    ["something-else", '"ftpscope explain --list" lists them'],
  ])("%s is a slip: %s", async (given, hint) => {
    const { code, err } = await runCli(["explain", "--finding", given]);
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });
});

describe("--list", () => {
  test("lists every code with its title, in either language", async () => {
    for (const language of ["en", "ko"] as const) {
      const { code, out } = await runCli(["explain", "--list", "--lang", language, "--width", "200"]);
      expect(code).toBe(0);
      for (const finding of CODES) expect(out).toMatch(new RegExp(`^  ${finding} `, "m"));
      expect(out).toContain(explanationText("dhcp.nak", language).title);
    }
  });

  test("as JSON, the same codes and groups in either language", async () => {
    const listed = async (language: string) =>
      JSON.parse((await runCli(["explain", "--list", "--json", "--lang", language])).out) as FindingEntry[];
    const [english, korean] = [await listed("en"), await listed("ko")];
    expect(english.map(({ code }) => code).sort()).toEqual([...CODES].sort());
    const withoutTitle = (entries: FindingEntry[]) => entries.map(({ title: _title, ...rest }) => rest);
    expect(withoutTitle(korean)).toEqual(withoutTitle(english));
    for (const { severities } of english) expect(severities.length).toBeGreaterThan(0);
  });

  test("goes to a file, and never over one", async () => {
    const path = join(scratch, "list.json");
    expect(await runCli(["explain", "--list", "-o", path])).toMatchObject({ code: 0, out: "", err: "" });
    expect(JSON.parse(readFileSync(path, "utf8"))).toHaveLength(CODES.length);
    expect((await runCli(["explain", "--list", "-o", path])).code).toBe(2);
  });

  test("is of no capture and of no single finding, and is text or JSON", async () => {
    expect((await runCli(["explain", "--list", BLOCKED])).err).toContain("cannot be used together");
    expect((await runCli(["explain", "--list", "--finding", "dhcp.nak"])).err).toContain("cannot be used together");
    expect((await runCli(["explain", "--list", "--session", "1"])).err).toContain("--list, --session");
    expect((await runCli(["explain", "--list", "--format", "csv"])).err).toContain("possible: text, json");
  });

  test.each([40, 60, 80, 120])("fits %i columns", async (width) => {
    const { out } = await runCli(["explain", "--list", "--lang", "ko", "--width", String(width)]);
    const { cellWidth } = await import("../../src/render/text/cells.ts");
    expect(out.split("\n").filter((line) => cellWidth(line) > width)).toEqual([]);
  });
});

test("explain alone asks for a capture", async () => {
  const { code, err } = await runCli(["explain"]);
  expect(code).toBe(2);
  expect(err).toContain("no capture given");
});

test("the summary leads to explain only where something went wrong", async () => {
  const summary = async (path: string) => (await runCli([path], { analyze: analyzeCaptures })).out;
  expect(await summary(BLOCKED)).toContain("Next: ftpscope explain ");
  expect(await summary(HEALTHY)).not.toContain("ftpscope explain");
});

test.each([
  ["en", "what one code means"],
  ["ko", "코드 하나의 뜻"],
])("its help shows how to ask for a code (%s)", async (language, text) => {
  const { out } = await runCli(["explain", "--help", "--lang", language]);
  expect(out).toContain("ftpscope explain --list");
  expect(out).toContain(text);
  expect((await runCli(["ladder", "--help", "--lang", language])).out).not.toContain("--finding");
});

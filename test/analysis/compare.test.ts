import { describe, expect, it, test } from "vitest";
import { compareReports } from "../../src/analysis/compare.ts";
import type { BreakPoint, Comparison } from "../../src/report/comparison.ts";
import { compareFixtures, comparisonOf, differencesOf, readFixture, signsOf } from "./compared.ts";

const WHOLE_ACTIVE_PASSIVE = ["control =", "login =", "port ≠≠", "command =", "data ≠≠≠", "transfer =", "done =="];

describe("active against passive", () => {
  test.each([
    ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"],
    ["ftp-eprt-v6.pcap", "ftp-epsv-v6.pcap"],
    ["ftp-eprt-v4.pcap", "ftp-epsv-v4.pcap"],
  ] as const)("is told step by step: %s and %s", async (active, passive) => {
    const comparison = await comparisonOf(active, passive);
    expect(comparison.left).toMatchObject({ capture: 0, mode: "active", captureMode: "active" });
    expect(comparison.right).toMatchObject({ capture: 1, mode: "passive", captureMode: "passive" });
    expect(signsOf(comparison)).toEqual(WHOLE_ACTIVE_PASSIVE);
    expect(comparison.differences.map(({ code }) => code)).toEqual([
      ...["mode", "announcer", "opener", "server-port", "firewall", "order"],
    ]);
    expect(comparison.brokeAt).toBeNull();
  });

  it("cites the frames of each difference", async () => {
    const { differences } = await comparisonOf("ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap");
    expect(differences).toEqual([
      { code: "mode", left: "active", right: "passive", leftFrames: [52], rightFrames: [54] },
      { code: "announcer", left: "client", right: "server", leftFrames: [52], rightFrames: [54] },
      { code: "opener", left: "server", right: "client", leftFrames: [55], rightFrames: [55] },
      { code: "server-port", left: 20, right: 50048, leftFrames: [55], rightFrames: [55] },
      { code: "firewall", left: "client", right: "server", leftFrames: [55], rightFrames: [55] },
      { code: "order", left: "command", right: "syn", leftFrames: [54, 55], rightFrames: [55, 58] },
    ]);
  });

  it("keeps the order in which captures are given", async () => {
    const { left, right } = await comparisonOf("ftp-passive-vsftpd.pcap", "ftp-active-vsftpd.pcap");
    expect([left.mode, right.mode]).toEqual(["passive", "active"]);
  });

  it("sets the active one left where one capture holds both, with ports that were refused above", async () => {
    const comparison = await comparisonOf("ftp-mixed-modes.pcap");
    expect(comparison.left).toMatchObject({ transfer: 2, mode: "active", captureMode: "mixed" });
    expect(comparison.right).toMatchObject({ transfer: 1, mode: "passive", captureMode: "mixed" });
    expect(rowsOf(comparison, "port")).toEqual([
      ["-", "EPSV"],
      ["-", "550 Permission denied."],
      ["PORT 10,77,0,1,153,55", "PASV"],
      ["200 PORT command successful. Consider using PASV.", "227 Entering Passive Mode (10,77,0,2,195,84)."],
    ]);
    expect(differencesOf(comparison)).toContain("file docs/chapter.bin / report.bin");
  });

  it("names no firewall where the data goes to a third host", async () => {
    const comparison = await comparisonOf("ftp-fxp.pcap");
    expect(comparison.differences.map(({ code }) => code)).not.toContain("firewall");
    expect(differencesOf(comparison)).toContain("server-port 35353 / 50056");
  });
});

describe("two of one mode", () => {
  it("differ by the server's port where only one uses 20", async () => {
    const comparison = await comparisonOf("ftp-proftpd-active.pcap", "ftp-active-vsftpd.pcap");
    expect(differencesOf(comparison)).toEqual(["server-port 46375 / 20"]);
    expect(signsOf(comparison)).toContain("data ≠≠≠");
  });

  it("do not differ by ports that are chosen at random", async () => {
    const comparison = await comparisonOf("ftp-passive-vsftpd.pcap", "ftp-pureftpd-passive.pcap");
    expect(differencesOf(comparison).filter((one) => one.startsWith("server-port"))).toEqual([]);
    expect(signsOf(comparison)).toContain("data ===");
  });

  it("have no difference where they are the same", async () => {
    const comparison = await comparisonOf("ftp-active-vsftpd.pcap", "ftp-active-vsftpd.pcap");
    expect(comparison.differences).toEqual([]);
    expect(comparison.steps.every(({ same }) => same === true)).toBe(true);
  });
});

describe("a failed transfer against a working one", () => {
  test.each<[string, string, Partial<BreakPoint>]>([
    [
      "ftp-active-client-drops-syn.pcap",
      "ftp-active-vsftpd.pcap",
      { step: "data", side: "left", reason: "unanswered", code: 425, packets: 6 },
    ],
    [
      "ftp-passive-range-closed.pcap",
      "ftp-passive-vsftpd.pcap",
      { step: "data", side: "left", reason: "unanswered", code: 425, packets: 4, frames: [45, 47, 48, 49] },
    ],
    [
      "ftp-active-vsftpd.pcap",
      "ftp-active-client-rejects.pcap",
      { step: "data", side: "right", reason: "refused", code: 425, frames: [45, 46] },
    ],
    [
      "ftp-nat-passive-obeyed.pcap",
      "ftp-passive-vsftpd.pcap",
      { step: "data", side: "left", reason: "unanswered", code: null, packets: 5 },
    ],
    [
      "ftp-nat-active-no-alg.pcap",
      "ftp-active-vsftpd.pcap",
      { step: "port", side: "left", reason: "refused", code: 500, frames: [36] },
    ],
    ["ftp-550.pcap", "ftp-active-vsftpd.pcap", { step: "command", side: "left", reason: "refused", code: 553 }],
    [
      "ftp-active-vsftpd.pcap",
      "ftp-abor-vsftpd.pcap",
      { step: "transfer", side: "right", reason: "aborted", code: 426 },
    ],
    ["ftp-control-lost.pcap", "ftp-passive-vsftpd.pcap", { step: "done", side: "left", reason: "missing", code: null }],
    [
      "generated-ftp-login-refused.pcap",
      "ftp-passive-vsftpd.pcap",
      { step: "login", side: "left", reason: "refused", code: 530 },
    ],
  ])("%s and %s", async (left, right, expected) => {
    const { brokeAt } = await comparisonOf(left, right);
    expect(brokeAt).toMatchObject(expected);
  });

  it("is told of a login that was refused, beside one that was accepted", async () => {
    const comparison = await comparisonOf("ftp-wrong-login.pcap");
    expect(comparison.right).toMatchObject({ transfer: null, mode: null });
    expect(rowsOf(comparison, "login")).toEqual([
      ["USER/PASS 530", "-"],
      ["USER/PASS 230", "USER/PASS 530"],
    ]);
    expect(comparison.brokeAt).toMatchObject({ step: "login", side: "right", code: 530 });
  });

  it("broke nowhere where both failed at the same step", async () => {
    const comparison = await comparisonOf("ftp-550.pcap");
    expect(comparison.brokeAt).toBeNull();
    expect(signsOf(comparison)).toContain("command =");
  });
});

describe("what cannot be read", () => {
  it("makes neither a sameness nor a difference", async () => {
    const comparison = await comparisonOf("ftp-auth-tls-active.pcap", "ftp-passive-vsftpd.pcap");
    expect(signsOf(comparison)).toEqual([
      ...["control =", "login ≠?", "port ??", "command ?", "data ≠≠≠", "transfer ≠", "done ≠?"],
    ]);
    expect(differencesOf(comparison)).toContain("security explicit-tls / none");
    expect(differencesOf(comparison).filter((one) => /^(announcer|method|outcome|order)/.test(one))).toEqual([]);
    expect(comparison.brokeAt).toBeNull();
  });

  it("leaves steps out that neither side shows", async () => {
    const comparison = await comparisonOf("ftp-auth-tls-active.pcap", "ftp-auth-tls-passive.pcap");
    expect(comparison.steps.map(({ step }) => step)).toEqual(["control", "login", "data", "transfer", "done"]);
    expect(differencesOf(await comparisonOf("ftp-midstream.pcap"))).toContain("opener server / client");
  });
});

describe("what is compared", () => {
  it("is the transfer that is picked, by its number in its own capture", async () => {
    const names = ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"] as const;
    const compared = await compareFixtures(names, { left: 3, right: 1 });
    const comparison = "report" in compared ? compared.report.comparison : null;
    expect(comparison?.left).toMatchObject({ capture: 0, transfer: 3 });
    expect(comparison?.right).toMatchObject({ capture: 1, transfer: 4 });
  });

  it("is the one that suits a single pick", async () => {
    const compared = await compareFixtures(["ftp-mixed-modes.pcap"], { left: 3, right: null });
    const comparison = "report" in compared ? compared.report.comparison : null;
    expect([comparison?.left.transfer, comparison?.right.transfer]).toEqual([3, 2]);
  });

  it("prefers the same file, completed, to a listing", async () => {
    const { steps } = await comparisonOf("ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap");
    expect(steps.find(({ step }) => step === "command")?.rows[0]?.left?.text).toBe("RETR report.bin");
  });

  it.each([
    [["dhcp-nak.pcap"], null, { code: "no-ftp", detail: "dhcp-nak.pcap" }],
    [["ftp-550.pcap", "dhcp-nak.pcap"], null, { code: "no-ftp", detail: "dhcp-nak.pcap" }],
    [["ftp-abor-vsftpd.pcap"], null, { code: "one-transfer", detail: "ftp-abor-vsftpd.pcap" }],
    [["ftp-550.pcap", "ftp-abor-vsftpd.pcap"], 2, { code: "no-such-transfer", detail: "2", hint: "1" }],
  ] as [[string, string?], number | null, object][])("is nothing in %s", async (names, right, problem) => {
    expect(await compareFixtures(names, { left: null, right })).toMatchObject({ problem });
  });
});

function rowsOf({ steps }: Comparison, name: string): [string, string][] {
  const rows = steps.find(({ step }) => step === name)?.rows ?? [];
  return rows.map(({ left, right }) => [textOf(left), textOf(right)]);
}

function textOf(event: Comparison["steps"][number]["rows"][number]["left"]): string {
  if (event === null) return "-";
  return event.kind === "login" ? `${event.text} ${event.code}` : String(event.text);
}

test("what one side's capture lacks is no difference", async () => {
  const lost = await comparisonOf("ftp-capture-loss-227.pcap", "ftp-active-vsftpd.pcap");
  expect(signsOf(lost).find((step) => step.startsWith("port"))).toBe("port ≠?");
});

test("options of a listing are no other file", async () => {
  const report = await readFixture("ftp-active-vsftpd.pcap");
  const [first, second] = report.ftp.sessions.flatMap(({ transfers }) => transfers);
  if (first === undefined || second === undefined) throw new Error("no two transfers");
  for (const one of [first, second]) Object.assign(one, { verb: "LIST", direction: "listing" });
  [first.argument, second.argument] = [null, "-la"];
  const compared = compareReports(report, null, { left: first.id, right: second.id });
  if ("problem" in compared || compared.report.comparison === null) throw new Error("nothing to compare");
  expect(differencesOf(compared.report.comparison).filter((one) => one.startsWith("file"))).toEqual([]);
  second.argument = "-la docs";
  const other = compareReports(report, null, { left: first.id, right: second.id });
  expect("report" in other && other.report.comparison?.differences.some(({ code }) => code === "file")).toBe(true);
});

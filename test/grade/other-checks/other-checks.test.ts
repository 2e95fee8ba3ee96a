import { describe, expect, test } from "vitest";
import { OTHER_CHECKS } from "../../../src/grade/checks/other-checks.ts";
import type { OtherChecks } from "../../../src/report/grading/check-data/other.ts";
import { FIXTURES, PUBLIC_CAPTURES } from "../../report/captures-at-hand.ts";
import { attemptsIn, judge, readCapture, sentencesOf } from "./run-check.ts";

const NOTES = { name: "notes.bin", sha256: null, direction: null };
const REPORT = { name: "report.bin", sha256: null, direction: null };

describe("file", () => {
  test("passes for the name in either mode, and cites the command and the connection", async () => {
    const verdict = await judge("file", REPORT, "ftp-active-vsftpd.pcap", "active");
    expect(verdict).toMatchObject({ score: 1, reason: "found", data: { name: "report.bin", bytes: 12_000 } });
    expect(verdict.frames).toEqual([54, 55]);
    expect(await judge("file", REPORT, "ftp-active-vsftpd.pcap", "passive")).toMatchObject({
      score: 0,
      reason: "other-mode",
      data: { mode: "active" },
    });
  });

  test("takes the last part of a path, and keeps the case of letters", async () => {
    const chapter = { name: "chapter.bin", sha256: null, direction: null };
    expect(await judge("file", chapter, "ftp-reuse-port.pcap")).toMatchObject({ score: 1 });
    const upper = { name: "Report.bin", sha256: null, direction: null };
    expect(await judge("file", upper, "ftp-reuse-port.pcap")).toMatchObject({ score: 0, reason: "other-files" });
  });

  test("knows a Korean name in either normal form, whatever its bytes were", async () => {
    for (const form of ["NFC", "NFD"]) {
      const korean = { name: "보고서.bin".normalize(form), sha256: null, direction: "upload" as const };
      for (const capture of ["ftp-korean-cp949.pcap", "ftp-korean-utf8.pcap"]) {
        expect(await judge("file", korean, capture)).toMatchObject({ score: 1, reason: "found" });
      }
    }
  });

  test("compares contents", async () => {
    const { hashes, report } = await readCapture("ftp-active-vsftpd.pcap");
    const notes = report.ftp.sessions.at(0)?.transfers.find(({ argument }) => argument === "notes.bin");
    const sha256 = hashes.get(notes?.id ?? 0) ?? "";
    const same = { ...NOTES, sha256 };
    expect(await judge("file", same, "ftp-active-vsftpd.pcap")).toMatchObject({ score: 1, data: { contents: true } });
    expect(await judge("file", { ...same, name: null }, "ftp-active-vsftpd.pcap")).toMatchObject({ score: 1 });
    const other = { ...NOTES, sha256: "0".repeat(64) };
    expect(await judge("file", other, "ftp-active-vsftpd.pcap")).toMatchObject({ score: 0, reason: "other-contents" });
    expect(await judge("file", { ...other, name: null }, "ftp-active-vsftpd.pcap")).toMatchObject({ score: 0 });
    expect(await judge("file", same, "ftp-snap96.pcap")).toMatchObject({ score: 0.5, reason: "contents-unknown" });
  });

  test.each([
    ["ftp-550.pcap", { ...NOTES, direction: null }, "failed"],
    ["ftp-active-vsftpd.pcap", { ...NOTES, direction: "download" as const }, "other-direction"],
    ["ftp-auth-tls-passive.pcap", REPORT, "encrypted"],
    ["ftp-rotated-1.pcap", REPORT, "unfinished"],
    ["ftp-active-client-rejects.pcap", REPORT, "failed"],
    ["dhcp-dora-isc.pcap", REPORT, "no-session"],
  ])("%s, %j: %s", async (capture, parameters, reason) => {
    expect((await judge("file", parameters, capture)).reason).toBe(reason);
  });
});

describe("server", () => {
  test.each([
    ["ftp-active-vsftpd.pcap", ["10.77.0.2"], 1],
    ["ftp-active-vsftpd.pcap", ["192.168.0.0/16", "10.77.0.0/24"], 1],
    ["ftp-active-vsftpd.pcap", ["10.77.0.1"], 0],
    ["ftp-epsv-v6.pcap", ["fd77::/16"], 1],
    ["ftp-epsv-v6.pcap", ["10.0.0.0/8"], 0],
    ["dhcp-relay-client-side.pcap", ["10.0.0.0/8"], 1],
    ["dhcp-no-server-linklocal.pcap", ["10.0.0.0/8"], 0],
  ])("of %s in %j: %d", async (capture, addresses, score) => {
    expect((await judge("server", { addresses }, capture)).score).toBe(score);
  });
});

describe("time-window", () => {
  const capture = "ftp-active-vsftpd.pcap";

  test.each([
    [null, null, "inside"],
    ["2026-11-21T16:00:00+09:00", "2026-11-21T17:00:00+09:00", "inside"],
    ["2026-11-21T16:00:00Z", null, "before"],
    [null, "2026-11-21T15:00:00+09:00", "after"],
    ["2026-11-21T16:48:53.9+09:00", null, "before"],
  ])("from %s until %s: %s", async (from, until, reason) => {
    expect((await judge("time-window", { from, until }, capture)).reason).toBe(reason);
  });

  test("is told in the rubric's own zone", async () => {
    const verdict = await judge("time-window", { from: "2027-01-01T00:00:00+09:00", until: null }, capture);
    expect(sentencesOf("time-window", verdict)[0]).toBe("recorded too early: 2026-11-21 16:48:53 +09:00");
  });
});

describe("dora-complete", () => {
  test.each([
    ["dhcp-dora-isc.pcap", 1, "complete"],
    ["dhcp-relay-both.pcap", 1, "complete"],
    ["dhcp-relay-unsorted.pcapng", 1, "complete"],
    ["dhcp-any.pcap", 1, "complete"],
    ["dhcp-offer-not-acked.pcap", 0.75, "incomplete"],
    ["dhcp-init-reboot.pcap", 0.5, "renewal"],
    ["dhcp-rapid-commit.pcap", 0.5, "rapid-commit"],
    ["dhcp-no-server-linklocal.pcap", 0.25, "incomplete"],
    ["dhcp-snap96.pcap", 0, "cut"],
    ["dhcp-inform.pcap", 0, "incomplete"],
    ["ftp-550.pcap", 0, "no-exchange"],
  ])("%s: %d, %s", async (capture, score, reason) => {
    expect(await judge("dora-complete", { relayed: false }, capture)).toMatchObject({ score, reason });
  });

  test("cites the four messages", async () => {
    expect((await judge("dora-complete", { relayed: false }, "dhcp-dora-isc.pcap")).frames).toEqual([1, 3, 4, 5]);
  });

  test("tells of a refusal, with the NAK", async () => {
    const { report } = await readCapture("generated-dhcp-nak.pcap");
    const verdicts = attemptsIn(report).map((attempt) =>
      OTHER_CHECKS["dora-complete"].run({ kind: "dhcp", attempt, files: [], meant: null }, { relayed: false }),
    );
    expect(verdicts).toContainEqual(expect.objectContaining({ score: 0.75, reason: "refused", frames: [7, 8, 9, 10] }));
  });

  test("asks for a relay agent where the rubric does", async () => {
    expect(await judge("dora-complete", { relayed: true }, "dhcp-dora-isc.pcap")).toMatchObject({ score: 0.5 });
    expect(await judge("dora-complete", { relayed: true }, "dhcp-relay-both.pcap")).toMatchObject({ score: 1 });
  });
});

test.each([
  ["dhcp-relay-both.pcap", { sides: "both", relay: "10.1.0.1" }],
  ["dhcp-relay-client-side.pcap", { sides: "client" }],
  ["dhcp-relay-server-side.pcap", { sides: "server" }],
  ["dhcp-relay-option82.pcapng", { option82: true }],
  ["dhcp-relay-chain.pcap", { hops: 2 }],
])("relay-seen: %s", async (capture, data) => {
  expect(await judge("relay-seen", {}, capture)).toMatchObject({ score: 1, reason: "seen", data });
});

test("relay-seen: none where the client speaks to its server", async () => {
  expect(await judge("relay-seen", {}, "dhcp-dora-isc.pcap")).toMatchObject({ score: 0, data: { messages: 4 } });
});

test.each([
  ["dhcp-no-server-linklocal.pcap", 1, "shown", { ip: "169.254.112.142", discovers: 2 }],
  ["generated-dhcp-silence.pcap", 1, "shown", { ip: "169.254.7.9" }],
  ["dhcp-pool-exhausted.pcap", 0.5, "unanswered", { discovers: 3 }],
  ["dhcp-dora-isc.pcap", 0, "served", { ip: "10.9.0.200", frame: 5 }],
  ["ftp-550.pcap", 0, "nothing", {}],
])("link-local-shown: %s", async (capture, score, reason, data) => {
  expect(await judge("link-local-shown", {}, capture)).toMatchObject({ score, reason, data });
});

const PARAMETERS: { [Name in keyof OtherChecks]: OtherChecks[Name]["parameters"] } = {
  file: { name: "report.bin", sha256: "0".repeat(64), direction: "download" },
  server: { addresses: ["10.0.0.0/8"] },
  "time-window": { from: "2026-01-01T00:00:00Z", until: null },
  picture: { types: ["png"], minimumWidth: 1, minimumHeight: 1 },
  "picture-of-captures": {},
  "dora-complete": { relayed: true },
  "relay-seen": {},
  "link-local-shown": {},
};

test("every capture at hand gets a verdict from every check, with frames that it has, in order, and words", async () => {
  for (const { name, path } of [...FIXTURES, ...PUBLIC_CAPTURES]) {
    if (!/^(ftp|dhcp)/.test(name)) continue;
    const file = await readCapture(path).catch(() => null);
    if (file === null) continue;
    const attempts = attemptsIn(file.report).slice(0, 40);
    for (const check of Object.keys(OTHER_CHECKS) as (keyof OtherChecks)[]) {
      for (const attempt of attempts) {
        const context = { kind: "any" as const, attempt, files: [file], meant: null };
        const verdict = OTHER_CHECKS[check].run(context, PARAMETERS[check] as never);
        expect(verdict.score, name).toBeGreaterThanOrEqual(0);
        expect(verdict.score, name).toBeLessThanOrEqual(1);
        expect(verdict.frames, `${name} ${check}`).toEqual([...verdict.frames].sort((a, b) => a - b));
        for (const frame of verdict.frames) expect(frame).toBeLessThanOrEqual(file.report.captures[0]?.packets ?? 0);
        for (const text of sentencesOf(check, verdict as never)) {
          expect(text, `${name} ${check} ${verdict.reason}`).toMatch(/\S/);
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }
    }
  }
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localize } from "../../../src/render/locale/localize.ts";
import { renderXferlog } from "../../../src/render/logs/xferlog.ts";
import type { View } from "../../../src/render/renderer.ts";
import type { FtpSession, Report, Transfer } from "../../../src/report/report.ts";
import { joined, PLAIN, WHOLE } from "../draw.ts";
import { hostileText, poisoned } from "../hostile-text.ts";
import { exchange, session, transfer } from "../sample-ftp.ts";
import { emptyReport, homework, troubles } from "../samples.ts";

const COLUMNS = 18;

function lines(report: Report, view: Partial<View> = {}): string[] {
  const output = joined(renderXferlog(localize(report, "en"), { ...WHOLE, ...view }, PLAIN));
  return output.split("\n").slice(0, -1);
}

/** The line of one transfer in a session, from the size of the file on. */
function line(facts: Partial<Transfer>, of: Partial<FtpSession> = {}): string | undefined {
  const report = emptyReport();
  report.ftp.sessions = [session(1, { exchanges: [], transfers: [{ ...transfer(1), ...facts }], ...of })];
  return lines(report)[0]?.split(" ").slice(7).join(" ");
}

describe("xferlog", () => {
  it("has a line for each file, in the order in which they ended, in the machine's zone", () => {
    const [first] = lines(homework());
    expect(first).toMatch(
      /^Fri Nov 20 10:31:\d\d 2026 \d+ 192\.168\.0\.10 \d+ \S+보고서\.hwp b _ o r student ftp 0 \* c$/,
    );
    const ends = lines(homework()).map((text) => text.slice(0, 24));
    expect(ends).toEqual(ends.toSorted());
  });

  it("has the same columns in every line, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 12 }), (texts) => {
        for (const report of [homework(), troubles()]) {
          const found = lines(poisoned(report, texts));
          expect(found).toHaveLength(lines(report).length);
          for (const text of found) {
            expect(text).not.toMatch(/\p{C}/u);
            expect(text.split(/ +/)).toHaveLength(COLUMNS);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("counts seconds by the clock, one at least", () => {
    const took = (from: string, to: string) => {
      const asked = exchange(20, "RETR", "a", [[30, 226, "Done."]]);
      asked.time = from;
      for (const reply of asked.replies) reply.time = to;
      const report = emptyReport();
      report.ftp.sessions = [session(1, { exchanges: [asked], transfers: [{ ...transfer(1), frame: 20 }] })];
      return lines(report)[0]?.split(" ")[5];
    };
    expect(took("2026-11-22T02:00:57.900000000Z", "2026-11-22T02:01:01.100000000Z")).toBe("4");
    expect(took("2026-11-22T02:00:57.100000000Z", "2026-11-22T02:00:57.200000000Z")).toBe("1");
  });

  it.each([
    ["my report.bin", "my_report.bin"],
    ["tab\there", "tab?here"],
    ["", "?"],
    ["보고서.txt", "보고서.txt"],
  ])("writes the name %j as %s", (path, written) => {
    expect(line({ path: `/${path}` })?.split(" ")[1]).toBe(path === "" ? "/" : `/${written}`);
  });

  it.each<[string, Partial<Transfer>, Partial<FtpSession>, RegExp]>([
    ["an upload", { direction: "upload" }, {}, / b _ i r /],
    ["text", { type: "ascii" }, {}, / a _ o r /],
    ["no TYPE since the beginning, which means text", { type: null }, { opened: "syn" }, / a _ o /],
    ["no TYPE captured", { type: null }, { opened: "midstream" }, / b _ o /],
    [
      "what is encrypted",
      { type: null, verb: null, outcome: "unknown" },
      { security: "explicit-tls" },
      / b _ o r .* c$/,
    ],
    ["what failed", { outcome: "failed", replyCode: 426 }, {}, / i$/],
    ["a guest, by the password where it is shown", {}, { user: "ftp", password: "me@here" }, / o a me@here ftp /],
    ["a guest", {}, { user: "anonymous", password: null }, / o a anonymous ftp /],
  ])("tells %s", (_name, facts, of, expected) => {
    expect(line(facts, of)).toMatch(expected);
  });

  it("leaves out listings, and commands that were not carried out", () => {
    expect(line({ direction: "listing" })).toBeUndefined();
    expect(line({ outcome: "failed", replyCode: 530 })).toBeUndefined();
    expect(line({ outcome: "failed", replyCode: 550, bytes: 0 })).toMatch(/^0 .* i$/);
  });

  it("keeps what leads above a directory that is not known", () => {
    expect(line({ path: "../../etc/passwd" })?.split(" ")[1]).toBe("../../etc/passwd");
  });

  it("names files by the directories that the session went to, from the root where that is known", () => {
    const report = emptyReport();
    const ask = (frame: number, verb: string, argument: string | null, code: number, text: string) =>
      exchange(frame, verb, argument, [[frame + 1, code, text]]);
    const exchanges = [
      ask(10, "CWD", "sub", 250, "Fine."),
      ask(20, "RETR", "x.bin", 226, "Done."),
      ask(30, "PWD", null, 257, '"/home/a ""b""" is here'),
      ask(40, "CDUP", null, 250, "Fine."),
      ask(50, "RETR", "y.bin", 226, "Done."),
      ask(60, "CWD", "/", 250, "Fine."),
      ask(70, "RETR", "../z.bin", 226, "Done."),
    ];
    const of = (id: number, frame: number, name: string) => ({ ...transfer(id), frame, argument: name, path: name });
    report.ftp.sessions = [
      session(1, { exchanges, transfers: [of(1, 20, "x.bin"), of(2, 50, "y.bin"), of(3, 70, "../z.bin")] }),
    ];
    expect(lines(report).map((text) => text.split(" ")[8])).toEqual(["sub/x.bin", "/home/y.bin", "/z.bin"]);
  });
});

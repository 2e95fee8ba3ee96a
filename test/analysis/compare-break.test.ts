import { describe, expect, test } from "vitest";
import { compareReports } from "../../src/analysis/compare.ts";
import type { BreakPoint, Comparison } from "../../src/report/comparison.ts";
import type { FtpSession, Report } from "../../src/report/report.ts";
import { dataConnection, exchange, session, transfer } from "../render/sample-ftp.ts";
import { emptyReport } from "../render/samples.ts";
import { signsOf } from "./compared.ts";

const LOGIN = [
  exchange(6, "USER", "student", [[8, 331, "Password?"]]),
  exchange(10, "PASS", "********", [[12, 230, "Welcome."]]),
];
const PORT = exchange(22, "PORT", "192,168,0,10,195,101", [[23, 200, "Ok."]]);
const WORKING = session(1, {
  exchanges: [
    ...LOGIN,
    PORT,
    exchange(25, "RETR", "보고서.hwp", [
      [29, 150, "Here it comes."],
      [652, 226, "Done."],
    ]),
  ],
  announcements: [
    {
      ...{ capture: 0, frame: 22, method: "PORT", ip: "192.168.0.10", port: 50_021, listener: "client", transfer: 1 },
      attempts: [],
    },
  ],
  transfers: [transfer(1)],
});

function reportOf(one: FtpSession): Report {
  return { ...emptyReport(), ftp: { sessions: [one], unclaimedConnections: [] } };
}

function compare(broken: Partial<FtpSession>): Comparison {
  const compared = compareReports(reportOf({ ...WORKING, ...broken }), reportOf(WORKING), { left: null, right: null });
  if ("problem" in compared || compared.report.comparison === null) throw new Error("nothing to compare");
  return compared.report.comparison;
}

/** A RETR that was answered by these replies, over this connection. */
function retr(
  replies: [number, number, string][],
  connection: ReturnType<typeof dataConnection> | null,
  outcome: "failed" | "unfinished" | "aborted" | "unknown" = "failed",
): Partial<FtpSession> {
  const replyCode = replies.findLast(([, code]) => code >= 200)?.[1] ?? null;
  const counts = connection === null ? { bytes: null, missingBytes: null, retransmittedBytes: null } : {};
  return {
    exchanges: [...LOGIN, PORT, exchange(25, "RETR", "보고서.hwp", replies)],
    transfers: [transfer(1, { connection, outcome, replyCode, ...counts })],
  };
}

const NOBODY = { announcements: [], transfers: [] };

describe("a session without a transfer broke", () => {
  test.each<[string, Partial<FtpSession>, Partial<BreakPoint>]>([
    [
      "at a greeting that turns the client away",
      { ...NOBODY, login: "none", exchanges: [exchange(null, null, null, [[4, 421, "Too many."]])] },
      { step: "login", reason: "refused", code: 421, frames: [4] },
    ],
    [
      "at a login that nobody answered",
      { ...NOBODY, login: "unknown", exchanges: [exchange(6, "USER", "student", [])] },
      { step: "login", reason: "unanswered", frames: [6] },
    ],
    ["before anybody logged in", { ...NOBODY, login: "none", exchanges: [] }, { step: "login", reason: "missing" }],
    ["before a port was named", { ...NOBODY, exchanges: LOGIN }, { step: "port", reason: "missing", frames: [] }],
    [
      "at a port that nobody answered",
      { ...NOBODY, exchanges: [...LOGIN, exchange(22, "PASV", null, [])] },
      { step: "port", reason: "unanswered", frames: [22] },
    ],
    ["behind the port", { ...NOBODY, exchanges: [...LOGIN, PORT] }, { step: "command", reason: "missing" }],
  ])("%s", (_name, broken, expected) => {
    expect(compare(broken).brokeAt).toMatchObject({ side: "left", ...expected });
  });
});

describe("a transfer broke", () => {
  const reset = dataConnection({ closed: "rst" });
  test.each<[string, Partial<FtpSession>, Partial<BreakPoint> | null]>([
    ["at its command", retr([[26, 550, "No."]], null), { step: "command", reason: "refused", code: 550, frames: [26] }],
    [
      "at a command that nobody answered",
      retr([], null, "unfinished"),
      { step: "command", reason: "unanswered", frames: [25] },
    ],
    [
      "where no SYN was seen, though the server had said 150",
      retr(
        [
          [26, 150, "Soon."],
          [60, 426, "No."],
        ],
        null,
      ),
      { step: "data", reason: "missing", code: 426, frames: [60] },
    ],
    [
      "in the middle",
      retr(
        [
          [29, 150, "Soon."],
          [60, 451, "Disk."],
        ],
        dataConnection(),
      ),
      { step: "transfer", reason: "cut", code: 451, frames: [60] },
    ],
    [
      "at an RST after which nothing was said",
      retr([[29, 150, "Soon."]], reset, "unfinished"),
      { step: "transfer", reason: "cut", code: null, frames: [647] },
    ],
    [
      "at its end",
      retr([[29, 150, "Soon."]], dataConnection(), "unfinished"),
      { step: "done", reason: "missing", frames: [] },
    ],
    [
      "at its command, though the data connection was open already",
      retr([[26, 550, "No."]], reset),
      { step: "command", reason: "refused", code: 550 },
    ],
    ["nowhere that could be seen", retr([[29, 150, "Soon."]], dataConnection(), "unknown"), null],
  ])("%s", (_name, broken, expected) => {
    const { brokeAt } = compare(broken);
    if (expected === null) expect(brokeAt).toBeNull();
    else expect(brokeAt).toMatchObject({ side: "left", ...expected });
  });

  test("at a port that was refused before it", () => {
    const refused = retr([[26, 425, "Use PORT first."]], null);
    const exchanges = refused.exchanges?.map((one) =>
      one.verb === "PORT" ? exchange(22, "PORT", one.argument, [[23, 501, "Bad."]]) : one,
    );
    const { brokeAt } = compare({ ...refused, exchanges: exchanges ?? [] });
    expect(brokeAt).toMatchObject({ step: "port", reason: "refused", code: 501, frames: [23] });
  });
});

describe("without packets", () => {
  test("the same steps are told, but those that only packets show", () => {
    const comparison = compare({});
    expect(signsOf(comparison)).toEqual([
      ...["control =", "login =", "port ==", "command =", "data ==", "transfer =", "done ="],
    ]);
    const burst = comparison.steps.find(({ step }) => step === "transfer")?.rows[0]?.left;
    expect(burst).toMatchObject({ bytes: 596_212, packets: null, from: "server", fromPort: 20 });
  });
});

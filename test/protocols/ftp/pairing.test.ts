import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import { ReplyPairing } from "../../../src/protocols/ftp/pairing.ts";
import type { ExchangeRecord } from "../../../src/protocols/ftp/records.ts";
import { converse, pairs } from "./conversation.ts";

interface Story {
  title: string;
  lines: string[];
  pairs: string[];
}

const STORIES: readonly Story[] = [
  {
    title: "one command, one answer",
    lines: ["220 hi", "> USER a", "331 pw", "> PASS b", "230 in", "> QUIT", "221 bye"],
    pairs: ["- 220", "USER 331", "PASS 230", "QUIT 221"],
  },
  { title: "1xx before the final reply", lines: ["> RETR a", "150 go", "226 done"], pairs: ["RETR 150 226"] },
  { title: "226 without 150", lines: ["> RETR a", "226 done", "> NOOP", "200 ok"], pairs: ["RETR 226", "NOOP 200"] },
  {
    title: "an extra reply shifts nothing",
    lines: ["> TYPE I", "200 ok", "200 ok again", "> PWD", '257 "/"', "> SYST", "215 UNIX"],
    pairs: ["TYPE 200", "- 200", "PWD 257", "SYST 215"],
  },
  {
    title: "an extra reply that comes while the next command waits",
    lines: ["> PWD", "200 what?", '257 "/"', "> SYST", "215 UNIX"],
    pairs: ["PWD 200", "- 257", "SYST 215"],
  },
  {
    title: "an answer that no server should give is the answer if nothing better comes",
    lines: ["> PASV", "200 well", "> NOOP", "200 ok"],
    pairs: ["PASV 200", "NOOP 200"],
  },
  {
    title: "421 from nowhere",
    lines: ["> NOOP", "200 ok", "421 Timeout."],
    pairs: ["NOOP 200", "- 421"],
  },
  { title: "421 while a command waits", lines: ["> LIST", "421 Too many."], pairs: ["LIST 421"] },
  {
    title: "421 ends a running transfer",
    lines: ["> RETR a", "150 go", "> NOOP", "421 Timeout"],
    pairs: ["RETR 150 421", "NOOP"],
  },
  { title: "120 and the 220 that it promised", lines: ["120 soon", "220 hi"], pairs: ["- 120 220"] },
  {
    title: "pipelined commands, first in first out",
    lines: ["> USER a", "> PASS b", "> PWD", "> RETR x", "331 pw", "230 in", '257 "/"', "150 go", "226 done"],
    pairs: ["USER 331", "PASS 230", "PWD 257", "RETR 150 226"],
  },
  {
    title: "two pipelined transfers",
    lines: ["> RETR a", "> RETR b", "150 a", "226 a", "150 b", "226 b"],
    pairs: ["RETR 150 226", "RETR 150 226"],
  },
  {
    title: "the next transfer begins though the end of the last was not seen",
    lines: ["> RETR a", "150 a", "> RETR b", "150 b", "226 b"],
    pairs: ["RETR 150", "RETR 150 226"],
  },
  {
    title: "STAT during a transfer",
    lines: ["> RETR a", "150 go", "> STAT", "213 half", "226 done"],
    pairs: ["RETR 150 226", "STAT 213"],
  },
  {
    title: "NOOP during a transfer",
    lines: ["> RETR a", "150 go", "> NOOP", "200 ok", "226 done"],
    pairs: ["RETR 150 226", "NOOP 200"],
  },
  {
    title: "a NOOP that is answered behind the transfer",
    lines: ["> RETR a", "150 go", "> NOOP", "226 done", "200 ok"],
    pairs: ["RETR 150 226", "NOOP 200"],
  },
  {
    title: "a command that is not understood during a transfer",
    lines: ["> RETR a", "150 go", "> STAT", "502 no", "226 done"],
    pairs: ["RETR 150 226", "STAT 502"],
  },
  {
    title: "a transfer that fails while another command waits",
    lines: ["> RETR a", "150 go", "> NOOP", "550 disk", "200 ok"],
    pairs: ["RETR 150 550", "NOOP 200"],
  },
  {
    title: "QUIT during a transfer",
    lines: ["> RETR a", "150 go", "> QUIT", "221 bye", "226 done"],
    pairs: ["RETR 150 226", "QUIT 221"],
  },
  {
    title: "ABOR: vsftpd, 426 then 226",
    lines: ["> RETR a", "150 go", "> ABOR", "426 Failure writing network stream.", "226 ABOR successful."],
    pairs: ["RETR 150 426", "ABOR 226"],
  },
  {
    title: "ABOR: vsftpd with nothing left to abort, 426 then 225",
    lines: ["> RETR a", "150 go", "> ABOR", "426 Failure", "225 No transfer to ABOR."],
    pairs: ["RETR 150 426", "ABOR 225"],
  },
  {
    title: "ABOR: ProFTPD, 226 for ABOR before the 426 of the transfer",
    lines: ["> RETR a", "150 go", "> ABOR", "226 Abort successful", "426 Transfer aborted. Data connection closed"],
    pairs: ["RETR 150 426", "ABOR 226"],
  },
  {
    title: "ABOR: Pure-FTPd, 426 then 226",
    lines: [
      "> RETR a",
      "150 go",
      "> ABOR",
      "426 Transfer aborted",
      "226 Since you see this ABOR must've succeeded",
      "> NOOP",
      "200 z",
    ],
    pairs: ["RETR 150 426", "ABOR 226", "NOOP 200"],
  },
  {
    title: "ABOR: IIS, 225 with the transfer's 550 behind it",
    lines: ["> RETR a", "150 go", "> ABOR", "225 ABOR command successful.", "550 The network name is no longer there."],
    pairs: ["RETR 150 550", "ABOR 225"],
  },
  {
    title: "ABOR too late: the transfer was complete",
    lines: ["> RETR a", "150 go", "> ABOR", "226 Transfer complete.", "225 Nothing to abort."],
    pairs: ["RETR 150 226", "ABOR 225"],
  },
  {
    title: "ABOR before the transfer has begun",
    lines: ["> RETR a", "> ABOR", "426 Aborted.", "226 ABOR done."],
    pairs: ["RETR 426", "ABOR 226"],
  },
  {
    title: "ABOR not understood",
    lines: ["> RETR a", "150 go", "> ABOR", "500 What?", "226 Transfer complete."],
    pairs: ["RETR 150 226", "ABOR 500"],
  },
  {
    title: "ABOR with nothing running",
    lines: ["> ABOR", "226 ABOR command successful."],
    pairs: ["ABOR 226"],
  },
  {
    title: "RNFR, REST and ACCT ask for more with 3xx",
    lines: ["> RNFR a", "350 to?", "> RNTO b", "250 ok", "> REST 5", "350 from 5", "> PASS x", "332 account"],
    pairs: ["RNFR 350", "RNTO 250", "REST 350", "PASS 332"],
  },
  {
    title: "a lost reply: the next one is the next command's",
    lines: ["> PWD", "! replies", "> SYST", "215 UNIX"],
    pairs: ["PWD", "SYST 215"],
  },
  {
    title: "a lost reply nobody knows of: the table tells",
    lines: ["> SIZE a", "> PASV", "227 (1,2,3,4,5,6)", "> NOOP", "200 ok"],
    pairs: ["SIZE", "PASV 227", "NOOP 200"],
  },
  {
    title: "a lost command: its reply is nobody's",
    lines: ["> PWD", '257 "/"', "! commands", "227 (1,2,3,4,5,6)", "> NOOP", "200 ok"],
    pairs: ["PWD 257", "- 227", "NOOP 200"],
  },
  {
    title: "the end of a transfer was lost and the client went on",
    lines: ["> RETR a", "150 go", "! replies", "> CWD x", "250 ok"],
    pairs: ["RETR 150", "CWD 250"],
  },
  {
    title: "replies were lost beside a transfer that goes on",
    lines: ["> RETR a", "150 go", "! replies", "> STAT", "211 half", "226 done"],
    pairs: ["RETR 150 226", "STAT 211"],
  },
  { title: "an unknown command takes any answer", lines: ["> XYZZY", "257 hm"], pairs: ["XYZZY 257"] },
  {
    title: "protected replies answer protected commands",
    lines: ["> ENC aaaa", "632 bbbb", "> MIC cc", "631 dd"],
    pairs: ["ENC 632", "MIC 631"],
  },
];

describe("which reply answers which command", () => {
  test.each(STORIES)("$title", ({ lines, pairs: expected }) => {
    expect(pairs(converse(lines))).toEqual(expected);
  });

  test("the greeting answers nothing, though the client spoke before it", () => {
    const said = ["> USER a", "120 wait", "220 hi", "331 pw"];
    expect(pairs(converse(said, { fromStart: true }))).toEqual(["USER 331", "- 120 220"]);
    expect(pairs(converse(["! replies", ...said.slice(0, 1), "220 hi"], { fromStart: true }))).toEqual(["USER 220"]);
  });

  test("every reply is kept once, and none before its command, whatever comes", () => {
    const line = fc.constantFrom(
      ...["> RETR a", "> ABOR", "> STAT", "> PASV", "> USER a", "> QUIT", "! commands", "! replies"],
      ...["150 x", "226 x", "226 Abort", "426 x", "225 x", "500 x", "421 x", "227 (1,2,3,4,5,6)", "331 x", "220 x"],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { exchanges } = converse(lines);
        const kept = exchanges.flatMap(({ replies }) => replies.map(({ frame }) => frame)).sort((a, b) => a - b);
        const said = lines.flatMap((text, index) => (/^\d/.test(text) ? [index + 1] : []));
        expect(kept).toEqual(said);
        for (const { frame, replies } of exchanges) {
          for (const reply of replies) expect(reply.frame).toBeGreaterThan(frame);
        }
      }),
    );
  });

  test("commands that are never answered do not pile up", () => {
    const pairing = new ReplyPairing();
    for (let i = 0; i < LIMITS.commandsOutstanding * 2; i += 1) pairing.command(command("NOOP"));
    expect(pairing.outstanding).toBe(LIMITS.commandsOutstanding);
  });
});

function command(verb: string): ExchangeRecord {
  return { frame: 1, seconds: 0, nanoseconds: 0, verb, argument: null, encoding: "utf-8", replies: [], transfer: null };
}

import { describe, expect, test } from "vitest";
import type { AnnouncementRecord, TransferRecord } from "../../../src/protocols/ftp/records.ts";
import { converse } from "./conversation.ts";

describe("login", () => {
  const states: [string, string[], [string, string | null, string | null]][] = [
    ["nobody tried", ["220 hi", "> SYST", "215 UNIX"], ["none", null, null]],
    ["the answer was not seen", ["> USER a", "331 pw", "> PASS b"], ["unknown", "a", "b"]],
    ["accepted", ["> USER a", "331 pw", "> PASS b", "230 in"], ["accepted", "a", "b"]],
    ["accepted without a password", ["> USER a", "230 in"], ["accepted", "a", null]],
    [
      "accepted with an account",
      ["> USER a", "331 p", "> PASS b", "332 acct", "> ACCT c", "230 in"],
      ["accepted", "a", "b"],
    ],
    ["superfluous password", ["> USER a", "331 pw", "> PASS b", "202 no need"], ["accepted", "a", "b"]],
    ["refused", ["> USER a", "331 pw", "> PASS b", "530 no"], ["refused", "a", "b"]],
    ["refused by 421", ["> USER a", "421 too many"], ["refused", "a", null]],
    [
      "the second attempt counts",
      ["> USER a", "331 pw", "> PASS b", "530 no", "> USER c", "331 pw", "> PASS d", "230 in"],
      ["accepted", "c", "d"],
    ],
    [
      "a refused change of user changes nobody",
      ["> USER a", "331 pw", "> PASS b", "230 in", "> USER root", "530 no"],
      ["accepted", "a", "b"],
    ],
    [
      "an accepted change of user",
      ["> USER a", "331 pw", "> PASS b", "230 in", "> USER c", "331 pw", "> PASS d", "230 in"],
      ["accepted", "c", "d"],
    ],
    ["REIN alone leaves who was there", ["> USER a", "230 in", "> REIN", "220 again"], ["accepted", "a", null]],
    [
      "behind REIN the next attempt counts",
      ["> USER a", "230 in", "> REIN", "220 again", "> USER c", "331 pw", "> PASS d", "530 no"],
      ["refused", "c", "d"],
    ],
    ["the commands were lost", ["331 pw", "230 in"], ["accepted", null, null]],
    ["refused in clear, then hidden", ["> USER a", "530 use TLS", "> AUTH TLS", "234 go"], ["unknown", "a", null]],
  ];
  test.each(states)("%s", (_, lines, [state, user, password]) => {
    expect(converse(lines).login).toEqual({
      state,
      user,
      password,
      passwordSeen: lines.some((line) => /PASS/.test(line)),
    });
  });

  test("the banner is the first 220, without the 120 before it", () => {
    expect(converse(["120 soon", "220 (ftpd)\nwelcome"], { fromStart: true }).banner).toBe("220 (ftpd)\nwelcome");
  });
});

function pathOf(...lines: string[]): string | null | undefined {
  return converse([...lines, "> RETR f"]).transfers[0]?.path;
}

describe("the path of a transfer", () => {
  test("follows PWD, CWD and CDUP, where they were accepted", () => {
    expect(pathOf()).toBe("f");
    expect(pathOf("> PWD", '257 "/home/a" is current')).toBe("/home/a/f");
    expect(pathOf("> CWD /x", "250 ok")).toBe("/x/f");
    expect(pathOf("> CWD /x", "550 no")).toBe("f");
    expect(pathOf("> CWD /x/y", "250 ok", "> CDUP", "200 ok", "> XCWD z", "250 ok")).toBe("/x/z/f");
    expect(pathOf("> CWD /x", "250 ok", "> PWD", '257 "/real/x"')).toBe("/real/x/f");
  });

  test("takes the server's word for where CWD led", () => {
    expect(pathOf("> CWD link", '250 CWD successful. "/real/place" is current directory.')).toBe("/real/place/f");
    expect(pathOf("> CWD /x", '250 "x" it is')).toBe("/x/f");
  });

  test("is not known behind REIN", () => {
    expect(pathOf("> CWD /x", "250 ok", "> REIN", "220 again")).toBe("f");
  });

  test("is what the server made of STOU", () => {
    const [told] = converse(["> CWD /in", "250 ok", "> STOU f", "150 FILE: f.1", "226 ok"]).transfers;
    expect(told?.path).toBe("/in/f.1");
    const [late] = converse([
      "> CWD /in",
      "250 ok",
      "> STOU",
      "226 Transfer complete (unique file name:f.2).",
    ]).transfers;
    expect(late?.path).toBe("/in/f.2");
  });

  test("is settled when earlier commands are answered, where they are pipelined", () => {
    const session = converse([
      ...["> TYPE I", "> CWD /a", "> REST 7", "> RETR f", "> CWD /b", "> RETR g"],
      ...["200 I", "250 ok", "350 7", "150 f", "226 f", "250 ok", "150 g", "226 g"],
    ]);
    expect(session.transfers).toMatchObject([
      { path: "/a/f", type: "image", restart: 7 },
      { path: "/b/g", type: "image", restart: 0 },
    ]);
  });
});

describe("what else is set for a transfer", () => {
  test("TYPE, as far as it was accepted", () => {
    const type = (...lines: string[]) => converse([...lines, "> RETR f"]).transfers[0]?.type;
    expect(type()).toBeNull();
    expect(type("> TYPE I", "200 ok")).toBe("image");
    expect(type("> TYPE L 8", "200 ok")).toBe("image");
    expect(type("> TYPE I", "200 ok", "> TYPE A N", "200 ok")).toBe("ascii");
    expect(type("> TYPE E", "504 no")).toBeNull();
  });

  test("REST holds for one transfer", () => {
    const { transfers } = converse(["> REST 100", "350 ok", "> RETR a", "226 ok", "> RETR b", "226 ok"]);
    expect(transfers.map(({ restart }) => restart)).toEqual([100, 0]);
    expect(converse(["> REST 100", "501 no", "> RETR a"]).transfers[0]?.restart).toBe(0);
    expect(converse(["> REST 9e99", "350 ok", "> RETR a"]).transfers[0]?.restart).toBe(0);
  });

  test("the size that SIZE, 150 or 226 told", () => {
    const size = (...lines: string[]) => converse(lines).transfers.at(-1)?.announcedBytes;
    expect(size("> SIZE f", "213 42", "> RETR f")).toBe(42);
    expect(size("> SIZE other", "213 42", "> RETR f")).toBeNull();
    expect(size("> SIZE f", "213 42", "> RETR f", "150 go (40 bytes)")).toBe(40);
    expect(size("> RETR f", "150 go", "226 41 bytes sent")).toBe(41);
    expect(size("> RETR f", "150 go (40 bytes)", "226 41 bytes sent")).toBe(40);
    expect(size("> SIZE f", "213 42", "> STOR f", "226 ok", "> RETR f")).toBeNull();
  });

  test("ABOR marks the transfer that runs, not one that is over", () => {
    const running = converse(["> RETR f", "150 go", "> ABOR"]).transfers[0];
    expect(running?.abortRequested).toBe(true);
    const over = converse(["> RETR f", "150 go", "226 ok", "> ABOR"]).transfers[0];
    expect(over?.abortRequested).toBe(false);
  });

  test("a reply that may have been lost", () => {
    expect(converse(["> RETR f", "150 go", "! replies"]).transfers[0]?.replyLost).toBe(true);
    expect(converse(["! replies", "> RETR f"]).transfers[0]?.replyLost).toBe(false);
  });
});

/** Method and frame of the announcement that each transfer got, and how it was asked for. */
function agreements(lines: string[]): string[] {
  return converse(lines).transfers.map(
    ({ verb, announcement, asked }) =>
      `${verb} ${announcement?.method ?? "-"}@${announcement?.at.frame ?? "-"} ${asked}`,
  );
}

describe("which endpoint a transfer uses", () => {
  const PORT = "> PORT 192,168,0,10,195,81";
  const REPLY = "227 (192,168,0,20,195,81)";
  const stories: [string, string[], string[]][] = [
    ["none was agreed on", ["> RETR a"], ["RETR -@- null"]],
    ["PORT", [PORT, "200 ok", "> RETR a"], ["RETR PORT@1 PORT"]],
    ["PASV", ["> PASV", REPLY, "> RETR a"], ["RETR PASV@2 PASV"]],
    ["the last of several", ["> PASV", REPLY, "> PASV", REPLY, "> RETR a"], ["RETR PASV@4 PASV"]],
    ["PORT behind PASV", ["> PASV", REPLY, PORT, "200 ok", "> RETR a"], ["RETR PORT@3 PORT"]],
    ["a refused PORT leaves the one before", [PORT, "200 ok", PORT, "500 no", "> RETR a"], ["RETR PORT@1 PORT"]],
    ["two refused PORTs", [PORT, "500 no", PORT, "500 no", "> RETR a"], ["RETR -@- null"]],
    [
      "PORT serves several transfers",
      [PORT, "200 ok", "> RETR a", "150 x", "226 x", "> RETR b", "150 x", "226 x"],
      ["RETR PORT@1 PORT", "RETR PORT@1 PORT"],
    ],
    [
      "PASV serves one",
      ["> PASV", REPLY, "> RETR a", "150 x", "226 x", "> RETR b"],
      ["RETR PASV@2 PASV", "RETR -@- null"],
    ],
    [
      "PASV still serves when its command was refused",
      ["> PASV", REPLY, "> RETR a", "550 no", "> RETR b"],
      ["RETR PASV@2 PASV", "RETR PASV@2 PASV"],
    ],
    ["EPSV refused, then PASV", ["> EPSV", "500 no", "> PASV", REPLY, "> LIST"], ["LIST PASV@4 PASV"]],
    ["a 227 for EPSV", ["> EPSV", REPLY, "> LIST"], ["LIST PASV@2 PASV"]],
    ["a 227 that names nothing", ["> PASV", "227 Logout.", "> LIST"], ["LIST -@- null"]],
    ["a lost 227", ["> PASV", "! replies", "> LIST"], ["LIST -@- PASV"]],
    ["the command before its 227", ["> PASV", "> LIST", REPLY], ["LIST PASV@3 PASV"]],
    [
      "pipelined pairs",
      ["> PASV", "> RETR a", "> PASV", "> RETR b", REPLY, "150 a", "226 a", REPLY, "150 b", "226 b"],
      ["RETR PASV@5 PASV", "RETR PASV@8 PASV"],
    ],
    [
      "PORT behind a PASV that is not answered yet",
      ["> PASV", PORT, "> RETR a", REPLY, "200 ok"],
      ["RETR PORT@2 PORT"],
    ],
  ];
  test.each(stories)("%s", (_, lines, expected) => {
    expect(agreements(lines)).toEqual(expected);
  });

  test("everyone is told of announcements and transfers, in order", () => {
    const told: string[] = [];
    converse(["> PASV", "> RETR a", REPLY, "150 go", "226 ok"], {
      announced: ({ method }: AnnouncementRecord) => told.push(`announced ${method}`),
      transferAsked: ({ announcement }: TransferRecord) => told.push(`asked ${announcement?.method}`),
      transferAnswered: ({ replyCode }: TransferRecord) => told.push(`answered ${replyCode}`),
    });
    expect(told).toEqual(["asked undefined", "announced PASV", "asked PASV", "answered 226"]);
  });
});

test("no record keeps the bytes of its line alive", () => {
  const kept = ["frame", "seconds", "nanoseconds", "verb", "argument", "encoding", "replies", "transfer"];
  expect(Object.keys(converse(["> NOOP"]).exchanges[0] ?? {})).toEqual(kept);
});

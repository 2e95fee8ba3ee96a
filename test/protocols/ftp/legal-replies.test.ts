import { describe, expect, test } from "vitest";
import {
  COMMANDS,
  commandName,
  directionOf,
  isKnownVerb,
  isTransferVerb,
} from "../../../src/protocols/ftp/commands.ts";
import { isPreliminary, mayAnswer } from "../../../src/protocols/ftp/legal-replies.ts";
import { isKnownReply, isRefusal, replyClass } from "../../../src/protocols/ftp/replies.ts";

describe("commands", () => {
  test.each<[string, ReturnType<typeof directionOf>]>([
    ["RETR", "download"],
    ["THMB", "download"],
    ["STOR", "upload"],
    ["STOU", "upload"],
    ["APPE", "upload"],
    ["LIST", "listing"],
    ["NLST", "listing"],
    ["MLSD", "listing"],
    ["MLST", null],
    ["STAT", null],
    ["XYZZY", null],
    ["constructor", null],
  ])("%s moves data: %s", (verb, direction) => {
    expect(directionOf(verb)).toBe(direction);
    expect(isTransferVerb(verb)).toBe(direction !== null);
  });

  test.each<[string, string | null, string | null]>([
    ["SITE", "chmod 644 a", "SITE CHMOD"],
    ["SITE", " UMASK", "SITE UMASK"],
    ["SITE", "XYZZY", "SITE"],
    ["SITE", null, "SITE"],
    ["RETR", "chmod", "RETR"],
    ["XYZZY", "a", null],
  ])("%s %s is named %s", (verb, argument, name) => {
    expect(commandName(verb, argument)).toBe(name);
  });

  test("every RFC's commands are there", () => {
    const required =
      "USER PASS ACCT CWD CDUP SMNT QUIT REIN PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO ABOR DELE " +
      "RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP LPRT LPSV AUTH ADAT PROT PBSZ CCC MIC CONF ENC FEAT OPTS EPRT EPSV " +
      "LANG MDTM SIZE MLST MLSD HOST XCUP XMKD XPWD XRMD XCWD XSEN XSEM XMAS XRSQ XRCP";
    expect(required.split(" ").filter((verb) => !isKnownVerb(verb))).toEqual([]);
  });

  test("verbs are upper case, and say where they come from", () => {
    for (const [verb, { rfc }] of Object.entries(COMMANDS)) {
      expect(verb).toMatch(/^[A-Z\d]+(?: [A-Z\d]+)?$/u);
      expect(rfc).toMatch(/^(?:RFC \d+|draft-[a-z]|not standard$)/u);
    }
  });
});

describe("mayAnswer", () => {
  test.each<[string, number, boolean]>([
    ["USER", 331, true],
    ["USER", 230, true],
    ["USER", 226, false],
    ["RETR", 150, true],
    ["RETR", 226, true],
    ["RETR", 331, false],
    ["RETR", 221, false],
    ["PASV", 227, true],
    ["EPSV", 227, true],
    ["PASV", 229, true],
    ["PASV", 226, false],
    ["EPSV", 200, true],
    ["PORT", 226, false],
    ["QUIT", 221, true],
    ["QUIT", 226, false],
    ["ABOR", 226, true],
    ["RNFR", 350, true],
    ["RNTO", 350, false],
    ["SITE", 214, true],
    ["XYZZY", 299, true],
    ["TYPE", 421, true],
    ["NOOP", 530, true],
    ["PWD", 633, true],
  ])("%s by %i: %s", (verb, code, expected) => {
    expect(mayAnswer(verb, code)).toBe(expected);
  });

  test("every command may be refused", () => {
    for (const verb of Object.keys(COMMANDS)) {
      for (const code of [421, 450, 500, 501, 502, 503, 504, 530, 550]) expect(mayAnswer(verb, code)).toBe(true);
    }
  });
});

test.each<[number, ReturnType<typeof replyClass>]>([
  [110, "preliminary"],
  [226, "completion"],
  [331, "intermediate"],
  [425, "transient"],
  [550, "permanent"],
  [631, "protected"],
  [0, null],
  [64, null],
  [700, null],
  [999, null],
])("class of %i: %s", (code, kind) => {
  expect(replyClass(code)).toBe(kind);
  expect(isPreliminary(code)).toBe(kind === "preliminary");
  expect(isRefusal(code)).toBe(kind === "transient" || kind === "permanent");
});

test("codes with and without a name", () => {
  expect(isKnownReply(226)).toBe(true);
  expect(isKnownReply(298)).toBe(false);
});

import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { looksLikeCommand, parseCommand } from "../../../src/protocols/ftp/command-parser.ts";
import { bytesOf, lineOf } from "./lines.ts";

describe("parseCommand", () => {
  test.each<[string, string, string, string | null]>([
    ["verb and argument", "USER student", "USER", "student"],
    ["lower case", "user student", "USER", "student"],
    ["no argument", "PASV", "PASV", null],
    ["an argument of nothing", "PASS ", "PASS", ""],
    ["only the first space divides", "RETR a  b ", "RETR", "a  b "],
    ["a name that begins with a space", "RETR  a", "RETR", " a"],
    ["a tab divides too", "TYPE\tI", "TYPE", "I"],
    ["leading blanks", " \t NOOP", "NOOP", null],
    ["telnet's DM without its IAC", "\xf2ABOR", "ABOR", null],
    ["telnet's DM and NULs", "\xff\xf2\0\0ABOR", "ABOR", null],
    ["an unknown verb", "XYZZY plugh", "XYZZY", "plugh"],
    ["a verb that is too long", `${"t".repeat(5_000)} I`, "T".repeat(1_024), "I"],
    ["a letter that grows in upper case", `A${"\xdf".repeat(1_024)}`, `A${"S".repeat(1_023)}`, null],
    ["a NUL, an escape and ../ in a name", "RETR ../a\0b\x1b[2J", "RETR", "../a\0b\x1b[2J"],
    ["an empty line", "", "", null],
    ["a line of blanks", "   ", "", null],
  ])("%s", (_name, text, verb, argument) => {
    expect(parseCommand(lineOf(text))).toMatchObject({ verb, argument });
  });

  test("tells the encoding of the argument", () => {
    const name = iconv.encode("보고서.hwp", "cp949");
    const command = parseCommand(lineOf("", { bytes: Uint8Array.from([...bytesOf("STOR "), ...name]) }));
    expect(command).toMatchObject({ verb: "STOR", argument: "보고서.hwp", encoding: "cp949" });
  });

  test("never throws, and never gives a long verb", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 500, maxLength: 3_000 }), (bytes) => {
        const command = parseCommand(lineOf("", { bytes }));
        expect(command.verb.length).toBeLessThanOrEqual(1_024);
        expect(command.verb).not.toMatch(/[ \t]/u);
      }),
    );
  });
});

test.each<[string, boolean]>([
  ["USER a", true],
  ["quit", true],
  ["QUIT\r\n", true],
  ["QUIT\n", true],
  ["XSHA512 a", true],
  ["QUITE so", false],
  ["QUI", false],
  ["SITECHMOD a", false],
  ["constructor", false],
  ["toString", false],
  ["", false],
  [" USER a", false],
  ["\xd5SER a", false],
])("looksLikeCommand(%j) is %s", (text, expected) => {
  const bytes = bytesOf(`##${text}`);
  expect(looksLikeCommand(bytes, 2, bytes.length)).toBe(expected);
});

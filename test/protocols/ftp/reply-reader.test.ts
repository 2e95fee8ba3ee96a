import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import { type ControlLine, ControlLines } from "../../../src/protocols/ftp/control-lines.ts";
import { type ControlReply, looksLikeReply, ReplyReader } from "../../../src/protocols/ftp/reply-reader.ts";
import { bytesOf, lineOf, linesOf } from "./lines.ts";

/** What the client did between two lines of the server. */
const COMMAND = Symbol("the client sends a command");
type Step = string | typeof COMMAND | ReturnType<typeof lineOf>;

function read(steps: Step[]): ControlReply[] {
  const replies: ControlReply[] = [];
  const reader = new ReplyReader({ reply: (reply) => replies.push({ ...reply }) });
  for (const [index, step] of steps.entries()) {
    if (step === COMMAND) reader.interrupt();
    else reader.push(typeof step === "string" ? lineOf(step, { frame: index + 1 }) : step);
  }
  reader.end();
  return replies;
}

const brief = (steps: Step[]) => read(steps).map(({ code, text, strange }) => [code, text, strange]);

describe("replies of one line", () => {
  test.each<[string, string, number, string, string | null]>([
    ["the plain case", "220 ready", 220, "ready", null],
    ["no text behind the space", "200 ", 200, "", null],
    ["the code alone", "220", 220, "", "no-space"],
    ["text glued to the code", "220Text", 220, "Text", "no-space"],
    ["an underscore", "230_no_space", 230, "_no_space", "no-space"],
    ["two digits", "99 PASV invalid", 0, "99 PASV invalid", "bad-code"],
    ["four digits", "2201 a", 0, "2201 a", "bad-code"],
    ["000", "000 a", 0, "000 a", "bad-code"],
    ["999", "999 a", 999, "999 a", "bad-code"],
    ["064- in a listing", "064- a", 64, "064- a", "bad-code"],
    ["2xx", "2xx a", 0, "2xx a", "bad-code"],
    ["no code", "Hello", 0, "Hello", "no-code"],
    ["a protected reply", "632 AAAA", 632, "AAAA", null],
  ])("%s", (_name, line, code, text, strange) => {
    expect(read([line])).toMatchObject([{ code, text, strange, complete: true }]);
  });

  test("an empty line between replies is nothing", () => {
    expect(read([""])).toEqual([]);
  });
});

describe("replies of many lines", () => {
  test.each<[string, string[], number, string]>([
    ["free lines between", ["211-Features:", " SIZE", "", "211 End"], 211, "Features:\n SIZE\n\nEnd"],
    ["the code on every line", ["220-a", "220- b", "220-", "220 c"], 220, "a\n b\n\nc"],
    ["a line that begins with another code", ["211-a", "550 is a code", "211 c"], 211, "a\n550 is a code\nc"],
    [
      "a line that begins with another code and hyphen",
      ["213-a", "064-b", "331-c", "213 d"],
      213,
      "a\n064-b\n331-c\nd",
    ],
    ["a padded code", ["123-a", "  234 b", " 123 c", "123 d"], 123, "a\n  234 b\n 123 c\nd"],
    ["the same code glued to text", ["213-a", "2130 bytes", "213x", "213 d"], 213, "a\n2130 bytes\n213x\nd"],
  ])("%s", (_name, lines, code, text) => {
    expect(read(lines)).toMatchObject([{ code, text, strange: null, complete: true }]);
  });

  test("has the last line's frame", () => {
    expect(read(["220-a", "b", "220 c"])).toMatchObject([{ frame: 3 }]);
  });

  test("the code alone closes", () => {
    expect(brief(["220-a", "220"])).toEqual([[220, "a\n", "no-space"]]);
  });

  test("a last line with another code closes when the client goes on", () => {
    expect(brief(["230-Welcome", "231 in", COMMAND, "200 ok"])).toEqual([
      [230, "Welcome\nin", "last-line-other-code"],
      [200, "ok", null],
    ]);
  });

  test("a last line with another code closes at the end", () => {
    expect(read(["230-a", "231 b"])).toMatchObject([{ code: 230, strange: "last-line-other-code", complete: true }]);
  });

  test("a reply whose last line never came does not swallow the session", () => {
    expect(brief(["220-Welcome", "to you", COMMAND, "331 password", COMMAND, "230-a", "230 b"])).toEqual([
      [220, "Welcome\nto you", "unterminated"],
      [331, "password", null],
      [230, "a\nb", null],
    ]);
  });

  test("a command sent while the reply is still coming does not break it", () => {
    expect(brief(["220-Welcome", COMMAND, "to you", "220 ready", "331 password"])).toEqual([
      [220, "Welcome\nto you\nready", null],
      [331, "password", null],
    ]);
  });

  test("the stream ends inside", () => {
    expect(read(["220-a", "b"])).toMatchObject([{ code: 220, text: "a\nb", strange: "unterminated", complete: false }]);
  });
});

describe("gaps", () => {
  const partial = (text: string) => lineOf(text, { partial: true });

  test("the head of a reply is an incomplete one, the tail nothing", () => {
    expect(read([partial("226 Trans")])).toMatchObject([{ code: 226, strange: "cut-off", complete: false }]);
    expect(read([partial("fer complete.")])).toEqual([]);
    expect(read([partial("6 Transfer")])).toEqual([]);
    expect(read([partial("22")])).toEqual([]);
  });

  test("a last line lost in a gap does not swallow the next reply", () => {
    expect(brief(["220-a", partial("220"), "331 b"])).toEqual([
      [220, "a\n220", "unterminated"],
      [331, "b", null],
    ]);
  });
});

describe("caps", () => {
  test("lines beyond the cap are counted, not kept", () => {
    const inner = Array.from({ length: LIMITS.replyLines + 10 }, () => "xy");
    const [reply] = read(["220-a", ...inner, "220 z"]);
    expect(reply).toMatchObject({ cut: 11 * 2 + 1, complete: true });
    expect(reply?.text.split("\n")).toHaveLength(LIMITS.replyLines);
  });

  test("bytes beyond the cap too", () => {
    const inner = Array.from({ length: 100 }, () => "x".repeat(60_000));
    const [reply] = read(["220-", ...inner, "220 z"]);
    expect(reply?.text.length).toBeLessThanOrEqual(LIMITS.replyBytes + 200);
    expect(reply?.cut).toBe(96 * 60_000);
  });
});

test("a reply is of one encoding, though only one line is not ASCII", () => {
  expect(read(["220-plain", "220 gar\xe7on"])).toMatchObject([{ text: "plain\ngarçon", encoding: "latin-1" }]);
});

test.each<[string, boolean]>([
  ["220 a", true],
  ["220-a", true],
  ["220", true],
  ["220\r\n", true],
  ["220x", false],
  ["2200", false],
  ["064-a", false],
  ["22", false],
  ["", false],
])("looksLikeReply(%j) is %s", (text, expected) => {
  const bytes = bytesOf(`1${text}`);
  expect(looksLikeReply(bytes, 1, bytes.length)).toBe(expected);
});

test("looksLikeReply does not look behind the end", () => {
  expect(looksLikeReply(bytesOf("2209"), 0, 3)).toBe(true);
});

test("any cut of any stream gives the same replies, and nothing is thrown", () => {
  const unit = fc.constantFrom("220-", "220 ", "331 ", "226", "x", "\r\n", "\n", "-", "\xff", "0");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (stream, step) => {
      expect(repliesOf(stream, step)).toEqual(repliesOf(stream, stream.length + 1));
    }),
  );
});

function repliesOf(stream: string, step: number) {
  const lines = new ControlLines(40);
  const bytes = bytesOf(stream);
  const given: ControlLine[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    lines.push(bytes, at, Math.min(bytes.length, at + step), { frame: 1, seconds: 0, nanoseconds: 0 });
    given.push(...linesOf(lines));
  }
  lines.end();
  return read([...given, ...linesOf(lines)]);
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ControlLines } from "../../../src/protocols/ftp/control-lines.ts";
import { bytesOf, linesOf, textOf } from "./lines.ts";

type Piece = string | "gap";
const GAP = "gap";

function read(pieces: Piece[], maxLineBytes = 1_000, looksFresh?: (text: string) => boolean) {
  const lines = new ControlLines(
    maxLineBytes,
    looksFresh && ((bytes, start, end) => looksFresh(textOf(bytes.slice(start, end)))),
  );
  const given = pieces.flatMap((piece, index) => {
    const bytes = bytesOf(`..${piece}..`);
    if (piece === GAP) lines.gap();
    else lines.push(bytes, 2, bytes.length - 2, { frame: index + 1, seconds: index, nanoseconds: index });
    const finished = linesOf(lines);
    bytes.fill(0x21);
    return finished;
  });
  lines.end();
  return [...given, ...linesOf(lines)];
}

const texts = (pieces: Piece[]) => read(pieces).map((line) => textOf(line.bytes));

describe("line ends", () => {
  test.each<[string, string[], string[]]>([
    ["CR LF", ["USER a\r\nPASS b\r\n"], ["USER a", "PASS b"]],
    ["LF alone", ["USER a\nPASS b\n"], ["USER a", "PASS b"]],
    ["CR LF cut between its bytes", ["USER a\r", "\nPASS b\r\n"], ["USER a", "PASS b"]],
    ["a bare CR is data", ["CWD a\rb\r\n"], ["CWD a\rb"]],
    ["two CRs before LF: one belongs to the line", ["CWD a\r\r\n"], ["CWD a\r"]],
    ["telnet's CR NUL is a CR", ["CWD a\r\0b\r\n"], ["CWD a\rb"]],
    ["other NULs stay", ["230 anonymou%s\0\n"], ["230 anonymou%s\0"]],
    ["empty lines", ["220-a\r\n\r\n\n220 b\r\n"], ["220-a", "", "", "220 b"]],
    ["nothing at all", [], []],
  ])("%s", (_name, pieces, expected) => {
    expect(texts(pieces)).toEqual(expected);
  });

  test("a line typed key by key has the frame of its last byte", () => {
    const [line] = read(["U", "S", "ER", " a", "\r", "\n"]);
    expect(line).toMatchObject({ frame: 6, seconds: 5, nanoseconds: 5, partial: false });
  });

  test("an unterminated line is told at the end, partial, with its last byte's frame", () => {
    expect(read(["NOOP\r\nQU", "IT"])).toMatchObject([
      { frame: 1, partial: false },
      { frame: 2, partial: true },
    ]);
  });

  test("a line that came in one piece is the bytes that were pushed, one that did not is a copy", () => {
    const lines = new ControlLines(100);
    const bytes = bytesOf("NOOP\r\nQU");
    const moment = { frame: 1, seconds: 0, nanoseconds: 0 };
    lines.push(bytes, 0, bytes.length, moment);
    expect(lines.next()).toMatchObject({ bytes, start: 0, end: 4 });
    expect(lines.next()).toBeNull();
    lines.push(bytesOf("IT\r\n"), 0, 4, moment);
    bytes.fill(0x21);
    expect(linesOf(lines).map((line) => textOf(line.bytes))).toEqual(["QUIT"]);
  });
});

describe("the cap", () => {
  test.each([
    ["a 550 KB command", `USER ${"x".repeat(550_000)}\r\n`, 550_005 - 1_000],
    ["exactly as long as the cap", `${"x".repeat(1_000)}\r\n`, 0],
    ["one longer", `${"x".repeat(1_001)}\r\n`, 1],
    ["never a line end", "x".repeat(70_000), 69_000],
  ])("%s", (_name, text, cut) => {
    const [line, ...rest] = read([text]);
    expect(line?.cut).toBe(cut);
    expect(line?.bytes.length).toBe(1_000);
    expect(rest).toEqual([]);
  });

  test("the line after a cut one is whole", () => {
    expect(read([`${"x".repeat(5_000)}\nQUIT\n`])[1]).toMatchObject({ bytes: bytesOf("QUIT"), cut: 0 });
  });
});

describe("telnet", () => {
  test.each<[string, string, string]>([
    ["IAC IAC is the byte 255", "CWD \xff\xffa", "CWD \xffa"],
    ["ABOR with IP and DM glued to it", "\xff\xf4\xff\xf2ABOR", "ABOR"],
    ["WILL, WON'T, DO, DON'T", "\xff\xfb\x01\xff\xfc\x02\xff\xfd\x03\xff\xfe\x04NOOP", "NOOP"],
    ["a subnegotiation", "\xff\xfa\x18\x00vt100\xff\xf0USER a", "USER a"],
    ["255 inside a subnegotiation", "\xff\xfa\x18\xff\xff\xf0\xff\xf0USER a", "USER a"],
    ["a subnegotiation without an end is text", "CWD \xff\xfaabc", "CWD \xff\xfaabc"],
    ["ÿ before ASCII is text", "CWD L'Ha\xff-les-Roses", "CWD L'Ha\xff-les-Roses"],
    ["ÿ at the end is text", "CWD a\xff", "CWD a\xff"],
    ["ÿ before other letters is text", "CWD \xff\xe9", "CWD \xff\xe9"],
    ["ÿûa is text, for a is no option", "CWD \xff\xfba", "CWD \xff\xfba"],
    ["a negotiation cut by the line end", "NOOP\xff\xfb", "NOOP"],
  ])("%s", (_name, sent, text) => {
    expect(texts([`${sent}\r\n`])).toEqual([text]);
  });
});

describe("gaps", () => {
  const isQuit = (text: string) => text === "QUIT";

  test("the line in progress and the rest behind the gap are both partial", () => {
    const lines = read(["NOOP\r\nUSER al", GAP, "ice\r\nPASS b\r\n"]);
    expect(lines.map((line) => [textOf(line.bytes), line.partial])).toEqual([
      ["NOOP", false],
      ["USER al", true],
      ["ice", true],
      ["PASS b", false],
    ]);
  });

  test("a line behind a gap is whole if it looks like one", () => {
    expect(read(["USER al", GAP, "QUIT\r\n"], 100, isQuit).map((line) => line.partial)).toEqual([true, false]);
  });

  test("only the first line behind a gap is doubted, and an unterminated one is never whole", () => {
    expect(read([GAP, "x\nx\n"], 100, isQuit).map((line) => line.partial)).toEqual([true, false]);
    expect(read([GAP, "QUIT"], 100, isQuit).map((line) => line.partial)).toEqual([true]);
  });

  test("a gap that took only a line end leaves no empty line", () => {
    expect(texts(["NOOP\r", GAP, "\nQUIT\r\n"])).toEqual(["NOOP", "QUIT"]);
    expect(texts(["NOOP\r\n", GAP, "\r\n"])).toEqual(["NOOP"]);
  });
});

test("any cut gives the same lines", () => {
  const alphabet = fc.constantFrom("\r", "\n", "\xff", "\xf4", "\xfb", "\xfa", "\xf0", "\0", "A", " ", "\xe9");
  const stream = fc.array(fc.string({ unit: alphabet, maxLength: 40 }), { maxLength: 6 });
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 30 }), (parts, maxLineBytes) => {
      const startsFresh = (text: string) => text.startsWith("A");
      const feed = (cut: (part: string) => string[]) =>
        read(
          parts.flatMap((part) => [GAP, ...cut(part)]),
          maxLineBytes,
          startsFresh,
        ).map(({ bytes, cut, partial }) => ({ text: textOf(bytes), cut, partial }));
      expect(feed((part) => [...part])).toEqual(feed((part) => [part]));
    }),
  );
});

import { describe, expect, test } from "vitest";
import { chooseLanguage } from "../../src/cli/language-choice.ts";
import { chooseAscii, chooseColour, chooseWidth } from "../../src/cli/terminal.ts";
import { nearestName } from "../../src/report/nearest-name.ts";

describe("language", () => {
  test.each([
    [[], {}, "en"],
    [["--lang", "ko"], { FTPSCOPE_LANG: "en" }, "ko"],
    [["--lang=ko"], {}, "ko"],
    [["--lang", "en", "--lang", "ko"], {}, "ko"],
    [["--", "--lang", "ko"], {}, "en"],
    [["--lang"], { LANG: "ko_KR.UTF-8" }, "ko"],
    [[], { LANG: "ko_KR.eucKR" }, "en"],
    [["--lang", "ko"], { LANG: "ko_KR.eucKR" }, "ko"],
    [[], { LC_ALL: "ko_KR.utf8", LANG: "C" }, "ko"],
    [[], { LANG: "ko" }, "ko"],
    [["--lang", "fr"], { LANG: "ko_KR.UTF-8" }, "ko"],
    [[], { FTPSCOPE_LANG: "ko", LC_ALL: "en_US.UTF-8" }, "ko"],
    [[], { FTPSCOPE_LANG: "xx", LANG: "ko_KR" }, "ko"],
    [[], { LC_ALL: "en_US.UTF-8", LANG: "ko_KR.UTF-8" }, "en"],
    [[], { LC_ALL: "", LC_MESSAGES: "ko_KR", LANG: "en_US" }, "ko"],
    [[], { LC_ALL: "C", LANG: "ko_KR.UTF-8" }, "en"],
    [[], { LANG: "korg" }, "en"],
  ] as const)("of %j with %j is %s", (argv, env, expected) => expect(chooseLanguage(argv, env)).toBe(expected));
});

describe("width", () => {
  const terminal = { isTTY: true, columns: 132 };
  const pipe = { isTTY: false, columns: undefined };
  test("--width goes before all", () => expect(chooseWidth(60, terminal, { COLUMNS: "90" })).toBe(60));
  test("then the terminal's", () => expect(chooseWidth(null, terminal, { COLUMNS: "90" })).toBe(132));
  test("then COLUMNS", () => expect(chooseWidth(null, pipe, { COLUMNS: "90" })).toBe(90));
  test.each(["", "0", "-3", "wide", "80.5"])("COLUMNS=%s says nothing", (COLUMNS) => {
    expect(chooseWidth(null, pipe, { COLUMNS })).toBe(80);
  });
  test("a terminal that does not know its width is 80", () => {
    expect(chooseWidth(null, { isTTY: true, columns: 0 }, {})).toBe(80);
  });
  test("is kept within what can be drawn", () => {
    expect(chooseWidth(1, pipe, {})).toBe(40);
    expect(chooseWidth(99_999, pipe, {})).toBe(1_000);
  });
});

test.each([
  [false, {}, false],
  [true, { LANG: "en_US.UTF-8" }, true],
  [false, { LANG: "en_US.UTF-8" }, false],
  [false, { LANG: "en_US.utf8", TERM: "dumb" }, true],
  [false, { LANG: "ko_KR.eucKR" }, true],
  [false, { LC_ALL: "C", LANG: "en_US.UTF-8" }, true],
  [false, { LC_ALL: "", LC_CTYPE: "C.UTF-8", LANG: "C" }, false],
])("--ascii %s with %j draws in ASCII: %s", (asked, env, expected) => expect(chooseAscii(asked, env)).toBe(expected));

test.each([
  ["auto", true, {}, 1],
  ["auto", false, {}, 0],
  ["auto", true, { NO_COLOR: "1" }, 0],
  ["auto", true, { NO_COLOR: "" }, 1],
  ["auto", true, { TERM: "dumb" }, 0],
  ["auto", false, { FORCE_COLOR: "" }, 1],
  ["auto", false, { FORCE_COLOR: "3" }, 3],
  ["auto", true, { FORCE_COLOR: "0" }, 0],
  ["auto", true, { FORCE_COLOR: "false" }, 0],
  ["auto", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, 0],
  ["always", false, { NO_COLOR: "1" }, 1],
  ["always", false, { FORCE_COLOR: "2" }, 2],
  ["always", false, { FORCE_COLOR: "0" }, 1],
  ["never", true, { FORCE_COLOR: "3" }, 0],
] as const)("--color %s, terminal %s, %j: level %i", (when, isTTY, env, expected) => {
  expect(chooseColour(when, { isTTY }, env)).toBe(expected);
});

test.each([
  ["fpt", "ftp"],
  ["ftps", "ftp"],
  ["FTP", "ftp"],
  ["dhpc", "dhcp"],
  ["dchp", "dhcp"],
  ["dhcpp", "dhcp"],
  ["capture", null],
  ["tftpd", null],
  ["", null],
  ["x".repeat(100_000), null],
])("%j is a slip of %j", (given, expected) => expect(nearestName(given, ["ftp", "dhcp"])).toBe(expected));

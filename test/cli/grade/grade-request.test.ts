import { describe, expect, test } from "vitest";
import { parseArguments } from "../../../src/cli/arguments.ts";
import { UsageError } from "../../../src/cli/usage-error.ts";
import { wordsOf } from "../../../src/render/locale/language.ts";

const parse = (...argv: string[]) => parseArguments(argv, wordsOf("en"));

/** Code and detail of what is wrong with a command line. */
function refused(...argv: string[]): [string, string] {
  try {
    parse(...argv);
  } catch (error) {
    if (error instanceof UsageError) return [error.code, error.detail];
    throw error;
  }
  throw new Error("accepted");
}

describe("grade", () => {
  test("takes one folder, a rubric, a roster and where to write", () => {
    expect(
      parse("grade", "in", "--rubric", "r.yaml", "--roster", "c.csv", "--columns", "id=no", "--jobs", "3", "-o", "out"),
    ).toMatchObject({
      ...{ kind: "grade", path: "in", init: null, rubric: "r.yaml", roster: "c.csv", columns: "id=no", pattern: null },
      ...{ jobs: 3, output: "out", format: null, force: false },
    });
  });

  test.each([
    [["--init"], "ftp"],
    [["--init", "ftp"], "ftp"],
    [["--init", "dhcp"], "dhcp"],
    [[], null],
  ] as const)("%j writes the rubric %s", (options, init) => {
    expect(parse("grade", ...options)).toMatchObject({ kind: "grade", init, path: null });
  });

  test("says what does not go together", () => {
    expect(refused("grade", "a", "b")).toEqual(["one-folder", "b"]);
    expect(refused("grade", "--init=ftp", "a")).toEqual(["conflicting-options", "--init, a"]);
    expect(refused("grade", "--init=ftp", "--roster", "c.csv")).toEqual(["conflicting-options", "--init, --roster"]);
    expect(refused("grade", "--init", "smtp")).toEqual(["bad-value", "--init smtp"]);
    expect(refused("grade", "a", "--columns", "id=no")).toEqual(["columns-without-roster", ""]);
    expect(refused("grade", "a", "--jobs", "0")).toEqual(["bad-value", "--jobs 0"]);
    expect(refused("ftp", "a", "--roster", "c.csv")).toEqual(["option-elsewhere", "--roster"]);
  });
});

describe("check", () => {
  test("takes captures and ids of checks", () => {
    expect(parse("check", "a.pcap", "p.pcap", "--id", "active-port", "--id=passive-port", "--json")).toMatchObject({
      ...{ kind: "check", paths: ["a.pcap", "p.pcap"], ids: ["active-port", "passive-port"], rubric: null },
      format: "json",
    });
    expect(parse("check", "a.pcap")).toMatchObject({ ids: [] });
  });
});

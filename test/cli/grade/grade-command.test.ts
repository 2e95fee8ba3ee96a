import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseArguments } from "../../../src/cli/arguments.ts";
import { wordsOf } from "../../../src/render/locale/language.ts";
import { MemoryStream, type Ran, runCli } from "../fake-io.ts";
import { COPIED, fixture, TWO, writeClass } from "./small-class.ts";

let base: string;
let two: string;
let copied: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "grade-command-"));
  two = writeClass(join(base, "two"), TWO);
  copied = writeClass(join(base, "copied"), COPIED);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A folder of its own for each test. */
let place: string;
beforeEach(() => {
  place = mkdtempSync(join(base, "place-"));
});

/** Bytes on standard output, as fake-io.ts keeps them. */
const decoded = (out: string): string => Buffer.from(out, "latin1").toString();

/** In this thread: the sources have no worker that could be started. */
function grade(handIns: string, ...options: string[]): Promise<Ran> {
  return runCli(["grade", handIns, "--jobs", "1", ...options]);
}

const read = (...path: string[]): string => readFileSync(join(place, ...path), "utf8");
const list = (path: string): string[] => readdirSync(path, { recursive: true, encoding: "utf8" }).sort();

describe("a class", () => {
  test("is a table on standard output; 1 where somebody is below the pass mark", async () => {
    const { code, out, err } = await grade(two);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toMatch(/20261001 .*40\/40 .*40\/40 .* 80 /);
    expect(out).toMatch(/20261002 .* 0\/40 .* 0\/40 .* 0 /);
    expect(out).toContain("2 students: 1 pass (60+), 1 below.");
    expect(out).not.toContain("\u001b");
  });

  test("is 0 where nobody is below, for review or not", async () => {
    const { code, out } = await grade(copied);
    expect(code).toBe(0);
    expect(out.match(/REVIEW/g)).toHaveLength(2);
  });

  test("is told in Korean, and in ASCII", async () => {
    expect((await grade(two, "--lang", "ko")).out).toContain("학번");
    const { out } = await runCli(["grade", two, "--jobs", "1", "--ascii"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant.
    expect(out.replaceAll(/[가-힣]/g, "")).toMatch(/^[\x00-\x7f]+$/);
  });

  test("may be one of the data formats", async () => {
    const { students, schema } = JSON.parse((await grade(two, "--json")).out);
    expect(schema).toBe("ftpscope-grade/1");
    expect(students).toMatchObject([{ points: 80, status: "graded" }, { points: 0 }]);
    expect((await grade(two, "--format", "junit")).out).toContain("<testsuites");
    expect((await grade(two, "--format", "csv")).out).toMatch(/^\u{feff}id,name,/u);
  });

  test("of one hand-in that is below the pass mark is 1", async () => {
    writeClass(join(place, "in"), { "20261002": { "notes.txt": "README.md" } });
    expect((await runCli(["grade", join(place, "in")])).code).toBe(1);
  });
});

describe("-o", () => {
  test.each([
    ["g.csv", "\u{feff}"],
    ["g.json", "{"],
    ["g.xml", "<?xml"],
    ["g.txt", "┌"],
  ])("%s writes that file, and nothing else", async (name, start) => {
    const { code, out, err } = await grade(two, "-o", join(place, name));
    expect([code, out, err]).toEqual([1, "", ""]);
    expect(read(name).startsWith(start)).toBe(true);
    expect(list(place)).toEqual([name]);
  });

  test("a folder gets everything; the table on standard output says what", async () => {
    const { code, out } = await grade(two, "-o", join(place, "out"));
    expect(code).toBe(1);
    expect(out).toContain("┌");
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "written: grades.csv, grades.json, junit.xml, class.html, results/*.json, feedback/*.html",
    );
    expect(readdirSync(place)).toEqual(["out"]);
    const files = list(join(place, "out"));
    expect(files).toEqual(
      [
        ...["class.html", "feedback", "grades.csv", "grades.json", "junit.xml", "results"],
        ...files.filter((name) => /^(feedback\/2026100[12]\b.*\.html|results\/2026100[12]\b.*\.json)$/.test(name)),
      ].sort(),
    );
    expect(files).toHaveLength(10);
    for (const link of read("out", "class.html").matchAll(/href="(feedback\/[^"]+)"/g)) {
      expect(existsSync(join(place, "out", decodeURIComponent(link[1] ?? "")))).toBe(true);
    }
  });

  test.each(["x.html", "x.zip", "x.pdf", "x.svg", "x.yaml"])("%s is refused, not made a folder", async (name) => {
    const { code, err } = await grade(two, "-o", join(place, name));
    expect(code).toBe(2);
    expect(err).toContain("no output is made for this ending; possible: .txt, .csv, .json, .xml");
    expect(readdirSync(place)).toEqual([]);
  });

  test("a folder with a dot in its name is one", async () => {
    expect((await grade(two, "-o", join(place, "week.05"))).code).toBe(1);
    expect(existsSync(join(place, "week.05/grades.csv"))).toBe(true);
  });
});

describe("--roster", () => {
  const ROSTER = "학번,이름,점수,피드백\r\n20261001,김하나,old,mine\r\n20261003,박세라,,\r\n20261009,최나래,7,\r\n";

  function roster(folder = place): string {
    const path = join(folder, "class.csv");
    writeFileSync(path, ROSTER);
    return path;
  }

  test("is filled as csv", async () => {
    const { out } = await grade(two, "--roster", roster(), "--format", "csv");
    const lines = decoded(out).split("\r\n");
    expect(lines[1]).toMatch(/^20261001,김하나,80,.+/);
    expect(lines[3]).toBe("20261009,최나래,7,");
  });

  test("keeps the cells of whom a person must look at", async () => {
    const { out } = await grade(copied, "--roster", roster(), "--format", "csv");
    expect(decoded(out)).toBe(ROSTER);
  });

  test("goes to the folder under its own name, and stays as it was where it is", async () => {
    const path = roster();
    const { out } = await grade(two, "--roster", path, "-o", join(place, "out"));
    expect(out).toMatch(/written: .*class\.csv/);
    expect(read("out", "class.csv")).toContain("20261001,김하나,80,");
    expect(readFileSync(path, "utf8")).toBe(ROSTER);
  });

  test("is never replaced itself, and not in place of a file of ours", async () => {
    const path = roster();
    expect((await grade(two, "--roster", path, "-o", path, "--force")).err).toContain("is what is read");
    const grades = join(place, "grades.csv");
    copyFileSync(path, grades);
    await grade(two, "--roster", grades, "-o", join(place, "out"));
    expect(read("out", "roster-grades.csv")).toContain("20261001,김하나,80,");
    expect(read("out", "grades.csv")).not.toContain("학번,이름,점수");
  });

  test("among the hand-ins is none of them", async () => {
    const among = writeClass(join(place, "in"), TWO);
    const { out } = await grade(among, "--roster", roster(among));
    expect(out).not.toContain("class.csv");
  });
});

describe("--init", () => {
  test.each([
    ["ftp", "en"],
    ["ftp", "ko"],
    ["dhcp", "en"],
    ["dhcp", "ko"],
  ])("%s in %s: what is written grades", async (name, lang) => {
    const path = join(place, "rubric.yaml");
    const { code, out } = await runCli(["grade", "--init", name, "--lang", lang]);
    expect(code).toBe(0);
    expect(await runCli(["grade", "--init", name, "--lang", lang, "-o", path])).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(path, "utf8")).toBe(out);
    const graded = await grade(two, "--rubric", path, "--json", "--lang", lang);
    expect([graded.code, graded.err]).toEqual([1, ""]);
    expect(JSON.parse(graded.out).rubric.points).toBe(100);
  });

  test("the standard rubric written out marks as the built-in one does", async () => {
    const path = join(place, "rubric.yaml");
    await runCli(["grade", "--init", "-o", path]);
    const { students } = JSON.parse((await grade(two, "--json")).out);
    expect(JSON.parse((await grade(two, "--json", "--rubric", path)).out).students).toEqual(students);
  });

  test("sums points exactly, of the rubric as of the student", async () => {
    const path = join(place, "rubric.yaml");
    const checks = ["0.1", "0.2"].map(
      (points, index) => `      - { id: c${index}, check: capture, points: ${points} }`,
    );
    const part = "  - id: one\n    title: { en: One, ko: 하나 }\n    capture: any\n    checks:";
    const head = "ftpscope-rubric: 1\ntitle: { en: T, ko: 제목 }\npass: 0.3\nparts:";
    writeFileSync(path, [head, part, ...checks, ""].join("\n"));
    const { rubric, students } = JSON.parse((await grade(two, "--rubric", path, "--json")).out);
    expect([rubric.points, students[0].maximum]).toEqual([0.3, 0.3]);
  });

  test("does not replace a rubric, and takes nothing beside it", async () => {
    writeFileSync(join(place, "rubric.yaml"), "mine");
    expect((await runCli(["grade", "--init", "-o", join(place, "rubric.yaml")])).code).toBe(2);
    expect(read("rubric.yaml")).toBe("mine");
    expect((await runCli(["grade", "--init", "--format", "json"])).err).toContain("--init, --format");
  });
});

test("--pattern tells whose a path is", async () => {
  const folder = writeClass(join(place, "in"), { "team/x-20269999-y": { "a.pcap": "ftp-active-vsftpd.pcap" } });
  const { students } = JSON.parse((await grade(folder, "--json", "--pattern", "{*}/x-{id}-y")).out);
  expect(students).toMatchObject([{ student: { id: "20269999" } }]);
  expect((await grade(folder, "--pattern", "{nobody}")).code).toBe(2);
});

describe("wrong usage ends with 2 and one line, and nothing is left", () => {
  beforeEach(() => {
    mkdirSync(join(place, "empty"));
    writeFileSync(join(place, "there.csv"), "old");
    mkdirSync(join(place, "full"));
    writeFileSync(join(place, "full/mine"), "old");
  });

  test.each<[string, (path: string) => string[], string | RegExp]>([
    ["no such folder", () => ["nowhere"], "nowhere: no such file or folder"],
    ["an empty one", (path) => [join(path, "empty")], "no hand-in in it"],
    ["a capture", () => [fixture("ftp-active-vsftpd.pcap")], '"ftpscope check"'],
    ["a pipe", () => ["-"], "grade reads files, not standard input"],
    ["no such roster", () => [two, "--roster", "no.csv"], "no.csv: no such file"],
    ["a roster that is a capture", () => [two, "--roster", fixture("ftp-active-vsftpd.pcap")], "not a CSV file"],
    ["no such rubric", () => [two, "--rubric", "no.yaml"], "no.yaml: no such file"],
    ["a rubric that is a capture", () => [two, "--rubric", fixture("ftp-active-vsftpd.pcap")], "not a rubric"],
    ["a format of captures", () => [two, "--format", "svg"], "possible: text, csv, json, junit"],
    ["an option of captures", () => [two, "--table", "sessions"], 'option --table does nothing in "ftpscope grade"'],
    ["another", () => [two, "--show-passwords"], "option --show-passwords does nothing"],
    ["a file that is there", (path) => [two, "-o", join(path, "there.csv")], "--force replaces it"],
    ["a folder that is there", (path) => [two, "-o", join(path, "full")], "--force writes into it"],
    ["a file in place of a folder", (path) => [two, "-o", join(path, "there.csv", "x")], "cannot be written"],
    ["no such place", (path) => [two, "-o", join(path, "none", "out")], "there is no such folder"],
    ["no such place for a file", (path) => [two, "-o", join(path, "none", "out.csv")], "there is no such folder"],
    ["a device's folder", () => [two, "-o", "/proc/out"], "cannot be written"],
  ])("%s", async (_what, argv, said) => {
    const before = list(place);
    const { code, out, err } = await grade(argv(place)[0] ?? "", ...argv(place).slice(1));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(said);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err.length).toBeLessThan(600);
    expect(list(place)).toEqual(before);
  });

  test.each(["out", "grades.csv", "sub/out"])("-o %s among the hand-ins would be graded next time", async (name) => {
    const among = writeClass(join(place, "in"), { ...TWO, sub: {} });
    mkdirSync(join(among, "sub"));
    const before = list(among);
    const { code, err } = await grade(among, "-o", join(among, name));
    expect(code).toBe(2);
    expect(err).toContain("lies among the hand-ins");
    const proposed = /such as to (.+)\n/.exec(err)?.[1] ?? "";
    expect(resolve(proposed)).toBe(join(place, basename(name)));
    expect(list(among)).toEqual(before);
  });

  test("-o to the folder of the hand-ins itself is refused too, and another one proposed", async () => {
    const { code, err } = await grade(two, "-o", two, "--force");
    expect([code, err]).toEqual([2, expect.stringMatching(/such as to .*two-graded\n/)]);
  });

  test("a name with control characters is told escaped", async () => {
    const among = writeClass(join(place, "in"), TWO);
    const { err } = await grade(among, "-o", join(among, "x\u001b[2Jy"));
    expect(err).toContain("x\\x1b[2Jy");
    expect(err).not.toContain("\u001b");
  });

  test("-o beside the hand-ins, or in a folder whose name begins like theirs, is fine", async () => {
    const among = writeClass(join(place, "in"), TWO);
    expect((await grade(among, "-o", join(place, "in-graded"))).err).toBe("");
    expect((await grade(among, "-o", join(among, "..", "..out"))).err).toBe("");
  });

  test.skipIf(process.getuid?.() === 0)("-o in a folder that may not be written to is refused early", async () => {
    chmodSync(join(place, "empty"), 0o500);
    for (const name of ["x.csv", "out"]) {
      expect((await grade(two, "-o", join(place, "empty", name))).err).toContain("EACCES");
    }
  });

  test("--force writes into a folder, and other files stay", async () => {
    const { code } = await grade(two, "-o", join(place, "full"), "--force");
    expect(code).toBe(1);
    expect(read("full", "mine")).toBe("old");
    expect(existsSync(join(place, "full/grades.csv"))).toBe(true);
    expect(readdirSync(join(place, "full")).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("what goes wrong on the way", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("no temporary folder can be made", async () => {
    vi.stubEnv("TMPDIR", join(place, "none"));
    const { code, err } = await grade(two);
    expect(code).toBe(2);
    expect(err).toMatch(/none: no hand-in can be unpacked there .*TMPDIR\n$/);
  });

  test("the output cannot be written", async () => {
    const { code, err } = await runCli(["grade", two, "--jobs", "1"], { stdout: new MemoryStream("ENOSPC") });
    expect(code).toBe(2);
    expect(err).toContain("the disk is full, ENOSPC");
  });

  test("Ctrl-C writes nothing: 130", async () => {
    const temporary = join(place, "tmp");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    const { code, out, err } = await runCli(["grade", two, "--jobs", "1", "-o", join(place, "out")], {
      interruptAtOnce: true,
    });
    expect([code, out, err]).toEqual([130, "", "ftpscope: interrupted: nothing was written\n"]);
    expect(list(place)).toEqual(["tmp"]);
  });
});

describe("help", () => {
  test.each(["en", "ko"])("in %s has what grade and check take, and nothing that they do not", async (lang) => {
    for (const command of ["grade", "check"]) {
      const { code, out } = await runCli([command, "--help", "--lang", lang], { env: { COLUMNS: "60" } });
      expect(code).toBe(0);
      for (const option of ["--json", "--output", "--rubric", "--lang"]) expect(out).toContain(option);
      for (const option of ["--table", "--strict", "--show-passwords", "--allow-dhcp-server", "svg"]) {
        expect(out).not.toContain(option);
      }
      expect(out).toContain(`ftpscope ${command} `);
      expect(out).not.toContain("ftpscope capture.pcap");
      expect(out.split("\n").every((line) => line.replaceAll(/[가-힣]/g, "xx").length <= 60)).toBe(true);
    }
    const { out } = await runCli(["grade", "--help", "--lang", lang]);
    for (const told of ["id=NAME", "feedback=NAME", "{id}", "{name}", "{*}", "results/", "junit"]) {
      expect(out).toContain(told);
    }
  });

  test.each(["grade", "check"])("%s -h is short, and about it alone", async (command) => {
    const { out } = await runCli([command, "-h"]);
    expect(out.split("\n").length).toBeLessThan(34);
    expect(out).toContain(`Usage: ftpscope ${command}`);
    expect(out).toContain(`"ftpscope ${command} --help" shows all options.`);
    const { code, err } = await runCli([command]);
    expect(code).toBe(2);
    expect(err).toContain(`Usage: ftpscope ${command}`);
  });

  test("examples are command lines that are understood", () => {
    const words = wordsOf("en");
    const { commandExamples } = words.help;
    for (const [line] of ["grade", "check"].flatMap((command) => commandExamples[command] ?? [])) {
      expect(() => parseArguments(line.split(" ").slice(1), words)).not.toThrow();
    }
  });
});

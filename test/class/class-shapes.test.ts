import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zipFile } from "../build/zip-file.ts";
import { type Member, planClass } from "./class-plan.ts";
import { expectedPart, HAPPENED, PICTURES } from "./expected-marks.ts";
import { gradeFolder } from "./grade-folder.ts";
import { SHAPES, type Shape, writeByNames, writeMoodle, writeStudent, zipOfClass } from "./hand-in-shapes.ts";

let root: string;
let members: Member[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "class-shapes-"));
  const all = await planClass();
  const simple = all.filter(({ files }) =>
    files.every(({ contents, zip }) => contents.kind === "bytes" && zip === undefined),
  );
  members = simple.filter((_, index) => index % 9 === 0);
}, 100_000);

afterAll(() => {
  rmSync(root, { recursive: true });
});

function pointsOf({ active, passive, picture }: Member): number {
  return (
    expectedPart("active", HAPPENED[active]).points +
    expectedPart("passive", HAPPENED[passive]).points +
    PICTURES[picture].points
  );
}

/** Points by what tells the students apart in that shape. */
async function pointsIn(path: string, by: "id" | "name"): Promise<Record<string, number>> {
  const { students, strays } = await gradeFolder(path);
  expect(strays).toEqual([]);
  return Object.fromEntries(
    students.map(({ student, points }) => [(by === "id" ? student.id : student.name) ?? "", points]),
  );
}

function truth(by: "id" | "name"): Record<string, number> {
  return Object.fromEntries(members.map((member) => [member[by], pointsOf(member)]));
}

function folder(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

describe("the same class, handed in otherwise", () => {
  it("has students of many kinds", () => {
    expect(members.length).toBeGreaterThan(18);
    expect(new Set(members.map(pointsOf)).size).toBeGreaterThan(4);
  });

  it.each<Shape>(SHAPES)("all in the shape %s", async (shape) => {
    const path = folder(shape);
    for (const member of members) writeStudent(path, member, shape);
    expect(await pointsIn(path, "id")).toEqual(truth("id"));
  });

  it.each(["utf-8", "cp949", "nfd"] as const)("in one zip with names in %s", async (names) => {
    const path = join(folder(`zip-${names}`), "hand-ins.zip");
    writeFileSync(path, zipOfClass(members, names));
    expect(await pointsIn(path, "id")).toEqual(truth("id"));
  });

  it("in one zip with a zip of each", async () => {
    const path = join(folder("zips"), "hand-ins.zip");
    const zips = members.map(({ id, name, files }) => ({
      name: `${id}_${name}.zip`,
      data: zipFile(
        files.map(({ path: name, contents }) => ({ name, data: contents.kind === "bytes" ? contents.bytes : "" })),
      ),
    }));
    writeFileSync(path, zipFile(zips));
    expect(await pointsIn(path, "id")).toEqual(truth("id"));
  });

  it.each([false, true])("in Moodle's folders (flat: %s)", async (flat) => {
    const path = folder(`moodle-${flat}`);
    writeMoodle(path, members, flat);
    expect(await pointsIn(path, "name")).toEqual(truth("name"));
  });

  it("in folders with names and no numbers", async () => {
    const path = folder("names");
    writeByNames(path, members);
    const { students } = await gradeFolder(path);
    expect(Object.fromEntries(students.map(({ student, points }) => [student.name ?? student.id, points]))).toEqual(
      truth("name"),
    );
  });
});

import fc from "fast-check";
import { expect, it, test } from "vitest";
import { renderJunit } from "../../../src/render/grades/junit.ts";
import type { GradeReport } from "../../../src/report/grading/grade-report.ts";
import { joined, PLAIN } from "../draw.ts";
import { readXml, type XmlElement } from "../svg/xml-checker.ts";
import { hostileTexts, poisonedGrades } from "./hostile-grades.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

function junit(report: GradeReport): string {
  return joined(renderJunit(report, { ...PLAIN, written: [] }));
}

function elements(report: GradeReport, name: string): XmlElement[] {
  return readXml(junit(report)).filter((element) => element.name === name);
}

/** What a suite's numbers should be, counted from its elements. */
function counted(suite: XmlElement, all: readonly XmlElement[]): Record<string, string> {
  const count = (name: string): string =>
    String(all.filter((element) => element.name === name && element.ancestors.includes(suite)).length);
  return { tests: count("testcase"), failures: count("failure"), skipped: count("skipped"), errors: "0" };
}

test("a suite for each student, a test for each check", () => {
  const report = sampleGrades("en");
  const suites = elements(report, "testsuite");
  expect(suites.map(({ attributes }) => attributes.get("name"))).toEqual(
    report.students.map(({ student }) => student.id),
  );
  expect(Object.fromEntries(suites[1]?.attributes ?? [])).toEqual({
    ...{ name: "20261002", tests: "22", failures: "1", errors: "0", skipped: "8", time: "0" },
  });
});

test("the numbers are those of the elements", () => {
  const all = readXml(junit(richGrades("en")));
  for (const suite of all.filter(({ name }) => name === "testsuite")) {
    expect(Object.fromEntries(suite.attributes)).toMatchObject(counted(suite, all));
  }
  const [root] = all as [XmlElement];
  const { skipped: _none, ...whole } = counted(root, all);
  expect(Object.fromEntries(root.attributes)).toMatchObject(whole);
});

/** Elements, attributes and places of the schema that Jenkins' xUnit plug-in (10) and Surefire have in common, as far as we write them. */
const SCHEMA: Record<string, { within: string | null; required: string[]; allowed: string[] }> = {
  testsuites: { within: null, required: [], allowed: ["name", "time", "tests", "failures", "errors"] },
  testsuite: {
    within: "testsuites",
    required: ["name", "tests", "failures", "errors", "skipped", "time"],
    allowed: ["name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"],
  },
  properties: { within: "testsuite", required: [], allowed: [] },
  property: { within: "properties", required: ["name", "value"], allowed: ["name", "value"] },
  testcase: {
    within: "testsuite",
    required: ["name", "classname", "time"],
    allowed: ["name", "classname", "time", "group"],
  },
  failure: { within: "testcase", required: ["message", "type"], allowed: ["message", "type"] },
  skipped: { within: "testcase", required: ["message"], allowed: ["message", "type"] },
};

test("elements and attributes are those of the schema that readers share, in their places", () => {
  for (const { name, attributes, ancestors } of readXml(junit(richGrades("en")))) {
    const rule = SCHEMA[name];
    expect(rule?.within, name).toBe(ancestors[0]?.name ?? null);
    expect([...attributes.keys()]).toEqual(expect.arrayContaining(rule?.required ?? []));
    for (const key of attributes.keys()) expect(rule?.allowed).toContain(key);
    if (attributes.has("time")) expect(attributes.get("time")).toMatch(/^\d+(\.\d{1,3})?$/);
  }
});

test("a failed check says what was seen, expected and to be done", () => {
  const failure = elements(sampleGrades("en"), "failure").find(({ ancestors }) =>
    ancestors.some(({ attributes }) => attributes.get("name") === "20261002"),
  );
  expect(failure?.attributes.get("type")).toBe("other-mode");
  expect(failure?.attributes.get("message")).toBe("passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)");
  expect(failure?.ancestors[0]?.attributes.get("classname")).toBe("20261002.passive");
  expect(failure?.text.split("\n")).toEqual([
    "Expected: The capture shows: mode of the capture.",
    "Seen: passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)",
    "Frames: 18 of passive.pcap",
    'Next time: type "passive" before "get"',
  ]);
});

test("what a person must decide is skipped, not failed", () => {
  const suite = elements(sampleGrades("en"), "testsuite")[3];
  expect(suite?.attributes.get("failures")).toBe("0");
  const skipped = elements(sampleGrades("en"), "skipped").filter(
    ({ ancestors }) => ancestors[1]?.attributes.get("name") === "20261004",
  );
  expect(skipped.map(({ attributes }) => attributes.get("message"))).toEqual([
    "REVIEW; active.pcap matches 20261001: 4 TCP ISNs and 618 IP IDs equal; a person must decide",
  ]);
});

test("who handed nothing in fails one test", () => {
  const suite = elements(richGrades("en"), "testsuite").find(({ attributes }) => attributes.get("name") === "20261006");
  expect(Object.fromEntries(suite?.attributes ?? [])).toMatchObject({ tests: "1", failures: "1" });
});

test("tests of one student never share class and name", () => {
  const names = elements(richGrades("en"), "testcase").map(
    ({ attributes }) => `${attributes.get("classname")}/${attributes.get("name")}`,
  );
  expect(new Set(names).size).toBe(names.length);
});

it("is well-formed XML whatever names and words there are", () => {
  fc.assert(
    fc.property(hostileTexts, (texts) => {
      expect(elements(poisonedGrades(richGrades("en"), texts), "testsuite")).toHaveLength(7);
    }),
    { numRuns: 60 },
  );
});

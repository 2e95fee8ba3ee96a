import { describe, expect, test } from "vitest";
import { LANGUAGE_NAMES, wordsOf } from "../../../src/render/locale/language.ts";
import { localize } from "../../../src/render/locale/localize.ts";
import { makeFinding } from "../../../src/report/findings.ts";
import { emptyReport, troubles } from "../samples.ts";

/** Every path to an entry, with what it holds: text, function, pair … */
function entries(value: unknown, path = ""): Map<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, item]) => [...entries(item, path === "" ? key : `${path}.${key}`)]),
  );
}

const english = entries(wordsOf("en"));

describe.each(LANGUAGE_NAMES)("%s", (language) => {
  const words = entries(wordsOf(language));

  test("has exactly the entries that English has, of the same kinds", () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, value] of words) expect(typeof value, path).toBe(typeof english.get(path));
  });

  test("leaves no entry empty", () => {
    for (const [path, value] of words) if (typeof value === "string") expect(value.trim(), path).not.toBe("");
  });

  test("tells every finding of the samples in a sentence", () => {
    for (const { message } of localize(troubles(), language).findings) expect(message).toMatch(/[.?)]$/);
  });
});

test("Korean sentences are in 합니다체", () => {
  const report = localize(troubles(), "ko");
  for (const { message } of report.findings) {
    for (const sentence of message.match(/[^.]+[가-힣](?=\.)/g) ?? []) expect(sentence).toMatch(/(니다|시오)$/);
  }
});

test("localizing changes messages only", () => {
  const before = troubles();
  const after = localize(before, "ko");
  expect(after.findings.map((finding) => ({ ...finding, message: "" }))).toEqual(before.findings);
  expect({ ...after, findings: [] }).toEqual({ ...before, findings: [] });
});

test("a code without words keeps its message, or at least its name", () => {
  const known = makeFinding("limit.reached", "warning", { table: "connections", dropped: 2 });
  const report = {
    ...emptyReport(),
    findings: [
      { ...known, code: "future.thing" },
      { ...known, code: "toString", message: "Own." },
    ],
  };
  expect(localize(report, "en").findings.map(({ message }) => message)).toEqual(["future.thing", "Own."]);
});

import { expect, test } from "vitest";
import { Distinct, freezeLargest } from "../../../src/analysis/findings/distinct.ts";
import { LIMITS } from "../../../src/limits.ts";

function counted(from: number, count: number, into = new Distinct()): Distinct {
  for (let index = from; index < from + count; index += 1) into.add(`client ${index}`);
  return into;
}

test("texts are counted once, however many there are", () => {
  const one = counted(0, 20_000, counted(0, 20_000));
  expect(one.size).toBe(20_000);
  expect(one.has("client 19999")).toBe(true);
  expect(one.has("client 20000")).toBe(false);
});

test("alike texts are told apart, and so is where they are parted", () => {
  const one = new Distinct();
  for (const text of ["", "\0", "a", "a\0", "\0a", `${"x".repeat(9_000)}1`, `${"x".repeat(9_000)}2`, "é", "한"])
    one.add(text);
  expect(one.size).toBe(9);
});

test("where too many are held, those that hold the most stop counting", () => {
  const few = counted(0, 50);
  const [some, most] = [counted(0, 1_000), counted(0, LIMITS.rememberedTexts)];
  freezeLargest([few, most, some]);
  expect([few.held, some.held, most.held]).toEqual([50, 1_000, 0]);
  for (const one of [few, some, most]) counted(LIMITS.rememberedTexts, 5, one);
  expect([few.size, some.size, most.size]).toEqual([55, 1_005, LIMITS.rememberedTexts]);
});

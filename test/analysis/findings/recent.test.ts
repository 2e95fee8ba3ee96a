import { expect, test } from "vitest";
import { Recent, setLater } from "../../../src/analysis/findings/recent.ts";
import { LIMITS } from "../../../src/limits.ts";

const most = LIMITS.rememberedThings;

test("what was set last is remembered", () => {
  const table = new Recent<number>();
  for (let index = 0; index < most + 10; index += 1) table.set(`thing ${index}`, index);
  table.set("thing 3", -3);
  table.replace("thing 4", -4);
  table.replace("nothing", 0);
  expect(table.size).toBe(most + 10);
  table.trim();
  expect(table.size).toBe(most);
  expect(table.get("thing 3")).toBe(-3);
  expect(["thing 4", "thing 9", "nothing"].filter((key) => table.has(key))).toEqual([]);
  expect(table.has(`thing ${most + 9}`)).toBe(true);
});

test("of times and numbers the later one stays", () => {
  const table = new Recent<string>();
  for (const time of ["2026-11-20", "2026-11-22", "2026-11-21"]) setLater(table, "session", time);
  expect(table.get("session")).toBe("2026-11-22");
});

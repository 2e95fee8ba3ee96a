import { expect, test } from "vitest";
import { threadsFor } from "../../../src/cli/grade/threads.ts";

test.each([
  // A hand-in by itself harms nobody else, and a thread takes longer to start than one is marked.
  [{ handIns: 0, asked: null, cores: 2 }, 0],
  [{ handIns: 1, asked: null, cores: 2 }, 0],
  [{ handIns: 1, asked: 4, cores: 2 }, 0],
  // A small class in one, where a hand-in can harm nobody.
  [{ handIns: 2, asked: null, cores: 2 }, 1],
  [{ handIns: 8, asked: null, cores: 2 }, 1],
  [{ handIns: 9, asked: null, cores: 2 }, 2],
  [{ handIns: 200, asked: null, cores: 1 }, 1],
  [{ handIns: 200, asked: null, cores: 64 }, 2],
  // As asked, but not beyond what is of use.
  [{ handIns: 200, asked: 1, cores: 8 }, 0],
  [{ handIns: 200, asked: 3, cores: 2 }, 3],
  [{ handIns: 3, asked: 8, cores: 8 }, 3],
  [{ handIns: 500, asked: 999_999_999, cores: 2 }, 16],
])("%j: %i threads", ({ handIns, asked, cores }, threads) => {
  expect(threadsFor(handIns, asked, cores)).toBe(threads);
});

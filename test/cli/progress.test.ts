import { describe, expect, test } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import { wordsOf } from "../../src/render/locale/language.ts";
import { MemoryStream } from "./fake-io.ts";

const ERASE = "\r\u001b[K";

function watch(isTTY: boolean) {
  const stderr = new MemoryStream();
  stderr.isTTY = isTTY;
  const clock = { now: 0 };
  const progress = createProgress(stderr, wordsOf("en"), () => clock.now);
  const at = (now: number, size: number | null) => {
    clock.now = now;
    progress.onProgress({ consumed: 500, size, packets: 3_000, sessionsOpen: 0 });
  };
  return { stderr, at, clear: progress.clear };
}

describe("progress", () => {
  test("says nothing within the first second", () => {
    const { stderr, at, clear } = watch(true);
    at(999, 1_000);
    clear();
    expect(stderr.text).toBe("");
  });

  test("says nothing where standard error is no terminal", () => {
    const { stderr, at } = watch(false);
    at(5_000, 1_000);
    expect(stderr.text).toBe("");
  });

  test("is a share of the bytes, at most five times a second, and is taken away", () => {
    const { stderr, at, clear } = watch(true);
    at(1_500, 1_000);
    at(1_600, 1_000);
    clear();
    clear();
    expect(stderr.text).toBe(`${ERASE}50 %, 3,000 packets${ERASE}`);
  });

  test("is packets and their rate where nobody knows the size", () => {
    const { stderr, at } = watch(true);
    at(2_000, null);
    expect(stderr.text).toBe(`${ERASE}3,000 packets, 1,500 a second`);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LiveProgress } from "../../../src/cli/live/live-progress.ts";
import { openProgress } from "../../../src/cli/progress.ts";
import { wordsOf } from "../../../src/render/locale/language.ts";
import { MemoryStream } from "../fake-io.ts";

const ERASE = "\r\u001b[K";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(columns = 80) {
  const stderr = new MemoryStream();
  stderr.isTTY = true;
  stderr.columns = columns;
  const progress = new LiveProgress(stderr, wordsOf("en"), () => Date.now());
  const shown = () => {
    const { text } = stderr;
    stderr.text = "";
    return text;
  };
  return { progress, shown };
}

const state = (packets: number, sessionsOpen: number) => ({ consumed: 0, size: null, packets, sessionsOpen });

describe("the status line of live input", () => {
  test("is there at once, and told again while nothing comes", () => {
    const { shown } = watch();
    expect(shown()).toBe(`${ERASE}0 packets, 0 a second, 0 sessions open`);
    vi.advanceTimersByTime(500);
    expect(shown()).toBe(`${ERASE}0 packets, 0 a second, 0 sessions open`.repeat(2));
  });

  test("has the rate of the last second", () => {
    const { progress, shown } = watch();
    for (let packets = 100; packets <= 800; packets += 100) {
      progress.onProgress(state(packets, 2));
      vi.advanceTimersByTime(250);
    }
    expect(shown().endsWith(`${ERASE}800 packets, 400 a second, 2 sessions open`)).toBe(true);
    vi.advanceTimersByTime(1_250);
    expect(shown().endsWith(`${ERASE}800 packets, 0 a second, 2 sessions open`)).toBe(true);
  });

  test("makes way for a line, and comes back; in the end it is gone", () => {
    const { progress, shown } = watch();
    shown();
    progress.clear();
    progress.clear();
    expect(shown()).toBe(ERASE);
    progress.show();
    expect(shown()).toContain("0 packets");
    progress.close();
    expect(shown()).toBe(ERASE);
    vi.advanceTimersByTime(1_000);
    progress.show();
    expect(shown()).toBe("");
  });

  test("never fills the last column, where it would become two lines", () => {
    const { shown } = watch(20);
    expect(shown()).toBe(`${ERASE}0 packets, 0 a sec`);
  });

  test("is whole where the terminal does not know its width", () => {
    const { shown } = watch(0);
    expect(shown()).toContain("0 sessions open");
  });
});

test("where standard error is no terminal there is none", async () => {
  const stderr = new MemoryStream();
  const progress = await openProgress(true, stderr, wordsOf("en"));
  progress.onProgress(state(5, 1));
  progress.show();
  vi.advanceTimersByTime(5_000);
  progress.close();
  expect(stderr.text).toBe("");
});

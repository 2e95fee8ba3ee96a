import { EventEmitter } from "node:events";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import type { Job, JobSettings } from "../../../src/cli/grade/job.ts";
import { type Outcome, runOnThreads } from "../../../src/cli/grade/pool.ts";
import { UsageError } from "../../../src/cli/usage-error.ts";

const SETTINGS = {} as JobSettings;

/** What each worker does with a job; `i` is the job's number. */
function limits(body: string, longestMs = 60_000) {
  const source = `import { parentPort } from "node:worker_threads";
    const answer = (message) => parentPort.postMessage(message);
    parentPort.on("message", async ({ index: i }) => { ${body} });`;
  const started: Worker[] = [];
  const start = (): Worker => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      resourceLimits: { maxOldGenerationSizeMb: 16 },
      stderr: true,
    });
    started.push(worker);
    return worker;
  };
  return { start, longestMs, started };
}

const jobs = (count: number): Job[] => Array.from({ length: count }, (_, index) => ({ index }) as Job);

interface Run {
  /** By jobs' numbers; a result is the number again. */
  outcomes: unknown[];
  order: number[];
  threads: number;
  alive: number;
  error: unknown;
}

async function run(
  count: number,
  workers: number,
  body: string,
  options: { longestMs?: number; stopAt?: number } = {},
) {
  const { start, longestMs, started } = limits(body, options.longestMs);
  const stop = new AbortController();
  const ran: Run = { outcomes: [], order: [], threads: 0, alive: 0, error: null };
  const onOutcome = ({ index }: Job, outcome: Outcome): void => {
    ran.outcomes[index] = "failed" in outcome ? outcome : outcome.grade;
    ran.order.push(index);
    if (index === options.stopAt) stop.abort(new Error("called off"));
  };
  try {
    await runOnThreads(jobs(count), SETTINGS, { workers, onOutcome, signal: stop.signal }, { start, longestMs });
  } catch (error) {
    ran.error = error;
  }
  // A worker that has ended has no id.
  return { ...ran, threads: started.length, alive: started.filter(({ threadId }) => threadId !== -1).length };
}

const FINE = "answer({ result: { grade: i } });";

describe("worker threads", () => {
  test.each([1, 2, 3, 8])("%i do each job once, and are gone then", async (workers) => {
    const { outcomes, order, threads, alive, error } = await run(5, workers, FINE);
    expect(error).toBeNull();
    expect(outcomes).toEqual([0, 1, 2, 3, 4]);
    expect(order).toHaveLength(5);
    expect(threads).toBe(Math.min(workers, 5));
    expect(alive).toBe(0);
  });

  test("one that hangs fails its own job, and is replaced", async () => {
    const { outcomes, alive } = await run(4, 2, `if (i === 1) for (;;); ${FINE}`, { longestMs: 1_500 });
    expect(outcomes).toEqual([0, { failed: "time" }, 2, 3]);
    expect(alive).toBe(0);
  });

  test("one that runs out of memory fails its own job, and is replaced", async () => {
    const body = `if (i === 1) { const kept = []; for (;;) kept.push(new Array(1000).fill(i)); } ${FINE}`;
    const { outcomes, alive, error } = await run(4, 1, body);
    expect([error, outcomes]).toEqual([null, [0, { failed: "memory" }, 2, 3]]);
    expect(alive).toBe(0);
  });
});

describe("the whole run ends, and no thread goes on,", () => {
  test("where the system refuses: that is told as it is where no thread is", async () => {
    const body = `if (i === 1) answer({ refused: { code: "output-unwritable", detail: "x", hint: "ENOSPC" } }); else ${FINE}`;
    const { error, order, alive } = await run(500, 2, body);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code: "output-unwritable", detail: "x", hint: "ENOSPC" });
    expect(order.length).toBeLessThan(500);
    expect(alive).toBe(0);
  });

  test("where ftpscope itself is wrong", async () => {
    const { error, alive } = await run(9, 2, `if (i === 2) answer({ error: "a stack" }); else ${FINE}`);
    expect(error).toMatchObject({ message: "a stack" });
    expect(alive).toBe(0);
  });

  test("where a thread ends by itself", async () => {
    const { error, alive } = await run(3, 1, `if (i === 1) process.exit(0); ${FINE}`);
    expect(error).toMatchObject({ message: expect.stringContaining("ended by itself") });
    expect(alive).toBe(0);
  });

  test("where it throws, or cannot even start", async () => {
    expect((await run(3, 2, `throw new TypeError("oops");`)).error).toMatchObject({ message: "oops" });
    expect((await run(3, 2, "this is no program")).error).toBeInstanceOf(Error);
  });

  test("where a second thread throws while it is being ended", async () => {
    let unheard = 0;
    class Late extends EventEmitter {
      postMessage({ index }: Job): void {
        if (index === 0) setImmediate(() => this.emit("error", new TypeError("first")));
      }
      async terminate(): Promise<void> {
        // Without anybody who listens, it would end the program.
        if (this.listenerCount("error") === 0) unheard++;
      }
    }
    const start = () => new Late() as unknown as Worker;
    const running = { workers: 2, onOutcome: () => undefined, signal: new AbortController().signal };
    await expect(runOnThreads(jobs(2), SETTINGS, running, { start, longestMs: 60_000 })).rejects.toThrow("first");
    expect(unheard).toBe(0);
  });

  test("where it is called off, even while a job would never end", async () => {
    const { error, order, alive } = await run(50, 2, `if (i === 1) for (;;); ${FINE}`, { stopAt: 5 });
    expect(error).toMatchObject({ message: "called off" });
    expect(order.length).toBeLessThan(50);
    expect(alive).toBe(0);
  });
});

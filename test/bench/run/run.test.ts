import { describe, expect, it } from "vitest";
import { scratchFolder } from "../../capture/scratch.ts";
import { quarters } from "../parts/hour.ts";
import { summed, takeTurns } from "./rounds.ts";
import { run } from "./run.ts";

const LIMIT = 20;
const NODE = process.execPath;
const scratch = scratchFolder();

describe.skipIf(process.platform === "win32")("a run", () => {
  it("takes some time, and some memory where that can be told", async () => {
    const { seconds, peakBytes } = await run({ argv: [NODE, "-e", "0"] }, { limit: LIMIT });
    expect(seconds).toBeGreaterThan(0);
    if (peakBytes !== null) expect(peakBytes).toBeGreaterThan(1e6);
  });

  it("sees a peak of memory that is soon over", async () => {
    const { peakBytes } = await run({ argv: [NODE, "-e", "Buffer.alloc(3e8, 1)"] }, { limit: LIMIT });
    if (peakBytes !== null) expect(peakBytes).toBeGreaterThan(3e8);
  });

  it("is fed a file through a pipe", async () => {
    const fed = scratch.file("fed", "a few bytes");
    const reads = "process.stdin.on('data', (bytes) => { if (bytes.length !== 11) process.exit(1) })";
    await expect(run({ argv: [NODE, "-e", reads], fed }, { limit: LIMIT })).resolves.toBeDefined();
  });

  it("tells the first byte of output and the process id", async () => {
    const told: number[] = [];
    const script = "setTimeout(() => console.log(process.pid), 300)";
    await run(
      { argv: [NODE, "-e", script] },
      { limit: LIMIT, onFirstByte: () => told.push(0), onStart: (pid) => told.push(pid) },
    );
    expect(told).toHaveLength(2);
  });

  it("fails with what the program said, or where it takes too long", async () => {
    const failing = run({ argv: [NODE, "-e", "console.error('no luck'); process.exit(3)"] }, { limit: LIMIT });
    await expect(failing).rejects.toThrow(/ended with 3[\s\S]*no luck/);
    await expect(run({ argv: ["sleep", "60"] }, { limit: 0.2 })).rejects.toThrow("took longer than 0.2 s");
    await expect(run({ argv: ["no-such-program"] }, { limit: LIMIT })).rejects.toThrow();
    await expect(run({ argv: ["no-such-program"] }, { limit: LIMIT, bare: true })).rejects.toThrow("ENOENT");
  });
});

describe.skipIf(process.platform === "win32")("turns", () => {
  it("go forth and back, and leave out who fails", async () => {
    const order: string[] = [];
    const contestant = (name: string, code: number) => ({
      name,
      command: { argv: [NODE, "-e", `process.exit(${code})`] },
      after: () => order.push(name),
    });
    const lines: string[] = [];
    const options = { rounds: 2, limit: LIMIT, log: (line: string) => lines.push(line) };
    const runs = await takeTurns([contestant("a", 0), contestant("b", 0), contestant("c", 1)], options);
    expect(order.join("")).toBe("abcba");
    expect(Array.from(runs, ([name, each]) => [name, each.length])).toEqual([
      ["a", 2],
      ["b", 2],
    ]);
    expect(lines).toHaveLength(1);
  });

  it("are summed up as medians, and the largest peak", () => {
    const runs = [3, 1, 2].map((seconds) => ({ seconds, cpuSeconds: null, peakBytes: seconds * 10 }));
    expect(summed(runs)).toEqual({ seconds: 2, cpuSeconds: null, peakBytes: 30 });
  });
});

describe("quarters of the time", () => {
  it("have their highest memory each", () => {
    const samples = [10, 90, 20, 30, 40].map((bytes, index) => ({ seconds: index * 2, bytes }));
    expect(quarters(samples)).toEqual({ firstQuarterBytes: 90, lastQuarterBytes: 40 });
    expect(quarters([])).toEqual({ firstQuarterBytes: 0, lastQuarterBytes: 0 });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Report } from "../../src/report/report.ts";
import { loadPool, type PoolCapture, pcapOf } from "./capture-pool.ts";

const POOL = loadPool();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "capture-pool-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function reportOf(capture: PoolCapture): Promise<Report> {
  const path = join(folder, "capture.pcap");
  writeFileSync(path, pcapOf(capture));
  return analyzeCaptures([path], { showPasswords: false });
}

/** Every file that went through, with the way its port was announced. */
function filesIn({ ftp }: Report) {
  return ftp.sessions.flatMap(({ announcements, transfers }) =>
    transfers
      .filter(({ direction, outcome }) => direction === "download" && outcome === "completed")
      .map(({ argument, mode, announcementFrame, bytes }) => ({
        file: argument?.split("/").at(-1),
        mode,
        announce: announcements.find(({ frame }) => frame === announcementFrame)?.method,
        bytes,
      })),
  );
}

const RIGHT = ["honest", "any-port", "port-2121", "ipv6", "on-any", "second-try"];

describe("the captures of the class", () => {
  it("are many, each with packets of its own", () => {
    expect(POOL.filter(({ scenario }) => scenario === "honest").length).toBeGreaterThanOrEqual(370);
    expect(POOL.filter(({ records }) => records.length < 8).map(({ address }) => address)).toEqual([]);
    const all = POOL.flatMap(({ records }) => records);
    expect(new Set(all).size).toBe(all.length);
  });

  it("hold what the lab says of them, where all went well", async () => {
    for (const capture of POOL.filter(({ scenario }) => RIGHT.includes(scenario))) {
      const report = await reportOf(capture);
      const { file, mode, announce, bytes } = capture;
      expect(filesIn(report), capture.address).toContainEqual({ file, mode, announce, bytes });
      expect(report.ftp.sessions.map(({ client }) => client.ip)).toContain(capture.address);
    }
  });

  it("hold no whole file, where something went wrong", async () => {
    const wrong = POOL.filter(({ scenario }) => ![...RIGHT, "both"].includes(scenario));
    expect(wrong.length).toBeGreaterThan(80);
    for (const capture of wrong) {
      const report = await reportOf(capture);
      expect(filesIn(report), capture.address).toEqual([]);
      expect(report.ftp.sessions.length, capture.address).toBe(capture.scenario === "web" ? 0 : 1);
    }
  });
});

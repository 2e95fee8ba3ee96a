import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCapture } from "../../src/capture/open.ts";
import { walkCapture } from "./walk-capture.ts";

const COLLECTION = new URL("../../../shared/captures/", import.meta.url);
const present = existsSync(COLLECTION);
if (!present) console.warn(`skipped: ${COLLECTION.pathname} is not there`);

/** What tshark made of a capture. */
interface CaptureTruth {
  packets: number;
  framesCutShort: number;
  fileBytes: number;
  firstTime: string | null;
  lastTime: string | null;
  linkTypes: (string | null)[];
}

/** Captures that are told as damaged, and why that is right. */
const DAMAGED = new Map([["pcapng-le-901.pcapng", "section-version"]]);

const names = present ? readdirSync(COLLECTION).filter((name) => /\.(pcap|pcapng|cap|snoop)$/.test(name)) : [];

describe.runIf(present)("captures of the collection", () => {
  it("are there", () => {
    expect(names.length).toBeGreaterThan(130);
  });

  it.each(names)("%s has the packets that tshark counts", async (name) => {
    const truthName = name.replace(/\.[a-z]+$/, ".truth.json");
    const truth: CaptureTruth = JSON.parse(readFileSync(new URL(truthName, COLLECTION), "utf8")).capture;
    const capture = await openCapture(fileURLToPath(new URL(name, COLLECTION)));
    const walk = await walkCapture(capture);
    expect(walk).toMatchObject({
      packets: truth.packets,
      cutPackets: truth.framesCutShort,
      firstTime: truth.firstTime,
      lastTime: truth.lastTime,
    });
    expect(capture.damage?.code ?? null).toBe(DAMAGED.get(name) ?? null);
    expect(capture).toMatchObject({ size: truth.fileBytes, consumed: truth.fileBytes, compression: null });
  });
});

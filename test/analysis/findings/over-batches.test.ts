import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/analysis/findings/facts.ts";
import { natSides } from "../../../src/analysis/findings/ftp-addresses/nat-sides.ts";
import { CaptureError } from "../../../src/capture/capture-error.ts";
import type { Finding } from "../../../src/report/report.ts";
import { FIXTURES } from "../../report/captures-at-hand.ts";
import { bordersOf, factsOfCaptures, foundInBatches, overAt } from "./batches.ts";

/**
 * Wherever a capture is parted into batches, the same is found in it. What is not told by frames alone: which frames prove a
 * finding of many, and in which order it lists them, depends on the order of the batches.
 */
function factsTold({ code, severity, subject, data, causes }: Finding): string {
  return JSON.stringify({ code, severity, subject, data: inOrder(data), causes });
}

/** Lists in order, so that only what is in them counts. */
function inOrder(data: Finding["data"]): Finding["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
    ]),
  );
}

/** What a border costs where it parts sessions that only together tell what happened. */
interface Cost {
  /** Told besides. */
  more: string[];
  /** Not told. */
  less: string[];
}
const NOTHING: Cost = { more: [], less: [] };

/** By capture; at borders that cost nothing the same is found. */
const COSTS: ReadonlyMap<string, Cost> = new Map([
  // The two servers' sessions: who connected to the first was not known yet, and a place among all findings is for good.
  ["ftp-fxp.pcap", { more: ["note ftp.unexpected-host"], less: [] }],
  // One session on two sides of a NAT: each is judged by itself.
  [
    "ftp-nat-both-sides-range.pcap",
    { more: ["error ftp.passive-not-opened", "note ftp.foreign-address-announced"], less: [] },
  ],
  [
    "generated-ftp-nat-helper-both-sides.pcap",
    { more: ["note ftp.alg-corrected"], less: ["note ftp.announcement-rewritten"] },
  ],
  // Servers that take turns, one answer each in an hour.
  ["generated-dhcp-table-4.pcap", { more: [], less: ["warning dhcp.servers-contradict"] }],
]);

function costOf(facts: Facts, borders: readonly string[]): Cost {
  const whole = foundInBatches(facts, []).map((one) => structuredClone(one));
  const parted = foundInBatches(facts, borders);
  const line = ({ severity, code }: Finding): string => `${severity} ${code}`;
  const [before, after] = [new Set(whole.map(factsTold)), new Set(parted.map(factsTold))];
  return {
    more: parted.filter((one) => !before.has(factsTold(one))).map(line),
    less: whole.filter((one) => !after.has(factsTold(one))).map(line),
  };
}

describe("parted at any border between its sessions and exchanges", () => {
  test.each(FIXTURES)("$name", async ({ name, path }) => {
    const facts = await factsOf(path);
    if (facts === null) return;
    const borders = bordersOf(facts);
    for (const border of borders) expect([NOTHING, COSTS.get(name)]).toContainEqual(costOf(facts, [border]));
    if (borders.length > 1) expect([NOTHING, COSTS.get(name)]).toContainEqual(costOf(facts, borders));
  });
});

test("a session on two sides of a NAT costs something only where the border parts the two", async () => {
  const path = FIXTURES.find(({ name }) => name === "ftp-nat-both-sides-range.pcap")?.path ?? "";
  const facts = await factsOfCaptures([path]);
  const [sides] = natSides(facts).values();
  const over = (sides ?? []).map(overAt).sort();
  expect(over.length).toBe(2);
  for (const border of bordersOf(facts)) {
    const [one, other] = over;
    const isParted = (one ?? "") <= border && border < (other ?? "");
    expect(costOf(facts, [border]).more.length > 0).toBe(isParted);
  }
});

describe("many captures as one, in a few batches and in many", () => {
  test.each(["dhcp-", "generated-dhcp-"])("%s", async (kind) => {
    const facts = await factsOfCaptures(readable(kind));
    const borders = bordersOf(facts);
    for (const batches of [2, 10, borders.length]) {
      const { more, less } = costOf(facts, evenly(borders, batches));
      // Which answers of two servers show first that they differ, and how often they met.
      const servers = /dhcp\.(?:servers-contradict|several-servers)$/;
      expect([...more, ...less].filter((line) => !servers.test(line))).toEqual([]);
      expect(more.filter((line) => !less.includes(line))).toEqual([]);
    }
  });
});

function readable(kind: string): string[] {
  return FIXTURES.filter(({ name }) => name.startsWith(kind)).map(({ path }) => path);
}

function evenly(borders: readonly string[], batches: number): string[] {
  const step = Math.ceil(borders.length / batches);
  return borders.filter((_border, index) => index % step === step - 1);
}

/** Null for what is no capture, or has nothing in it. */
async function factsOf(path: string): Promise<Facts | null> {
  try {
    return await factsOfCaptures([path]);
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

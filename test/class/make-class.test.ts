import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Member } from "./class-plan.ts";
import { makeClass } from "./make-class.ts";

let folder: string;
let path: string;
let members: Member[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "make-class-"));
  ({ path, members } = await makeClass(folder));
}, 100_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the class that is made", () => {
  it("has two hundred students with numbers of their own", () => {
    expect(members).toHaveLength(200);
    expect(new Set(members.map(({ id }) => id)).size).toBe(200);
  });

  it("has many right ones, and each kind of copy in pairs that know each other", () => {
    const right = members.filter((member) => member.active === "right" && member.passive === "right");
    expect(right.length).toBeGreaterThanOrEqual(120);
    const copies = members.filter(({ copies }) => copies.length > 0);
    expect(copies.length).toBeGreaterThanOrEqual(20);
    for (const { id, copies: others } of copies) {
      for (const other of others) expect(members.find((member) => member.id === other)?.copies).toContain(id);
    }
  });

  it("lies in one folder in every shape", () => {
    const names = readdirSync(path);
    expect(names.filter((name) => name.endsWith(".zip")).length).toBeGreaterThan(40);
    expect(names.some((name) => name.normalize("NFC") !== name)).toBe(true);
    expect(existsSync(join(path, "../active.pcap"))).toBe(false);
  });
});

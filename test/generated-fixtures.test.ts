import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { allFixtures, fileNameOf, readmeWithLists, truthFileNameOf, truthText } from "../fixtures/all-fixtures.ts";
import { allAttacks, attackFileName } from "../fixtures/cases/attacks/all-attacks.ts";
import { bare, unpacked } from "../fixtures/unpacked.ts";

const FOLDER = resolve(import.meta.dirname, "../fixtures");
const fixtures = allFixtures();
const attacks = allAttacks();

describe("the generated captures", () => {
  it.each(fixtures.map((fixture) => [fileNameOf(fixture), fixture] as const))(
    "%s is what the generator writes",
    (file, fixture) => {
      const committed = readFileSync(resolve(FOLDER, file));
      expect(Buffer.compare(unpacked(committed, fixture), fixture.bytes)).toBe(0);
      expect(readFileSync(resolve(FOLDER, truthFileNameOf(fixture)), "utf8")).toBe(truthText(fixture));
    },
  );

  it("have no files left over from cases that are gone", () => {
    const wanted = new Set(fixtures.flatMap((fixture) => [fileNameOf(fixture), truthFileNameOf(fixture)]));
    const present = readdirSync(FOLDER).filter((file) => file.startsWith("generated-"));
    expect(present.filter((file) => !wanted.has(file))).toEqual([]);
  });

  it("are all described in the README.md beside them", () => {
    const readme = readFileSync(resolve(FOLDER, "README.md"), "utf8");
    expect(readme).toBe(readmeWithLists(readme, fixtures, attacks));
  });

  it("have names of their own", () => {
    expect(new Set(fixtures.map((fixture) => fixture.name)).size).toBe(fixtures.length);
  });
});

describe("the captures that mean harm", () => {
  it.each(attacks.map((attack) => [attackFileName(attack), attack] as const))(
    "%s is what the generator writes",
    (file, attack) => {
      const committed = readFileSync(resolve(FOLDER, "attacks", file));
      expect(Buffer.compare(bare(committed), bare(attack.bytes()))).toBe(0);
    },
  );

  it("have no files left over from cases that are gone", () => {
    expect(readdirSync(resolve(FOLDER, "attacks")).sort()).toEqual(attacks.map(attackFileName).sort());
  });
});

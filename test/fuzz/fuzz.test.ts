import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../capture/scratch.ts";
import { faultOf, inputOf } from "./rounds.ts";
import { SUBJECTS } from "./subjects.ts";

/** The first rounds of what `npm run fuzz` plays for as long as it is let. */
const SEED = 1;
const scratch = scratchFolder();

describe("takes any bytes", () => {
  test.each(SUBJECTS)(
    "$name",
    async (subject) => {
      const folder = join(scratch.path, subject.name);
      mkdirSync(folder);
      for (let round = 1; round <= subject.rounds; round += 1) {
        const { bytes, what } = inputOf(subject, SEED, round);
        const fault = await faultOf(subject, bytes, { seed: SEED, round, folder });
        expect(fault, `npm run fuzz -- --seed ${SEED} --only ${subject.name} --round ${round} (${what})`).toBeNull();
      }
    },
    300_000,
  );
});

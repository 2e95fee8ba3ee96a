import fc from "fast-check";
import { expect, test } from "vitest";
import { Oldest } from "../../src/flow/oldest.ts";

test("finds what a new iterator would, whatever is put in and taken out meanwhile", () => {
  const step = fc.oneof(
    fc.record({ put: fc.nat(20) }),
    fc.record({ remove: fc.nat(20) }),
    fc.constant({ takeOldest: true }),
    fc.constant({ renewOldest: true }),
    fc.constant({ rest: true }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const all = new Set<number>();
      const oldest = new Oldest(all);
      for (const step of steps) {
        if ("put" in step) all.add(step.put);
        else if ("remove" in step) all.delete(step.remove);
        else if ("rest" in step) oldest.rest();
        else {
          const [first = null] = all;
          const found = oldest.find();
          expect(found).toBe(first);
          if (found === null) continue;
          all.delete(found);
          if ("renewOldest" in step) all.add(found);
        }
      }
    }),
  );
});

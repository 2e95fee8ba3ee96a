import fc from "fast-check";
import { expect, test } from "vitest";
import { WaitingLine } from "../../../src/protocols/ftp/waiting-line.ts";

test("the first is who came first of those who did not leave", () => {
  const step = fc.record({ comes: fc.boolean(), who: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const people = Array.from({ length: 6 }, (_, id) => ({ id }));
      const line = new WaitingLine<{ id: number }>();
      let waiting: number[] = [];
      for (const { comes, who } of steps) {
        const person = people[who] ?? { id: who };
        if (!comes) {
          line.delete(person);
          waiting = waiting.filter((one) => one !== who);
        } else if (!waiting.includes(who)) {
          line.add(person);
          waiting.push(who);
        }
        expect(line.first?.id).toBe(waiting[0]);
      }
    }),
  );
});

import { describe, expect, test } from "vitest";
import { leaseShort } from "../../../../src/analysis/findings/dhcp-exchanges/lease-short.ts";
import { renewedLate } from "../../../../src/analysis/findings/dhcp-exchanges/renewed-late.ts";
import { usedAfterLease } from "../../../../src/analysis/findings/dhcp-exchanges/used-after-lease.ts";
import { ADDRESS, CLIENT, dora, extending, facts, lease, told, use } from "./told-exchanges.ts";

const of = (seconds: number) => ({ lease: lease({ seconds }) });
const renewal = (second: number, delivery: "unicast" | "broadcast" = "unicast") =>
  told(
    2,
    delivery === "unicast" ? "renew" : "rebind",
    "bound",
    [
      [second, "REQUEST", extending(delivery)],
      [second + 0.1, "ACK"],
    ],
    of(1000),
  );

describe("a short lease", () => {
  test("is a note", () => {
    expect(leaseShort(facts(9, [dora(1, 0, of(120))]))).toMatchObject([{ severity: "note", data: { seconds: 120 } }]);
    expect(leaseShort(facts(9, [dora(1, 0, of(300))]))).toEqual([]);
  });

  test("is none where a server grants what is left of a longer one", () => {
    const left = told(
      2,
      "renew",
      "bound",
      [
        [20, "REQUEST", extending("unicast")],
        [20.1, "ACK"],
      ],
      of(280),
    );
    expect(leaseShort(facts(60, [dora(1, 0, of(300)), left]))).toEqual([]);
  });
});

describe("a renewal", () => {
  test("at T1, or until T2, is in time", () => {
    expect(renewedLate(facts(2000, [dora(1, 0, of(1000)), renewal(500)]))).toEqual([]);
    expect(renewedLate(facts(2000, [dora(1, 0, of(1000)), renewal(800)]))).toEqual([]);
  });

  test("after T2 is a note, after the lease's end a warning", () => {
    expect(renewedLate(facts(2000, [dora(1, 0, of(1000)), renewal(950)]))).toMatchObject([
      { severity: "note", data: { t1Seconds: 500, leaseSeconds: 1000 } },
    ]);
    expect(renewedLate(facts(2000, [dora(1, 0, of(1000)), renewal(1300)]))).toMatchObject([{ severity: "warning" }]);
  });

  test("by broadcast after T2 is as it should be", () => {
    expect(renewedLate(facts(2000, [dora(1, 0, of(1000)), renewal(950, "broadcast")]))).toEqual([]);
  });

  test("of a lease without end cannot be late", () => {
    expect(renewedLate(facts(2000, [dora(1, 0, of(0xffffffff)), renewal(1300)]))).toEqual([]);
  });

  test("may have been sent before where unicast is not heard", () => {
    const messages = (one: ReturnType<typeof dora>) =>
      one.messages.map((message) => ({ ...message, delivery: "broadcast" as const }));
    const [first, second] = [dora(1, 0, of(1000)), renewal(1300)];
    expect(
      renewedLate(
        facts(2000, [
          { ...first, messages: messages(first) },
          { ...second, messages: messages(second) },
        ]),
      ),
    ).toEqual([]);
  });
});

describe("an address used after its lease", () => {
  const uses = [use(ADDRESS, CLIENT, 1, 700)];

  test("is told of with how long", () => {
    const findings = usedAfterLease(facts(800, [dora(1, 0, of(600))], { addressUses: uses }));
    expect(findings).toMatchObject([{ severity: "warning", data: { leaseSeconds: 600, afterSeconds: 99.997 } }]);
  });

  test("is right where the lease was renewed, is not over, or may have been renewed unseen", () => {
    expect(usedAfterLease(facts(800, [dora(1, 0, of(600)), renewal(300)], { addressUses: uses }))).toEqual([]);
    expect(usedAfterLease(facts(800, [dora(1, 0, of(900))], { addressUses: uses }))).toEqual([]);
    const one = dora(1, 0, of(600));
    const messages = one.messages.map((message) => ({ ...message, delivery: "broadcast" as const }));
    expect(usedAfterLease(facts(800, [{ ...one, messages }], { addressUses: uses }))).toEqual([]);
  });

  test("is another's where the client released it", () => {
    const release = told(2, "release", "released", [[300, "RELEASE", extending("unicast")]]);
    expect(usedAfterLease(facts(800, [dora(1, 0, of(600)), release], { addressUses: uses }))).toEqual([]);
  });
});

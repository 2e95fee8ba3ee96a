import { describe, expect, test } from "vitest";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { FindingBook } from "../../../../src/analysis/findings/finding-book.ts";
import { LIMITS } from "../../../../src/limits.ts";
import type { DhcpMessage, DhcpTransaction, Finding } from "../../../../src/report/report.ts";
import { announcementOf } from "../../../render/sample-dhcp.ts";
import { ADDRESS, CLIENT, dora, extending, facts, lease, named, told, use } from "./told-exchanges.ts";

/** What is over when a batch is closed at this second, or when the capture ends, and what is told by then besides. */
type Batch = [end: number, transactions: DhcpTransaction[], changes?: Partial<Facts>];

function found(...batches: [...Batch[], Batch]): Finding[] {
  const book = new FindingBook();
  for (const [end, transactions, changes] of batches.slice(0, -1)) book.batch(facts(end, transactions, changes));
  const [end, transactions, changes] = batches.at(-1) as Batch;
  return book.finish(facts(end, transactions, changes));
}

/** A client that asks three times in vain. */
function inVain(id: number, second: number, mac = CLIENT): DhcpTransaction {
  return told(
    id,
    "init",
    "no-offer",
    [0, 4, 12].map((later) => [second + later, "DISCOVER"]),
    { mac },
  );
}

function macOf(client: number): string {
  return `02:00:00:00:01:${client.toString(16).padStart(2, "0")}`;
}

describe("a border between a client's exchanges", () => {
  test("makes no failure of what the next one mends", () => {
    const [asking, given] = [inVain(1, 0).messages.slice(0, 1), dora(2, 8)];
    const one = { ...inVain(1, 0), messages: asking };
    expect(found([70, [one]], [200, [given]])).toEqual([]);
    expect(named(found([70, [inVain(1, 0)]], [9_000, []]))).toEqual(["error dhcp.no-server"]);
  });

  test("does not part what comes late from what it came to", () => {
    const given = dora(2, 100);
    expect(found([80, [inVain(1, 0)]], [300, [given]])).toMatchObject([
      { severity: "warning", data: { discovers: 4, afterwards: ADDRESS } },
    ]);
  });

  test("leaves trouble that goes on one finding", () => {
    const rounds = Array.from({ length: 12 }, (_, round) => round);
    const batches = rounds.map((round): Batch => [1_800 * round + 1_700, [inVain(round + 1, 1_800 * round)]]);
    expect(found(...batches, [40_000, []])).toMatchObject([
      { code: "dhcp.no-server", data: { clients: 1, discovers: 36, seconds: 1_800 * 11 + 12, afterwards: null } },
    ]);
  });

  test("shows a renewal that comes late, and a lease that is shorter than the last", () => {
    const long = { lease: lease({ seconds: 1_000, t1Seconds: 500, t2Seconds: 875 }) };
    const said: [number, string, Partial<DhcpMessage>][] = [
      [950, "REQUEST", extending("unicast")],
      [950.1, "ACK", extending("unicast")],
    ];
    const renewal = told(2, "renew", "bound", said, { lease: lease({ seconds: 50 }) });
    const late = found([500, [dora(1, 0, long)]], [1_100, [renewal]]);
    expect(late).toMatchObject([{ code: "dhcp.renewed-late", data: { leaseSeconds: 1_000 } }]);
    expect(found([500, [dora(1, 0, long)]], [1_100, []])).toEqual([]);
  });

  test("takes nobody for one who uses a lease that is over and was renewed in the next batch", () => {
    const short = { lease: lease({ seconds: 600 }) };
    const renewed = told(2, "renew", "bound", [[300, "REQUEST", extending("unicast")]], short);
    renewed.messages.push({ ...dora(9, 300).messages[3], yiaddr: ADDRESS } as DhcpMessage);
    const uses = { addressUses: [use(ADDRESS, CLIENT, 1, 700)] };
    const codes = (findings: Finding[]) => findings.map(({ code }) => code);
    expect(codes(found([650, [dora(1, 0, short)], uses], [800, [renewed], uses]))).toEqual([]);
    expect(codes(found([650, [dora(1, 0, short)], uses], [800, [], uses]))).toEqual(["dhcp.used-after-lease"]);
  });

  test("tells an address of its own from the lease behind it", () => {
    const first = facts(4_000, [inVain(1, 0)]);
    first.report.dhcp.linkLocal = [announcementOf(CLIENT, 1)];
    const book = new FindingBook();
    book.batch(first);
    const last = facts(5_000, [dora(2, 4_500)]);
    const [finding] = book.finish(last).filter(({ code }) => code === "dhcp.link-local");
    expect(finding).toMatchObject({ severity: "note", data: { unanswered: true, afterwards: ADDRESS } });
  });
});

describe("many clients with the same trouble", () => {
  const clients = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  const asking = (from: number, count: number, second: number) =>
    clients(from, count).map((client) => inVain(client + 1, second, macOf(client)));

  test("are one finding, whichever batch each is in", () => {
    const three = [asking(0, 3, 0), asking(3, 3, 10_000), asking(6, 3, 20_000)];
    expect(found([9_000, three[0] ?? []], [19_000, three[1] ?? []], [29_000, three[2] ?? []])).toMatchObject([
      {
        code: "dhcp.no-server",
        severity: "error",
        subject: { transaction: null },
        data: { clients: 9, discovers: 27 },
      },
    ]);
  });

  test("are told one by one where they are few in all batches together", () => {
    expect(found([9_000, asking(0, 2, 0)], [19_000, asking(2, 2, 10_000)])).toMatchObject([
      { data: { clients: 1 } },
      { data: { clients: 1 } },
      { data: { clients: 1 } },
      { data: { clients: 1 } },
    ]);
  });

  test("are each counted once", () => {
    const [finding] = found([9_000, asking(0, 6, 0)], [19_000, asking(0, 6, 10_000)], [29_000, []]);
    expect(finding).toMatchObject({ data: { clients: 6, discovers: 36 } });
  });

  test("were not alone with silence where a server speaks in a later batch", () => {
    const silent = (last: DhcpTransaction[]) => found([9_000, asking(0, 6, 0)], [19_000, last])[0]?.data;
    expect(silent([])).toMatchObject({ silent: true });
    expect(silent([dora(50, 10_000)])).toMatchObject({ silent: false });
  });
});

describe("a flood", () => {
  const CARD = "02:00:00:00:99:99";
  const flooding = (from: number, count: number, second: number) =>
    Array.from({ length: count }, (_, index): DhcpTransaction => {
      const mac = macOf(from + index);
      const one = told(from + index + 1, "init", "no-offer", [[second + index / 100, "DISCOVER"]], { mac });
      return {
        ...one,
        messages: one.messages.map((message) => ({ ...message, source: { ...message.source, mac: CARD } })),
      };
    });

  test("is one finding, and what is left of it in the next batch is no trouble of clients", () => {
    const findings = found(
      [5_000, flooding(0, 40, 0)],
      [9_000, flooding(40, 10, 5_001)],
      [20_000, flooding(50, 5, 9_500)],
    );
    expect(findings).toMatchObject([{ code: "dhcp.starvation", data: { clients: 55, by: "ethernet", from: CARD } }]);
  });
});

test("no more is held for the next batch than LIMITS has", () => {
  const most = Math.floor(LIMITS.heldDhcpMessages / 3);
  const all = Array.from({ length: most + 10 }, (_, index) => inVain(index + 1, index / 100, macOf(index % 200)));
  const settled = new FindingBook();
  settled.batch(facts(100, all));
  const findings = settled.finish(facts(9_000, []));
  expect(findings).toMatchObject([{ code: "dhcp.no-server", data: { clients: 200, discovers: 3 * all.length } }]);
});

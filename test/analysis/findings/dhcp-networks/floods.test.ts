import { describe, expect, test } from "vitest";
import { starvation } from "../../../../src/analysis/findings/dhcp-networks/starvation.ts";
import { xidShared } from "../../../../src/analysis/findings/dhcp-networks/xid-shared.ts";
import { ipBytes } from "../../../build/addresses.ts";
import { FROM_CLIENT } from "../../../build/dhcp-message.ts";
import { FAR_SERVER, RELAY, RecordedNetwork, TO_SERVER, told } from "./recorded-network.ts";

const CARD = "02:00:00:00:99:99";
const FROM_CARD = { ...FROM_CLIENT, sourceMac: CARD };

describe("starvation", () => {
  test("is asking in the name of many from one network card", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 40; client += 1) network.wait(0.1).client().discover({ route: FROM_CARD }).offer();
    const found = starvation(network.facts());
    expect(told(found)).toEqual(["warning dhcp.starvation likely flooding-tool"]);
    expect(found).toMatchObject([{ data: { clients: 40, by: "ethernet", from: CARD, bound: 0 } }]);
  });

  test("is so, too, where nobody answers", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 40; client += 1) network.client().discover({ route: FROM_CARD });
    expect(starvation(network.facts())).toHaveLength(1);
  });

  test("is no wireless bridge or host of a few machines, nor many that come one by one", () => {
    const few = new RecordedNetwork();
    for (let client = 0; client < 12; client += 1) few.client().discover({ route: FROM_CARD }).offer();
    const bridge = new RecordedNetwork();
    for (let client = 0; client < 30; client += 1) {
      const story = bridge.client().discover({ route: FROM_CARD }).offer();
      story.request({ route: FROM_CARD, options: [[50, ipBytes(story.ip)]] }).ack();
    }
    const slow = new RecordedNetwork();
    for (let client = 0; client < 60; client += 1) slow.wait(10).client().discover({ route: FROM_CARD }).offer();
    for (const network of [few, bridge, slow]) expect(starvation(network.facts())).toEqual([]);
  });

  test("is no classroom at the beginning of a lesson, whether or not a server answers", () => {
    const served = new RecordedNetwork();
    for (let client = 0; client < 200; client += 1) served.client().dora();
    const unserved = new RecordedNetwork();
    const stories = Array.from({ length: 200 }, () => unserved.client().discover());
    for (let round = 0; round < 3; round += 1) {
      unserved.wait(4);
      for (const story of stories) story.discover();
    }
    for (const network of [served, unserved]) expect(starvation(network.facts({}, 120))).toEqual([]);
  });

  test("is many cards that let every offer go", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 60; client += 1) network.client().discover().offer();
    expect(starvation(network.facts())).toMatchObject([{ data: { clients: 60, by: "many", from: null } }]);
    for (let client = 0; client < 30; client += 1) network.client().dora();
    expect(starvation(network.facts())).toEqual([]);
  });

  test("is many clients at one port behind a relay; and none where they have ports of their own", () => {
    const at = (circuit: (client: number) => number) => {
      const network = new RecordedNetwork();
      for (let client = 0; client < 40; client += 1) {
        const options = [[82, Uint8Array.of(1, 1, circuit(client))]] as const;
        const story = network
          .client({ server: FAR_SERVER })
          .discover({ giaddr: RELAY, hops: 1, options, route: TO_SERVER });
        story.offer({ giaddr: RELAY });
      }
      return starvation(network.facts());
    };
    expect(at(() => 7)).toMatchObject([{ data: { by: "circuit", from: "010107", clients: 40 } }]);
    expect(at((client) => client)).toEqual([]);
  });
});

describe("one xid of two clients", () => {
  test("within a minute is noted, and is a warning where one of them fails beside an answer", () => {
    const fine = new RecordedNetwork();
    fine.client({ xid: 0x1234_abcd }).dora();
    fine.client({ xid: 0x1234_abcd }).dora();
    expect(told(xidShared(fine.facts()))).toEqual([
      "note dhcp.xid-shared possible cloned-machines possible broken-software",
    ]);
    const failing = new RecordedNetwork();
    failing.client({ xid: 1 }).dora();
    failing.client({ xid: 1 }).discover();
    expect(told(xidShared(failing.facts()))).toEqual(["warning dhcp.xid-shared likely broken-software"]);
    expect(xidShared(failing.facts())).toMatchObject([{ frames: [1, 5], data: { xid: "0x00000001", count: 2 } }]);
  });

  test("is nothing with hours between, or of one client that goes on using it", () => {
    const network = new RecordedNetwork();
    const story = network.client({ xid: 5 }).dora();
    network.wait(30);
    network.client({ xid: 5, mac: story.mac }).dora();
    network.wait(3600);
    network.client({ xid: 5 }).dora();
    expect(xidShared(network.facts())).toEqual([]);
  });

  test("is nothing where a server answers to a hardware address that asked for nothing", () => {
    const network = new RecordedNetwork();
    network.client({ xid: 5 }).dora();
    network.client({ xid: 5 }).offer();
    expect(xidShared(network.facts())).toEqual([]);
  });

  test("is the flood's, where there is one", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 40; client += 1) network.client({ xid: 7 }).discover({ route: FROM_CARD });
    expect(starvation(network.facts())).toHaveLength(1);
    expect(xidShared(network.facts())).toEqual([]);
  });
});

test("a hundred thousand clients are judged in no time", () => {
  const network = new RecordedNetwork();
  network.client({ xid: 7 }).discover({ route: FROM_CARD }).offer();
  const facts = network.facts();
  const [one] = facts.report.dhcp.transactions;
  if (one === undefined) throw new Error("no transaction");
  const mac = (client: number) =>
    `02:00:00:${(client >> 16).toString(16)}:${((client >> 8) & 255).toString(16)}:${(client & 255).toString(16)}`;
  facts.report.dhcp.transactions = Array.from({ length: 100_000 }, (_, client) => ({
    ...one,
    id: client + 1,
    client: { ...one.client, mac: mac(client) },
  }));
  const start = performance.now();
  expect(starvation(facts)).toMatchObject([{ data: { clients: 100_000 } }]);
  expect(xidShared(facts)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

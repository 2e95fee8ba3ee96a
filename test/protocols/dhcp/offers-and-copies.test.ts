import { describe, expect, it } from "vitest";
import { type DhcpClient, DhcpClients } from "../../../src/protocols/dhcp/clients.ts";
import type { DhcpTransaction } from "../../../src/protocols/dhcp/transaction.ts";
import { ipBytes } from "../../build/addresses.ts";
import { u32 } from "../../build/bytes.ts";
import { leaseOptions } from "../../build/dhcp-message.ts";
import {
  ADDRESS,
  ack,
  answer,
  CLIENT,
  discover,
  OTHER_SERVER,
  offer,
  only,
  RELAY,
  type Row,
  rebind,
  relayedDown,
  relayedUp,
  request,
  SERVER,
  stories,
  summary,
  track,
} from "./exchange.ts";

/** What a relay passes on to the client. */
function fromRelay(row: Row): Row {
  return { ...row, fields: { ...row.fields, giaddr: RELAY }, from: RELAY };
}

describe("offers", () => {
  it("lists every server's, and marks the one that REQUEST names", () => {
    const rows = [
      discover(10),
      offer(10.25),
      offer(10.5, OTHER_SERVER, "10.1.0.130"),
      request(11, OTHER_SERVER, "10.1.0.130"),
    ];
    const transaction = only(track([...rows, ack(11.5, OTHER_SERVER, "10.1.0.130")]));
    expect(transaction.offers).toEqual([
      expect.objectContaining({ frame: 2, server: SERVER, ip: ADDRESS, seconds: 0.25, chosen: false }),
      {
        frame: 3,
        time: { seconds: 10, nanoseconds: 500_000_000 },
        server: OTHER_SERVER,
        ip: "10.1.0.130",
        seconds: 0.5,
        chosen: true,
      },
    ]);
    expect(transaction.chosenServer).toBe(OTHER_SERVER);
  });

  it("counts an offer that is repeated once", () => {
    expect(only(track([discover(0), offer(1), discover(4), offer(5)])).offers).toHaveLength(1);
  });

  it("is not chosen where REQUEST asks that server for another address", () => {
    const transaction = only(track([discover(0), offer(1), request(2, SERVER, "10.1.0.200")]));
    expect(transaction).toMatchObject({ chosenServer: SERVER, offers: [{ chosen: false }] });
  });

  it("is chosen where REQUEST names the server and no address", () => {
    const transaction = only(
      track([discover(0), offer(1), request(2, SERVER, ADDRESS, { options: [[54, ipBytes(SERVER)]] })]),
    );
    expect(transaction).toMatchObject({ offers: [{ chosen: true }] });
  });

  it.each<[string, Partial<Row>, string | null]>([
    ["the sender", {}, SERVER],
    ["siaddr, where a relay sent it", { fields: { giaddr: RELAY, siaddr: OTHER_SERVER }, from: RELAY }, OTHER_SERVER],
    ["nobody", { from: "0.0.0.0" }, null],
  ])("without option 54 is of %s", (_, changes, server) => {
    const row = offer(1, SERVER, ADDRESS, { options: [], ...changes.fields });
    expect(only(track([discover(0), { ...row, from: changes.from ?? row.from }])).offers).toMatchObject([{ server }]);
  });
});

describe("both sides of a relay", () => {
  const rows = [
    discover(0),
    relayedUp(discover(0), 0.001),
    relayedDown(offer(0), 0.003),
    fromRelay(offer(0.004)),
    request(0.01),
    relayedUp(request(0), 0.011),
    relayedDown(ack(0), 0.012),
    fromRelay(ack(0.013)),
  ];

  it("are messages of one transaction with one offer", () => {
    const transaction = only(track(rows));
    expect(summary(transaction)).toBe("init bound 1 2 3 4 5 6 7 8");
    expect(transaction.offers).toMatchObject([{ frame: 3, server: SERVER, ip: ADDRESS, seconds: 0.003, chosen: true }]);
    expect(transaction.relays).toEqual([RELAY]);
  });

  it("stay together where the relay's copy was captured after the ACK", () => {
    expect(stories([request(0), ack(0.01), relayedUp(request(0), 0.02)])).toEqual(["init bound 1 2 3"]);
  });

  it("stay together where the copy alone would look like another kind", () => {
    const renewal = { ...rebind(0), to: SERVER };
    expect(stories([renewal, relayedUp(rebind(0), 0.01), ack(0.02)])).toEqual(["renew bound 1 2 3"]);
  });

  it("are told in the order of time where the capture is not", () => {
    const far = [1, 2, 5, 6].flatMap((index) => rows[index] ?? []);
    const near = [0, 3, 4, 7].flatMap((index) => rows[index] ?? []);
    const transaction = only(track([...near, ...far]));
    expect(summary(transaction)).toBe("init bound 1 5 6 2 3 7 8 4");
    expect(transaction).toMatchObject({ firstFrame: 1, lastFrame: 8, offers: [{ frame: 6, seconds: 0.003 }] });
    const other = only(track([...far, ...near]));
    expect(summary(other)).toBe("init bound 5 1 2 6 7 3 4 8");
    expect(other).toMatchObject({ startTime: { seconds: 0, nanoseconds: 0 }, offers: [{ frame: 2, seconds: 0.003 }] });
  });

  it("keep every relay of a chain", () => {
    const second = {
      ...relayedUp(discover(0), 0.1),
      fields: { giaddr: "10.7.0.1", hops: 2, type: "DISCOVER" },
    } as const;
    expect(only(track([relayedUp(discover(0), 0), second])).relays).toEqual([RELAY, "10.7.0.1"]);
  });
});

describe("the same packet captured twice", () => {
  it.each<[string, Row, Row, string]>([
    ["same identification", { ...discover(0), identification: 5 }, { ...discover(0.0001), identification: 5 }, "1 2=1"],
    [
      "identification unknown",
      { ...discover(0), identification: -1 },
      { ...discover(0.0001), identification: 5 },
      "1 2=1",
    ],
    ["sent again", { ...discover(0), identification: 5 }, { ...discover(0.0001), identification: 6 }, "1 2"],
    ["too late", { ...discover(0), identification: 5 }, { ...discover(0.051), identification: 5 }, "1 2"],
    ["other bytes", { ...discover(0), identification: 5 }, { ...discover(0, { secs: 1 }), identification: 5 }, "1 2"],
    ["other address", { ...discover(0), identification: 5 }, { ...discover(0), identification: 5, to: SERVER }, "1 2"],
  ])("%s", (_, first, second, frames) => {
    expect(stories([first, second])).toEqual([`init no-offer ${frames}`]);
  });

  it.each<[string, number, string]>([
    ["same checksum", 7, "1 2=1"],
    ["other checksum", 8, "1 2"],
  ])("cut before the options: %s", (_, checksum, frames) => {
    const cut = { ...discover(0), identification: 0, captured: 54, checksum: 7 };
    expect(stories([cut, { ...cut, at: 0.0001, checksum }])).toEqual([`unknown incomplete ${frames}`]);
  });

  it("names the first copy for all that follow, and joins after the end", () => {
    const copies = [0, 0.01, 0.02].map((at) => ({ ...ack(at), identification: 3 }));
    expect(stories([request(0), ...copies])).toEqual(["init bound 1 2 3=2 4=2"]);
    const again = [request(0), ack(0.01), request(0.02)].map((row) => ({ ...row, identification: 3 }));
    expect(stories(again)).toEqual(["init bound 1 2 3=1"]);
  });
});

describe("the lease", () => {
  it("is what the ACK says", () => {
    const options = [...leaseOptions(SERVER, 600), [15, "lab.example\0"], [58, u32(300)], [59, u32(525)]] as const;
    expect(only(track([request(0), ack(1, SERVER, ADDRESS, { options })])).lease).toEqual({
      ip: ADDRESS,
      subnetMask: "255.255.255.0",
      routers: [SERVER],
      dns: [SERVER],
      domain: "lab.example",
      domainEncoding: "utf-8",
      seconds: 600,
      t1Seconds: 300,
      t2Seconds: 525,
      server: SERVER,
    });
  });

  it("has nulls for what the ACK does not say", () => {
    const lease = only(track([request(0), ack(1, SERVER, ADDRESS, { options: [] })])).lease;
    expect(lease).toMatchObject({ seconds: null, subnetMask: null, routers: [], domain: null, server: SERVER });
  });

  it("of a renewal may stand in ciaddr alone", () => {
    const bare = answer(1, SERVER, { type: "ACK", ciaddr: ADDRESS });
    expect(only(track([rebind(0), bare])).lease?.ip).toBe(ADDRESS);
    expect(only(track([bare])).lease).toBeNull();
  });
});

describe("clients", () => {
  it("are named by what they call themselves, and keep the addresses leased to them", () => {
    const named = {
      options: [
        [12, "pc"],
        [60, "MSFT 5.0"],
        [61, "\x01abcdef"],
      ],
    } as const;
    const { transactions } = track([
      discover(0, named),
      ack(1, SERVER, ADDRESS, { options: [[12, "server-says"]] }),
      discover(100, { xid: 2 }),
      ack(101, SERVER, "10.1.0.58", { xid: 2 }),
      discover(102, { chaddr: "02:00:00:00:00:0b" }),
    ]);
    expect(transactions[0]).toMatchObject({
      hostname: "pc",
      vendorClass: "MSFT 5.0",
      clientId: "01616263646566",
    });
    expect(clientsOf(transactions)).toMatchObject([
      { mac: CLIENT, hostname: "pc", addresses: [ADDRESS, "10.1.0.58"], transactions: [1, 2] },
      { mac: "02:00:00:00:00:0b", hostname: null, addresses: [] },
    ]);
  });

  it("take their MAC from option 61 where chaddr has none", () => {
    const nameless = { hlen: 0, htype: 32, chaddr: new Uint8Array(16), options: [[61, "\x01abcdef"]] } as const;
    expect(clientsOf(track([discover(0, nameless)]).transactions)).toMatchObject([{ mac: "61:62:63:64:65:66" }]);
  });
});

function clientsOf(transactions: readonly DhcpTransaction[]): DhcpClient[] {
  const clients = new DhcpClients();
  for (const transaction of transactions) clients.add(transaction);
  return clients.list();
}

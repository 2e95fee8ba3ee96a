import { describe, expect, it } from "vitest";
import type { DhcpTransaction } from "../../../src/protocols/dhcp/transaction.ts";
import { DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { ipBytes } from "../../build/addresses.ts";
import {
  ADDRESS,
  ack,
  answer,
  ask,
  askAs,
  CLIENT,
  datagram,
  discover,
  nak,
  OTHER_SERVER,
  offer,
  only,
  type Row,
  rebind,
  reboot,
  relayedUp,
  release,
  renew,
  request,
  SERVER,
  stories,
  track,
} from "./exchange.ts";

const OTHER_CLIENT = "02:00:00:00:00:0b";

describe("one exchange", () => {
  const cases: Record<string, [rows: Row[], story: string]> = {
    "DISCOVER, OFFER, REQUEST, ACK": [[discover(0), offer(1), request(1.1), ack(1.2)], "init bound 1 2 3 4"],
    "rapid commit": [[discover(0, { options: [[80, ""]] }), ack(0.1)], "init bound 1 2"],
    "DISCOVER not captured": [[request(0), ack(0.1)], "init bound 1 2"],
    "DISCOVER not captured, OFFER was": [[offer(0), request(0.1), ack(0.2)], "init bound 1 2 3"],
    "INIT-REBOOT": [[reboot(0), ack(0.1)], "reboot bound 1 2"],
    "INIT-REBOOT refused": [[reboot(0), nak(0.1)], "reboot refused 1 2"],
    "INIT-REBOOT unanswered": [[reboot(0), reboot(4)], "reboot no-answer 1 2"],
    RENEWING: [[renew(0), ack(0.1)], "renew bound 1 2"],
    "RENEWING unanswered": [[renew(0)], "renew no-answer 1"],
    REBINDING: [[rebind(0), ack(0.1)], "rebind bound 1 2"],
    "REBINDING seen behind the relay": [[relayedUp(rebind(0), 0), ack(0.1)], "rebind bound 1 2"],
    INFORM: [
      [askAs(0, ADDRESS, SERVER, { type: "INFORM" }), answer(0.1, SERVER, { type: "ACK", ciaddr: ADDRESS })],
      "inform informed 1 2",
    ],
    "INFORM unanswered": [[askAs(0, ADDRESS, SERVER, { type: "INFORM" })], "inform no-answer 1"],
    RELEASE: [[release(0)], "release released 1"],
    "RELEASE sent twice": [[release(0), release(3)], "release released 1 2"],
    DECLINE: [[ask(0, { type: "DECLINE", options: [[50, ipBytes(ADDRESS)]] })], "decline declined 1"],
    "no OFFER": [[discover(0), discover(1), discover(3), discover(7)], "init no-offer 1 2 3 4"],
    "OFFER not taken up": [[discover(0), offer(1)], "init offered 1 2"],
    "server silent after REQUEST": [[discover(0), offer(1), request(1.1), request(5)], "init no-answer 1 2 3 4"],
    "NAK of the server that was asked": [[discover(0), offer(1), request(1.1), nak(1.2)], "init refused 1 2 3 4"],
    "NAK of another server, then ACK": [
      [discover(0), offer(1), request(1.1), nak(1.2, OTHER_SERVER), ack(1.3)],
      "init bound 1 2 3 4 5",
    ],
    "NAK of another server alone": [
      [discover(0), offer(1), request(1.1), nak(1.2, OTHER_SERVER)],
      "init refused 1 2 3 4",
    ],
    "ACK, then NAK of another server": [[reboot(0), ack(0.1), nak(0.2, OTHER_SERVER)], "reboot bound 1 2 3"],
    "OFFER alone": [[offer(0)], "unknown incomplete 1"],
    "ACK alone": [[ack(0)], "unknown incomplete 1"],
    "NAK alone": [[nak(0)], "unknown incomplete 1"],
    "late OFFER": [
      [discover(0), offer(1), request(1.1), ack(1.2), offer(9, OTHER_SERVER, "10.1.0.99")],
      "init bound 1 2 3 4 5",
    ],
    BOOTP: [
      [ask(0, { cookie: null }), answer(0.1, SERVER, { cookie: null, options: [], yiaddr: ADDRESS })],
      "bootp bound 1 2",
    ],
    "BOOTP unanswered": [[ask(0, { cookie: null })], "bootp no-answer 1"],
    "BOOTP with a boot file only": [
      [askAs(0, ADDRESS, SERVER, { cookie: null }), answer(0.1, SERVER, { cookie: null, options: [], file: "kernel" })],
      "bootp informed 1 2",
    ],
    "FORCERENEW alone": [[answer(0, SERVER, { type: "FORCERENEW" })], "unknown incomplete 1"],
    "FORCERENEW and the renewal under its xid": [
      [answer(0, SERVER, { type: "FORCERENEW" }), renew(0.1), ack(0.2)],
      "renew bound 1 2 3",
    ],
    "REQUEST that fits no row of table 4": [[ask(0, { type: "REQUEST" })], "unknown no-answer 1"],
    "boot server of PXE": [
      [
        { ...askAs(0, ADDRESS, SERVER, { type: "REQUEST" }), toPort: 4011 },
        answer(0.1, SERVER, { type: "ACK", ciaddr: ADDRESS }),
      ],
      "unknown informed 1 2",
    ],
    "boot server of PXE that repeats the client's address": [
      [
        { ...askAs(0, ADDRESS, SERVER, { type: "REQUEST" }), toPort: 4011 },
        { ...answer(0.1, SERVER, { type: "ACK", yiaddr: ADDRESS }), fromPort: 4011 },
      ],
      "unknown informed 1 2",
    ],
    "ciaddr, 50 and 54 after an OFFER": [
      [
        discover(0),
        offer(1),
        askAs(2, ADDRESS, "255.255.255.255", {
          type: "REQUEST",
          options: [
            [50, ipBytes(ADDRESS)],
            [54, ipBytes(SERVER)],
          ],
        }),
        ack(3),
      ],
      "init bound 1 2 3 4",
    ],
    "REQUEST for the offered address that names no server": [
      [discover(0), offer(1), reboot(1.1), ack(1.2)],
      "init bound 1 2 3 4",
    ],
  };
  it.each(Object.entries(cases))("%s", (_, [rows, story]) => {
    expect(stories(rows)).toEqual([story]);
  });
});

describe("where a transaction ends and the next begins", () => {
  const dora = [discover(0), offer(0.1), request(0.2), ack(0.3)];
  const bound = "init bound 1 2 3 4";
  const cases: Record<string, [rows: Row[], stories: string[]]> = {
    "renewal under the same xid": [
      [...dora, renew(30), ack(30.1)],
      [bound, "renew bound 5 6"],
    ],
    "DECLINE under the same xid": [
      [...dora, ask(2, { type: "DECLINE", options: [[50, ipBytes(ADDRESS)]] }), discover(12)],
      [bound, "decline declined 5", "init no-offer 6"],
    ],
    "REQUEST after a NAK": [
      [reboot(0), nak(0.1), request(1), ack(1.1)],
      ["reboot refused 1 2", "init bound 3 4"],
    ],
    "DISCOVER under the same xid": [
      [...dora, discover(8), offer(8.1)],
      [bound, "init offered 5 6"],
    ],
    "REQUEST sent again after its ACK": [
      [...dora, request(4), ack(4.1)],
      [bound, "init bound 5 6"],
    ],
    "a minute of silence": [
      [discover(0), discover(59), discover(119.5)],
      ["init no-offer 1 2", "init no-offer 3"],
    ],
    "RENEWING that goes over into REBINDING": [
      [renew(0), renew(20), rebind(40), ack(40.1)],
      ["renew no-answer 1 2", "rebind bound 3 4"],
    ],
    "INIT-REBOOT given up for DISCOVER": [
      [reboot(0), discover(10)],
      ["reboot no-answer 1", "init no-offer 2"],
    ],
    "another xid": [
      [discover(0, { xid: 1 }), discover(4, { xid: 2 }), offer(4.1, SERVER, ADDRESS, { xid: 2 })],
      ["init no-offer 1", "init offered 2 3"],
    ],
    "one xid, two clients": [
      [
        discover(0),
        discover(0.1, { chaddr: OTHER_CLIENT }),
        offer(1),
        offer(1.1, SERVER, "10.1.0.58", { chaddr: OTHER_CLIENT }),
      ],
      ["init offered 1 3", "init offered 2 4"],
    ],
    "clients without a hardware address, told apart by option 61": [
      [
        discover(0, { hlen: 0, htype: 32, chaddr: new Uint8Array(16), options: [[61, "one"]] }),
        discover(0.1, { hlen: 0, htype: 32, chaddr: new Uint8Array(16), options: [[61, "two"]] }),
        offer(1, SERVER, ADDRESS, { hlen: 0, htype: 32, chaddr: new Uint8Array(16) }),
      ],
      ["init no-offer 1", "init offered 2 3"],
    ],
    "FORCERENEW after the lease": [
      [...dora, answer(5, SERVER, { type: "FORCERENEW" }), renew(5.1), ack(5.2)],
      [bound, "renew bound 5 6 7"],
    ],
    "a clock that goes back": [
      [discover(1000), discover(10)],
      ["init no-offer 1", "init no-offer 2"],
    ],
  };
  it.each(Object.entries(cases))("%s", (_, [rows, expected]) => {
    expect(stories(rows)).toEqual(expected);
  });
});

describe("lease queries", () => {
  const query = (at: number, chaddr: string): Row => ({
    ...relayedUp(ask(at, { type: "LEASEQUERY", xid: 1, chaddr }), at),
  });
  const reply = (at: number, type: number, chaddr: string): Row =>
    answer(at, SERVER, { type, xid: 1, chaddr, giaddr: "10.1.0.1", ciaddr: ADDRESS });

  it.each([11, 12, 13])("type %i answers", (type) => {
    expect(stories([query(0, CLIENT), reply(0.1, type, CLIENT)])).toEqual(["leasequery informed 1 2"]);
  });

  it("joins the answer that fills in the hardware address asked for", () => {
    const tracker = track([query(0, "00:00:00:00:00:00"), reply(0.1, 13, CLIENT)]);
    expect(only(tracker)).toMatchObject({ kind: "leasequery", outcome: "informed", mac: CLIENT, lease: null });
  });

  it("may stay without an answer", () => {
    expect(stories([query(0, CLIENT)])).toEqual(["leasequery no-answer 1"]);
  });
});

describe("telling of an end", () => {
  it("tells each transaction once, as soon as its outcome is final", () => {
    const told: string[] = [];
    const note = (transaction: DhcpTransaction) => told.push(`${transaction.id} ${transaction.outcome}`);
    const other = { xid: 9, chaddr: OTHER_CLIENT };
    track([discover(0, other), discover(1), offer(2), request(3), ack(4), ack(4.5), release(5), discover(90)], note);
    expect(told).toEqual(["2 bound", "3 released", "1 no-offer", "4 no-offer"]);
  });

  it("ends silent transactions by the clock alone", () => {
    const told: number[] = [];
    const tracker = new DhcpTracker((transaction) => told.push(transaction.id));
    tracker.message({ ...datagram(discover(0), 1), seconds: 100, nanoseconds: 500 });
    tracker.advance({ seconds: 160, nanoseconds: 500 });
    expect(told).toEqual([]);
    tracker.advance({ seconds: 160, nanoseconds: 501 });
    expect(told).toEqual([1]);
  });
});

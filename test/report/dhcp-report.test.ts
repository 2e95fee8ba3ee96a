import { describe, expect, it } from "vitest";
import { DhcpTracker } from "../../src/protocols/dhcp/transactions.ts";
import { hex } from "../build/bytes.ts";
import { dhcpPart } from "../protocols/dhcp/dhcp-part.ts";
import {
  ADDRESS,
  ack,
  CLIENT,
  datagram,
  discover,
  offer,
  type Row,
  request,
  SERVER,
} from "../protocols/dhcp/exchange.ts";

/** Frame reference of a record of the second capture. */
const SECOND = 2 ** 32;

function reportOf(rows: readonly Row[], firstFrame = 1) {
  const tracker = new DhcpTracker();
  rows.forEach((row, index) => {
    tracker.message(datagram(row, firstFrame + index));
  });
  tracker.finish();
  return dhcpPart(tracker);
}

const dora = [
  discover(0.5, {
    options: [
      [12, "pc"],
      [60, "PXEClient"],
    ],
    broadcastFlag: true,
  }),
  offer(1, SERVER, ADDRESS, {
    options: [
      [54, hex("0a010005")],
      [43, hex("060108ff")],
    ],
  }),
  request(1.25),
  ack(1.5),
];

describe("the report's dhcp part", () => {
  it("tells a transaction as the contract words it", () => {
    const { transactions } = reportOf(dora, SECOND + 7);
    expect(transactions).toHaveLength(1);
    expect(transactions.at(0)).toMatchObject({
      id: 1,
      capture: 1,
      xid: "0x12345678",
      client: { mac: CLIENT, hostname: "pc", clientId: null, vendorClass: "PXEClient" },
      kind: "init",
      outcome: "bound",
      firstFrame: 7,
      lastFrame: 10,
      startTime: "1970-01-01T00:00:00.500000000Z",
      seconds: 1,
      relays: [],
      offers: [{ frame: 8, server: SERVER, ip: ADDRESS, seconds: 0.5, chosen: true }],
      chosenServer: SERVER,
    });
    expect(transactions.at(0)?.lease).toEqual({
      ip: ADDRESS,
      subnetMask: null,
      routers: [],
      dns: [],
      domain: null,
      seconds: 3600,
      t1Seconds: null,
      t2Seconds: null,
      server: SERVER,
    });
  });

  it("tells a message with all its fields", () => {
    expect(reportOf(dora).transactions.at(0)?.messages[0]).toEqual({
      capture: 0,
      frame: 1,
      time: "1970-01-01T00:00:00.500000000Z",
      type: "DISCOVER",
      source: { ip: "0.0.0.0", port: 68, mac: null },
      destination: { ip: "255.255.255.255", port: 67, mac: null },
      delivery: "broadcast",
      duplicateOf: null,
      op: 1,
      hops: 0,
      secs: 0,
      broadcastFlag: true,
      ciaddr: "0.0.0.0",
      yiaddr: "0.0.0.0",
      siaddr: "0.0.0.0",
      giaddr: "0.0.0.0",
      chaddr: CLIENT,
      sname: "",
      file: "",
      options: [
        { code: 53, name: "DHCP Message Type", value: "DISCOVER", hex: "01" },
        { code: 12, name: "Host Name", value: "pc", hex: "7063" },
        { code: 60, name: "Vendor class identifier", value: "PXEClient", hex: "505845436c69656e74" },
      ],
      problems: [],
    });
  });

  it("pads xid to its full width", () => {
    expect(reportOf([discover(0, { xid: 0xab })]).transactions.at(0)?.xid).toBe("0x000000ab");
  });

  it("reads a server's option 43 by its client's vendor class", () => {
    const options = reportOf(dora).transactions.at(0)?.messages[1]?.options;
    expect(options?.find(({ code }) => code === 43)?.value).toMatchObject([
      { name: "PXE discovery control", value: 8 },
    ]);
  });

  it("names the frame of a first copy", () => {
    const copies = [discover(0), discover(0.001)].map((row) => ({ ...row, identification: 9 }));
    expect(reportOf(copies, SECOND + 3).transactions.at(0)?.messages[1]).toMatchObject({ frame: 4, duplicateOf: 3 });
  });

  it("says where text was not UTF-8, and lists malformed options as a problem", () => {
    const name = hex("b0adb4c9");
    const options = [
      [12, name],
      [60, name],
      [15, name],
      [1, hex("ff")],
    ] as const;
    const report = reportOf([discover(0, { options, sname: name, file: name }), ack(1, SERVER, ADDRESS, { options })]);
    const [transaction] = report.transactions;
    expect(transaction?.client).toMatchObject({
      hostname: "강능",
      hostnameEncoding: "cp949",
      vendorClassEncoding: "cp949",
    });
    expect(transaction?.lease).toMatchObject({ domain: "강능", domainEncoding: "cp949" });
    expect(transaction?.lease).not.toHaveProperty("domainEncoding", "utf-8");
    expect(transaction?.messages[0]).toMatchObject({ snameEncoding: "cp949", fileEncoding: "cp949" });
    expect(transaction?.messages[0]?.options[1]).toMatchObject({ value: "강능", valueEncoding: "cp949" });
    expect(transaction?.messages[0]?.problems).toEqual(["option-malformed"]);
    expect(report.clients).toMatchObject([{ hostname: "강능", hostnameEncoding: "cp949" }]);
  });

  it("lists clients and link-local claims by the ids of their transactions", () => {
    const tracker = new DhcpTracker();
    const other = "02:00:00:00:00:0b";
    [discover(0), discover(1, { chaddr: other }), discover(2, { xid: 3 }), ack(3, SERVER, ADDRESS, { xid: 3 })].forEach(
      (row, index) => {
        tracker.message(datagram(row, index + 1));
      },
    );
    const arp = { seconds: 9, nanoseconds: 0, operation: 1, senderIp: "0.0.0.0", targetIp: "169.254.7.9" };
    tracker.arp({ ...arp, frame: SECOND + 5, senderMac: other });
    tracker.arp({ ...arp, frame: SECOND + 6, senderMac: CLIENT });
    tracker.finish();
    const report = dhcpPart(tracker);
    expect(report.clients).toEqual([
      { mac: CLIENT, hostname: null, transactions: [1, 3], addresses: [ADDRESS] },
      { mac: other, hostname: null, transactions: [2], addresses: [] },
    ]);
    const claim = { ip: "169.254.7.9", capture: 1, time: "1970-01-01T00:00:09.000000000Z", kind: "probe" };
    expect(report.linkLocal).toEqual([
      { ...claim, mac: other, frame: 5, afterTransaction: 2 },
      { ...claim, mac: CLIENT, frame: 6, afterTransaction: null },
    ]);
  });
});

import type { DhcpMessage, DhcpTransaction, LinkLocalClaim } from "../../src/report/report.ts";
import { at } from "./sample-ftp.ts";

const CLIENT_MAC = "02:00:00:00:00:0a";

export function message(frame: number, type: string, changes: Partial<DhcpMessage> = {}): DhcpMessage {
  const fromClient = ["DISCOVER", "REQUEST", "RELEASE", "DECLINE", "INFORM"].includes(type);
  return {
    capture: 0,
    frame,
    time: at(frame / 100),
    type,
    source: fromClient
      ? { ip: "0.0.0.0", port: 68, mac: CLIENT_MAC }
      : { ip: "10.0.0.5", port: 67, mac: "02:00:00:00:00:05" },
    destination: { ip: "255.255.255.255", port: fromClient ? 67 : 68, mac: "ff:ff:ff:ff:ff:ff" },
    delivery: "broadcast",
    duplicateOf: null,
    op: fromClient ? 1 : 2,
    hops: 0,
    secs: 0,
    broadcastFlag: true,
    ciaddr: "0.0.0.0",
    yiaddr: fromClient ? "0.0.0.0" : "10.1.0.57",
    siaddr: "0.0.0.0",
    giaddr: "0.0.0.0",
    chaddr: CLIENT_MAC,
    sname: "",
    file: "",
    options: [
      { code: 53, name: "DHCP Message Type", value: type, hex: "01" },
      { code: 12, name: "Host Name", value: "lab-pc", hex: "6c61622d7063" },
      { code: 3, name: "Router", value: ["10.1.0.1", "10.1.0.2"], hex: "0a0100010a010002" },
      { code: 61, name: "Client Identifier", value: { type: 1, mac: CLIENT_MAC }, hex: "0102000000000a" },
      { code: 224, name: "Private Use 224", value: null, hex: "deadbeef" },
    ],
    problems: [],
    ...changes,
  };
}

/** A complete DORA. */
export function bound(id: number): DhcpTransaction {
  return {
    id,
    capture: 0,
    xid: "0x3903f326",
    client: { mac: CLIENT_MAC, hostname: "lab-pc", clientId: "0102000000000a", vendorClass: "MSFT 5.0" },
    kind: "init",
    outcome: "bound",
    firstFrame: 1,
    lastFrame: 4,
    lastCapture: 0,
    startTime: at(0.01),
    seconds: 1.016,
    relays: ["10.1.0.1"],
    messages: [message(1, "DISCOVER"), message(2, "OFFER"), message(3, "REQUEST"), message(4, "ACK")],
    offers: [
      { frame: 2, server: "10.0.0.5", ip: "10.1.0.57", seconds: 0.004, chosen: true },
      { frame: 5, server: "10.0.0.6", ip: "10.1.0.130", seconds: 0.006, chosen: false },
    ],
    chosenServer: "10.0.0.5",
    lease: {
      ip: "10.1.0.57",
      subnetMask: "255.255.255.0",
      routers: ["10.1.0.1"],
      dns: ["10.0.0.2", "10.0.0.3"],
      domain: "lab.example",
      seconds: 3_600,
      t1Seconds: 1_800,
      t2Seconds: 3_150,
      server: "10.0.0.5",
    },
  };
}

export function renewal(id: number): DhcpTransaction {
  const messages = [
    message(7, "REQUEST", { ciaddr: "10.1.0.57", delivery: "unicast", broadcastFlag: false }),
    message(8, "ACK", { delivery: "unicast", broadcastFlag: false }),
  ];
  return { ...bound(id), kind: "renew", firstFrame: 7, lastFrame: 8, seconds: 0.002, relays: [], messages, offers: [] };
}

export function failedTransaction(id: number, outcome: "refused" | "no-answer"): DhcpTransaction {
  const mac = "02:00:00:00:00:0b";
  const client = { mac, hostname: null, clientId: null, vendorClass: null };
  const messages =
    outcome === "refused"
      ? [
          message(20, "REQUEST", { chaddr: mac }),
          message(21, "NAK", { chaddr: mac, yiaddr: "0.0.0.0", problems: ["no-end"] }),
        ]
      : [message(30, "DISCOVER", { chaddr: mac }), message(31, "DISCOVER", { chaddr: mac, secs: 4 })];
  return {
    ...bound(id),
    client,
    kind: outcome === "refused" ? "reboot" : "init",
    outcome,
    relays: [],
    messages,
    offers: [],
    chosenServer: null,
    lease: null,
  };
}

export function announcementOf(mac: string, afterTransaction: number | null): LinkLocalClaim {
  return { mac, ip: "169.254.7.9", capture: 0, frame: 40, time: at(60), kind: "announcement", afterTransaction };
}

import type { AddressUse } from "../../../../src/analysis/address-uses.ts";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import type { DhcpLease, DhcpMessage, DhcpOption, DhcpTransaction, Finding } from "../../../../src/report/report.ts";
import { message } from "../../../render/sample-dhcp.ts";
import { at } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf } from "../facts-of.ts";

export const CLIENT = "02:00:00:00:00:0a";
export const OTHER = "02:00:00:00:00:0b";
export const SERVER = "10.1.0.1";
export const ADDRESS = "10.1.0.57";

type Said = [second: number, type: string, changes?: Partial<DhcpMessage>];
let frames = 0;

/** One exchange: what was said when. Clients use no broadcast flag, and servers answer by unicast, unless said otherwise. */
export function told(
  id: number,
  kind: DhcpTransaction["kind"],
  outcome: DhcpTransaction["outcome"],
  said: readonly Said[],
  changes: Partial<DhcpTransaction> & { mac?: string } = {},
): DhcpTransaction {
  const { mac = CLIENT, ...rest } = changes;
  const messages = said.map(([second, type, more]) => sent(second, type, mac, more));
  const [first, last] = [messages[0], messages.at(-1)];
  const offers = messages.filter(({ type }) => type === "OFFER");
  const start = said[0]?.[0] ?? 0;
  return {
    id,
    capture: 0,
    xid: `0x${id.toString(16).padStart(8, "0")}`,
    client: { mac, hostname: null, clientId: null, vendorClass: null },
    kind,
    outcome,
    firstFrame: first?.frame ?? 0,
    lastFrame: last?.frame ?? 0,
    lastCapture: 0,
    startTime: at(start),
    seconds: (said.at(-1)?.[0] ?? 0) - start,
    relays: [],
    messages,
    offers: offers.map(({ frame, yiaddr, source }) => ({
      frame,
      server: source.ip,
      ip: yiaddr,
      seconds: 0,
      chosen: false,
    })),
    chosenServer: null,
    lease: null,
    ...rest,
  };
}

function sent(second: number, type: string, mac: string, changes: Partial<DhcpMessage> = {}): DhcpMessage {
  frames += 1;
  const isServers = ["OFFER", "ACK", "NAK"].includes(type);
  const source = isServers ? { ip: SERVER, port: 67, mac: "02:00:00:00:00:01" } : { ip: "0.0.0.0", port: 68, mac };
  const destination = isServers && type !== "NAK" ? { ip: ADDRESS, port: 68, mac } : BROADCAST[isServers ? 1 : 0];
  return message(frames, type, {
    time: at(second),
    source,
    destination,
    delivery: isServers && type !== "NAK" ? "unicast" : "broadcast",
    yiaddr: isServers && type !== "NAK" ? ADDRESS : "0.0.0.0",
    broadcastFlag: false,
    chaddr: mac,
    options: isServers ? [address(54, SERVER), address(1, "255.255.255.0")] : [],
    ...changes,
  });
}

const BROADCAST = [67, 68].map((port) => ({ ip: "255.255.255.255", port, mac: "ff:ff:ff:ff:ff:ff" })) as [
  DhcpMessage["destination"],
  DhcpMessage["destination"],
];

export function address(code: number, value: string): DhcpOption {
  return { code, name: String(code), value, hex: "" };
}

/** A REQUEST for an address (option 50), of a server (54) where there is one. */
export function requesting(ip: string, server: string | null = null): Partial<DhcpMessage> {
  return { options: [address(50, ip), ...(server === null ? [] : [address(54, server)])] };
}

/** A REQUEST that extends a lease: by unicast to its server, or by broadcast to all. */
export function extending(delivery: "unicast" | "broadcast", ip = ADDRESS): Partial<DhcpMessage> {
  const destination = delivery === "unicast" ? { ip: SERVER, port: 67, mac: null } : BROADCAST[0];
  return { ciaddr: ip, delivery, destination, source: { ip, port: 68, mac: CLIENT } };
}

export function lease(changes: Partial<DhcpLease> = {}): DhcpLease {
  const terms = { seconds: 3600, t1Seconds: null, t2Seconds: null };
  return {
    ip: ADDRESS,
    subnetMask: "255.255.255.0",
    routers: [],
    dns: [],
    domain: null,
    server: SERVER,
    ...terms,
    ...changes,
  };
}

/** A client that gets an address at once. */
export function dora(id: number, second: number, changes: Partial<DhcpTransaction> & { mac?: string } = {}) {
  const said: Said[] = [
    [second, "DISCOVER"],
    [second + 0.001, "OFFER"],
    [second + 0.002, "REQUEST", requesting(ADDRESS, SERVER)],
    [second + 0.003, "ACK"],
  ];
  return told(id, "init", "bound", said, { lease: lease(), chosenServer: SERVER, ...changes });
}

/** Facts of these exchanges, in a capture that ends at this second. */
export function facts(end: number, transactions: DhcpTransaction[], changes: Partial<Facts> = {}): Facts {
  const report = emptyReport();
  const captures = report.captures.map((one) => ({ ...one, lastTime: at(end) }));
  return factsOf({ ...report, captures, dhcp: { ...report.dhcp, transactions } }, changes);
}

export function use(ip: string, mac: string, from: number, to: number, how: AddressUse["how"] = "arp"): AddressUse {
  return { ip, mac, how, at: 7, time: at(from), lastAt: 9, lastTime: at(to), packets: 2 };
}

/** "error dhcp.no-server", for comparing at one look. */
export function named(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

export function causes(finding: Finding | undefined): string[] {
  return finding?.causes.map(({ code, confidence }) => `${confidence} ${code}`) ?? [];
}

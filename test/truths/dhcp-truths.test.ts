import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { DhcpMessage, DhcpTransaction } from "../../src/report/report.ts";

/**
 * Every DHCP message of the reports set against the truths beside public captures, options by their bytes. Truths of
 * messages that the dissector could not read whole are left out, as TRUTH.md says.
 */
const folder = join(import.meta.dirname, "../../../shared/captures");
const present = existsSync(folder);
if (!present)
  console.warn("dhcp-truths: no ../shared/captures beside this checkout, so public captures are not compared");

/** Header fields and options of one message in a NAME.truth.json. Addresses are dotted, lists null or empty where absent. */
interface TruthMessage {
  frame: number;
  type: string | null;
  op: number;
  xid: string;
  chaddr: string;
  ciaddr: string;
  yiaddr: string;
  siaddr: string;
  giaddr: string;
  hops: number;
  secs: number;
  broadcastFlag: boolean;
  src: string;
  dst: string;
  sport: number;
  dport: number;
  sname: string | null;
  file: string | null;
  optionCodes: number[];
  overload: number | null;
  clientId: string | null;
  option82: string | null;
  hostname: string | null;
  vendorClass: string | null;
  domain: string | null;
  message: string | null;
  requestedIp: string | null;
  serverId: string | null;
  subnetMask: string | null;
  routers: string[];
  dns: string[];
  leaseTime: number | null;
  renewalTime: number | null;
  rebindingTime: number | null;
  parameterRequestList: number[];
  malformed: boolean;
  truncatedCapture: boolean;
  insideIcmpError: boolean;
}

const truths = (present ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(".truth.json"))
  .map(
    (name) =>
      JSON.parse(readFileSync(join(folder, name), "utf8")) as { file: string; dhcp: { messages: TruthMessage[] } },
  )
  .map(({ file, dhcp }) => ({ file, messages: dhcp.messages.filter(isWhole) }))
  .filter(({ messages }) => messages.length > 0);

describe.skipIf(!present)("DHCP in public captures", () => {
  test.each(truths)("$file", async ({ file, messages }) => {
    const report = await analyzeCaptures([join(folder, file)], { showPasswords: false });
    const seen = new Map(report.dhcp.transactions.flatMap(messagesByFrame));
    for (const truth of messages) {
      const found = seen.get(truth.frame);
      const facts = found === undefined ? null : factsOfReport(found.xid, found.message, truth);
      expect(facts, `frame ${truth.frame} of ${file}`).toEqual(factsOfTruth(truth));
    }
  });
});

function isWhole(message: TruthMessage): boolean {
  return !message.malformed && !message.truncatedCapture && !message.insideIcmpError;
}

function messagesByFrame({ xid, messages }: DhcpTransaction): [number, { xid: string; message: DhcpMessage }][] {
  return messages.map((message) => [message.frame, { xid, message }]);
}

function factsOfReport(xid: string, message: DhcpMessage, truth: TruthMessage): object {
  const { type, chaddr, ciaddr, yiaddr, siaddr, giaddr, hops, secs, broadcastFlag, sname, file, source, destination } =
    message;
  // The truths tell nothing of what an overload put into file and sname.
  const told = message.options.filter(({ code }) => truth.overload === null || truth.optionCodes.includes(code));
  const compared = told.filter(({ code }) => code in COMPARED);
  return {
    ...{ type, xid, chaddr, ciaddr, yiaddr, siaddr, giaddr, hops, secs, broadcastFlag, sname, file },
    route: [source.ip, source.port, destination.ip, destination.port],
    options: Object.fromEntries(compared.map(({ code, hex }) => [code, withoutNuls(code, hex)])),
    codes: told.map(({ code }) => code),
  };
}

function factsOfTruth(message: TruthMessage): object {
  const { type, xid, chaddr, ciaddr, yiaddr, siaddr, giaddr, hops, secs, broadcastFlag, src, sport, dst, dport } =
    message;
  const values = Object.entries(COMPARED).map(([code, read]) => [code, read(message)] as const);
  return {
    type: type ?? (message.op === 1 ? "BOOTREQUEST" : "BOOTREPLY"),
    ...{ xid, chaddr, ciaddr, yiaddr, siaddr, giaddr, hops, secs, broadcastFlag },
    sname: message.sname ?? "",
    file: message.file ?? "",
    route: [src, sport, dst, dport],
    options: Object.fromEntries(values.filter(([, hex]) => hex !== null)),
    codes: [...new Set(message.optionCodes)],
  };
}

/** The options whose values a truth tells, as the hex that the report gives. */
const COMPARED: Readonly<Record<number, (message: TruthMessage) => string | null>> = {
  1: ({ subnetMask }) => ofAddresses(subnetMask),
  3: ({ routers }) => ofAddresses(...routers),
  6: ({ dns }) => ofAddresses(...dns),
  12: ({ hostname }) => ofText(hostname),
  15: ({ domain }) => ofText(domain),
  50: ({ requestedIp }) => ofAddresses(requestedIp),
  51: ({ leaseTime }) => ofSeconds(leaseTime),
  54: ({ serverId }) => ofAddresses(serverId),
  55: ({ parameterRequestList }) =>
    parameterRequestList.length === 0 ? null : Buffer.from(parameterRequestList).toString("hex"),
  56: ({ message }) => ofText(message),
  58: ({ renewalTime }) => ofSeconds(renewalTime),
  59: ({ rebindingTime }) => ofSeconds(rebindingTime),
  60: ({ vendorClass }) => ofText(vendorClass),
  61: ({ clientId }) => clientId,
  82: ({ option82 }) => option82,
};

const TEXTS: ReadonlySet<number> = new Set([12, 15, 56, 60]);

/** The truths give texts without the NULs at their ends. */
function withoutNuls(code: number, hex: string): string {
  return TEXTS.has(code) ? hex.replace(/(00)+$/, "") : hex;
}

function ofText(text: string | null): string | null {
  return text === null ? null : Buffer.from(text.replace(/\0+$/, ""), "utf8").toString("hex");
}

function ofAddresses(...addresses: (string | null)[]): string | null {
  const octets = addresses.flatMap((address) => address?.split(".").map(Number) ?? []);
  return octets.length === 0 ? null : Buffer.from(octets).toString("hex");
}

function ofSeconds(seconds: number | null): string | null {
  return seconds === null ? null : seconds.toString(16).padStart(8, "0");
}

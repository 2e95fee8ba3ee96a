import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { seededRandom } from "../build/bytes.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { packetsOf, putTogether } from "./pcap-records.ts";
import { PLAIN_FIXTURES, type PlainFixture } from "./plain-fixtures.ts";

/**
 * What a capture lacks is the capture's fault, not the network's: however packets are left out of it, no error and no warning
 * may be found that is not in the whole, but for those about the capture itself.
 */
const ETHERNET = 1;

/** Codes that tell one trouble, by how much of it is seen. */
const FAMILIES: readonly (readonly string[])[] = [
  ["ftp.active-blocked", "ftp.active-refused", "ftp.active-not-opened"],
  ["ftp.passive-blocked", "ftp.passive-refused", "ftp.passive-not-opened"],
  ["ftp.login-refused", "ftp.login-guessing"],
  ["ftp.fxp", "ftp.bounce"],
  ["dhcp.no-server", "dhcp.pool-exhausted", "dhcp.relay-silent", "dhcp.offer-not-taken"],
  ["dhcp.nak", "dhcp.wrong-network"],
  ["dhcp.request-unanswered", "dhcp.rebinding"],
  ["ftp.alg-corrected", "ftp.private-address-announced"],
];
const CONTROL_PORT = 21;

const scratch = scratchFolder();

describe.each(PLAIN_FIXTURES)("$name", (fixture) => {
  test.each(cutsOf(fixture))("%s", async (_name, kept) => {
    const { header, records } = fixture.parts;
    const path = scratch.file("cut", putTogether({ header, records: records.filter((_record, index) => kept(index)) }));
    const whole = await analyzeCaptures([fixture.path], { showPasswords: false });
    const known = new Set(whole.findings.flatMap(({ code }) => familyOf(code)));
    const { findings } = await analyzeCaptures([path], { showPasswords: false });
    const added = findings.filter(({ code, severity }) => severity !== "note" && !known.has(code));
    const told = added.filter(({ code }) => !code.startsWith("capture."));
    expect(told.map(({ code, severity, frames }) => `${severity} ${code} ${frames.join(" ")}`)).toEqual([]);
  });
});

function familyOf(code: string): readonly string[] {
  return FAMILIES.find((family) => family.includes(code)) ?? [code];
}

type Kept = (index: number) => boolean;

function cutsOf({ parts }: PlainFixture): [name: string, kept: Kept][] {
  const count = parts.records.length;
  const random = seededRandom(count);
  const places = [0.25, 0.5, 0.75].map((share) => Math.floor(share * count));
  const lost = parts.records.map(() => random() < 0.1);
  const cuts: [string, Kept][] = [
    ...places.map((place): [string, Kept] => [`ended behind packet ${place}`, (index) => index < place]),
    ...places.map((place): [string, Kept] => [`begun behind packet ${place}`, (index) => index >= place]),
    ["a tenth lost", (index) => lost[index] === false],
  ];
  if (parts.linkType !== ETHERNET) return cuts;
  const packets = packetsOf(parts).map(({ data }) => data);
  const first = sourceMac(packets[0]);
  return [
    ...cuts,
    ["filtered to control connections", (index) => isControl(packets[index])],
    ["one direction", (index) => sourceMac(packets[index]) === first],
    ["the other direction", (index) => sourceMac(packets[index]) !== first],
  ];
}

function sourceMac(packet: Uint8Array | undefined): string {
  return packet === undefined ? "" : packet.slice(6, 12).join(":");
}

/** TCP over IPv4 to or from FTP's port; whatever is neither TCP nor over IPv4 stays, but for ARP, which no filter for ports lets through. */
function isControl(packet: Uint8Array | undefined): boolean {
  if (packet !== undefined && packet[12] === 8 && packet[13] === 6) return false;
  if (packet === undefined || packet.length < 38 || packet[12] !== 8 || packet[13] !== 0 || packet[23] !== 6)
    return true;
  const ports = 14 + ((packet[14] ?? 0) & 0x0f) * 4;
  const port = (at: number): number => (packet[at] ?? 0) * 256 + (packet[at + 1] ?? 0);
  return port(ports) === CONTROL_PORT || port(ports + 2) === CONTROL_PORT;
}

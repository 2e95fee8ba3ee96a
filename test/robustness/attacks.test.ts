import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allAttacks, attackFileName } from "../../fixtures/cases/attacks/all-attacks.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { CaptureError } from "../../src/capture/capture-error.ts";
import { LIMITS } from "../../src/limits.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { TEXT } from "../../src/render/registry.ts";
import type { Finding, Report } from "../../src/report/report.ts";
import { joined, PLAIN, WHOLE } from "../render/draw.ts";
import { contractViolations } from "../report/contract-violations.ts";
import { refusal } from "../report/validate.ts";

/** Each capture of fixtures/attacks: what fixtures/README.md says of it is told, and nothing grows past its ceiling. */
const FOLDER = join(import.meta.dirname, "../../fixtures/attacks");
/** Sessions and leases that were built into some of them, and must not be lost. */
const WITH_SESSION = ["pcap-lengths", "pcapng-lengths", "pcapng-million-interfaces", "gzip-bomb", "zstd-bomb"];
const BESIDE_SESSION = ["nested-tunnels", "ipv6-extensions", "header-options", "fragments", "icmp-errors"];

describe.each(allAttacks())("$name", (attack) => {
  const path = join(FOLDER, attackFileName(attack));
  const { told } = attack;

  test("is told as the table says, in a report that keeps its contract", async () => {
    const report = await analyzed(path);
    if (report instanceof CaptureError || "refused" in told) {
      expect([report instanceof CaptureError ? report.code : null, told]).toEqual([
        expect.any(String),
        { refused: (report as CaptureError).code },
      ]);
      return;
    }
    expect(refusal(report)).toBeNull();
    expect(overgrown(report)).toEqual([]);
    const limits = report.findings.filter(({ code }) => code === "limit.reached").map(tableOf);
    const excused = limits.includes("clients") ? ["a transaction has no client"] : [];
    expect(contractViolations(report).filter((one) => !excused.includes(one))).toEqual([]);
    if ("nothing" in told) expect(limits).toEqual([]);
    else if (told.table !== undefined) expect(limits).toContain(told.table);
    else expect(report.findings.map(({ code }) => code)).toContain(told.finding);
    if (WITH_SESSION.includes(attack.name))
      expect([report.ftp.sessions.length, report.dhcp.transactions.length]).toEqual([1, 1]);
    if (BESIDE_SESSION.includes(attack.name)) expect(report.ftp.sessions).toHaveLength(1);
    expect(
      joined((await TEXT.load(WHOLE))(localize(report, "ko"), WHOLE, { ...PLAIN, language: "ko" })).length,
    ).toBeLessThan(100_000);
  }, 60_000);
});

async function analyzed(path: string): Promise<Report | CaptureError> {
  try {
    const report = await analyzeCaptures([path], { showPasswords: false });
    const { ftp, dhcp } = report;
    // Of very many rows the report holds no arrays.
    return {
      ...report,
      ftp: { ...ftp, sessions: ftp.sessions.slice(0) },
      dhcp: { ...dhcp, transactions: dhcp.transactions.slice(0) },
    };
  } catch (error) {
    if (error instanceof CaptureError) return error;
    throw error;
  }
}

function tableOf({ data }: Finding): unknown {
  return (data as { table?: unknown }).table;
}

/** Lists of the report that are longer than LIMITS lets them be. */
function overgrown({ captures, ftp, dhcp, findings }: Report): string[] {
  const ofCode = new Map<string, number>();
  for (const { code } of findings) ofCode.set(code, (ofCode.get(code) ?? 0) + 1);
  const lists: Record<string, readonly [length: number, most: number]> = {
    linkTypes: [Math.max(...captures.map(({ linkTypes }) => linkTypes.length)), LIMITS.captureLinkTypes],
    unclaimed: [ftp.unclaimedConnections.length, LIMITS.unclaimedConnections],
    clients: [dhcp.clients.length, LIMITS.dhcpClients],
    linkLocal: [dhcp.linkLocal.length, LIMITS.linkLocalClaims],
    findings: [Math.max(0, ...ofCode.values()), LIMITS.findingsPerCode],
    messages: [Math.max(0, ...dhcp.transactions.map(({ messages }) => messages.length)), LIMITS.messagesPerTransaction],
    offers: [Math.max(0, ...dhcp.transactions.map(({ offers }) => offers.length)), LIMITS.offersPerTransaction],
  };
  return Object.entries(lists).flatMap(([name, [length, most]]) => (length > most ? [`${name}: ${length}`] : []));
}

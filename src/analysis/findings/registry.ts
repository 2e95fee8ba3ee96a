import { LIMITS } from "../../limits.ts";
import { makeFinding } from "../../report/findings.ts";
import type { Finding } from "../../report/report.ts";
import { CAPTURES_RULES } from "./captures/rules.ts";
import { DHCP_EXCHANGES_RULES } from "./dhcp-exchanges/rules.ts";
import { DHCP_NETWORKS_RULES } from "./dhcp-networks/rules.ts";
import type { Facts, Rule } from "./facts.ts";
import { FTP_ADDRESSES_RULES } from "./ftp-addresses/rules.ts";
import { FTP_CONNECTIONS_RULES } from "./ftp-connections/rules.ts";
import { FTP_SESSIONS_RULES } from "./ftp-sessions/rules.ts";
import { FTP_TRANSFERS_RULES } from "./ftp-transfers/rules.ts";

/** Every rule, group by group. */
const RULES: readonly Rule[] = [
  ...CAPTURES_RULES,
  ...FTP_CONNECTIONS_RULES,
  ...FTP_ADDRESSES_RULES,
  ...FTP_TRANSFERS_RULES,
  ...FTP_SESSIONS_RULES,
  ...DHCP_EXCHANGES_RULES,
  ...DHCP_NETWORKS_RULES,
];

const RANK = { error: 0, warning: 1, note: 2 };

/**
 * What all rules find, most severe first; of one code no more than LIMITS has. Each finding is noted at the transfer that it is
 * about.
 */
export function findAll(facts: Facts): Finding[] {
  const findings = bounded(RULES.flatMap((rule) => rule(facts)).sort(bySeverity));
  const transfers = new Map(
    facts.report.ftp.sessions.flatMap((session) => session.transfers).map((one) => [one.id, one]),
  );
  for (const [index, finding] of findings.entries()) {
    if (finding.subject.transfer !== null) transfers.get(finding.subject.transfer)?.findings.push(index);
  }
  return findings;
}

function bySeverity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity];
}

/** The first findings of each code, and how many more there are. */
function bounded(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  const kept = findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= LIMITS.findingsPerCode;
  });
  const dropped = findings.length - kept.length;
  if (dropped === 0) return kept;
  return [...kept, makeFinding("limit.reached", "warning", { table: "findings", dropped })].sort(bySeverity);
}

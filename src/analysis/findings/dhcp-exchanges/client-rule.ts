import { LIMITS } from "../../../limits.ts";
import type { Finding } from "../../../report/report.ts";
import { freezeLargest } from "../distinct.ts";
import type { Facts, Rule } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { goesOn, type Told, troubleOf } from "./same-trouble.ts";
import { crowdsIn } from "./together.ts";

interface Found {
  findings: Finding[];
  /** Of earlier batches: the last one of each client's troubles. */
  latest: Map<string, Told>;
}

interface Options {
  /** Puts findings of many clients together. */
  join?: (findings: readonly Finding[]) => Finding[];
  /** Puts right, before they are told, what several batches show otherwise than one. */
  amend?: (findings: readonly Finding[], facts: Facts) => void;
}

const asTheyAre = (findings: readonly Finding[]): Finding[] => [...findings];

/**
 * A rule about clients' exchanges over several batches: trouble that goes on from one into the next is one finding, and so is
 * what many clients have in common.
 */
export function clientRule(judge: (facts: Facts) => Finding[], { join = asTheyAre, amend }: Options = {}): Rule {
  return gathering({
    begin: (): Found => ({ findings: [], latest: new Map() }),
    gather(found, facts) {
      const findings = judge(facts);
      if (facts.earlier === undefined) found.findings = findings;
      else add(found, findings, facts);
    },
    tell({ findings }, facts) {
      amend?.(findings, facts);
      return join(findings);
    },
    trim(found) {
      const all = join(found.findings);
      found.findings = all.slice(0, LIMITS.findingsPerCode);
      freezeLargest(crowdsIn(found.findings));
      const kept = new Set(found.findings);
      for (const [key, { finding }] of found.latest) if (!kept.has(finding)) found.latest.delete(key);
      return all.length - found.findings.length;
    },
  });
}

function add({ findings, latest }: Found, news: readonly Finding[], { report }: Facts): void {
  if (news.length === 0) return;
  const starts = new Map(report.dhcp.transactions.map(({ id, startTime }) => [id, startTime]));
  const told: [key: string, Told][] = [];
  for (const finding of news) {
    const begin = starts.get(finding.subject.transaction ?? 0) ?? "";
    const key = troubleOf(finding);
    const known = latest.get(key);
    if (known !== undefined && goesOn(known, finding, begin)) continue;
    findings.push(finding);
    told.push([key, { finding, begin, last: begin }]);
  }
  for (const [key, one] of told) latest.set(key, one);
}

import { LIMITS } from "../../limits.ts";
import { makeFinding } from "../../report/findings.ts";
import type { DhcpTransaction, Finding } from "../../report/report.ts";
import { HeldExchanges } from "./dhcp-exchanges/held-exchanges.ts";
import type { Facts } from "./facts.ts";
import { Hindsight } from "./hindsight.ts";
import { Memories } from "./memories.ts";
import { REMEMBERING, RULES } from "./registry.ts";

const RANK = { error: 0, warning: 1, note: 2 };

/**
 * Finds, batch by batch, and keeps what was found. A batch is what was held of finished sessions and exchanges when it was heavy
 * enough to be judged and packed away; most captures are one. Findings of a batch stand behind those of earlier ones, the most
 * severe first; what is told of many sessions, or of whole captures, stands with the last. Of one code no more are kept than
 * LIMITS has, and the others are counted.
 */
export class FindingBook {
  readonly #findings: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #memories = new Memories();
  readonly #held = new HeldExchanges();
  readonly #hindsight = new Hindsight();
  #isFirst = true;
  #dropped = 0;

  /**
   * Judges one batch, which is not the last. Each finding is noted, by its final index, at the batch's transfer that it is about.
   * Returns what this batch added and nothing later changes.
   */
  batch(facts: Facts): readonly Finding[] {
    this.#isFirst = false;
    const judged = this.#withMemories(facts, this.#held.settled(facts.report));
    const found = RULES.flatMap((rule) => {
      if (rule.gather === undefined) return rule(judged);
      this.#dropped += rule.gather(judged);
      return [];
    });
    this.#hindsight.look(judged);
    for (const remember of REMEMBERING) remember(judged);
    const kept = this.#bounded(found);
    this.#append(kept, facts);
    this.#memories.trim();
    return this.#hindsight.watch(kept, facts);
  }

  /** Judges the last batch, and what only the end can tell. Returns all findings. */
  finish(facts: Facts): Finding[] {
    const judged = this.#isFirst ? facts : this.#withMemories(facts, this.#held.rest(facts.report.dhcp));
    const kept = this.#bounded(RULES.flatMap((rule) => rule(judged)));
    this.#hindsight.look(judged);
    const left = { table: "findings", dropped: this.#dropped };
    this.#append(
      this.#dropped === 0 ? kept : [...kept, makeFinding("limit.reached", "warning", left)].sort(bySeverity),
      facts,
    );
    return this.#findings;
  }

  #withMemories(facts: Facts, transactions: DhcpTransaction[]): Facts {
    const { report } = facts;
    return { ...facts, report: { ...report, dhcp: { ...report.dhcp, transactions } }, earlier: this.#memories };
  }

  /** The most severe first; those that are too many of their code are counted and left out. */
  #bounded(found: Finding[]): Finding[] {
    return found.sort(bySeverity).filter(({ code }) => {
      const count = (this.#counts.get(code) ?? 0) + 1;
      this.#counts.set(code, count);
      if (count > LIMITS.findingsPerCode) this.#dropped += 1;
      return count <= LIMITS.findingsPerCode;
    });
  }

  #append(findings: readonly Finding[], { report }: Facts): void {
    const transfers = new Map(report.ftp.sessions.flatMap((one) => one.transfers).map((one) => [one.id, one]));
    for (const finding of findings) {
      const { transfer } = finding.subject;
      if (transfer !== null) transfers.get(transfer)?.findings.push(this.#findings.length);
      this.#findings.push(finding);
    }
  }
}

function bySeverity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity];
}

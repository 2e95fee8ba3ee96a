import { LIMITS } from "../../limits.ts";
import { makeFinding } from "../../report/findings.ts";
import type { Finding } from "../../report/report.ts";
import type { Facts, Rule } from "./facts.ts";
import { END_RULES, RULES } from "./registry.ts";

const RANK = { error: 0, warning: 1, note: 2 };

/**
 * Finds, batch by batch, and keeps what was found. A batch is what was held of finished sessions and transactions when their
 * weight was reached; nearly all captures are one. Findings of a batch stand behind those of the batches before it, the most
 * severe first; of one code no more are kept than LIMITS has, and the others are counted.
 */
export class FindingBook {
  readonly #findings: Finding[] = [];
  readonly #counts = new Map<string, number>();
  #dropped = 0;

  /**
   * Judges one batch, which is not the last. Each finding is noted, by its final index, at the batch's transfer that it is about.
   * Returns what this batch added and nothing later changes.
   */
  batch(facts: Facts): readonly Finding[] {
    return this.#add(facts, ranked(judge(BATCH_RULES, facts)));
  }

  /** Judges the last batch, and what only the end can tell. Returns all findings. */
  finish(facts: Facts): Finding[] {
    const found = ranked(judge(RULES, facts));
    const kept = found.filter((finding) => this.#takes(finding));
    this.#append(
      facts,
      this.#dropped === 0
        ? kept
        : ranked([...kept, makeFinding("limit.reached", "warning", { table: "findings", dropped: this.#dropped })]),
    );
    return this.#findings;
  }

  #add(facts: Facts, found: readonly Finding[]): readonly Finding[] {
    const kept = found.filter((finding) => this.#takes(finding));
    this.#append(facts, kept);
    return kept;
  }

  #append({ report }: Facts, kept: readonly Finding[]): void {
    const first = this.#findings.length;
    const transfers = new Map(report.ftp.sessions.flatMap(({ transfers }) => transfers).map((one) => [one.id, one]));
    for (const [index, finding] of kept.entries()) {
      this.#findings.push(finding);
      if (finding.subject.transfer !== null) transfers.get(finding.subject.transfer)?.findings.push(first + index);
    }
  }

  /** Counts a finding; false where there are enough of its code. */
  #takes({ code }: Finding): boolean {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= LIMITS.findingsPerCode) return true;
    this.#dropped += 1;
    return false;
  }
}

const BATCH_RULES = RULES.filter((rule) => !END_RULES.has(rule));

function judge(rules: readonly Rule[], facts: Facts): Finding[] {
  return rules.flatMap((rule) => rule(facts));
}

function ranked(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

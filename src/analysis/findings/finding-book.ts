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
 * enough to be judged and packed away; most captures are one, and then the most severe findings come first. Of several, what
 * was found about transfers comes first, whose places are known at once; then other findings of earlier batches, which later
 * ones may withdraw; then those of the last, and what is told of many sessions or of whole captures. Of one code no more are
 * kept than LIMITS has, and the others are counted.
 *
 * Borders cost little. Two sides of a NAT that one parts are judged each by itself; of a transfer between two servers, a host
 * that the later session explains stays told, as a note; servers that take turns are told where they do so in one batch; and who
 * was not answered when a batch was closed has waited until then.
 */
export class FindingBook {
  /** Of earlier batches: about transfers, each in its place for good; and others. */
  readonly #ofTransfers: Finding[] = [];
  readonly #others: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #memories = new Memories();
  readonly #held = new HeldExchanges();
  readonly #hindsight = new Hindsight();
  #isFirst = true;
  #dropped = 0;

  /**
   * Judges one batch, which is not the last. Each finding about one of the batch's transfers is noted there by its place among
   * all findings.
   */
  batch(facts: Facts): void {
    this.#isFirst = false;
    const judged = this.#withMemories(facts, this.#held.settled(facts.report));
    const found = RULES.flatMap((rule) => {
      if (rule.gather === undefined) return rule(judged);
      this.#dropped += rule.gather(judged);
      return [];
    });
    this.#hindsight.look(judged);
    for (const remember of REMEMBERING) remember(judged);
    this.#memories.trim();
    const kept = this.#bounded(found);
    const ofTransfers = kept.filter(({ subject }) => subject.transfer !== null);
    note(ofTransfers, this.#ofTransfers.length, facts);
    this.#ofTransfers.push(...ofTransfers);
    this.#others.push(...kept.filter(({ subject }) => subject.transfer === null));
    this.#hindsight.watch(kept, facts);
  }

  /** Judges the last batch, and what only the end can tell. Returns all findings. */
  finish(facts: Facts): Finding[] {
    const judged = this.#isFirst ? facts : this.#withMemories(facts, this.#held.rest(facts.report.dhcp));
    const kept = this.#bounded(RULES.flatMap((rule) => rule(judged)));
    const left = { table: "findings", dropped: this.#dropped };
    if (this.#dropped > 0) kept.push(makeFinding("limit.reached", "warning", left));
    this.#hindsight.look(judged);
    const { withdrawn } = this.#hindsight;
    const before = [...this.#ofTransfers, ...this.#others.filter((one) => !withdrawn.has(one))];
    const last = kept.sort(bySeverity);
    note(last, before.length, facts);
    return [...before, ...last];
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
}

/** Notes findings at the transfers that they are about; the first is the `from`th of all. */
function note(findings: readonly Finding[], from: number, { report }: Facts): void {
  const transfers = new Map(report.ftp.sessions.flatMap((one) => one.transfers).map((one) => [one.id, one]));
  for (const [index, { subject }] of findings.entries()) {
    if (subject.transfer !== null) transfers.get(subject.transfer)?.findings.push(from + index);
  }
}

function bySeverity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity];
}

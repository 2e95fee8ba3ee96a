import type { Finding } from "../../report/report.ts";
import { captureDamaged } from "./capture-damaged.ts";
import { controlUnanswered } from "./control-unanswered.ts";
import type { Facts, Rule } from "./facts.ts";
import { limitReached } from "./limit-reached.ts";
import { overlapConflict } from "./overlap-conflict.ts";
import { passwordClear } from "./password-clear.ts";
import { snapCut } from "./snap-cut.ts";
import { unknownLinkType } from "./unknown-link-type.ts";

const RULES: readonly Rule[] = [
  captureDamaged,
  unknownLinkType,
  snapCut,
  limitReached,
  controlUnanswered,
  overlapConflict,
  passwordClear,
];

const RANK = { error: 0, warning: 1, note: 2 };

/** What all rules find, most severe first. Each finding is noted at the transfer that it is about. */
export function findAll(facts: Facts): Finding[] {
  const findings = RULES.flatMap((rule) => rule(facts)).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const transfers = new Map(
    facts.report.ftp.sessions.flatMap((session) => session.transfers).map((one) => [one.id, one]),
  );
  for (const [index, finding] of findings.entries()) {
    if (finding.subject.transfer !== null) transfers.get(finding.subject.transfer)?.findings.push(index);
  }
  return findings;
}

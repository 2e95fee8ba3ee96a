import { LIMITS } from "../../limits.ts";
import type { Finding } from "../../report/report.ts";
import type { Facts, Rule } from "./facts.ts";
import { remembered } from "./memories.ts";

/** How a rule tells one finding of many sessions, or of whole captures: it gathers from each batch, and tells at the end. */
export interface Gathering<State> {
  begin: () => State;
  gather(state: State, facts: Facts): void;
  tell(state: State, facts: Facts): Finding[];
  /** Between batches: cuts down what is told one by one, and says how much was left out. */
  trim?(state: State): number;
}

/** A rule that, asked as others are, gathers from the last batch (or the only one) and tells. */
export function gathering<State>({ begin, gather, tell, trim = () => 0 }: Gathering<State>): Rule {
  const rule = (facts: Facts): Finding[] => {
    const state = remembered(facts, begin);
    gather(state, facts);
    return tell(state, facts);
  };
  const gatherOnly = (facts: Facts): number => {
    const state = remembered(facts, begin);
    gather(state, facts);
    return trim(state);
  };
  return Object.assign(rule, { gather: gatherOnly });
}

/** A rule about captures as they are when all of them is read. */
export function atEnd(tell: (facts: Facts) => Finding[]): Rule {
  return gathering({ begin: () => null, gather() {}, tell: (_nothing, facts) => tell(facts) });
}

/** Takes out what came last, and says how much it was. */
export function trimmed(groups: Map<unknown, unknown>, most: number = LIMITS.findingsPerCode): number {
  const over = Math.max(0, groups.size - most);
  for (const key of [...groups.keys()].slice(most)) groups.delete(key);
  return over;
}

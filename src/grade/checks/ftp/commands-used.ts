import type { Exchange } from "../../../report/report.ts";
import type { Check } from "../check.ts";
import { bounded, ftpAttempt, refusalOf } from "./attempt-facts.ts";
import { sessionsOfClient } from "./file-transfers.ts";
import { noCapture, told } from "./verdicts.ts";

/**
 * The commands were sent and not refused, in whichever of this client's sessions with this server. Each of them earns the same
 * share.
 */
export const commandsUsed: Check<"commands-used"> = {
  name: "commands-used",
  captures: ["active", "passive", "any"],
  parameters: { commands: { kind: "texts", choices: null, default: undefined } },
  run: (context, { commands }) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const { security, secureFromFrame } = attempt.session;
    const talks = firstUses(sessionsOfClient(attempt).flatMap(({ exchanges }) => exchanges));
    const wanted = [...new Set(commands.map((verb) => verb.toUpperCase()))];
    const seen = wanted.filter((verb) => talks.used.has(verb));
    const missing = wanted.filter((verb) => !talks.used.has(verb)).map(bounded);
    const refused = missing.filter((verb) => talks.refused.has(verb));
    const frames = seen.map((verb) => talks.used.get(verb)).slice(0, MOST_FRAMES);
    if (missing.length === 0) return told(1, "all", { commands: seen }, ...frames);
    if (security !== "none") return told(0, "encrypted", { security }, secureFromFrame);
    return seen.length > 0
      ? told(seen.length / wanted.length, "some", { seen, missing, refused }, ...frames)
      : told(0, "none", { missing, refused });
  },
};

const MOST_FRAMES = 8;

/** Verbs to the frame of their first use that was not refused, and those that were refused each time. */
function firstUses(exchanges: readonly Exchange[]): { used: Map<string, number | null>; refused: Set<string> } {
  const used = new Map<string, number | null>();
  const refused = new Set<string>();
  for (const exchange of exchanges) {
    const { verb, frame } = exchange;
    if (verb === null) continue;
    const word = verb.toUpperCase();
    if (refusalOf(exchange) !== null) refused.add(word);
    else if (!used.has(word)) used.set(word, frame);
  }
  return { used, refused };
}

import type { Answer } from "./answers.ts";
import type { ServerGroup } from "./server-groups.ts";

/** Entries of a list in a finding's data. */
export const MOST_LISTED = 20;
/** Frames that show a finding. */
export const MOST_FRAMES = 8;

/** The first answer of each server in a group's encounters, in order. */
export function firstAnswers({ encounters }: ServerGroup): Answer[] {
  const answers = new Map<string, Answer>();
  for (const encounter of encounters) {
    for (const answer of encounter) if (!answers.has(answer.server)) answers.set(answer.server, answer);
  }
  return [...answers.values()].slice(0, MOST_FRAMES);
}

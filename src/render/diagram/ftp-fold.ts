import type { Exchange } from "../../report/report.ts";
import { foldRuns } from "./fold-runs.ts";
import type { Act } from "./ftp-acts.ts";

/** Things of one kind, told as a number. */
export interface Fold<T> {
  folded: readonly T[];
  /** They are all alike. */
  alike: boolean;
}

export type Folded<T> = T | Fold<T>;

/** From this many in a row on that are alike, those in between are folded. */
const RUN_FOLDED = 6;
/** More than these in all: the first and the last are drawn. */
const COMMANDS = { most: 60, head: 40, tail: 8 } as const;
const TRANSFERS = { most: 40, head: 24, tail: 6 } as const;
/** A transfer with more commands before it than these is like no other. */
const COMMANDS_COMPARED = 8;

export function isFold<T>(entry: Folded<T>): entry is Fold<T> {
  return typeof entry === "object" && entry !== null && "folded" in entry;
}

/** Transfers that repeat, with the few commands before each, and too many of them, told as a number. */
export function foldActs(acts: readonly Act[]): Folded<Act>[] {
  const units = unitsOf(acts);
  const folded = fold(units, unitSignature, TRANSFERS);
  return folded.flatMap((entry): Folded<Act>[] =>
    isFold(entry) ? [{ folded: entry.folded.flat(), alike: entry.alike }] : entry,
  );
}

/** Commands that repeat (NOOP), and too many of them, told as a number. */
export function foldExchanges(exchanges: readonly Exchange[]): Folded<Exchange>[] {
  return fold(exchanges, ({ verb, replies }) => `${verb} ${replies.map(({ code }) => code).join(" ")}`, COMMANDS);
}

/** A transfer and the commands right before it, or one act of another kind. */
function unitsOf(acts: readonly Act[]): Act[][] {
  const units: Act[][] = [];
  let commands: Act | null = null;
  for (const act of acts) {
    if (commands !== null && act.kind === "transfer") units.push([commands, act]);
    else
      units.push(...[commands, act.kind === "commands" ? null : act].flatMap((one) => (one === null ? [] : [[one]])));
    commands = act.kind === "commands" ? act : null;
  }
  return commands === null ? units : [...units, [commands]];
}

/** Null where a unit is like no other. */
function unitSignature(unit: readonly Act[]): string | null {
  const transfer = unit.at(-1)?.transfer;
  const commands = unit.flatMap(({ exchanges }) => exchanges);
  if (transfer == null || commands.length > COMMANDS_COMPARED) return null;
  const { verb, direction, mode, method, outcome, replyCode, connection } = transfer;
  const shape = [verb, direction, mode, method, outcome, replyCode, connection?.opener, connection?.established];
  return [...shape, ...commands.map((exchange) => exchange.verb)].join(" ");
}

function fold<T>(
  entries: readonly T[],
  signature: (entry: T) => string | null,
  limit: { most: number; head: number; tail: number },
): Folded<T>[] {
  const told = foldRuns(entries, signature, RUN_FOLDED).map((piece): Folded<T> => {
    return "shown" in piece ? piece.shown : { folded: piece.hidden, alike: true };
  });
  if (told.length <= limit.most) return told;
  const middle = told.slice(limit.head, -limit.tail);
  const all = middle.flatMap((entry) => (isFold(entry) ? entry.folded : [entry]));
  return [...told.slice(0, limit.head), { folded: all, alike: false }, ...told.slice(-limit.tail)];
}

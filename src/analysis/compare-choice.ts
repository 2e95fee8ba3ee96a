/** Chooses which two transfers of a report are worth comparing. */
import type { Report } from "../report/report.ts";
import { modeOf } from "./compare-differences.ts";
import { fileOf, type Side } from "./compare-side.ts";

/** Candidates of one mode that are looked at, the best ones: every pair of them is weighed. */
const MOST_OF_A_MODE = 60;

/** Every transfer of these captures, and every session that never asked for one. */
export function candidates({ ftp }: Report, isCapture: (capture: number) => boolean): Side[] {
  return ftp.sessions
    .filter(({ capture }) => isCapture(capture))
    .flatMap((session): Side[] =>
      session.transfers.length === 0
        ? [{ session, transfer: null }]
        : session.transfers.map((transfer) => ({ session, transfer })),
    );
}

/**
 * The most telling pair: one of each mode if there is, transfers that were completed, the same command, files rather than
 * listings, the same file, the first ones. Null where there are no two.
 */
export function bestPair(left: readonly Side[], right: readonly Side[]): [Side, Side] | null {
  let best: [Side, Side] | null = null;
  let most: readonly number[] = [];
  const others = shortlist(right);
  for (const mine of shortlist(left)) {
    for (const theirs of others) {
      if (mine.session === theirs.session && mine.transfer === theirs.transfer) continue;
      const worth = worthOf(mine, theirs);
      if (best !== null && !isMore(worth, most)) continue;
      best = [mine, theirs];
      most = worth;
    }
  }
  return best;
}

/** A side with the name of its file, which is looked at once for each pair. */
interface Candidate extends Side {
  file: string;
}

function shortlist(sides: readonly Side[]): Candidate[] {
  const kept = new Set<Side>();
  for (const mode of ["active", "passive", null]) {
    const ofMode = sides.filter((side) => modeOf(side) === mode);
    for (const side of ofMode.sort((a, b) => quality(b) - quality(a)).slice(0, MOST_OF_A_MODE)) kept.add(side);
  }
  return sides
    .filter((side) => kept.has(side))
    .map(({ session, transfer }) => ({ session, transfer, file: fileOf(transfer?.argument ?? null) }));
}

function worthOf(left: Candidate, right: Candidate): readonly number[] {
  const [mine, theirs] = [left.transfer, right.transfer];
  const sameVerb = mine?.verb === theirs?.verb;
  return [
    Number(isOneOfEach(left, right)),
    quality(left) + quality(right),
    Number(sameVerb),
    Number(isFile(left)) + Number(isFile(right)),
    Number(sameVerb && left.file === right.file),
  ];
}

function isMore(worth: readonly number[], than: readonly number[]): boolean {
  const index = worth.findIndex((one, at) => one !== than[at]);
  return index >= 0 && (worth[index] ?? 0) > (than[index] ?? 0);
}

/** Whether one is active and the other passive. */
export function isOneOfEach(left: Side, right: Side): boolean {
  const modes = [modeOf(left), modeOf(right)];
  return modes.includes("active") && modes.includes("passive");
}

/** How much there is to be seen of it: 3 for a transfer that was completed over a data connection, 0 for none. */
function quality({ transfer }: Side): number {
  if (transfer === null) return 0;
  if (transfer.connection?.established !== true || transfer.outcome === "failed") return 1;
  return transfer.outcome === "completed" ? 3 : 2;
}

function isFile({ transfer }: Side): boolean {
  return transfer?.direction === "download" || transfer?.direction === "upload";
}

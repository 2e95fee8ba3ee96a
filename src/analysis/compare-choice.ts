/** Chooses which two transfers of a report are worth comparing. */
import type { Report } from "../report/report.ts";
import { modeOf } from "./compare-differences.ts";
import { fileOf, type Side } from "./compare-side.ts";

/** Candidates of one mode that are looked at, the best ones: every pair of them is weighed. */
const MOST_OF_A_MODE = 60;

/** Every transfer, and every session that never asked for one. */
export function* sidesOf({ ftp }: Report): Generator<Side> {
  for (const session of ftp.sessions) {
    if (session.transfers.length === 0) yield { session, transfer: null };
    for (const transfer of session.transfers) yield { session, transfer };
  }
}

/** Those of these captures that are worth a look: of each mode the best ones, in the order of the report. */
export function candidates(report: Report, isCapture: (capture: number) => boolean): Side[] {
  const best = new Map<string, Candidate[]>();
  let order = 0;
  for (const side of sidesOf(report)) {
    order += 1;
    if (!isCapture(side.session.capture)) continue;
    const key = `${modeOf(side)} ${quality(side)}`;
    const alike = best.get(key) ?? [];
    if (alike.length < MOST_OF_A_MODE) alike.push({ ...side, order });
    best.set(key, alike);
  }
  const kept = ["active", "passive", null].flatMap((mode) =>
    QUALITIES.flatMap((of) => best.get(`${mode} ${of}`) ?? []).slice(0, MOST_OF_A_MODE),
  );
  return kept.sort((a, b) => a.order - b.order);
}

interface Candidate extends Side {
  order: number;
}

/**
 * The most telling pair: one of each mode if there is, transfers that were completed, the same command, files rather than
 * listings, the same file, the first ones. Null where there are no two.
 */
export function bestPair(left: readonly Side[], right: readonly Side[]): [Side, Side] | null {
  let best: [Side, Side] | null = null;
  let most: readonly number[] = [];
  const others = right.map(named);
  for (const mine of left.map(named)) {
    for (const theirs of others) {
      if (mine.session.id === theirs.session.id && mine.transfer?.id === theirs.transfer?.id) continue;
      const worth = worthOf(mine, theirs);
      if (best !== null && !isMore(worth, most)) continue;
      best = [mine, theirs];
      most = worth;
    }
  }
  return best;
}

/** A side with the name of its file, which is looked at once for each pair. */
interface Named extends Side {
  file: string;
}

function named({ session, transfer }: Side): Named {
  return { session, transfer, file: fileOf(transfer?.argument ?? null) };
}

function worthOf(left: Named, right: Named): readonly number[] {
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

const QUALITIES = [3, 2, 1, 0];

/** How much there is to be seen of it: 3 for a transfer that was completed over a data connection, 0 for none. */
function quality({ transfer }: Side): number {
  if (transfer === null) return 0;
  if (transfer.connection?.established !== true || transfer.outcome === "failed") return 1;
  return transfer.outcome === "completed" ? 3 : 2;
}

function isFile({ transfer }: Side): boolean {
  return transfer?.direction === "download" || transfer?.direction === "upload";
}

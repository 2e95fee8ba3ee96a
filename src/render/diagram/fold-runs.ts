/** A run of like things as it is drawn: the first two, how many were left out, the last. */
export type RunPiece<Thing> = { shown: Thing } | { hidden: readonly Thing[] };

/** From this many like things in a row on, those in between are folded, unless told otherwise. */
const RUN_FOLDED = 5;
const SHOWN_FIRST = 2;

/** Folds runs of at least `from` neighbours with the same key; a null key folds with nothing. Linear. */
export function foldRuns<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string | null,
  from = RUN_FOLDED,
): RunPiece<Thing>[] {
  const folded: RunPiece<Thing>[] = [];
  let run: Thing[] = [];
  let runKey: string | null = null;
  const close = () => {
    if (run.length < from) folded.push(...run.map((shown) => ({ shown })));
    else {
      folded.push(...run.slice(0, SHOWN_FIRST).map((shown) => ({ shown })), { hidden: run.slice(SHOWN_FIRST, -1) });
      folded.push(...run.slice(-1).map((shown) => ({ shown })));
    }
  };
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === null || key !== runKey) {
      close();
      run = [];
    }
    run.push(thing);
    runKey = key;
  }
  close();
  return folded;
}

import { concat } from "../build/bytes.ts";
import { putTogether, takeApart } from "../robustness/pcap-records.ts";

/** Judgements that are worth a smaller file. */
const MOST_TRIES = 300;

/**
 * Leaves out of an input what is not needed for it to fail: halves, quarters and so on, of its records where it is a plain pcap
 * file, then of its bytes. `fails` says whether an input still does.
 */
export async function minimised(
  input: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  const budget = { tries: MOST_TRIES };
  const parts = takeApart(input);
  const whole = parts === null ? null : putTogether(parts);
  let least = input;
  if (parts !== null && whole?.length === input.length) {
    const { header } = parts;
    const records = await fewer(parts.records, (some) => fails(putTogether({ header, records: some })), budget);
    least = putTogether({ header, records });
  }
  const pieces = Array.from({ length: Math.ceil(least.length / PIECE) }, (_, at) =>
    least.slice(at * PIECE, (at + 1) * PIECE),
  );
  return concat(...(await fewer(pieces, (some) => fails(concat(...some)), budget)));
}

const PIECE = 4;

async function fewer<Item>(
  items: readonly Item[],
  fails: (some: Item[]) => Promise<boolean>,
  budget: { tries: number },
): Promise<Item[]> {
  let least = items.slice();
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.length && budget.tries > 0; ) {
      budget.tries -= 1;
      const some = least.toSpliced(at, size);
      if (await fails(some)) least = some;
      else at += size;
    }
  }
  return least;
}

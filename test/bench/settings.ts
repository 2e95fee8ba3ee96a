import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isKind, KINDS, type KindName } from "./kinds/kinds.ts";

const PARTS = ["start", "compare", "pipe", "growth", "hour"] as const;
export type PartName = (typeof PARTS)[number];

/** What the command line asks for. */
export interface Settings {
  readonly parts: ReadonlySet<PartName>;
  readonly kinds: readonly KindName[];
  readonly scale: number;
  readonly scales: readonly number[];
  readonly rounds: number;
  readonly limit: number;
  /** Beginnings of the names of peers that are left out. */
  readonly without: readonly string[];
  /** Folders of the captures, and of the table and the plot. */
  readonly data: string;
  readonly out: string;
  /** Keeps what an earlier call measured and this one does not. */
  readonly add: boolean;
  readonly ftpscope: readonly string[];
}

export const HELP = `npm run bench -- [options]
  --parts LIST     of ${PARTS.join(",")}; all unless told
  --kinds LIST     of ${Object.keys(KINDS).join(",")}, for compare and growth
  --scale N        size of the captures that are compared; 1 is full size (1 GB and more)
  --scales LIST    sizes whose cost is fitted; 0.1,1,4 unless told
  --rounds N       5 unless told
  --limit SECONDS  a run that takes longer has failed; 900 unless told
  --without LIST   peers to leave out, by the beginnings of their names
  --data DIR       where captures are kept; test/bench/data unless told
  --out DIR        where speed.md and speed.svg go; docs unless told, and then the README's table is written too
  --add            keep the figures of earlier calls that this one does not measure
  --ftpscope PATH  another launcher than bin/ftpscope.js`;

/** Settings of a command line, null where it asks for help; throws a RangeError on nonsense. */
export function readSettings(args: readonly string[]): Settings | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: "string", default: PARTS.join(",") },
      kinds: { type: "string", default: "mix,small,flows,ctl,mix-pcapng" },
      scale: { type: "string", default: "1" },
      scales: { type: "string", default: "0.1,1,4" },
      rounds: { type: "string", default: "5" },
      limit: { type: "string", default: "900" },
      without: { type: "string", default: "" },
      data: { type: "string", default: "test/bench/data" },
      out: { type: "string", default: "docs" },
      add: { type: "boolean", default: false },
      ftpscope: { type: "string", default: "bin/ftpscope.js" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return null;
  return {
    parts: new Set(words(values.parts).map((name) => oneOf(PARTS, name))),
    kinds: words(values.kinds).map((name) => {
      if (!isKind(name)) throw new RangeError(`no such kind: ${name} (${Object.keys(KINDS).join(", ")})`);
      return name;
    }),
    scale: positive(values.scale),
    scales: words(values.scales).map(positive),
    rounds: Math.ceil(positive(values.rounds)),
    limit: positive(values.limit),
    without: words(values.without),
    data: values.data,
    out: values.out,
    add: values.add,
    ftpscope: [process.execPath, resolve(values.ftpscope)],
  };
}

function words(list: string): string[] {
  return list.split(",").filter((word) => word !== "");
}

function oneOf<Name extends string>(names: readonly Name[], name: string): Name {
  const found = names.find((one) => one === name);
  if (found === undefined) throw new RangeError(`no such part: ${name} (${names.join(", ")})`);
  return found;
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new RangeError(`not a number above 0: ${text}`);
  return number;
}

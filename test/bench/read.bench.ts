/**
 * Reading large captures, compared in one run with the programs that people would use instead: `npm run bench`.
 *
 * Captures are made when missing and kept. The table goes to docs/speed.md, the plot to docs/speed.svg, the main figures into
 * README.md, and all figures as JSON beside the captures. Marks are told reached or not; nothing fails because it took long.
 */
import type { Bench } from "./parts/bench.ts";
import { compareFiles, comparePipes } from "./parts/compare.ts";
import { measureGrowth } from "./parts/growth.ts";
import { watchHour } from "./parts/hour.ts";
import { thisMachine } from "./parts/machine.ts";
import { measureStartUp } from "./parts/start-up.ts";
import { allPeers } from "./peers/peers.ts";
import { joined, keepResults, keptResults } from "./results/keep.ts";
import { mainFigures } from "./results/main-figures.ts";
import type { Results } from "./results/results.ts";
import { Captures } from "./run/captures.ts";
import { endAll } from "./run/run.ts";
import { HELP, type PartName, readSettings, type Settings } from "./settings.ts";

/** A piece of the whole that can fail by itself. */
interface Step {
  part: PartName;
  title: string;
  measure(bench: Bench): Promise<Partial<Results>>;
}

/** Kinds that are read through a pipe as well. */
const PIPED = ["mix", "small"] as const;
const FORMATS = ["text", "ndjson"] as const;

function stepsOf({ parts, kinds }: Settings): Step[] {
  const steps: Step[] = [
    { part: "start", title: "start-up", measure: async (bench) => ({ start: await measureStartUp(bench) }) },
  ];
  for (const kind of kinds) {
    steps.push({
      part: "compare",
      title: kind,
      measure: async (bench) => ({ comparisons: [await compareFiles(bench, kind)] }),
    });
  }
  for (const kind of PIPED) {
    steps.push({
      part: "pipe",
      title: `${kind} through a pipe`,
      measure: async (bench) => ({ comparisons: [await comparePipes(bench, kind)] }),
    });
  }
  for (const kind of kinds) {
    steps.push({
      part: "growth",
      title: `growth of ${kind}`,
      measure: async (bench) => ({ growth: [await measureGrowth(bench, kind)] }),
    });
  }
  for (const format of FORMATS) {
    steps.push({
      part: "hour",
      title: `memory over an hour, ${format}`,
      measure: async (bench) => ({ hour: [await watchHour(bench, format)] }),
    });
  }
  return steps.filter(({ part }) => parts.has(part));
}

async function measureAll(settings: Settings): Promise<void> {
  const peers = allPeers().filter(({ name }) => !settings.without.some((word) => name.startsWith(word)));
  for (const { name, version } of peers) if (version === null) console.log(`${name}: not installed, left out`);
  const bench: Bench = {
    ...settings,
    peers: peers.filter(({ version }) => version !== null),
    captures: new Captures(settings.data),
    log: console.log,
  };
  const kept = settings.add ? keptResults(settings.data) : null;
  let results: Results = {
    ...(kept ?? { comparisons: [], start: null, growth: [], hour: [] }),
    date: new Date().toISOString().slice(0, 10),
    machine: thisMachine(peers),
  };
  for (const { title, measure } of stepsOf(settings)) {
    console.log(`${title} …`);
    try {
      results = joined(results, await measure(bench));
      // After each step, so that what takes long is not lost to what comes later.
      keepResults(results, settings.data, settings.out);
    } catch (error) {
      console.error(`${title}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
  keepResults(results, settings.data, settings.out);
  console.log(`\n${mainFigures(results)}`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(130);
  });
}
const settings = readSettings(process.argv.slice(2));
if (settings === null) console.log(HELP);
else await measureAll(settings);

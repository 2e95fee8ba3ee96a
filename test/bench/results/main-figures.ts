import { PEER } from "../peers/peers.ts";
import { AIM, memoryAim, speedAim } from "./aims.ts";
import { markdownTable, megabytes, milliseconds, seconds, times } from "./markdown.ts";
import { type Comparison, OURS, OURS_STREAMED, type Results, timesAsFast } from "./results.ts";

const COLUMNS = [PEER.loop, PEER.tcpflow, PEER.pcapParser, PEER.tshark];

/** The table that the README shows: a capture a line, how fast and how small; behind each figure what was aimed at. */
export function mainFigures({ comparisons, start, hour }: Results): string {
  const columns = COLUMNS.filter((name) => comparisons.some((one) => timesAsFast(one, name) !== null));
  const head = ["", OURS, ...columns.map((name) => `against ${name}`), "peak memory"];
  const tables: string[] = [];
  if (comparisons.length > 0)
    tables.push(
      markdownTable(
        head,
        comparisons.flatMap((one) => linesOf(one, columns)),
      ),
    );
  const rest: string[][] = [];
  if (start !== null) {
    const over = (value: number, aim: number): string =>
      withAim(milliseconds(value), "≤", milliseconds(aim), value <= aim);
    rest.push(
      ["`--version`, more than `node -e 0`", over(start.versionSeconds - start.nodeSeconds, AIM.versionSeconds)],
      [
        "first byte of a small capture, more than that",
        over(start.firstByteSeconds - start.nodeSeconds, AIM.firstByteSeconds),
      ],
    );
  }
  for (const { format, peakBytes, samples } of hour) {
    const highest = Math.max(peakBytes ?? 0, ...samples.map(({ bytes }) => bytes));
    rest.push([
      `an hour's traffic through a pipe, ${format}: highest memory`,
      withAim(megabytes(highest), "≤", megabytes(AIM.hourBytes), highest <= AIM.hourBytes),
    ]);
  }
  if (rest.length > 0) tables.push(markdownTable(["", "measured"], rest));
  return tables.join("\n\n");
}

function linesOf(comparison: Comparison, columns: readonly string[]): string[][] {
  const { kind, via, timings } = comparison;
  const title = via === "pipe" ? `${kind}, through a pipe` : kind;
  return timings.flatMap((ours) => {
    if (ours.name !== OURS && ours.name !== OURS_STREAMED) return [];
    const isWhole = ours.name === OURS;
    const ratios = columns.map((name) => {
      const ratio = timesAsFast(comparison, name, ours.name);
      return ratio === null ? "" : withMark(times(ratio), ratio, isWhole ? speedAim(comparison, name) : null);
    });
    const aim = memoryAim(comparison, ours.name);
    const peak = megabytes(ours.peakBytes);
    const memory =
      aim === null || ours.peakBytes === null ? peak : withAim(peak, "≤", megabytes(aim), ours.peakBytes <= aim);
    return [[isWhole ? title : `${title}, as ndjson`, seconds(ours.seconds), ...ratios, memory]];
  });
}

function withMark(text: string, ratio: number, aim: number | null): string {
  return aim === null ? text : withAim(text, "≥", String(aim), ratio >= aim);
}

function withAim(text: string, sign: string, aim: string, isReached: boolean): string {
  return `${text} (${sign} ${aim} ${isReached ? "✓" : "✗"})`;
}

import type { ComparedEvent } from "../../report/comparison.ts";
import type { Report } from "../../report/report.ts";

/** Columns of the rows of a comparison, for a table of data. */
export const COMPARISON_COLUMNS =
  "step,same,left_capture,left_frame,left_last_frame,left_seconds,left_channel,left_from,left_from_port,left_to_port,left_event,left_code,left_text,left_bytes,right_capture,right_frame,right_last_frame,right_seconds,right_channel,right_from,right_from_port,right_to_port,right_event,right_code,right_text,right_bytes";

type Cell = string | number | boolean | null;

/** One row for each place of each step, in the order of COMPARISON_COLUMNS; none where nothing was compared. */
export function* comparisonRows({ comparison }: Report): Generator<Cell[]> {
  for (const { step, rows } of comparison?.steps ?? []) {
    for (const { same, left, right } of rows) yield [step, same, ...eventCells(left), ...eventCells(right)];
  }
}

function eventCells(event: ComparedEvent | null): Cell[] {
  if (event === null) return Array.from({ length: 12 }, () => null);
  const { capture, frame, lastFrame, seconds, channel, from, fromPort, toPort, kind, code, text, bytes } = event;
  return [capture, frame, lastFrame, seconds, channel, from, fromPort, toPort, kind, code, text, bytes];
}

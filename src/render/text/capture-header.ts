import type { CaptureSummary, Report } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { byteSize } from "../number-text.ts";
import { flowPieces } from "./flow.ts";
import { duration, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const CAPTURES_SHOWN = 10;
/** Only its end is missing, as when recording was stopped: nothing to be alarmed at. */
const CUT_SHORT: ReadonlySet<string> = new Set(["record-cut", "compression-cut"]);

/** One line for each capture: name, frames, seconds, bytes of traffic, local time of the first packet. */
export function captureHeader(report: Report, sheet: Sheet): string[] {
  const { captures } = report;
  const [only] = captures;
  const bytes = byteSize(report.traffic.reduce((sum, { bytes }) => sum + bytes, 0));
  if (captures.length === 1 && only !== undefined) return flowPieces(capturePieces(only, bytes, sheet), sheet);
  const { shown, more } = shorten(captures, CAPTURES_SHOWN, sheet, "");
  const lines = shown.flatMap((capture, index) =>
    flowPieces([String(index + 1), ...capturePieces(capture, null, sheet)], sheet),
  );
  const frames = captures.reduce((sum, { packets }) => sum + packets, 0);
  const { words } = sheet;
  return [
    ...lines,
    ...more,
    ...flowPieces([words.summary.total(captures.length), words.measures.frameCount(frames), bytes], sheet),
  ];
}

function capturePieces(capture: CaptureSummary, bytes: string | null, sheet: Sheet): string[] {
  const { words, paint } = sheet;
  const pieces = [
    paint.heading(
      wireText(
        capture.path === "-" ? words.messages.standardInput : capture.path,
        sheet,
        Math.min(60, sheet.width - 4),
        "middle",
      ),
    ),
    words.measures.frameCount(capture.packets),
  ];
  if (capture.seconds !== null) pieces.push(duration(sheet, capture.seconds));
  if (bytes !== null) pieces.push(bytes);
  if (capture.firstTime !== null) pieces.push(wallClock(capture.firstTime, sheet.timeZone));
  const { damage, complete } = capture;
  if (damage === null ? !complete : CUT_SHORT.has(damage.code)) pieces.push(paint.warning(words.summary.cutShort));
  else if (damage !== null) pieces.push(paint.error(`${sheet.glyphs.failed} ${words.summary.damaged}`));
  return pieces;
}

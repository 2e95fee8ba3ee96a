import type { LiveEvent } from "../../report/live-event.ts";
import type { RenderEvent } from "../renderer.ts";
import { cellWidth, truncate } from "../text/cells.ts";
import { createSheet, type Sheet, type TextOptions } from "../text/sheet.ts";
import { transactionLine } from "./dhcp-lines.ts";
import { loginLine, refusedLine, sessionLine, transferLine } from "./ftp-lines.ts";
import type { Told } from "./told.ts";

const GAP = "  ";
/** Below this width the milliseconds make room. */
const WIDE = 60;
/** Cells that a subject keeps, so that it can be told from others: where there is room for the first fact, and where there is none (a MAC). */
const SUBJECT = 28;
const SHORTEST_SUBJECT = 17;
/** A fact cut shorter than this tells nothing. */
const SHORTEST_FACT = 16;

/** One line for each event, no wider than asked for. */
export function liveLines(options: TextOptions): RenderEvent {
  const sheet = createSheet({ captures: [] }, options);
  return (event) => `${fitted(tell(event, sheet), sheet)}\n`;
}

function tell(event: LiveEvent, sheet: Sheet): Told {
  switch (event.event) {
    case "login":
      return loginLine(event, sheet);
    case "transfer":
      return transferLine(event, sheet);
    case "session":
      return sessionLine(event, sheet);
    case "refused":
      return refusedLine(event, sheet);
    case "transaction":
      return transactionLine(event, sheet);
  }
}

function fitted({ time, sign, number, subject, facts }: Told, { width, glyphs, paint }: Sheet): string {
  const clock = paint.dim(width < WIDE ? time.slice(0, "00:00:00".length) : time);
  const head = `${clock}${GAP}${sign}${number === "" ? "" : ` ${number}`} `;
  const room = width - cellWidth(head);
  const [first = ""] = facts;
  const fits = room - SUBJECT >= GAP.length + cellWidth(first);
  const least = Math.min(cellWidth(subject), fits ? SUBJECT : SHORTEST_SUBJECT);
  const shown = fittingFacts(facts, room - least, glyphs.ellipsis);
  const left = room - cellWidth(shown);
  return truncate(head + truncate(subject, left, glyphs.ellipsis, "middle") + shown, width, glyphs.ellipsis);
}

/** As many facts as there is room for; the first that has not enough is cut, if enough of it stays. */
function fittingFacts(facts: readonly string[], room: number, ellipsis: string): string {
  let shown = "";
  let left = room;
  for (const fact of facts) {
    left -= GAP.length;
    const needed = cellWidth(fact);
    if (needed > left && left < SHORTEST_FACT && shown !== "") break;
    shown += GAP + truncate(fact, Math.max(1, left), ellipsis);
    left -= needed;
    if (left < 0) break;
  }
  return shown;
}

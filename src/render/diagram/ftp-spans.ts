import type { Act } from "./ftp-acts.ts";
import type { Channel, FtpLines } from "./ftp-lifelines.ts";
import type { LadderStep } from "./ftp-step.ts";

export interface Span {
  first: number;
  last: number;
}

/** Rows in which each lifeline is in use, gathered row by row. */
export class LineSpans {
  readonly #lines: FtpLines;
  /** The lines of each data connection, with the rows of each. */
  readonly #channels = new Map<Channel, Map<number, Span>>();
  /** Ports that waited for a connection that never came, while their transfer went on. */
  readonly #waiting = new Map<Act, Span[]>();
  #control: Span | null = null;

  constructor(lines: FtpLines) {
    this.#lines = lines;
  }

  /** The step that stands in this row; rows only ever grow. */
  add(row: number, { cell, channel, act }: LadderStep): void {
    this.#control = { first: this.#control?.first ?? row, last: row };
    for (const span of act === null ? [] : (this.#waiting.get(act) ?? [])) span.last = row;
    if (channel === null || cell === null) return;
    const used = cell.kind === "arrow" ? [cell.from, cell.to] : [cell.at];
    const known = this.#channels.get(channel) ?? new Map<number, Span>();
    this.#channels.set(channel, known);
    for (const line of used) {
      const span = known.get(line);
      if (span !== undefined) span.last = row;
      else known.set(line, this.#begin(row, channel, act));
    }
  }

  /** For each lifeline, in order and apart from each other. */
  all(): Span[][] {
    const spans = Array.from({ length: this.#lines.count }, (): Span[] => []);
    for (const channel of this.#channels.values()) {
      for (const [line, span] of channel) spans[line]?.push(span);
    }
    const ends = [this.#lines.control("client"), this.#lines.control("server")];
    for (const line of ends) spans[line] = this.#control === null ? [] : [this.#control];
    return spans.map(merged);
  }

  #begin(row: number, channel: Channel, act: Act | null): Span {
    const span = { first: row, last: row };
    const waits = "method" in channel && act?.transfer != null && channel.transfer === act.transfer.id;
    if (!waits || act === null) return span;
    const list = this.#waiting.get(act);
    if (list === undefined) this.#waiting.set(act, [span]);
    else list.push(span);
    return span;
  }
}

function merged(spans: readonly Span[]): Span[] {
  const told: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const last = told.at(-1);
    if (last !== undefined && span.first <= last.last) last.last = Math.max(last.last, span.last);
    else told.push({ ...span });
  }
  return told;
}

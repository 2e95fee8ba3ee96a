import { linkTypeName } from "../capture/link-type-names.ts";
import type { OpenCapture } from "../capture/open.ts";
import type { RecordReader } from "../capture/record-reader.ts";
import type { RecordRun } from "../capture/record-run.ts";
import { isoTime, secondsBetween, type Timestamp } from "../decode/timestamp.ts";
import type { CaptureSummary } from "../report/report.ts";

/** What is counted of one capture while it is read, and the summary of it. */
export class CaptureTally {
  readonly path: string;
  /** Records so far: the number of the frame in hand. */
  packets = 0;
  damages = 0;
  #cutPackets = 0;
  #timed = false;
  readonly #first: Timestamp = { seconds: 0, nanoseconds: 0 };
  readonly #last: Timestamp = { seconds: 0, nanoseconds: 0 };
  #facts: Pick<CaptureSummary, "format" | "compression" | "linkTypes" | "snapLength" | "damage"> | null = null;

  constructor(path: string) {
    this.path = path;
  }

  /** HOT PATH: the record in hand. */
  packet(reader: RecordReader): void {
    this.packets += 1;
    if (reader.capturedLength < reader.originalLength) this.#cutPackets += 1;
    if (!reader.hasTime) return;
    if (!this.#timed) {
      this.#timed = true;
      this.#first.seconds = reader.seconds;
      this.#first.nanoseconds = reader.nanoseconds;
    }
    this.#last.seconds = reader.seconds;
    this.#last.nanoseconds = reader.nanoseconds;
  }

  /** HOT PATH: of the records of a run those from index `from` up to, not including, `to`: at least one. */
  run({ seconds, nanoseconds, cuts }: RecordRun, from: number, to: number): void {
    this.packets += to - from;
    this.#cutPackets += (cuts[to - 1] as number) - (from === 0 ? 0 : (cuts[from - 1] as number));
    if (!this.#timed) {
      this.#timed = true;
      this.#first.seconds = seconds;
      this.#first.nanoseconds = nanoseconds[from] as number;
    }
    this.#last.seconds = seconds;
    this.#last.nanoseconds = nanoseconds[to - 1] as number;
  }

  /** The capture is about to be closed (or reading stops here): keeps what only the open file knows. */
  end(capture: OpenCapture): void {
    const { reader, compression, damage } = capture;
    this.damages = capture.damages;
    this.#facts = {
      format: reader.format,
      compression,
      linkTypes: reader.linkTypes.map(linkTypeName),
      snapLength: reader.snapLength,
      damage: damage === null ? null : { offset: damage.offset, code: damage.code, message: damage.message },
    };
  }

  summary(): CaptureSummary {
    const facts = this.#facts ?? { format: "pcap", compression: null, linkTypes: [], snapLength: 0, damage: null };
    return {
      path: this.path,
      format: facts.format,
      compression: facts.compression,
      linkTypes: facts.linkTypes,
      snapLength: facts.snapLength,
      packets: this.packets,
      cutPackets: this.#cutPackets,
      firstTime: this.#timed ? isoTime(this.#first) : null,
      lastTime: this.#timed ? isoTime(this.#last) : null,
      seconds: this.#timed ? Math.max(0, secondsBetween(this.#first, this.#last)) : null,
      complete: facts.damage === null,
      damage: facts.damage,
    };
  }
}

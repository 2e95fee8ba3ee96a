import { type OpenCapture, openCapture } from "../capture/open.ts";
import { ENDED, RECORD } from "../capture/record-reader.ts";

/** A capture on the timeline, and what was counted while its records were read. */
export interface Track {
  /** Index in the order of the command line. */
  readonly index: number;
  readonly path: string;
  /** Null before it is its turn and after it was closed. */
  capture: OpenCapture | null;
  /** Time of its first record, seconds and nanoseconds; Infinity where it has none. */
  firstSeconds: number;
  firstNanoseconds: number;
}

/** Told after each fill of a buffer. */
export type FillListener = (capture: OpenCapture) => void;

/**
 * Several captures as one timeline: records in the order of their times, each capture's own order kept. A capture is open
 * only from its first record's time to its end, so that a hundred rotated files do not cost a hundred buffers.
 */
export class Timeline {
  /** The track whose record is in hand. */
  current: Track | null = null;
  readonly #tracks: Track[];
  readonly #active: Track[] = [];
  readonly #waiting: Track[];
  readonly #filled: FillListener;
  readonly #ended: (track: Track, capture: OpenCapture) => void;

  private constructor(tracks: Track[], filled: FillListener, ended: (track: Track, capture: OpenCapture) => void) {
    this.#tracks = tracks;
    this.#waiting = [...tracks].sort(byFirstTime);
    this.#filled = filled;
    this.#ended = ended;
  }

  /** Opens each capture once, to see that it is one and when it begins. Throws CaptureError. */
  static async open(
    paths: readonly string[],
    filled: FillListener,
    ended: (track: Track, capture: OpenCapture) => void,
  ): Promise<Timeline> {
    const tracks: Track[] = [];
    for (const [index, path] of paths.entries()) {
      const capture = await openCapture(path);
      const track: Track = { index, path, capture, firstSeconds: Number.POSITIVE_INFINITY, firstNanoseconds: 0 };
      tracks.push(track);
      if (paths.length === 1) break;
      await stamp(track, capture);
      // Standard input can be read only once: it stays open, with its first record in hand.
      if (path !== "-") {
        capture.close();
        track.capture = null;
      }
    }
    return new Timeline(tracks, filled, ended);
  }

  get tracks(): readonly Track[] {
    return this.#tracks;
  }

  /**
   * Goes on to the next record in time; null at the end of all. Returns a promise only where the input must be waited
   * for, so that reading files costs none.
   */
  next(): OpenCapture | null | Promise<OpenCapture | null> {
    const { current } = this;
    if (current === null || this.#active.length > 1 || this.#waiting.length > 0) return this.#nextOfMany();
    return this.#advance(current);
  }

  /** Ends early: closes what is open. */
  close(): void {
    for (const track of this.#tracks) {
      if (track.capture === null) continue;
      this.#ended(track, track.capture);
      track.capture.close();
      track.capture = null;
    }
  }

  /** The next record of a track, or null where it has ended (and is then closed and off the timeline). */
  #advance(track: Track): OpenCapture | null | Promise<OpenCapture | null> {
    const { capture } = track;
    if (capture === null) return null;
    for (;;) {
      const status = capture.reader.next();
      if (status === RECORD) return capture;
      if (status === ENDED) {
        this.#end(track, capture);
        return null;
      }
      this.#filled(capture);
      if (!capture.fillNow()) return capture.fill().then(() => this.#advance(track));
    }
  }

  #end(track: Track, capture: OpenCapture): void {
    this.#active.splice(this.#active.indexOf(track), 1);
    this.#ended(track, capture);
    capture.close();
    track.capture = null;
    if (this.#active.length + this.#waiting.length === 0) this.current = null;
  }

  async #nextOfMany(): Promise<OpenCapture | null> {
    if (this.current !== null) await this.#advance(this.current);
    for (;;) {
      const earliest = this.#earliest();
      const waiting = this.#waiting[0];
      if (waiting === undefined || (earliest !== null && !beginsBefore(waiting, earliest))) {
        this.current = earliest;
        return earliest?.capture ?? null;
      }
      this.#waiting.shift();
      await this.#activate(waiting);
    }
  }

  async #activate(track: Track): Promise<void> {
    const readAlready = track.capture !== null && Number.isFinite(track.firstSeconds);
    track.capture ??= await openCapture(track.path);
    this.#active.push(track);
    if (!readAlready) await this.#advance(track);
  }

  #earliest(): Track | null {
    let earliest: Track | null = null;
    for (const track of this.#active) {
      if (earliest === null || isBefore(track.capture, earliest.capture)) earliest = track;
    }
    return earliest;
  }
}

async function stamp(track: Track, capture: OpenCapture): Promise<void> {
  for (;;) {
    const status = capture.reader.next();
    if (status === ENDED) return;
    if (status === RECORD) {
      track.firstSeconds = capture.reader.seconds;
      track.firstNanoseconds = capture.reader.nanoseconds;
      return;
    }
    if (!capture.fillNow()) await capture.fill();
  }
}

function byFirstTime(a: Track, b: Track): number {
  if (a.firstSeconds === b.firstSeconds) return a.firstNanoseconds - b.firstNanoseconds || a.index - b.index;
  return a.firstSeconds < b.firstSeconds ? -1 : 1;
}

function beginsBefore(waiting: Track, active: Track): boolean {
  const reader = active.capture?.reader;
  if (reader === undefined) return true;
  return (
    waiting.firstSeconds < reader.seconds ||
    (waiting.firstSeconds === reader.seconds && waiting.firstNanoseconds < reader.nanoseconds)
  );
}

function isBefore(a: OpenCapture | null, b: OpenCapture | null): boolean {
  if (a === null || b === null) return b === null;
  const { seconds, nanoseconds } = a.reader;
  return seconds < b.reader.seconds || (seconds === b.reader.seconds && nanoseconds < b.reader.nanoseconds);
}

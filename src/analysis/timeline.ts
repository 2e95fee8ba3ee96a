import { CaptureFollower } from "../capture/capture-follower.ts";
import { type CaptureInput, isReadOnce } from "../capture/capture-input.ts";
import { type OpenCapture, openCapture } from "../capture/open.ts";
import { ENDED, RECORD, STARVED } from "../capture/record-reader.ts";
import type { RecordRun } from "../capture/record-run.ts";

/** A capture on the timeline. */
export interface Track {
  /** Index in the order of the command line. */
  readonly index: number;
  readonly input: CaptureInput;
  /** Null before it is its turn and after it was closed. */
  capture: OpenCapture | null;
  /** Time of its first record; Infinity where it has none. */
  firstSeconds: number;
  firstNanoseconds: number;
}

/** Told while captures are read. */
export interface TimelineListener {
  /** There is one more capture, whose index is the next. */
  added(track: Track): void;
  /** A buffer is about to be filled. The timeline may be closed by it. */
  filling(capture: OpenCapture): void;
  /** A capture is about to be closed. */
  ended(track: Track, capture: OpenCapture): void;
}

/**
 * Several captures as one timeline: records in the order of their times, each capture's own order kept. A capture is open
 * only from its first record's time to its end, so that a hundred rotated files do not cost a hundred buffers.
 *
 * `turn` says whose record is next; `step` then goes from record to record of that capture, and `run` over many at once, without
 * a promise, for as long as it stays the next one.
 */
export class Timeline {
  readonly #listener: TimelineListener;
  /** Those that are read to their ends, in the order in which they begin, and the one that is followed after them. */
  readonly #whole: readonly CaptureInput[];
  readonly #followed: string | null;
  readonly #follower: CaptureFollower | null;
  #waiting: Track[] = [];
  /** Opened, with a record in hand. */
  readonly #active: Track[] = [];
  #current: Track | null = null;
  /** Captures so far. */
  #tracks = 0;
  /** The other captures have nothing before this time. */
  #untilSeconds = Number.POSITIVE_INFINITY;
  #untilNanoseconds = 0;
  /** The current capture must be waited for before it has a record in hand. */
  #starved = false;
  readonly #closing = new AbortController();

  /** The last of `inputs` is followed, where `follow` says so and it is a path, once all others have ended. */
  constructor(inputs: readonly CaptureInput[], follow: boolean, listener: TimelineListener) {
    const last = inputs.at(-1);
    this.#followed = follow && typeof last === "string" ? last : null;
    this.#whole = this.#followed === null ? inputs : inputs.slice(0, -1);
    this.#follower = this.#followed === null ? null : new CaptureFollower(this.#followed);
    this.#listener = listener;
  }

  /** Opens each capture that is not to be followed once, to see that it is one and when it begins. Throws CaptureError. */
  async open(): Promise<void> {
    const tracks = this.#whole.map((input) => this.#add(input, null));
    this.#waiting = tracks;
    for (const track of tracks) {
      const capture = await this.#open(track);
      if (capture === null || tracks.length === 1) return;
      await readFirstTime(track, capture);
      // What can be read only once stays open, with its first record in hand.
      if (isReadOnce(track.input)) continue;
      capture.close();
      track.capture = null;
    }
    this.#waiting = tracks.sort(byFirstTime);
  }

  /** The capture whose record, now in hand, is the next; null at the end of all, and once `close` was called. */
  async turn(): Promise<Track | null> {
    if (this.#starved && this.#current?.capture) {
      await this.#current.capture.fill();
      this.#starved = false;
      await this.#advance(this.#current);
    }
    for (;;) {
      if (this.#isClosed) return null;
      const earliest = this.#earliest(null);
      const waiting = this.#waiting[0];
      if (earliest === null && waiting === undefined && this.#follower !== null) {
        if (!(await this.#goOn(this.#follower))) return null;
        continue;
      }
      if (waiting === undefined || (earliest !== null && !beginsBefore(waiting, earliest))) {
        this.#current = earliest;
        this.#setUntil(earliest, waiting);
        return earliest;
      }
      this.#waiting.shift();
      await this.#activate(waiting);
    }
  }

  /** HOT PATH. Goes to the next record of the current capture; false where `turn` must decide. */
  step(): boolean {
    const track = this.#current;
    const capture = track?.capture;
    if (!track || !capture) return false;
    const { reader } = capture;
    let status = reader.next();
    while (status === STARVED) {
      this.#listener.filling(capture);
      if (this.#isClosed) return false;
      if (!capture.fillNow()) {
        this.#starved = true;
        return false;
      }
      status = reader.next();
    }
    if (status === ENDED) {
      this.#end(track, capture);
      return false;
    }
    if (reader.seconds < this.#untilSeconds) return true;
    return reader.seconds === this.#untilSeconds && reader.nanoseconds <= this.#untilNanoseconds;
  }

  /** HOT PATH. Takes as many records as come next of the current capture and are plain, perhaps none; `step` goes on behind them. */
  run(run: RecordRun): void {
    run.count = 0;
    this.#current?.capture?.reader.nextRun(run, this.#untilSeconds);
  }

  /** Ends early or late, also while `open` or `turn` waits: closes what is open. */
  close(): void {
    if (this.#isClosed) return;
    this.#closing.abort();
    this.#follower?.close();
    if (this.#tracks === 0 && this.#followed !== null) this.#add(this.#followed, null);
    for (const track of [...this.#active, ...this.#waiting]) {
      if (track.capture !== null) this.#end(track, track.capture);
    }
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #add(input: CaptureInput, capture: OpenCapture | null): Track {
    const track = { index: this.#tracks, input, capture, firstSeconds: Number.NEGATIVE_INFINITY, firstNanoseconds: 0 };
    this.#tracks += 1;
    this.#listener.added(track);
    return track;
  }

  /** Null where it was called off. */
  async #open(track: Track): Promise<OpenCapture | null> {
    if (this.#isClosed) return null;
    try {
      const capture = await openCapture(track.input, this.#closing.signal);
      if (this.#isClosed) {
        capture.close();
        return null;
      }
      track.capture = capture;
      return capture;
    } catch (error) {
      if (this.#isClosed) return null;
      throw error;
    }
  }

  /** Waits for the next capture that is followed, and for its first record; false where none comes. */
  async #goOn(follower: CaptureFollower): Promise<boolean> {
    const capture = await follower.next();
    if (capture === null) return false;
    const track = this.#add(capture.path, capture);
    this.#active.push(track);
    await this.#advance(track);
    if (track.capture !== null) follower.began(capture.reader);
    return true;
  }

  /** Gives a track its next record, waiting for it; or ends it. */
  async #advance(track: Track): Promise<void> {
    const { capture } = track;
    if (capture === null) return;
    for (;;) {
      const status = capture.reader.next();
      if (status === RECORD) return;
      if (status === ENDED) {
        this.#end(track, capture);
        return;
      }
      this.#listener.filling(capture);
      if (!this.#isClosed) await capture.fill();
      if (this.#isClosed) return;
    }
  }

  async #activate(track: Track): Promise<void> {
    const inHand = track.capture !== null && Number.isFinite(track.firstSeconds);
    if (track.capture === null && (await this.#open(track)) === null) return;
    this.#active.push(track);
    if (!inHand) await this.#advance(track);
  }

  #end(track: Track, capture: OpenCapture): void {
    const index = this.#active.indexOf(track);
    if (index >= 0) this.#active.splice(index, 1);
    this.#listener.ended(track, capture);
    capture.close();
    track.capture = null;
  }

  #earliest(except: Track | null): Track | null {
    let earliest: Track | null = null;
    for (const track of this.#active) {
      if (track !== except && (earliest === null || isBefore(track, earliest))) earliest = track;
    }
    return earliest;
  }

  #setUntil(current: Track | null, waiting: Track | undefined): void {
    const next = this.#earliest(current)?.capture?.reader;
    this.#untilSeconds = next?.seconds ?? Number.POSITIVE_INFINITY;
    this.#untilNanoseconds = next?.nanoseconds ?? 0;
    if (waiting === undefined || waiting.firstSeconds > this.#untilSeconds) return;
    if (waiting.firstSeconds === this.#untilSeconds && waiting.firstNanoseconds >= this.#untilNanoseconds) return;
    this.#untilSeconds = waiting.firstSeconds;
    this.#untilNanoseconds = waiting.firstNanoseconds;
  }
}

async function readFirstTime(track: Track, capture: OpenCapture): Promise<void> {
  for (;;) {
    const status = capture.reader.next();
    if (status === RECORD) {
      track.firstSeconds = capture.reader.seconds;
      track.firstNanoseconds = capture.reader.nanoseconds;
      return;
    }
    if (status === ENDED) {
      track.firstSeconds = Number.POSITIVE_INFINITY;
      return;
    }
    await capture.fill();
  }
}

function byFirstTime(a: Track, b: Track): number {
  if (a.firstSeconds === b.firstSeconds) return a.firstNanoseconds - b.firstNanoseconds || a.index - b.index;
  return a.firstSeconds < b.firstSeconds ? -1 : 1;
}

function beginsBefore(waiting: Track, active: Track): boolean {
  const reader = active.capture?.reader;
  if (reader === undefined || waiting.firstSeconds !== reader.seconds) {
    return reader === undefined || waiting.firstSeconds < reader.seconds;
  }
  return waiting.firstNanoseconds < reader.nanoseconds;
}

function isBefore(a: Track, b: Track): boolean {
  const one = a.capture?.reader;
  const two = b.capture?.reader;
  if (one === undefined || two === undefined) return one !== undefined;
  return one.seconds < two.seconds || (one.seconds === two.seconds && one.nanoseconds < two.nanoseconds);
}

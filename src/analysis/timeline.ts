import { CaptureFollower } from "../capture/capture-follower.ts";
import { type OpenCapture, openCapture } from "../capture/open.ts";
import { ENDED, RECORD, STARVED } from "../capture/record-reader.ts";

/** A capture on the timeline. */
export interface Track {
  /** Index in the order of the command line. */
  readonly index: number;
  readonly path: string;
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
  /** A buffer is about to be filled. */
  filling(capture: OpenCapture): void;
  /** A capture is about to be closed. */
  ended(track: Track, capture: OpenCapture): void;
}

/**
 * Several captures as one timeline: records in the order of their times, each capture's own order kept. A capture is open
 * only from its first record's time to its end, so that a hundred rotated files do not cost a hundred buffers.
 *
 * `turn` says whose record is next; `step` then goes from record to record of that capture, without a promise, for as
 * long as it stays the next one.
 */
export class Timeline {
  readonly #listener: TimelineListener;
  /** Opened, with a record in hand. */
  readonly #active: Track[] = [];
  readonly #waiting: Track[];
  #current: Track | null = null;
  /** Captures so far. */
  #tracks: number;
  readonly #followed: string | null;
  #follower: CaptureFollower | null;
  /** The other captures have nothing before this time. */
  #untilSeconds = Number.POSITIVE_INFINITY;
  #untilNanoseconds = 0;
  /** The current capture must be waited for before it has a record in hand. */
  #starved = false;

  private constructor(tracks: readonly Track[], followed: string | null, listener: TimelineListener) {
    this.#tracks = tracks.length;
    this.#waiting = [...tracks].sort(byFirstTime);
    this.#followed = followed;
    this.#follower = followed === null ? null : new CaptureFollower(followed);
    this.#listener = listener;
    for (const track of tracks) listener.added(track);
  }

  /**
   * Opens each capture once, to see that it is one and when it begins; one that is to be followed (the last of `paths`, where
   * `follow` says so) only when all others have ended. Throws CaptureError.
   */
  static async open(paths: readonly string[], follow: boolean, listener: TimelineListener): Promise<Timeline> {
    const followed = follow ? (paths.at(-1) ?? null) : null;
    const whole = followed === null ? paths : paths.slice(0, -1);
    const tracks: Track[] = [];
    for (const [index, path] of whole.entries()) {
      const capture = await openCapture(path);
      const track = newTrack(index, path, capture);
      tracks.push(track);
      if (whole.length === 1) break;
      await readFirstTime(track, capture);
      // Standard input can be read only once: it stays open, with its first record in hand.
      if (path === "-") continue;
      capture.close();
      track.capture = null;
    }
    return new Timeline(tracks, followed, listener);
  }

  /** The capture whose record, now in hand, is the next; null at the end of all. */
  async turn(): Promise<Track | null> {
    if (this.#starved && this.#current?.capture) {
      await this.#current.capture.fill();
      this.#starved = false;
      await this.#advance(this.#current);
    }
    for (;;) {
      const earliest = this.#earliest(null);
      const waiting = this.#waiting[0];
      if (earliest === null && waiting === undefined && this.#follower !== null) {
        await this.#goOn(this.#follower);
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

  /** Ends early or late: closes what is open. */
  close(): void {
    this.#follower?.close();
    if (this.#tracks === 0 && this.#followed !== null) this.#listener.added(newTrack(0, this.#followed, null));
    for (const track of [...this.#active, ...this.#waiting]) {
      if (track.capture !== null) this.#end(track, track.capture);
    }
  }

  /** Waits for the next capture that is followed, and for its first record. */
  async #goOn(follower: CaptureFollower): Promise<void> {
    const capture = await follower.next();
    if (capture === null) {
      this.#follower = null;
      return;
    }
    const track = newTrack(this.#tracks, capture.path, capture);
    this.#tracks += 1;
    this.#active.push(track);
    this.#listener.added(track);
    await this.#advance(track);
    if (track.capture !== null) follower.began(capture.reader);
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
      await capture.fill();
      if (track.capture === null) return;
    }
  }

  async #activate(track: Track): Promise<void> {
    const inHand = track.capture !== null && Number.isFinite(track.firstSeconds);
    track.capture ??= await openCapture(track.path);
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

function newTrack(index: number, path: string, capture: OpenCapture | null): Track {
  return { index, path, capture, firstSeconds: Number.NEGATIVE_INFINITY, firstNanoseconds: 0 };
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

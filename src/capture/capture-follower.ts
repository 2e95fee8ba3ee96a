// FENCE, once a capture or where one goes wrong: here may be allocated.
import { type Stats, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { CaptureError } from "./capture-error.ts";
import { FolderWatch } from "./folder-watch.ts";
import type { FollowSource } from "./follow-source.ts";
import { type OpenCapture, openCapture, openCaptureIn } from "./open.ts";
import { captureError, openFollowed } from "./open-source.ts";
import { Pauses } from "./pauses.ts";
import { ENDED, RECORD, type RecordReader } from "./record-reader.ts";
import { type FileState, familyOf, newest, successors } from "./rotation.ts";

/** Packets may be out of order by so many seconds where one file ends and the next begins. */
const DISORDER_SECONDS = 1;
/** A file that began too early is looked at again after so many milliseconds: something else may have been written over it. */
const SECOND_LOOK_MS = 1_000;
/** Names that are remembered, of files that were read and of files that were not. */
const NAMES = 1_000;

/** The file that is followed now. */
interface Current {
  name: string;
  source: FollowSource;
  /** Null until its header is there. */
  reader: RecordReader | null;
  /** Time of its first packet, null before that. */
  first: string | null;
}

/** A file that was looked at and is not the next one. */
interface Refused {
  state: FileState;
  again: number;
}

/**
 * The captures that a tool writes one after the other, from one that may not be there yet: each is open until it grows no
 * more and another one goes on in its place. Which that is, its name, its times, and its first packet tell together: it
 * was written to last, and begins where the one before ends.
 */
export class CaptureFollower {
  readonly #path: string;
  readonly #name: string;
  readonly #watch: FolderWatch;
  readonly #pauses = new Pauses();
  readonly #closing = new AbortController();
  /** First packets of the files that were read, by name. */
  readonly #read = new Map<string, string | null>();
  readonly #refused = new Map<string, Refused>();
  #current: Current | null = null;
  #next: string | null = null;
  /** What was named is a pipe or a device: it has an end, and nothing comes after it. */
  #isStream = false;

  constructor(path: string) {
    this.#path = path;
    this.#name = basename(path);
    this.#watch = new FolderWatch(dirname(path), familyOf(this.#name));
  }

  /**
   * Waits for the next capture, whose `path` tells which file it is; the one before has ended. Null once `close` was called.
   * Throws CaptureError where what was named first is no capture, or cannot be.
   */
  async next(): Promise<OpenCapture | null> {
    while (!this.#pauses.over) {
      if (this.#isStream) return null;
      const isFirst = this.#current === null;
      const name = isFirst ? this.#named() : (this.#next ?? (await this.#successor()));
      if (name === null) {
        await this.#pauses.next();
        continue;
      }
      this.#next = null;
      try {
        const capture = await this.#open(name);
        if (!this.#pauses.over) return capture;
        capture.close();
      } catch (error) {
        // An empty file that another one took the place of, or one that was taken away in the meantime.
        if (isFirst && this.#next === null && !this.#pauses.over) throw error;
      }
    }
    return null;
  }

  /** The first record of the capture that `next` gave last is in the reader's hand. */
  began(reader: RecordReader): void {
    if (this.#current === null) return;
    this.#current.first = timeOf(reader);
    remember(this.#read, this.#current.name, this.#current.first);
  }

  /** Ends the wait for the next capture. Those that it gave are their owner's. */
  close(): void {
    this.#pauses.end();
    this.#closing.abort();
    if (this.#current?.reader === null) this.#current.source.close();
  }

  async #open(name: string): Promise<OpenCapture> {
    const path = this.#pathOf(name);
    if (this.#isStream) return openCapture(path, this.#closing.signal);
    const source = openFollowed(path, async () => {
      this.#next = await this.#successor();
      return this.#next !== null;
    });
    const current: Current = { name, source, reader: null, first: null };
    this.#current = current;
    const capture = await openCaptureIn(source, path);
    current.reader = capture.reader;
    return capture;
  }

  /** The file that was named, or the newest of those made from its name; null while there is none. */
  #named(): string | null {
    let stats: Stats | undefined;
    try {
      stats = statSync(this.#path, { throwIfNoEntry: false });
      if (stats === undefined) return newest(this.#watch.look() ?? [])?.name ?? null;
    } catch (error) {
      throw captureError(error, this.#path);
    }
    if (stats.isDirectory()) throw new CaptureError("directory", this.#path);
    this.#isStream = !stats.isFile();
    return this.#name;
  }

  /** The file that goes on where the current one ends; null while there is none. */
  async #successor(): Promise<string | null> {
    const current = this.#current;
    if (current === null) return null;
    for (const file of successors({ name: current.name, modified: current.source.modified }, this.#look())) {
      if (this.#pauses.over) return null;
      if (await this.#goesOn(file, current)) return file.name;
    }
    return null;
  }

  #look(): readonly FileState[] {
    try {
      return this.#watch.look() ?? [];
    } catch {
      return [];
    }
  }

  async #goesOn(file: FileState, current: Current): Promise<boolean> {
    if (file.name === current.name && !this.#isOther(current)) return false;
    const refused = this.#refused.get(file.name);
    if (refused !== undefined) {
      const { state, again } = refused;
      const isUnchanged = state.modified === file.modified && state.size === file.size;
      if (isUnchanged || performance.now() < again) return false;
    }
    const first = await firstRecord(this.#pathOf(file.name));
    if (first !== null && first.time !== this.#read.get(file.name) && !isBefore(first, current)) return true;
    // One without a packet may have its first at any moment.
    remember(this.#refused, file.name, { state: file, again: first === null ? 0 : performance.now() + SECOND_LOOK_MS });
    return false;
  }

  /** Whether there is another file, or another recording, under the current one's name. */
  #isOther({ name, source }: Current): boolean {
    if (source.isOverwritten) return true;
    try {
      const { ino } = statSync(this.#pathOf(name), { bigint: true });
      return ino !== 0n && source.inode !== 0n && ino !== source.inode;
    } catch {
      return false;
    }
  }

  #pathOf(name: string): string {
    return this.#path.slice(0, this.#path.length - this.#name.length) + name;
  }
}

interface FirstRecord {
  time: string;
  seconds: number;
  hasTime: boolean;
}

/** The first record of a file, read as far as it is there; null where there is none, or the file is no capture. */
async function firstRecord(path: string): Promise<FirstRecord | null> {
  let capture: OpenCapture;
  try {
    capture = await openCapture(path);
  } catch {
    return null;
  }
  const { reader } = capture;
  try {
    for (let status = reader.next(); status !== ENDED; status = reader.next()) {
      if (status === RECORD) return { time: timeOf(reader), seconds: reader.seconds, hasTime: reader.hasTime };
      await capture.fill();
    }
    return null;
  } finally {
    capture.close();
  }
}

/** Whether the file began before the current one ended: then it is another recording, or an older part of this one. */
function isBefore(first: FirstRecord, { reader, first: began }: Current): boolean {
  if (reader === null || began === null || !reader.hasTime || !first.hasTime) return false;
  return first.seconds < reader.seconds - DISORDER_SECONDS;
}

function timeOf({ seconds, nanoseconds }: RecordReader): string {
  return `${seconds}.${nanoseconds}`;
}

/** The oldest goes where there are too many. */
function remember<Value>(names: Map<string, Value>, name: string, value: Value): void {
  names.delete(name);
  names.set(name, value);
  if (names.size <= NAMES) return;
  for (const oldest of names.keys()) {
    names.delete(oldest);
    return;
  }
}

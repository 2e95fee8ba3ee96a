import { basename } from "node:path";
import { CaptureFollower } from "../../src/capture/capture-follower.ts";
import type { OpenCapture } from "../../src/capture/open.ts";
import { ENDED, RECORD } from "../../src/capture/record-reader.ts";

/** A follower at work: what it read, one line a record, with the file's name in front of each file's. */
export interface FollowWalk {
  readonly lines: string[];
  readonly damages: string[];
  /** Resolves when there are so many lines. */
  until(lines: number): Promise<void>;
  /** Calls it off, and waits until it is over. */
  stop(): Promise<void>;
}

/** Follows `path` in the background; a record's line is the second of its time. */
export function followWalk(path: string): FollowWalk {
  return new Walk(path);
}

class Walk implements FollowWalk {
  readonly lines: string[] = [];
  readonly damages: string[] = [];
  readonly #follower: CaptureFollower;
  readonly #walked: Promise<void>;
  #capture: OpenCapture | null = null;
  #added = () => {};
  #stopped = false;
  #over = false;

  constructor(path: string) {
    this.#follower = new CaptureFollower(path);
    this.#walked = this.#walk();
  }

  async until(lines: number): Promise<void> {
    while (this.lines.length < lines) {
      if (this.#over) throw new Error(`Only ${this.lines.length} lines: ${this.lines.join(", ")}`);
      const added = new Promise<void>((resolve) => {
        this.#added = resolve;
      });
      await Promise.race([this.#walked, added]);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#follower.close();
    this.#capture?.close();
    await this.#walked;
  }

  async #walk(): Promise<void> {
    for (let capture = await this.#follower.next(); capture !== null; capture = await this.#follower.next()) {
      this.#capture = capture;
      this.#add(basename(capture.path));
      await this.#read(capture);
      if (capture.damage !== null) this.damages.push(capture.damage.code);
      capture.close();
    }
    this.#over = true;
  }

  async #read(capture: OpenCapture): Promise<void> {
    const { reader } = capture;
    let records = 0;
    for (let status = reader.next(); status !== ENDED; status = reader.next()) {
      if (status === RECORD) {
        records += 1;
        if (records === 1) this.#follower.began(reader);
        this.#add(String(reader.seconds));
      } else await capture.fill();
      if (this.#stopped) return;
    }
  }

  #add(line: string): void {
    this.lines.push(line);
    this.#added();
  }
}

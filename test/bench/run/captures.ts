import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { KindName } from "../kinds/kinds.ts";
import { makeCapture } from "../make-capture.ts";

export interface Capture {
  readonly path: string;
  readonly bytes: number;
}

/** The captures of the benchmark, kept in a folder from one call to the next. */
export class Captures {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** The capture of that kind and size, made now if it is not there. */
  get(kind: KindName, scale: number): Capture {
    const path = resolve(this.#folder, `${kind}-${scale}.${kind.endsWith("pcapng") ? "pcapng" : "pcap"}`);
    if (!existsSync(path)) {
      makeCapture(kind, scale, `${path}.part`);
      renameSync(`${path}.part`, path);
    }
    return { path, bytes: statSync(path).size };
  }
}

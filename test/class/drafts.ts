import type { FileProblem } from "../../src/report/grading/file-problems.ts";
import type { CopyChange } from "../../src/report/grading/integrity-data.ts";
import type { NoticeCode } from "../../src/report/grading/notices.ts";
import { type Pool, type PoolCapture, pcapOf } from "./capture-pool.ts";
import type { Happening, Mode, PictureKind } from "./expected-marks.ts";
import type { ClassFile, Shape } from "./hand-in-shapes.ts";
import { foreignPng } from "./pictures.ts";

/** A hand-in of nobody yet, with what is true of it because of how it was made. What is left out is as it should be. */
export interface Draft {
  /** What was done, for whoever reads a failure. */
  what: string;
  files: ClassFile[];
  /** Where the kind of hand-in leaves no choice. */
  shape?: Shape;
  active?: Happening;
  passive?: Happening;
  picture?: PictureKind;
  notices?: readonly NoticeCode[];
  /** Why one of its files could not be used as it is; one of these codes. */
  problem?: readonly FileProblem["code"][];
  /** Drafts with the same word share packets. */
  shares?: string;
  /** How the captures differ that are one. */
  changes?: readonly CopyChange[];
}

/** How two files are named. */
export type Names = readonly [active: string, passive: string];

export const NAMES: readonly Names[] = [
  ["active.pcap", "passive.pcap"],
  ["능동.pcap", "수동.pcap"],
  ["ftp_act.pcap", "ftp_pas.pcap"],
  ["액티브 모드.pcap", "패시브 모드.pcap"],
  ["capture (1).pcap", "capture (2).pcap"],
  ["Active mode FINAL.pcap", "Passive mode FINAL.pcap"],
];

/** The hand-ins so far, and the captures that are left for more. */
export class DraftList {
  readonly pool: Pool;
  readonly drafts: Draft[] = [];

  constructor(pool: Pool) {
    this.pool = pool;
  }

  get length(): number {
    return this.drafts.length;
  }

  add(what: string, files: ClassFile[], more: Partial<Draft> = {}): void {
    this.drafts.push({ what, files, ...more });
  }

  /** A right one under plain names. */
  plain(what: string, active: PoolCapture, passive: PoolCapture): void {
    this.add(what, [...named(NAMES[0], pcapOf(active), pcapOf(passive)), foreign(this.length)]);
  }

  honest(mode: Mode): PoolCapture {
    return this.pool.take("honest", mode);
  }

  pair(): [PoolCapture, PoolCapture] {
    return [this.honest("active"), this.honest("passive")];
  }

  /** A right capture of the other mode, and a picture. */
  other(mode: Mode): ClassFile[] {
    return [file(`${otherMode(mode)}.pcap`, pcapOf(this.honest(otherMode(mode)))), foreign(this.length)];
  }
}

export function otherMode(mode: Mode): Mode {
  return mode === "active" ? "passive" : "active";
}

export function file(path: string, bytes: Uint8Array): ClassFile {
  return { path, contents: { kind: "bytes", bytes } };
}

export function foreign(seed: number): ClassFile {
  return file("그림.png", foreignPng(seed));
}

/** Two captures by these names, with the endings of their format. */
export function named(names: Names | undefined, active?: Uint8Array, passive?: Uint8Array, index = 0): ClassFile[] {
  const ending = index % 8 === 3 ? ".pcapng" : index % 8 === 6 ? ".pcap.gz" : ".pcap";
  return [active, passive].flatMap((bytes, at) =>
    bytes === undefined ? [] : [file((names?.[at] ?? "").replace(/\.pcap$/, ending), bytes)],
  );
}

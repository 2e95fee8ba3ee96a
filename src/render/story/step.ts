import type { FramePlace } from "../frames-cited.ts";
import type { Sentence } from "./sentence.ts";

/** One thing that happened in a session. Texts are made only of those that are told. */
export interface Step {
  place: FramePlace;
  time: string;
  /** Steps in a row with the same key went alike, and are told once; null is like nothing else. */
  key: string | null;
  failed: boolean;
  tell(): Sentence;
  /** What is told of those that went like one before them. */
  tellLikewise(others: readonly Step[]): Sentence;
}

/** From this many steps alike in a row on, the first stands for all. */
const ALIKE_FROM = 4;

/** The steps as sentences, runs of those alike as two; at most `most` of them, and how many steps are left out. */
export function tellSteps(
  steps: readonly Step[],
  most: number,
): { sentences: Sentence[]; more: number; moreFailed: number } {
  const sentences: Sentence[] = [];
  let at = 0;
  while (at < steps.length && sentences.length < most) {
    const step = steps[at];
    if (step === undefined) break;
    const run = runFrom(steps, at);
    sentences.push(step.tell());
    if (run >= ALIKE_FROM) {
      sentences.push(step.tellLikewise(steps.slice(at + 1, at + run)));
      at += run;
    } else at += 1;
  }
  const rest = steps.slice(at);
  return { sentences, more: rest.length, moreFailed: rest.filter(({ failed }) => failed).length };
}

function runFrom(steps: readonly Step[], at: number): number {
  const key = steps[at]?.key ?? null;
  let length = 1;
  while (key !== null && steps[at + length]?.key === key) length += 1;
  return length;
}

/** In the order in which they happened: by frames in one capture, by time where captures were given in another order or overlap. */
export function byOrder(one: Pick<Step, "place" | "time">, other: Pick<Step, "place" | "time">): number {
  const { capture, frame } = one.place;
  if (capture === other.place.capture) return frame - other.place.frame;
  return one.time < other.time ? -1 : one.time > other.time ? 1 : capture - other.place.capture;
}

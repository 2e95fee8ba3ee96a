import type { StoryPart } from "../../report/explanation.ts";
import type { Reply } from "../../report/report.ts";
import type { FramePlace } from "../frames-cited.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";

/** Frames that a sentence names to programs. */
const FRAMES_NAMED = 40;
const REPLY_CELLS = 100;

export type Sentence = StoryPart["sentences"][number];

/** What is told of one step, and the frames that it is told from. The capture is null where they are of several. */
export function sentenceOf(texts: readonly (string | null)[], places: readonly FramePlace[]): Sentence {
  const [first] = places;
  const inOne = first !== undefined && places.every(({ capture }) => capture === first.capture);
  const frames = [...new Set(places.map(({ frame }) => frame))];
  return {
    text: texts.filter((text) => text !== null && text !== "").join(" "),
    capture: inOne ? first.capture : null,
    frames: (inOne ? frames.sort((a, b) => a - b) : frames).slice(0, FRAMES_NAMED),
    findings: [],
  };
}

/** `550 "No such file."`: its first line. */
export function replyText({ code, text }: Pick<Reply, "code" | "text">, sheet: Sheet): string {
  const [line = ""] = text.split("\n", 1);
  return line.trim() === "" ? String(code) : `${code} "${wireText(line.trim(), sheet, REPLY_CELLS)}"`;
}

/** The frames of a connection, as far as its ends tell them. */
export function endsOf(span: {
  capture: number;
  firstFrame: number;
  lastCapture: number;
  lastFrame: number;
}): FramePlace[] {
  return [
    { capture: span.capture, frame: span.firstFrame },
    { capture: span.lastCapture, frame: span.lastFrame },
  ];
}

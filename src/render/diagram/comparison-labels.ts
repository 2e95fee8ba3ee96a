/** What stands on an arrow of a comparison: frame numbers where there is room, and the few words that matter. */
import type { ComparedEvent, StepName } from "../../report/comparison.ts";
import { lastPart } from "../../report/path-end.ts";
import { byteSize } from "../number-text.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Label } from "./diagram.ts";

/** Cells beyond which no label is worth having. */
const MOST_CELLS = 120;
/** Below this width all frame numbers are left out: some arrows would have room for them, and others not. */
const FRAMES_FROM_WIDTH = 104;

/** The label of an event, shorter and shorter; with its frames on a control connection's arrow, which is long. */
export function eventLabel(event: ComparedEvent, step: StepName, sheet: Sheet): Label {
  const texts = textsOf(event, step, sheet);
  if (event.channel === "data" || sheet.width < FRAMES_FROM_WIDTH) return texts;
  const frames = eventFrames(event, sheet);
  const [first, ...shorter] = texts.map((text) => `${frames}  ${text}`);
  return first === undefined ? texts : [first, ...shorter, ...texts];
}

/** The frames that stand beside a data connection's arrow, which is too short for them. */
export function framesBeside(event: ComparedEvent, sheet: Sheet): Label | null {
  return event.channel === "data" && sheet.width >= FRAMES_FROM_WIDTH ? [eventFrames(event, sheet)] : null;
}

/** "26", or "30–647" for a burst. */
export function eventFrames({ frame, lastFrame }: ComparedEvent, sheet: Sheet): string {
  return frame >= lastFrame ? String(frame) : `${frame}${sheet.glyphs.range}${lastFrame}`;
}

function textsOf(event: ComparedEvent, step: StepName, sheet: Sheet): Label {
  switch (event.kind) {
    case "syn":
      return synTexts(event, sheet);
    case "syn-ack":
      return ["SYN, ACK"];
    case "ack":
      return ["ACK"];
    case "fin":
      return ["FIN"];
    case "rst":
      return ["RST"];
    case "data":
      return [byteSize(event.bytes ?? 0)];
    case "login":
      return [loginText(event, sheet)];
    case "command":
      return step === "port" ? portCommandTexts(event, sheet) : commandTexts(event, sheet);
    case "reply":
      return replyTexts(event, sheet);
  }
}

function synTexts({ opens, packets, fate }: ComparedEvent, { glyphs, words }: Sheet): Label {
  const syn = opens ? `SYN ${glyphs.opens}` : "SYN";
  const repeated = packets !== null && packets > 1 ? `${syn} ${glyphs.times}${packets}` : syn;
  if (fate !== "unanswered") return [repeated, syn];
  return [`${repeated}, ${words.ladder.segments.noAnswer}`, repeated, syn];
}

function loginText({ text, code }: ComparedEvent, sheet: Sheet): string {
  const commands = wireText(text ?? "", sheet, MOST_CELLS);
  return `${commands} ${sheet.glyphs.to} ${code ?? "?"}`;
}

/** Only the last part of a path where the whole has no room. */
function commandTexts({ text }: ComparedEvent, sheet: Sheet): Label {
  const whole = text ?? "";
  const verb = whole.split(" ", 1)[0] ?? "";
  const name = lastPart(whole.slice(verb.length + 1));
  const told = wireText(whole, sheet, MOST_CELLS, "middle");
  return [told, wireText(`${verb} ${name}`.trimEnd(), sheet, MOST_CELLS, "middle")];
}

/** Of an address only the end matters here: p1 and p2 of PORT, the port of EPRT. */
function portCommandTexts({ text }: ComparedEvent, sheet: Sheet): Label {
  const whole = text ?? "";
  const verb = whole.split(" ", 1)[0] ?? "";
  const { ellipsis } = sheet.glyphs;
  const numbers = /,(\d+,\d+)\s*$/.exec(whole)?.[1];
  if (numbers !== undefined) return [`${verb} ${ellipsis},${numbers}`, verb];
  const extended = /(\|\d+\|)\s*$/.exec(whole)?.[1];
  if (extended !== undefined) return [`${verb} ${ellipsis}${extended}`, verb];
  return [wireText(whole, sheet, MOST_CELLS), verb];
}

/** The code, with its port where it names one (227, 229), with its words where it refuses. */
function replyTexts({ text, code }: ComparedEvent, sheet: Sheet): Label {
  const short = String(code ?? "");
  if (code !== null && code >= 400) return [wireText(text ?? "", sheet, MOST_CELLS), short];
  const whole = text ?? "";
  const numbers = code === 227 ? /\d,(\d+,\d+)\D*$/.exec(whole)?.[1] : undefined;
  if (numbers !== undefined) {
    const end = `${sheet.glyphs.ellipsis},${numbers}`;
    return [`${short} (${end})`, `${short} ${end}`, short];
  }
  const extended = code === 229 ? /\(?(\|\|\|\d+\|)/.exec(whole)?.[1] : undefined;
  return extended === undefined ? [short] : [`${short} (${extended})`, short];
}

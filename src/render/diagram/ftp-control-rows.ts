import type { SegmentRun } from "../../report/connection.ts";
import type { Exchange, Reply } from "../../report/report.ts";
import { truncate } from "../text/cells.ts";
import { commandMeaning, replyMeaning } from "../text/meanings.ts";
import { frameSpan, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Label } from "./diagram.ts";
import type { Act } from "./ftp-acts.ts";
import { announcementSteps } from "./ftp-announcements.ts";
import { packeted } from "./ftp-data-rows.ts";
import { messageDetails } from "./ftp-details.ts";
import { type Fold, foldExchanges, isFold } from "./ftp-fold.ts";
import type { Role } from "./ftp-lifelines.ts";
import { controlArrow, type LadderContext, type LadderStep, noteAt, step } from "./ftp-step.ts";
import { frameKey, type Place } from "./ladder-place.ts";

/** Cells of a command or reply that a label may hold. */
const LABEL_CELLS = 300;
/** Lengths to which the first line of a long reply is cut, so that the count of its lines stands beside it. */
const FIRST_LINE_CELLS = [60, 40, 24] as const;

/** What the control connection said in one act. */
export class ControlRows {
  readonly #act: Act;
  readonly #context: LadderContext;
  readonly #runs: ReadonlyMap<string, SegmentRun>;

  constructor(act: Act, context: LadderContext, runs: ReadonlyMap<string, SegmentRun>) {
    this.#act = act;
    this.#context = context;
    this.#runs = runs;
  }

  /** Commands and replies, in the order of the commands; those that repeat are told as a number. */
  steps(exchanges: readonly Exchange[]): LadderStep[] {
    const entries = this.#context.sheet.all ? exchanges : foldExchanges(exchanges);
    return entries.flatMap((entry) => (isFold(entry) ? this.#foldStep(entry) : this.#exchangeSteps(entry)));
  }

  #exchangeSteps(exchange: Exchange): LadderStep[] {
    const { capture, frame, time, verb, replies } = exchange;
    const steps: LadderStep[] = [];
    if (capture !== null && frame !== null) {
      const place = { capture, frame, time };
      const said = this.#commandStep(exchange, place);
      steps.push(said, ...this.#announced(place, said.place));
      if (replies.length === 0 && verb !== null) steps.push(this.#unanswered(said.place));
    }
    for (const reply of replies) {
      const said = this.#replyStep(reply);
      steps.push(said, ...this.#announced(reply, said.place));
    }
    return steps;
  }

  #commandStep({ verb, argument }: Exchange, place: Place): LadderStep {
    const { sheet } = this.#context;
    const text = [verb, argument].filter((part) => part !== null).join(" ");
    const meaning = commandMeaning(verb, sheet.words);
    return this.#messageStep("client", place, {
      text,
      meaning,
      label: commandLabel(verb, argument, sheet),
      failed: false,
    });
  }

  #replyStep(reply: Reply): LadderStep {
    const { code, text } = reply;
    const { sheet } = this.#context;
    const failed = code >= 400 && code < 600;
    const meaning = replyMeaning(code, sheet.words);
    return this.#messageStep("server", reply, {
      text: `${code} ${text}`,
      meaning,
      label: replyLabel(reply, sheet),
      failed,
    });
  }

  #messageStep(
    from: Role,
    place: Place,
    said: { text: string; meaning: string | null; label: Label; failed: boolean },
  ): LadderStep {
    const { session, sheet } = this.#context;
    const run = this.#runs.get(frameKey(place.capture, place.frame)) ?? null;
    const first = run ?? place;
    const last = { capture: place.capture, frame: place.frame };
    const route =
      from === "client" ? { from: session.client, to: session.server } : { from: session.server, to: session.client };
    const arrow = controlArrow(this.#context, from, said.label, {
      tone: said.failed ? "error" : "control",
      details: messageDetails(first, last, route, said, sheet),
    });
    const packet = run === null ? null : { run, connection: packeted(session, session.packets) };
    return step(first, { last, act: this.#act, cell: arrow, packet });
  }

  /** What the command or reply of this frame named, beneath it. */
  #announced({ capture, frame }: Place, beneath: Place): LadderStep[] {
    const { announcedAt, transfers } = this.#context;
    const here = announcedAt.get(frameKey(capture, frame)) ?? [];
    return here.flatMap((one) => {
      const connection = one.transfer === null ? null : (transfers.get(one.transfer)?.connection ?? null);
      return announcementSteps(one, connection, beneath, this.#act, this.#context);
    });
  }

  #unanswered(place: Place): LadderStep {
    const { lines, sheet } = this.#context;
    const cell = noteAt(lines.control("client"), [sheet.words.ftpScreen.unanswered], "warning");
    return step(place, { last: null, act: this.#act, cell });
  }

  #foldStep({ folded, alike }: Fold<Exchange>): LadderStep[] {
    const { sheet } = this.#context;
    const first = folded.find(({ frame }) => frame !== null) ?? folded[0];
    if (first === undefined) return [];
    const place = first.capture === null || first.frame === null ? first.replies[0] : (first as Place);
    if (place === undefined) return [];
    const end = folded.at(-1);
    const reply = end?.replies.at(-1);
    const { capture, frame } = reply ?? (end?.frame == null ? place : (end as Place));
    const verb = alike && first.verb !== null ? wireText(first.verb, sheet, 16) : null;
    const span = { capture: place.capture, firstFrame: place.frame, lastCapture: capture, lastFrame: frame };
    const text = sheet.words.ladder.moreCommands(folded.length, verb, frameSpan(sheet, span));
    return [step(place, { last: null, act: this.#act, text })];
  }
}

/** Endpoints that may lose the address where room is short. */
function commandLabel(verb: string | null, argument: string | null, sheet: Sheet): Label {
  const name = wireText(verb ?? "", sheet, 40);
  if (argument === null) return [name];
  const whole = `${name} ${wireText(argument, sheet, LABEL_CELLS)}`;
  if (verb !== "PORT") return [whole];
  return [whole, ...portPair(argument).map((pair) => `${name} ${sheet.glyphs.ellipsis},${pair}`)];
}

function replyLabel({ code, text }: Reply, sheet: Sheet): Label {
  const lines = text.split("\n");
  const first = (lines.find((line) => line.trim() !== "") ?? "").trimEnd();
  const count = lines.length;
  const whole = `${code} ${wireText(first, sheet, LABEL_CELLS)}`.trimEnd();
  if (count === 1)
    return code === 227 ? [whole, ...portPair(text).map((pair) => `227 (${sheet.glyphs.ellipsis},${pair})`)] : [whole];
  const told = `(${sheet.words.ladder.lineCount(count)})`;
  const cut = FIRST_LINE_CELLS.map(
    (cells) => `${code} ${truncate(wireText(first, sheet), cells, sheet.glyphs.ellipsis)} ${told}`,
  );
  const [longest, ...shorter] = cut.filter((label, index) => index === 0 || label !== cut[index - 1]);
  return [longest ?? whole, ...shorter, `${code} ${told}`];
}

/** "195,101" of "192,168,0,10,195,101". */
function portPair(text: string): string[] {
  const pair = /\d{1,3},\d{1,3},\d{1,3},\d{1,3},(\d{1,3},\d{1,3})/.exec(text)?.[1];
  return pair === undefined ? [] : [pair];
}

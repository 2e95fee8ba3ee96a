import { isFromServer } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpTransaction } from "../../report/report.ts";
import { framesCited } from "../frames-cited.ts";
import type { View } from "../renderer.ts";
import { duration, frameNumber, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { layerLines, stepDetails } from "./dhcp-details.ts";
import { type LabelContext, messageLabel, withdrawing } from "./dhcp-labels.ts";
import type { Cast } from "./dhcp-lifelines.ts";
import { PHASES, type Phase, type Step } from "./dhcp-steps.ts";
import type { Arrow, Label, Note, PhaseRow, Row, StepRow, TextRow, Tone } from "./diagram.ts";
import { elapsedFigure } from "./elapsed.ts";
import { foldRuns } from "./fold-runs.ts";
import { frameKey } from "./ladder-place.ts";

/** Steps of one exchange that are drawn unless all are asked for. */
const STEPS_DRAWN = 200;

/** What the rows of one client's ladder share. */
export interface Stage {
  cast: Cast;
  sheet: Sheet;
  view: View;
  /** When the ladder begins. */
  start: string;
  /** Further frames of a packet that was captured several times, by `frameKey` of the first one. */
  copies: ReadonlyMap<string, readonly number[]>;
}

/** The rows of one exchange. `heading` stands over them; null where a new lease's own phases are enough. */
export function exchangeRows(
  transaction: DhcpTransaction,
  steps: readonly Step[],
  heading: string | null,
  stage: Stage,
): Row[] {
  const { sheet } = stage;
  const { kinds } = sheet.words.dhcpLadder;
  const rows: Row[] = [];
  let phase: Phase | null = null;
  let title = heading;
  if (title !== null && steps.length === 0) rows.push(phaseRow([title]));
  const lastUnanswered = steps.findLast(({ unanswered }) => unanswered);
  const drawn = sheet.all ? steps : steps.slice(0, STEPS_DRAWN);
  for (const item of foldRuns(drawn, (step) => (sheet.all ? null : likeness(step)))) {
    if ("hidden" in item) {
      rows.push(hiddenRow(item.hidden, sheet));
      continue;
    }
    const { shown: step } = item;
    if (begins(step, phase)) {
      rows.push(phaseRow(phaseLabel(step, title, heading ?? kinds[transaction.kind], sheet)));
      phase = step.phase;
      if (step.message !== null) title = null;
    }
    rows.push(stepRow(transaction, step, stage), ...withdrawalRows(transaction, step, stage));
    if (stage.view.layers && step.message !== null) rows.push(...layerLines(step.message, sheet).map(textRow));
    if (step === lastUnanswered) rows.push(silenceRow(transaction, step, stage));
  }
  const rest = steps.length - drawn.length;
  if (rest > 0) rows.push(textRow(sheet.words.dhcpLadder.folded.restMessages(rest)));
  return rows;
}

export function textRow(text: string): TextRow {
  return { kind: "text", text, tone: "dim", panel: 0 };
}

function phaseRow(label: Label): PhaseRow {
  return { kind: "phase", label };
}

/** `title` is that of the exchange until its first message has come, `name` goes on being its name. */
function phaseLabel({ phase, message }: Step, title: string | null, name: string, sheet: Sheet): Label {
  if (phase === "other") return [name];
  const { phases } = sheet.words.dhcpLadder;
  return title === null || message === null ? [phases[phase]] : [`${title}   ${phases[phase]}`, title];
}

/** A later phase begins with its first message; an earlier one comes back when the client starts afresh, or after ARP. */
function begins({ phase, message, from }: Step, current: Phase | null): boolean {
  if (phase === current) return false;
  if (current === null || current === "other" || current === "linkLocal") return true;
  if (phase === "other") return false;
  if (PHASES.indexOf(phase) > PHASES.indexOf(current)) return true;
  return message !== null && from.role === "client" && PHASES.indexOf(current) > PHASES.indexOf("offer");
}

function likeness({ message, from, to }: Step): string | null {
  if (message === null) return null;
  const ends = [from, ...to].map(({ role, addresses }) => `${role} ${addresses[0] ?? ""}`);
  return [message.type, message.yiaddr, message.ciaddr, ...ends].join(" ");
}

function hiddenRow(hidden: readonly Step[], sheet: Sheet): TextRow {
  const first = hidden[0];
  const type = wireText(first?.message?.type ?? "", sheet, 24);
  const apart = hidden.flatMap(({ retry }) => (retry === null ? [] : [retry.seconds]));
  const [least, most] = [Math.min(...apart), Math.max(...apart)].map((seconds) => duration(sheet, seconds));
  const distance =
    apart.length < hidden.length ? null : least === most ? least : `${least} ${sheet.glyphs.range} ${most}`;
  return textRow(
    sheet.words.dhcpLadder.folded.messages(hidden.length, type, framesCited(hidden, sheet), distance ?? null),
  );
}

function stepRow(transaction: DhcpTransaction, step: Step, stage: Stage): StepRow {
  const { sheet, start } = stage;
  const seconds = elapsedFigure(secondsBetween(start, step.time), sheet);
  return {
    kind: "step",
    gutter: [frameNumber(sheet, step.capture, step.frame), seconds],
    cells: [arrowOf(transaction, step, stage)],
    marker: null,
  };
}

function arrowOf(transaction: DhcpTransaction, step: Step, stage: Stage): Arrow | Note {
  const { cast, sheet, copies } = stage;
  const from = cast.placeOf(step.from);
  const reached = [...new Set(step.to.map((machine) => cast.placeOf(machine)))].filter((place) => place !== from);
  const to = reached.reduce((far, place) => (Math.abs(place - from) > Math.abs(far - from) ? place : far), from);
  const label = stepLabel(transaction, step, stage);
  const details = stepDetails(step, copies.get(frameKey(step.capture, step.frame)) ?? [], sheet);
  const tone = toneOf(step);
  if (to === from) return { kind: "note", at: from, label, tone, details };
  const aside = asideOf(step, sheet);
  const hasRoom = Math.max(from, to) < cast.lifelines.length - 1;
  const broadcast = step.message === null || step.message.delivery === "broadcast";
  return {
    kind: "arrow",
    from,
    to,
    through: reached.filter((place) => place !== to),
    line: broadcast ? "dashed" : "solid",
    heads: "to",
    lost: step.unanswered,
    label: aside === null || hasRoom ? label : withAside(label, aside),
    beside: hasRoom ? aside : null,
    ports: null,
    tone,
    details,
  };
}

function stepLabel(transaction: DhcpTransaction, step: Step, stage: Stage): Label {
  const { message, claim } = step;
  const { sheet } = stage;
  if (message !== null) return messageLabel(message, contextOf(transaction, step, stage));
  const { labels } = sheet.words.dhcpLadder;
  const ip = wireText(claim?.ip ?? "", sheet, 24);
  return claim?.kind === "announcement"
    ? [labels.announcement(ip), labels.announcementShort(ip)]
    : [labels.probe(ip), labels.probeShort(ip)];
}

function contextOf(transaction: DhcpTransaction, { to, isLate }: Step, { cast, sheet }: Stage): LabelContext {
  const reaches = to.flatMap(({ addresses }) => cast.letterOf(addresses[0] ?? null) ?? []);
  return { transaction, reaches, isLate, cast, sheet };
}

/** Beneath a REQUEST that several servers get at once: those that had offered in vain. */
function withdrawalRows(transaction: DhcpTransaction, step: Step, stage: Stage): StepRow[] {
  const context = contextOf(transaction, step, stage);
  if (step.message === null || context.reaches.length < 2) return [];
  const letters = withdrawing(step.message, context);
  const { withdrawn } = stage.sheet.words.dhcpLadder.labels;
  const losers = step.to.filter(({ addresses }) => letters.includes(stage.cast.letterOf(addresses[0] ?? null) ?? ""));
  return losers.map((server) => noteRow({ at: stage.cast.placeOf(server), label: [withdrawn], tone: "dim" }));
}

function noteRow(note: Pick<Note, "at" | "label" | "tone">): StepRow {
  return { kind: "step", gutter: ["", ""], cells: [{ kind: "note", details: [], ...note }], marker: null };
}

function asideOf({ retry }: Step, sheet: Sheet): Label | null {
  if (retry === null) return null;
  const { labels } = sheet.words.dhcpLadder;
  return [labels.retry(retry.number, duration(sheet, retry.seconds)), labels.retryShort(retry.number)];
}

/** Where no side is free, it follows the label, before the label itself gets shorter. */
function withAside(label: Label, [aside, short = aside]: Label): Label {
  const [first, ...shorter] = label.map((text) => `${text} (${aside})`);
  return [first ?? aside, ...shorter, ...label.map((text) => `${text} (${short})`), ...label];
}

function toneOf({ message, claim, from, unanswered }: Step): Tone {
  if (message?.type === "NAK") return "error";
  if (claim !== null || unanswered || message?.type === "DECLINE") return "warning";
  return from.role === "server" || (from.role === "relay" && message !== null && isFromServer(message))
    ? "data"
    : "control";
}

/** "no answer", beneath the last message that got none. */
function silenceRow({ outcome }: DhcpTransaction, last: Step, { cast, sheet }: Stage): StepRow {
  const { labels } = sheet.words.dhcpLadder;
  const label: Label = [outcome === "no-offer" ? labels.noOffer : labels.noAnswer];
  return noteRow({ at: cast.placeOf(last.from), label, tone: "error" });
}

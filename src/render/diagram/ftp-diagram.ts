import { secondsBetween } from "../../report/elapsed.ts";
import { sessionMark } from "../../report/picture-mark.ts";
import type { Announcement, FtpSession } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import { frameSpanShort } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Diagram, Row } from "./diagram.ts";
import { elapsedFigure } from "./elapsed.ts";
import { actSteps, channelsOf, foldStep, phaseLabel } from "./ftp-act-steps.ts";
import { type Act, actsOf } from "./ftp-acts.ts";
import { controlPackets, joinSecret } from "./ftp-control-packets.ts";
import { type Folded, foldActs, isFold } from "./ftp-fold.ts";
import { FtpLines } from "./ftp-lifelines.ts";
import { LineSpans } from "./ftp-spans.ts";
import type { LadderContext, LadderStep } from "./ftp-step.ts";
import { frameKey, type PlaceOrder, placeOrder } from "./ladder-place.ts";
import { messageRuns } from "./message-frames.ts";
import { layerTexts } from "./packet-layers.ts";

/** The ladder of a session, or of the one transfer that the view asks for. */
export function sessionDiagram(session: FtpSession, title: string | null, view: View, sheet: Sheet): Diagram {
  const order = placeOrder(session);
  const all = actsOf(session, order);
  const acts = view.transfer === null ? all : all.flatMap((act) => ownPart(act, view.transfer));
  const folded: Folded<Act>[] = sheet.all || view.transfer !== null ? acts : foldActs(acts);
  const drawn = folded.filter(isWhole);
  const lines = new FtpLines(session, drawn.flatMap(channelsOf), sheet);
  const context = { session, lines, sheet, view, ...indexOf(session) };
  const steps = orderedSteps(folded, all, order, context);
  const several = session.transfers.length > 1 && view.transfer === null;
  return draw(steps, drawn, several, title, context);
}

function indexOf({ announcements, transfers }: FtpSession): Pick<LadderContext, "announcedAt" | "transfers"> {
  const announcedAt = new Map<string, Announcement[]>();
  for (const one of announcements) {
    const key = frameKey(one.capture, one.frame);
    const list = announcedAt.get(key);
    if (list === undefined) announcedAt.set(key, [one]);
    else list.push(one);
  }
  return { announcedAt, transfers: new Map(transfers.map((transfer) => [transfer.id, transfer])) };
}

function isWhole(entry: Folded<Act>): entry is Act {
  return !isFold(entry);
}

/** Of the transfer's act, what is its own: no TYPE or SIZE that was sent before it, but its REST and its announcement. */
function ownPart(act: Act, id: number | null): Act[] {
  if (act.transfer?.id !== id) return [];
  const own = new Set(
    act.announcements.filter(({ transfer }) => transfer === id).map(({ capture, frame }) => frameKey(capture, frame)),
  );
  const exchanges = act.exchanges.filter(({ verb, capture, frame, replies }, index) => {
    if (index >= act.preparing || verb === "REST") return true;
    const said = [{ capture, frame }, ...replies];
    return said.some((one) => one.capture !== null && one.frame !== null && own.has(frameKey(one.capture, one.frame)));
  });
  const announcements = act.announcements.filter(({ transfer }) => transfer === id);
  return [{ ...act, exchanges, announcements, preparing: 0 }];
}

function orderedSteps(
  folded: readonly Folded<Act>[],
  all: readonly Act[],
  order: PlaceOrder,
  context: LadderContext,
): LadderStep[] {
  const { session, view, sheet } = context;
  const runs = messageRuns(session);
  const steps: LadderStep[] = [];
  const whole = view.transfer === null;
  const { opening, during, closing } = whole ? controlPackets(context) : { opening: [], during: [], closing: [] };
  const drawn = new Set(folded.filter(isWhole));
  const [first] = all;
  const last = all.at(-1);
  steps.push(...opening.map((one) => ({ ...one, act: first ?? null })));
  for (const entry of folded) {
    if (isFold(entry)) steps.push(...[foldStep(entry, sheet)].flatMap((one) => one ?? []));
    else for (const one of actSteps(entry, context, runs)) steps.push(one);
  }
  for (const [act, one] of placed(during, all, order)) if (drawn.has(act)) steps.push({ ...one, act });
  for (const one of closing) steps.push({ ...one, act: last ?? null });
  return joinSecret(
    steps.sort((a, b) => order(a.place, b.place)),
    context,
  );
}

/** Each step with the act that is going on where it stands. */
function* placed(steps: readonly LadderStep[], acts: readonly Act[], order: PlaceOrder): Iterable<[Act, LadderStep]> {
  let index = 0;
  for (const one of [...steps].sort((a, b) => order(a.place, b.place))) {
    for (let next = acts[index + 1]; next !== undefined && order(next.start, one.place) <= 0; next = acts[index + 1]) {
      index += 1;
    }
    const act = acts[index];
    if (act !== undefined) yield [act, one];
  }
}

function draw(
  steps: readonly LadderStep[],
  acts: readonly Act[],
  several: boolean,
  title: string | null,
  context: LadderContext,
): Diagram {
  const { lines, sheet, view } = context;
  const { columns } = sheet.words.ladder;
  const rows: Row[] = [];
  const spans = new LineSpans(lines);
  const position = new Map(acts.map((act, index) => [act, index]));
  let [begun, phases] = [-1, 0];
  for (const one of steps) {
    const act = one.act === null ? -1 : (position.get(one.act) ?? -1);
    if (one.act !== null && act > begun) {
      begun = act;
      phases += 1;
      rows.push({ kind: "phase", label: phaseLabel(one.act, phases, several, sheet) });
    }
    if (one.text !== null) rows.push({ kind: "text", text: one.text, tone: "dim", panel: 0 });
    if (one.cell === null) continue;
    spans.add(rows.length, one);
    rows.push({ kind: "step", gutter: gutterOf(one, context), cells: [one.cell], marker: null });
    if (!view.layers || one.packet === null) continue;
    const { run, connection } = one.packet;
    for (const text of layerTexts(run, connection, sheet)) rows.push({ kind: "text", text, tone: "dim", panel: 0 });
  }
  return {
    kind: "diagram",
    title,
    gutter: [
      { title: columns.frame, align: "right" },
      { title: columns.seconds, align: "right" },
    ],
    panels: [{ title: null, hosts: lines.hosts, lifelines: lines.lifelines(spans.all(), sheet) }],
    rows,
    marks: [sessionMark(context.session)],
  };
}

function gutterOf({ place, last, time }: LadderStep, { session, sheet }: LadderContext): [string, string] {
  if (last === null) return ["", ""];
  const span = { capture: place.capture, firstFrame: place.frame, lastCapture: last.capture, lastFrame: last.frame };
  const seconds = time === null ? Number.NaN : secondsBetween(session.startTime, time);
  return [frameSpanShort(sheet, span), Number.isFinite(seconds) ? elapsedFigure(seconds, sheet) : ""];
}

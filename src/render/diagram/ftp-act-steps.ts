import type { SegmentRun } from "../../report/connection.ts";
import type { Exchange } from "../../report/report.ts";
import { byteSize } from "../number-text.ts";
import { frameSpan } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Label } from "./diagram.ts";
import { type Act, placeOf } from "./ftp-acts.ts";
import { betweenHosts } from "./ftp-announcements.ts";
import { ControlRows } from "./ftp-control-rows.ts";
import { dataSteps } from "./ftp-data-rows.ts";
import type { Fold } from "./ftp-fold.ts";
import type { Channel } from "./ftp-lifelines.ts";
import { type LadderContext, type LadderStep, noteAt, step } from "./ftp-step.ts";
import { transferName, transferVerb } from "./transfer-name.ts";

/** Cells of a file name in a phase's title. */
const NAME_CELLS = 60;

/** The data connections of an act, and the endpoints that waited in vain. */
export function channelsOf({ transfer, announcements }: Act): Channel[] {
  const connection = transfer?.connection ?? null;
  const waiting = announcements.flatMap((one): Channel[] => {
    if (one.attempts.length > 0) return one.attempts;
    return connection !== null && one.transfer === transfer?.id ? [] : [one];
  });
  return connection === null ? waiting : [connection, ...waiting];
}

/** Everything that an act says and does, not yet in order. */
export function actSteps(act: Act, context: LadderContext, runs: ReadonlyMap<string, SegmentRun>): LadderStep[] {
  const { transfer, announcements } = act;
  const steps = new ControlRows(act, context, runs).steps(act.exchanges);
  if (transfer?.connection != null) steps.push(...dataSteps(transfer.connection, transfer, act, context));
  for (const { attempts } of announcements) {
    for (const attempt of attempts) steps.push(...dataSteps(attempt, null, act, context));
  }
  const never = neverOpened(act, context);
  return never === null ? steps : [...steps, never];
}

/** Beneath the last reply of a transfer whose port nobody called. */
function neverOpened(act: Act, { lines, session, sheet }: LadderContext): LadderStep | null {
  const { transfer, announcements, exchanges } = act;
  const waiting = announcements.find((one) => one.transfer === transfer?.id);
  const last = exchanges.findLast((exchange) => exchange.verb === transfer?.verb) ?? exchanges.at(-1);
  if (transfer === null || transfer.connection !== null || waiting === undefined || last === undefined) return null;
  const place = last.replies.at(-1) ?? placeOf(last);
  if (place === null || waiting.attempts.length > 0) return null;
  const at = lines.data(waiting.listener, session[waiting.listener].ip);
  const says = sheet.words.ladder.noSyn(waiting.port);
  const label = waiting.listener === "client" ? `${sheet.glyphs.from} ${says}` : `${says} ${sheet.glyphs.to}`;
  const cell = betweenHosts(waiting.listener, noteAt(at, [label], "warning"));
  return step(place, { last: null, act, cell, channel: waiting });
}

/** "3 TRANSFER — active", with number, command and file where there are several. */
export function phaseLabel(act: Act, number: number, several: boolean, sheet: Sheet): Label {
  const { phases, modes, phase } = sheet.words.ladder;
  const { transfer } = act;
  if (transfer === null) return [phase(number, phases[act.kind])];
  const title = phase(number, several ? `${phases.transfer} #${transfer.id}` : phases.transfer);
  const moded = transfer.mode === null ? title : `${title} ${sheet.glyphs.dash} ${modes[transfer.mode]}`;
  const command = transferName(transfer, sheet, NAME_CELLS);
  const verb = transferVerb(transfer, sheet);
  if (!several || command === null) return [moded, title];
  return [`${moded}: ${command}`, `${moded}: ${verb}`, moded, title];
}

/** In place of acts that are not drawn: how many transfers, which frames, how much they carried. */
export function foldStep({ folded, alike }: Fold<Act>, sheet: Sheet): LadderStep | null {
  const [first] = folded;
  if (first === undefined) return null;
  const transfers = folded.flatMap(({ transfer }) => transfer ?? []);
  const { ladder, names } = sheet.words;
  const end = folded.reduce((latest, act) => furthest(latest, lastPlace(act)), lastPlace(first));
  const span = {
    ...{ capture: first.start.capture, firstFrame: first.start.frame },
    ...{ lastCapture: end.capture, lastFrame: end.frame },
  };
  const frames = frameSpan(sheet, span);
  const [one] = transfers;
  const bytes = byteSize(transfers.reduce((sum, transfer) => sum + (transfer.bytes ?? 0), 0));
  const like =
    !alike || one === undefined
      ? null
      : [
          transferVerb(one, sheet),
          one.mode === null ? null : names.mode[one.mode],
          names.transferOutcome[one.outcome],
        ].filter((part) => part !== null);
  const count = transfers.length;
  const text =
    count === 0
      ? ladder.moreCommands(
          folded.reduce((sum, act) => sum + act.exchanges.length, 0),
          null,
          frames,
        )
      : ladder.moreTransfers({ count, like: like === null ? null : like.join(", "), frames, bytes });
  return step(first.start, { last: null, text });
}

interface End {
  capture: number;
  frame: number;
}

function lastPlace({ transfer, exchanges, start }: Act): End {
  const said = exchanges.map(lastSaid).reduce(furthest, start);
  const connection = transfer?.connection ?? null;
  return connection === null ? said : furthest(said, { capture: connection.lastCapture, frame: connection.lastFrame });
}

function lastSaid(exchange: Exchange): End {
  const { capture, frame, replies } = exchange;
  return replies.at(-1) ?? { capture: capture ?? 0, frame: frame ?? 0 };
}

function furthest(a: End, b: End): End {
  return b.capture > a.capture || (b.capture === a.capture && b.frame > a.frame) ? b : a;
}

import { wordsOf } from "../../render/locale/language.ts";
import { localize } from "../../render/locale/localize.ts";
import type { EventRenderer, Renderer, View } from "../../render/renderer.ts";
import { EventSelection } from "../../render/select-events.ts";
import type { TextOptions } from "../../render/text/sheet.ts";
import type { Report } from "../../report/report.ts";
import type { Analyze } from "../analyze.ts";
import { chunks } from "../chunks.ts";
import type { Io } from "../io.ts";
import { openProgress } from "../progress.ts";
import { readReport, refuseUnknown } from "../read-report.ts";
import type { Request } from "../request.ts";
import { type EventOutput, FileOutput, StandardOutput } from "./event-output.ts";
import { EventTeller } from "./event-teller.ts";

interface Told {
  renderer: Renderer;
  events: EventRenderer;
  options: TextOptions;
  isLive: boolean;
}

/** Reads a request's captures, puts out each event as it happens, then the report or what is left of it. */
export async function tellEvents(
  request: Request,
  { renderer, events, options, isLive }: Told,
  io: Io,
  analyze: Analyze,
): Promise<{ report: Report; exitCode: number }> {
  const { view } = request;
  const words = wordsOf(options.language);
  const stop = new AbortController();
  const output = openOutput(request, io, options, () => stop.abort());
  const progress = await openProgress(isLive, io.stderr, words);
  const selection = new EventSelection(view);
  const teller = new EventTeller(selection, await events.load(options), output, progress);
  const telling = { live: teller, keepRows: !events.replacesRows };
  try {
    if (request.output !== null) io.exitOnSignals(isLive ? ["SIGHUP"] : ["SIGTERM", "SIGHUP"]);
    const read = await readReport(request, io, analyze, words, { isLive, progress, stop, telling });
    await teller.settled();
    if (events.replacesRows && !output.isLost) refuseUnseen(view, selection);
    const report = localize(events.replacesRows ? selection.rest(read) : read, options.language);
    const render = await renderer.load(view);
    if (teller.hasTold && !events.replacesRows) output.put("\n");
    await putAll(output, render(report, events.replacesRows ? whole(view) : view, options));
    return { report: read, exitCode: await output.finish() };
  } finally {
    progress.close();
    output.discard();
  }
}

function openOutput(request: Request, io: Io, { language }: TextOptions, onLost: () => void): EventOutput {
  if (request.output === null) return new StandardOutput(io, wordsOf(language), onLost);
  return new FileOutput(request.output, request, onLost);
}

async function putAll(output: EventOutput, pieces: Iterable<string | Uint8Array>): Promise<void> {
  for (const chunk of chunks(pieces)) {
    if (output.isLost) return;
    output.put(chunk);
    await output.full;
  }
}

/** The view of a report that is nothing but what is asked for. */
function whole(view: View): View {
  return { ...view, topic: "summary", session: null, transfer: null, transaction: null };
}

function refuseUnseen(view: View, seen: EventSelection): void {
  refuseUnknown("no-such-session", view.session, seen.sessions);
  refuseUnknown("no-such-transfer", view.transfer, seen.transfers);
  refuseUnknown("no-such-transaction", view.transaction, seen.transactions);
}

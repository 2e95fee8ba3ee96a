import type { ComparedEvent, StepName } from "../../report/comparison.ts";
import { grouped } from "../number-text.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { eventFrames, eventLabel, framesBeside } from "./comparison-labels.ts";
import type { Arrow, Detail, Tone } from "./diagram.ts";

/** Lifelines of either panel, from left to right. */
export const LIFELINE = { clientControl: 0, clientData: 1, serverData: 2, serverControl: 3 } as const;

/** One event of a comparison as an arrow between the lifelines of its panel. */
export function eventArrow(event: ComparedEvent, step: StepName, sheet: Sheet): Arrow {
  const [client, server] =
    event.channel === "control"
      ? [LIFELINE.clientControl, LIFELINE.serverControl]
      : [LIFELINE.clientData, LIFELINE.serverData];
  const [from, to] = event.from === "client" ? [client, server] : [server, client];
  return {
    kind: "arrow",
    from,
    to,
    through: [],
    line: event.kind === "data" ? "double" : "solid",
    heads: "to",
    lost: event.fate === "unanswered",
    label: eventLabel(event, step, sheet),
    beside: framesBeside(event, sheet),
    ports: { from: `:${event.fromPort}`, to: `:${event.toPort}` },
    tone: toneOf(event),
    details: detailsOf(event, sheet),
  };
}

function toneOf({ kind, code, fate, channel }: ComparedEvent): Tone {
  const failed = fate === "unanswered" || fate === "refused" || kind === "rst" || (code !== null && code >= 400);
  return failed ? "error" : channel;
}

function detailsOf(event: ComparedEvent, sheet: Sheet): Detail[] {
  const { ladder, measures, names } = sheet.words;
  const { details } = ladder;
  const other = event.from === "client" ? "server" : "client";
  const told: [string, string | null][] = [
    [details.frame, eventFrames(event, sheet)],
    [details.time, event.seconds === null ? null : duration(sheet, event.seconds)],
    [details.from, `${names.role[event.from]}:${event.fromPort}`],
    [details.to, `${names.role[other]}:${event.toPort}`],
    [details.text, event.text === null ? null : wireText(event.text, sheet, 400)],
    [details.packets, event.packets === null ? null : grouped(event.packets)],
    [details.bytes, event.bytes === null ? null : measures.byteCount(event.bytes)],
    [details.duration, event.duration === null ? null : duration(sheet, event.duration)],
  ];
  return told.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

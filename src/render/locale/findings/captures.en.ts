import type { CaptureCause, CaptureFindings } from "../../../report/finding-data/captures.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesEn } from "../codes.en.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";

export const capturesEn: Sentences<CaptureFindings> = {
  "capture.damaged": ({ code, offset, places }) => {
    const others = places > 1 ? ` ${plural(places - 1, "more place is", "more places are")} damaged.` : "";
    return `At byte ${grouped(offset)} of the file: ${wordsFor(codesEn.damages, code)}.${others}`;
  },
  "capture.snap-cut": ({ packets, snapLength }) =>
    `${plural(packets, "packet was", "packets were")} recorded only in part${snapLength > 0 ? ` (snap length ${grouped(snapLength)})` : ""}. Record with "tcpdump -s 0" to keep them whole.`,
  "capture.unknown-link-type": ({ linkType, packets }) =>
    `${plural(packets, "packet has", "packets have")} link type ${linkType}, which ftpscope does not read.`,
  "capture.packets-lost": () => "capture.packets-lost",
  "capture.one-direction": () => "capture.one-direction",
  "capture.duplicates": () => "capture.duplicates",
  "capture.starts-inside": () => "capture.starts-inside",
  "capture.ends-inside": () => "capture.ends-inside",
  "limit.reached": ({ table, dropped }) =>
    `A limit that keeps memory bounded was reached: ${limitText(table, dropped)}. The result is incomplete.`,
};

export const capturesCausesEn: Record<CaptureCause, string> = {
  "capture-dropped-packets": "capture-dropped-packets",
  "snap-length-set": "snap-length-set",
  "asymmetric-route": "asymmetric-route",
  "one-way-mirror": "one-way-mirror",
  "any-interface": "any-interface",
  "mirror-twice": "mirror-twice",
  "capture-late": "capture-late",
  "capture-stopped": "capture-stopped",
};

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesEn.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table}: ${grouped(dropped)}`;
}

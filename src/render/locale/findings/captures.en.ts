import type { CaptureCause, CaptureFindings } from "../../../report/finding-data/captures.ts";
import { grouped, listOfNumbers } from "../../number-text.ts";
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
    `${plural(packets, "packet has", "packets have")} ${linkType === null ? "further link types" : `link type ${linkType}`}, which ftpscope does not read.`,
  "capture.packets-lost": ({ bytes, connections, transfers }) =>
    `${plural(bytes, "byte", "bytes")} of ${plural(connections, "connection", "connections")} went by and are not in the capture${concerned("transfer", transfers, transfers.length)}.`,
  "capture.one-direction": ({ from, ip, connections }) =>
    `Of ${plural(connections, "connection", "connections")} the capture has only what the ${from}${ip === null ? "" : ` (${ip})`} sent, and no packet of the other end.`,
  "capture.duplicates": ({ packets, of }) =>
    `${grouped(packets)} of ${plural(of, "recorded packet", "recorded packets")} of FTP and DHCP ${packets === 1 ? "is a copy" : "are copies"} of another; each counts once.`,
  "capture.starts-inside": ({ sessions, count }) =>
    `When the capture begins, ${plural(count, "session is", "sessions are")} already open${concerned("session", sessions, count)}: what was said before is missing.`,
  "capture.ends-inside": ({ sessions, count, transfers, transferCount }) =>
    transferCount > 0
      ? `The capture ends while ${plural(transferCount, "transfer is", "transfers are")} going on${concerned("transfer", transfers, transferCount)}: how ${transferCount === 1 ? "it" : "they"} ended is not known.`
      : `The capture ends while ${plural(count, "session is", "sessions are")} open${concerned("session", sessions, count)}.`,
  "limit.reached": ({ table, dropped }) =>
    `A limit that keeps memory bounded was reached: ${limitText(table, dropped)}. The result is incomplete.`,
};

export const capturesCausesEn: Record<CaptureCause, string> = {
  "capture-dropped-packets":
    "the capturing machine, or the mirror port that feeds it, was too slow and dropped packets",
  "file-damaged": "part of the capture file cannot be read",
  "asymmetric-route": "packets took another way that does not pass where the capture was made",
  "one-way-mirror": "a mirror port that copies one direction only",
  "one-way-filter": "a capture filter that lets one sender's packets through",
  "any-interface": "a capture on several interfaces (such as -i any), which records a packet on each that it passes",
  "mirror-twice": "a mirror port, or a bridge, that shows a packet as it comes in and as it goes out",
  "captures-overlap": "several captures of the same traffic were read together",
  "capture-late":
    "the capture was started when the control connection was already open, or an earlier file of it is missing",
  "capture-stopped": "the capture was stopped, or a later file of it is missing",
};

/** Which ones, in brackets; of very many the first. */
function concerned(noun: string, ids: readonly number[], count: number): string {
  if (ids.length === 0) return "";
  const more = count > ids.length ? " …" : "";
  return ` (${count === 1 ? noun : `${noun}s`} ${listOfNumbers(ids)}${more})`;
}

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesEn.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table}: ${grouped(dropped)}`;
}

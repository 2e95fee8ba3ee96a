import type { CopyChange, IntegrityCases, SharedPackets } from "../../../report/grading/integrity-data.ts";
import { grouped } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";
import { zonedTime } from "./zoned-time.ts";

/** What is not the same in both captures. */
const DIFFERENT: Partial<Record<CopyChange, string>> = {
  converted: "file formats",
  renumbered: "frame numbers",
  retimed: "times",
  readdressed: "addresses",
  resequenced: "sequence numbers",
  reidentified: "IP IDs",
};

const RELATIONS: Partial<Record<CopyChange, string>> = {
  identical: "the same file",
  cut: "one of them lacks packets",
  merged: "one of them has more sessions",
  "recorded-twice": "the same traffic recorded twice",
};

const OTHERS_NAMED = 3;

export const integrityEn: Sentences<IntegrityCases> = {
  "shared-capture": (data) =>
    `${data.path} matches ${data.student}${named(data)}: ${equal(data)}${how(data)}${others(data)}; a person must decide`,
  "shared-background": (data) =>
    `${data.path} holds traffic that ${data.student}${named(data)} holds too, but which was not marked in both: ${equal(data)}${others(data)}`,
  "shared-trace": (data) =>
    `${data.path} and ${data.theirPath} of ${data.student} have ${equal(data)}, which seldom happens by chance`,
  "outside-window": ({ path, from, until, first, last }) =>
    `${path} was captured outside the allowed time (${zonedTime(first, from ?? until)} to ${zonedTime(last, from ?? until)}; allowed ${allowed(from, until)}); a person must decide`,
  "time-backwards": ({ path, seconds, places }) =>
    `${path}: time goes back by up to ${grouped(seconds)} s from one packet to the next, in ${plural(places, "place", "places")}`,
  "times-equal": ({ path, packets, time }) =>
    `${path}: all ${grouped(packets)} packets have the same time (${shown(time)})`,
  "times-in-future": ({ path, last }) => `${path} was captured in the future (${shown(last)})`,
  "constant-spacing": ({ path, packets, seconds }) =>
    `${path}: ${grouped(packets)} packets follow each other at exactly ${seconds} s, as in captures that a program made`,
  "checksums-wrong": ({ path, packets, of }) =>
    `${path}: ${grouped(packets)} of ${grouped(of)} packets have wrong checksums that offloading does not explain`,
  "syns-without-options": ({ path, packets }) =>
    `${path}: ${packets === 1 ? "the SYN has" : `all ${grouped(packets)} SYNs have`} no options (not even an MSS), as packet generators send them`,
  "hop-counts-jump": ({ path, packets, lowest, highest }) =>
    `${path}: the TTL jumps within a connection (${lowest} to ${highest}, ${plural(packets, "packet", "packets")})`,
  "macs-zero": ({ path, packets }) =>
    `${path}: ${plural(packets, "packet", "packets")} between two machines ${packets === 1 ? "has" : "have"} all-zero MAC addresses`,
  "packets-taken-out": ({ path, bytes, session }) =>
    `${path}: ${plural(bytes, "byte", "bytes")} of the control connection of session ${session} ${bytes === 1 ? "was" : "were"} acknowledged and ${bytes === 1 ? "is" : "are"} not in the capture, though nothing else was lost`,
  "written-by-editor": ({ path, program }) => `${path} was saved by a program that edits captures: ${program}`,
};

/** The other's file, where its name is not the same. */
function named({ path, theirPath }: SharedPackets): string {
  return baseName(path) === baseName(theirPath) ? "" : ` (${theirPath})`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function equal(data: SharedPackets): string {
  const { isns, ids, nonces, timestamps, spacings, changes } = data;
  if (changes.includes("identical") && isns + ids + nonces === 0) return "every byte is equal";
  const counts = [
    isns > 0 ? `${grouped(isns)} TCP ${isns === 1 ? "ISN" : "ISNs"}` : "",
    nonces > 0 ? `${plural(nonces, "random number", "random numbers")} (DHCP xid, TLS)` : "",
    ids > 0 ? `${grouped(ids)} IP ${ids === 1 ? "ID" : "IDs"}` : "",
    isns === 0 && timestamps > 0 ? plural(timestamps, "TCP timestamp", "TCP timestamps") : "",
    isns === 0 && spacings > 0 ? plural(spacings, "time between packets", "times between packets") : "",
  ].filter((count) => count !== "");
  return `${counts.length === 0 ? "TCP sequence numbers" : joined(counts)} equal`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function how({ changes, share, theirShare }: SharedPackets): string {
  const different = changes.flatMap((change) => DIFFERENT[change] ?? []);
  const all = [
    ...(different.length === 0 ? [] : [`${joined(different)} differ`]),
    ...changes.flatMap((change) => RELATIONS[change] ?? []),
    ...shares(percent(share), percent(theirShare)),
  ];
  return all.length === 0 ? "" : ` (${all.join("; ")})`;
}

/** How much of each capture is the same. */
function shares(own: string, other: string): string[] {
  if (own !== other) return [`${own} of this capture, ${other} of the other`];
  return own === "100 %" ? [] : [`${own} of both captures`];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A few of them: the class page leads to all. */
function others({ others: known, otherCount }: SharedPackets): string {
  if (otherCount === 0) return "";
  const names = known.slice(0, OTHERS_NAMED);
  const more = otherCount > names.length ? ` and ${grouped(otherCount - names.length)} more` : "";
  return `; so ${otherCount === 1 ? "does" : "do"} ${names.join(", ")}${more}`;
}

/** To the second, in UTC. */
function shown(time: string): string {
  return `${time.slice(0, 19).replace("T", " ")} UTC`;
}

/** In the rubric's time zone. */
function allowed(from: string | null, until: string | null): string {
  if (from === null) return until === null ? "any time" : `until ${zonedTime(until, until)}`;
  const begin = zonedTime(from, from);
  return until === null ? `from ${begin}` : `${begin} to ${zonedTime(until, from)}`;
}

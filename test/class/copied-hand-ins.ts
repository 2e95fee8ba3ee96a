import type { CopyChange } from "../../src/report/grading/integrity-data.ts";
import { readRecords, writeRecords } from "../build/capture-records.ts";
import { mergeCaptures, rewriteCapture } from "../build/rewrite-capture.ts";
import { pcapOf } from "./capture-pool.ts";
import { fromTheMiddle } from "./cuts.ts";
import { type DraftList, file, foreign, NAMES, named } from "./drafts.ts";

/** Captures that several hand in, as they are and disguised. */
export function addCopies(list: DraftList): void {
  for (const [kind, { changes, change }] of Object.entries(disguises(list))) {
    const original = list.pool.take("honest", "active", ({ upload }) => upload === false);
    const passive = list.honest("passive");
    const copied = pcapOf(original);
    const shares = { shares: kind, changes };
    list.add(`copied from: ${kind}`, [...named(NAMES[0], copied, pcapOf(passive)), foreign(list.length)], shares);
    const suffix = kind === "converted" ? "pcapng.gz" : kind === "merged" ? "pcapng" : "pcap";
    const copy = file(`my_active.${suffix}`, change(copied));
    const mine = file("my_passive.pcap", pcapOf(list.honest("passive")));
    const active = kind === "its second half" ? "from the middle" : "right";
    list.add(`copy: ${kind}`, [copy, mine, foreign(list.length)], { ...shares, active });
  }
  const shared = pcapOf(list.honest("passive"));
  for (let index = 0; index < 3; index++) {
    const files = named(NAMES[0], pcapOf(list.honest("active")), shared);
    list.add("three with one passive capture", [...files, foreign(list.length)], {
      shares: "three",
      changes: ["identical"],
    });
  }
  const both = list.pair().map(pcapOf);
  for (let index = 0; index < 2; index++) {
    const files = named(NAMES[index] ?? NAMES[0], both[0], both[1]);
    list.add("both captures and the picture copied", [...files, foreign(999)], {
      shares: "all",
      changes: ["identical"],
    });
  }
}

/** What is done to a copy so that it looks like another capture. */
function disguises(
  list: DraftList,
): Record<string, { changes: CopyChange[]; change: (capture: Uint8Array) => Uint8Array }> {
  const moved = (server: string, client: string) => (ip: string) => (ip.startsWith("10.88.0.") ? server : client);
  return {
    identical: { changes: ["identical"], change: (capture) => capture },
    "its second half": {
      changes: ["cut"],
      change: (capture) => writeRecords(fromTheMiddle(readRecords(capture)), { format: "pcap" }),
    },
    "on another day": {
      changes: ["retimed"],
      change: (capture) => rewriteCapture(capture, { timeShift: -90_061.5 }),
    },
    slower: {
      changes: ["retimed"],
      change: (capture) => rewriteCapture(capture, { timeScale: 1.7, timeShift: -3600 }),
    },
    "other addresses": {
      changes: ["readdressed"],
      change: (capture) =>
        rewriteCapture(capture, {
          addresses: moved("172.16.9.2", "172.16.9.77"),
          macs: (mac) => mac.replace(/^02:00:00/, "08:00:27"),
          ports: (port) => (port > 1024 ? port - 7 : port),
        }),
    },
    "other sequence numbers": {
      changes: ["resequenced"],
      change: (capture) => rewriteCapture(capture, { isnShift: 77_777_777 }),
    },
    converted: {
      changes: ["converted"],
      change: (capture) => rewriteCapture(capture, { format: "pcapng", gzip: true }),
    },
    "other IP ids, day and addresses": {
      changes: ["retimed", "readdressed", "reidentified"],
      change: (capture) =>
        rewriteCapture(capture, {
          identifications: (identification) => (identification + 4321) % 65_536,
          timeShift: -4000,
          addresses: moved("192.168.50.2", "192.168.50.9"),
        }),
    },
    "all but the IP ids": {
      changes: ["retimed", "readdressed", "resequenced"],
      change: (capture) =>
        rewriteCapture(capture, {
          timeShift: -200_000,
          timeScale: 1.3,
          isnShift: 123_456_789,
          tcpTimestampShift: 5_000_000,
          addresses: moved("192.168.51.2", "192.168.51.9"),
        }),
    },
    merged: {
      changes: ["converted", "merged"],
      change: (capture) => mergeCaptures([capture, pcapOf(list.pool.take("listing", "active"))]),
    },
  };
}

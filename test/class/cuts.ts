import type { CaptureRecord } from "../build/capture-records.ts";
import { type SegmentFacts, segmentOf } from "./frame-facts.ts";

const FTP = 21;

/** Recording began too late: what follows the reply that accepted the login. */
export function fromTheMiddle(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.slice(indexOf(records, saysTheServer("230 ")) + 1);
}

/** Recording ended too early: what came before the first data connection. */
export function beforeTheData(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.slice(
    0,
    indexOf(records, ({ syn, fromPort, toPort }) => syn && fromPort !== FTP && toPort !== FTP),
  );
}

/** The data is there, and not the reply that all of it was sent. */
export function beforeTheEnd(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.slice(0, indexOf(records, saysTheServer("226 ")));
}

/** All of it but the goodbye. */
export function beforeTheGoodbye(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.slice(
    0,
    indexOf(records, ({ toPort, text }) => toPort === FTP && text === "QUIT\r\n"),
  );
}

/** Recorded with the filter "port 21". */
export function controlOnly(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.filter(({ data, linkType }) => {
    const segment = segmentOf(data, linkType);
    return segment !== null && (segment.fromPort === FTP || segment.toPort === FTP);
  });
}

/** Without what is no TCP (ARP), as on the loopback interface. */
export function tcpOnly(records: readonly CaptureRecord[]): CaptureRecord[] {
  return records.filter(({ data, linkType }) => segmentOf(data, linkType) !== null);
}

/** Both ends closed the control connection, and neither had to be cut off. */
export function endsWell(records: readonly CaptureRecord[]): boolean {
  const control = records
    .map(({ data, linkType }) => segmentOf(data, linkType))
    .filter((segment) => segment !== null)
    .filter(({ fromPort, toPort }) => fromPort === FTP || toPort === FTP);
  const closedBy = new Set(control.filter(({ fin }) => fin).map(({ fromPort }) => fromPort));
  return closedBy.size === 2 && !control.some(({ rst }) => rst);
}

function saysTheServer(beginning: string): (segment: SegmentFacts) => boolean {
  return ({ fromPort, text }) => fromPort === FTP && text.startsWith(beginning);
}

function indexOf(records: readonly CaptureRecord[], matches: (segment: SegmentFacts) => boolean): number {
  const index = records.findIndex(({ data, linkType }) => {
    const segment = segmentOf(data, linkType);
    return segment !== null && matches(segment);
  });
  if (index === -1) throw new Error("the capture has no such frame");
  return index;
}

import type { FtpSession } from "../../report/report.ts";

/** Where something stands in the captures and in time. */
export interface Place {
  capture: number;
  frame: number;
  time: string | null;
}

/** Below 0 where `a` comes before `b`. */
export type PlaceOrder = (a: Place, b: Place) => number;

/** In one capture frames tell the order, even where clocks were set back; over several captures only time does. */
export function placeOrder(session: FtpSession): PlaceOrder {
  return inOneCapture(session) ? byFrame : byTime;
}

function inOneCapture({ capture, lastCapture, transfers }: FtpSession): boolean {
  const connections = transfers.flatMap(({ connection }) => connection ?? []);
  return (
    capture === lastCapture &&
    connections.every((connection) => connection.capture === capture && connection.lastCapture === capture)
  );
}

function byFrame(a: Place, b: Place): number {
  return a.capture - b.capture || a.frame - b.frame;
}

function byTime(a: Place, b: Place): number {
  const [first, second] = [a.time ?? "", b.time ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return byFrame(a, b);
}

/** The later of two places. */
export function later(a: Place, b: Place, order: PlaceOrder): Place {
  return order(a, b) < 0 ? b : a;
}

/** A frame as the key of a map. */
export function frameKey(capture: number, frame: number): string {
  return `${capture}:${frame}`;
}

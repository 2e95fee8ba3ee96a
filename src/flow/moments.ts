import type { Moment } from "../decode/timestamp.ts";

/** Where and when a packet was captured, as an object that outlives it. */
export function momentOf(packet: Moment): Moment {
  return { frame: packet.frame, seconds: packet.seconds, nanoseconds: packet.nanoseconds };
}

/** HOT PATH. The same, into a moment that is there already. */
export function setMoment(moment: Moment, packet: Moment): void {
  moment.frame = packet.frame;
  moment.seconds = packet.seconds;
  moment.nanoseconds = packet.nanoseconds;
}

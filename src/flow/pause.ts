import { type Moment, secondsBetween } from "../decode/timestamp.ts";
import type { ConnectionEnd, SeenPause } from "./connection-end.ts";

/** Shorter silences are no pauses. */
const SHORTEST_SECONDS = 1;

/** The silence between an end's last data and a later packet, up to which the other end's window stayed shut. */
export function pauseUntil(last: Moment, { firstPayload, lastPayload }: ConnectionEnd): SeenPause | null {
  const seconds = firstPayload === null ? 0 : secondsBetween(lastPayload, last);
  if (seconds < SHORTEST_SECONDS) return null;
  return { seconds, frame: lastPayload.frame, lastFrame: last.frame, windowShut: true };
}

/** Notes the silence between an end's data before and the data packet in hand, where it is the longest until now. */
export function notePause(own: ConnectionEnd, other: ConnectionEnd, at: Moment): void {
  const seconds = secondsBetween(own.lastPayload, at);
  const pause = own.longestPause;
  if (seconds < SHORTEST_SECONDS || (pause !== null && seconds <= pause.seconds)) return;
  const { frame } = own.lastPayload;
  const windowShut = other.shutSince >= 0 && other.shutSince - own.lastPayload.seconds <= seconds / 2;
  if (pause === null) own.longestPause = { seconds, frame, lastFrame: at.frame, windowShut };
  else {
    pause.seconds = seconds;
    pause.frame = frame;
    pause.lastFrame = at.frame;
    pause.windowShut = windowShut;
  }
}

import type { OpenCapture } from "../../src/capture/open.ts";
import { ENDED, RECORD } from "../../src/capture/record-reader.ts";

export interface Walk {
  packets: number;
  cutPackets: number;
  /** "seconds.nanoseconds" of the first and last record that has a time. */
  firstTime: string | null;
  lastTime: string | null;
  capturedBytes: number;
  /** How often one had to wait. */
  waits: number;
}

/** Reads an open capture to its end, as the pipeline does, and closes it. */
export async function walkCapture(capture: OpenCapture): Promise<Walk> {
  const walk: Walk = { packets: 0, cutPackets: 0, firstTime: null, lastTime: null, capturedBytes: 0, waits: 0 };
  const { reader } = capture;
  for (let status = reader.next(); status !== ENDED; status = reader.next()) {
    if (status === RECORD) {
      const time = `${reader.seconds}.${String(reader.nanoseconds).padStart(9, "0")}`;
      walk.packets += 1;
      walk.capturedBytes += reader.capturedLength;
      if (reader.capturedLength < reader.originalLength) walk.cutPackets += 1;
      if (reader.hasTime) walk.lastTime = time;
      if (reader.hasTime) walk.firstTime ??= time;
    } else if (!capture.fillNow()) {
      walk.waits += 1;
      await capture.fill();
    }
  }
  capture.close();
  return walk;
}

import { setImmediate } from "node:timers/promises";
import type { RecordReader } from "../../capture/record-reader.ts";
import { frameReference } from "../../decode/frame-reference.ts";
import { Timeline } from "../timeline.ts";

/** So often signals get their turn, in fills of a buffer. */
const FILLS_BETWEEN_TURNS = 16;

/** Told of the captures as they are read. */
export interface RecordWatcher {
  /** Each record; what the reader tells of it, and its bytes, hold until this returns. */
  record(reference: number, reader: RecordReader): void;
  /** Waited for now and then: whoever writes what it gets may be slower. */
  settled?(): Promise<void> | null;
  /** Whether nobody wants more. */
  isOver?(): boolean;
  onProgress?(progress: { consumed: number; size: number | null; packets: number }): void;
}

/**
 * Reads captures once more, record by record, with the frame references and in the order that analysis has them in. Throws
 * CaptureError where one is no capture.
 */
export async function walkCaptures(paths: readonly string[], watcher: RecordWatcher): Promise<void> {
  const frames = paths.map(() => 0);
  let fills = 0;
  let packets = 0;
  const timeline = new Timeline(paths, false, {
    added: () => undefined,
    ended: () => undefined,
    filling({ consumed, size }) {
      fills += 1;
      watcher.onProgress?.({ consumed, size, packets });
    },
  });
  try {
    await timeline.open();
    for (let track = await timeline.turn(); track !== null; track = await timeline.turn()) {
      const { capture, index } = track;
      if (capture === null) return;
      do {
        const frame = (frames[index] ?? 0) + 1;
        frames[index] = frame;
        packets += 1;
        watcher.record(frameReference(index, frame), capture.reader);
        const waiting = watcher.settled?.() ?? null;
        if (waiting !== null) await waiting;
        if (watcher.isOver?.() === true) return;
        if (fills >= FILLS_BETWEEN_TURNS) {
          fills = 0;
          await setImmediate();
        }
      } while (timeline.step());
    }
  } finally {
    timeline.close();
  }
}

import { CaptureError } from "../../capture/capture-error.ts";
import { type OpenCapture, openCapture } from "../../capture/open.ts";
import { ENDED, RECORD, type RecordReader } from "../../capture/record-reader.ts";
import { Decoder } from "../../decode/decoder.ts";
import { PacketView } from "../../decode/packet-view.ts";

/** What looks at the packets of one capture. */
export interface PacketWatcher {
  /** The bytes in front of the first record. */
  begin(head: Uint8Array): void;
  /** Each packet; the view and the reader hold until the next one. */
  packet(view: PacketView, reader: RecordReader): void;
}

/** Reads a capture from `diskPath` and shows every packet of it. What is no capture shows none; it never throws for a file. */
export async function walkRecords(diskPath: string, watcher: PacketWatcher): Promise<void> {
  let capture: OpenCapture;
  try {
    capture = await openCapture(diskPath);
  } catch (error) {
    if (error instanceof CaptureError) return;
    throw error;
  }
  try {
    const { window } = capture.reader;
    watcher.begin(window.bytes.subarray(window.start, window.end));
    await readAll(capture, watcher);
  } finally {
    capture.close();
  }
}

async function readAll(capture: OpenCapture, watcher: PacketWatcher): Promise<void> {
  const { reader } = capture;
  const view = new PacketView();
  const decoder = new Decoder();
  let frame = 0;
  for (;;) {
    const status = reader.next();
    if (status === ENDED) return;
    if (status !== RECORD) {
      if (!capture.fillNow()) await capture.fill();
      continue;
    }
    frame += 1;
    view.record = reader.window.view;
    view.recordStart = reader.offset;
    view.recordEnd = reader.offset + reader.capturedLength;
    view.originalLength = reader.originalLength;
    view.linkType = reader.linkType;
    view.frame = frame;
    view.seconds = reader.seconds;
    view.nanoseconds = reader.nanoseconds;
    decoder.decode(view);
    watcher.packet(view, reader);
  }
}

import { openCapture } from "../capture/open.ts";
import { ENDED, type RecordReader, STARVED } from "../capture/record-reader.ts";
import { Decoder } from "../decode/decoder.ts";
import { loadRecord } from "../decode/load-record.ts";
import { PacketView } from "../decode/packet-view.ts";

/** What looks at the packets of one capture. */
export interface PacketWatcher {
  /** The bytes in front of the first record, borrowed until it returns. */
  begin?(head: Uint8Array): void;
  /** Each packet, decoded; view and reader are reused, and their bytes borrowed until it returns. */
  packet(view: PacketView, reader: RecordReader): void;
}

/**
 * Reads one capture from its beginning and shows each of its packets, with the frame number that a report of this capture
 * alone has for it: a second look at what a report found. Throws CaptureError where it is no capture; damage only ends it.
 */
export async function walkPackets(path: string, watcher: PacketWatcher): Promise<void> {
  const capture = await openCapture(path);
  const view = new PacketView();
  const decoder = new Decoder();
  let frame = 0;
  try {
    const { window } = capture.reader;
    watcher.begin?.(window.bytes.subarray(window.start, window.end));
    for (let status = capture.reader.next(); status !== ENDED; status = capture.reader.next()) {
      if (status === STARVED) {
        if (!capture.fillNow()) await capture.fill();
        continue;
      }
      frame += 1;
      loadRecord(view, capture.reader, frame);
      decoder.decode(view);
      watcher.packet(view, capture.reader);
    }
  } finally {
    capture.close();
  }
}

import { openCapture } from "../capture/open.ts";
import { ENDED, type RecordReader, STARVED } from "../capture/record-reader.ts";
import { Decoder } from "../decode/decoder.ts";
import { PacketView } from "../decode/packet-view.ts";

/**
 * Reads one capture from its beginning and hands on each of its packets, decoded, with the frame number that a report of this
 * capture alone has for it. For a second look at what a report found: the view is reused, and its bytes are borrowed until
 * `packet` returns. Throws CaptureError where it is no capture; damage only ends it.
 */
export async function walkPackets(path: string, packet: (view: PacketView) => void): Promise<void> {
  const capture = await openCapture(path);
  const view = new PacketView();
  const decoder = new Decoder();
  view.frame = 0;
  try {
    for (let status = capture.reader.next(); status !== ENDED; status = capture.reader.next()) {
      if (status === STARVED) {
        if (!capture.fillNow()) await capture.fill();
        continue;
      }
      load(view, capture.reader);
      decoder.decode(view);
      packet(view);
    }
  } finally {
    capture.close();
  }
}

function load(view: PacketView, reader: RecordReader): void {
  view.record = reader.window.view;
  view.recordStart = reader.offset;
  view.recordEnd = reader.offset + reader.capturedLength;
  view.originalLength = reader.originalLength;
  view.linkType = reader.linkType;
  view.frame += 1;
  view.seconds = reader.seconds;
  view.nanoseconds = reader.nanoseconds;
}

import { Decoder } from "../../../src/decode/decoder.ts";
import { KIND, PacketView } from "../../../src/decode/packet-view.ts";
import type { PacketDetail } from "../../../src/flow/segment-log.ts";
import type { ControlRecord } from "../../../src/protocols/ftp/records.ts";
import { type FtpListener, FtpTracker } from "../../../src/protocols/ftp/tracker.ts";
import type { DataConnection } from "../../../src/report/connection.ts";
import { FtpRows } from "../../../src/report/ftp-report.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import type { CapturedPacket } from "../../build/pcap-file.ts";

/** What a tracker made of packets, and the tracker itself for its counters. */
export interface Tracked {
  sessions: FtpSession[];
  unclaimedConnections: DataConnection[];
  tracker: FtpTracker;
  /** Every control connection that was followed. */
  controls: ControlRecord[];
}

/** Hears nothing. */
export const DEAF: FtpListener = {
  decided() {},
  loggedIn() {},
  transferred() {},
  ended() {},
  refused() {},
};

/** Runs recorded Ethernet packets through decoder and tracker, and draws the FTP part of the report from them. */
export function track(
  packets: Iterable<CapturedPacket>,
  showPasswords = true,
  detail: PacketDetail = "none",
  listener: Partial<FtpListener> = {},
): Tracked {
  const view = new PacketView();
  const decoder = new Decoder();
  const rows = new FtpRows(showPasswords);
  const tracker = new FtpTracker(
    { ...DEAF, transferred: (_, transfer) => rows.number(transfer), ...listener },
    { packets: detail },
  );
  let frame = 0;
  for (const { data, time, originalLength } of packets) {
    frame += 1;
    view.record = new DataView(data.buffer, data.byteOffset, data.byteLength);
    view.recordStart = 0;
    view.recordEnd = data.length;
    view.originalLength = originalLength ?? data.length;
    view.linkType = 1;
    view.frame = frame;
    view.seconds = time.seconds;
    view.nanoseconds = time.nanoseconds;
    decoder.decode(view);
    if (view.kind === KIND.tcp) tracker.packet(view);
  }
  const orphans = tracker.finish();
  const controls = tracker.takeFinished();
  const unclaimedConnections = orphans.map((orphan) => rows.unclaimed(orphan));
  return { sessions: rows.sessions(controls), unclaimedConnections, tracker, controls };
}

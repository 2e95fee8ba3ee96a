import type { DataConnection, Sent } from "../../src/report/connection.ts";
import type { CaptureSummary, Exchange, FtpSession, Transfer } from "../../src/report/report.ts";

const START = "2026-11-20T01:31:04";

/** A time so many seconds after the sample captures begin. */
export function at(seconds: number): string {
  const date = new Date(Date.parse(`${START}Z`) + Math.floor(seconds) * 1000);
  const fraction = Math.round((seconds % 1) * 1e9);
  return `${date.toISOString().slice(0, 19)}.${String(fraction).padStart(9, "0")}Z`;
}

export function capture(path: string): CaptureSummary {
  return {
    path,
    format: "pcap",
    compression: null,
    linkTypes: ["ETHERNET"],
    snapLength: 262_144,
    packets: 1_312,
    cutPackets: 0,
    firstTime: at(0),
    lastTime: at(31.4),
    seconds: 31.4,
    complete: true,
    damage: null,
  };
}

export function dataConnection(changes: Partial<DataConnection> = {}): DataConnection {
  const active = (changes.opener ?? "server") === "server";
  return {
    stream: 7,
    capture: 0,
    opener: "server",
    client: { ip: "192.168.0.10", port: active ? 50_021 : 51_751 },
    server: { ip: "192.168.0.20", port: active ? 20 : 30_000 },
    firstFrame: 30,
    lastFrame: 647,
    lastCapture: 0,
    synFrame: 26,
    synAckFrame: 27,
    startTime: at(9.872),
    endTime: at(9.941),
    established: true,
    closed: "fin",
    resetBy: null,
    sent: { client: sent(210, 0), server: sent(416, 596_212) },
    longestPause: null,
    packets: null,
    ...changes,
  };
}

/** What one end of a connection sent, all of it captured once and acknowledged. */
export function sent(packets: number, bytes: number): Sent {
  return { packets, bytes, retransmittedBytes: 0, missingBytes: 0, unacknowledgedBytes: 0 };
}

export function transfer(id: number, { argumentEncoding, ...changes }: Partial<Transfer> = {}): Transfer {
  return {
    id,
    capture: 0,
    frame: 25,
    verb: "RETR",
    argument: "보고서.hwp",
    ...(argumentEncoding === undefined ? {} : { argumentEncoding }),
    path: "/home/student/보고서.hwp",
    direction: "download",
    mode: "active",
    method: "PORT",
    announcementFrame: 22,
    type: "image",
    restart: 0,
    connection: dataConnection(),
    bytes: 596_212,
    missingBytes: 0,
    retransmittedBytes: 0,
    announcedBytes: 596_212,
    signature: null,
    startTime: at(9.873),
    seconds: 0.068,
    outcome: "completed",
    replyCode: 226,
    findings: [],
    ...changes,
  };
}

/** A transfer whose frames begin at `frame`, opened as its mode says. */
export function transferAt(id: number, frame: number, changes: Partial<Transfer> = {}): Transfer {
  const opener = changes.mode === "passive" ? "client" : "server";
  const frames = { firstFrame: frame + 2, lastFrame: frame + 588, synFrame: frame + 1, synAckFrame: frame + 2 };
  return transfer(id, { frame, connection: dataConnection({ opener, stream: id, ...frames }), ...changes });
}

export function exchange(
  frame: number | null,
  verb: string | null,
  argument: string | null,
  replies: [frame: number, code: number, text: string][],
): Exchange {
  return {
    capture: frame === null ? null : 0,
    frame,
    time: frame === null ? null : at(frame / 50),
    verb,
    argument,
    replies: replies.map(([replyFrame, code, text]) => ({
      capture: 0,
      frame: replyFrame,
      time: at(replyFrame / 50),
      code,
      text,
    })),
  };
}

export function session(id: number, changes: Partial<FtpSession> = {}): FtpSession {
  return {
    id,
    capture: 0,
    client: { ip: "192.168.0.10", port: 51_742, mac: "02:00:00:00:00:0a" },
    server: { ip: "192.168.0.20", port: 21, mac: "02:00:00:00:00:14" },
    firstFrame: 1,
    lastFrame: 660,
    lastCapture: 0,
    startTime: at(0),
    endTime: at(14.2),
    opened: "syn",
    closed: "fin",
    capturePoint: null,
    sent: { client: sent(14, 112), server: sent(13, 402) },
    packets: null,
    handshake: { synFrame: 1, synAckFrame: 2, ackFrame: 3, seconds: 0.0003 },
    security: "none",
    secureFromFrame: null,
    banner: "220 (vsFTPd 3.0.5)",
    user: "student",
    passwordSeen: true,
    password: null,
    login: "accepted",
    exchanges: [],
    announcements: [],
    transfers: [],
    ...changes,
  };
}

import type { DataConnection, Endpoint, Sent } from "./connection.ts";
import { type JsonWriter, names } from "./json-writer.ts";
import type { FtpSession, StationEndpoint } from "./report.ts";

const CONNECTION = names<keyof DataConnection>(
  "stream",
  "capture",
  "opener",
  "client",
  "server",
  "firstFrame",
  "lastFrame",
  "lastCapture",
  "synFrame",
  "synAckFrame",
  "startTime",
  "endTime",
  "established",
  "closed",
  "resetBy",
  "sent",
  "longestPause",
  "packets",
);

/** Writes one data connection as JSON. */
export function connection(out: JsonWriter, row: DataConnection): void {
  out.number(CONNECTION.stream, row.stream);
  out.number(CONNECTION.capture, row.capture);
  out.text(CONNECTION.opener, row.opener);
  out.object(CONNECTION.client, row.client, endpoint);
  out.object(CONNECTION.server, row.server, endpoint);
  out.number(CONNECTION.firstFrame, row.firstFrame);
  out.number(CONNECTION.lastFrame, row.lastFrame);
  out.number(CONNECTION.lastCapture, row.lastCapture);
  out.number(CONNECTION.synFrame, row.synFrame);
  out.number(CONNECTION.synAckFrame, row.synAckFrame);
  out.text(CONNECTION.startTime, row.startTime);
  out.text(CONNECTION.endTime, row.endTime);
  out.boolean(CONNECTION.established, row.established);
  out.text(CONNECTION.closed, row.closed);
  out.text(CONNECTION.resetBy, row.resetBy);
  out.object(CONNECTION.sent, row.sent, sentByBoth);
  out.any(CONNECTION.longestPause, row.longestPause);
  out.any(CONNECTION.packets, row.packets);
  out.end();
}

const ENDPOINT = names<keyof Endpoint>("ip", "port");

function endpoint(out: JsonWriter, row: Endpoint): void {
  out.text(ENDPOINT.ip, row.ip);
  out.number(ENDPOINT.port, row.port);
  out.end();
}

const STATION = names<keyof StationEndpoint>("ip", "port", "mac");

export function station(out: JsonWriter, row: StationEndpoint): void {
  out.text(STATION.ip, row.ip);
  out.number(STATION.port, row.port);
  out.text(STATION.mac, row.mac);
  out.end();
}

const BOTH = names<keyof FtpSession["sent"]>("client", "server");

export function sentByBoth(out: JsonWriter, row: FtpSession["sent"]): void {
  out.object(BOTH.client, row.client, sent);
  out.object(BOTH.server, row.server, sent);
  out.end();
}

const SENT = names<keyof Sent>("packets", "bytes", "retransmittedBytes", "missingBytes", "unacknowledgedBytes");

function sent(out: JsonWriter, row: Sent): void {
  out.number(SENT.packets, row.packets);
  out.number(SENT.bytes, row.bytes);
  out.number(SENT.retransmittedBytes, row.retransmittedBytes);
  out.number(SENT.missingBytes, row.missingBytes);
  out.number(SENT.unacknowledgedBytes, row.unacknowledgedBytes);
  out.end();
}

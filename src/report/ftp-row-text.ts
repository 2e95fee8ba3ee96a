import { connection, sentByBoth, station } from "./connection-text.ts";
import { type JsonWriter, names } from "./json-writer.ts";
import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "./report.ts";

const SESSION = names<keyof FtpSession>(
  "id",
  "capture",
  "client",
  "server",
  "firstFrame",
  "lastFrame",
  "lastCapture",
  "startTime",
  "endTime",
  "opened",
  "closed",
  "capturePoint",
  "sent",
  "packets",
  "handshake",
  "security",
  "secureFromFrame",
  "banner",
  "user",
  "passwordSeen",
  "password",
  "login",
  "exchanges",
  "announcements",
  "transfers",
);

/** Writes one session as JSON. */
export function writeSession(out: JsonWriter, row: FtpSession): void {
  out.number(SESSION.id, row.id);
  out.number(SESSION.capture, row.capture);
  out.object(SESSION.client, row.client, station);
  out.object(SESSION.server, row.server, station);
  out.number(SESSION.firstFrame, row.firstFrame);
  out.number(SESSION.lastFrame, row.lastFrame);
  out.number(SESSION.lastCapture, row.lastCapture);
  out.text(SESSION.startTime, row.startTime);
  out.text(SESSION.endTime, row.endTime);
  out.text(SESSION.opened, row.opened);
  out.text(SESSION.closed, row.closed);
  out.text(SESSION.capturePoint, row.capturePoint);
  out.object(SESSION.sent, row.sent, sentByBoth);
  out.any(SESSION.packets, row.packets);
  out.object(SESSION.handshake, row.handshake, handshake);
  out.text(SESSION.security, row.security);
  out.number(SESSION.secureFromFrame, row.secureFromFrame);
  out.text(SESSION.banner, row.banner);
  out.text(SESSION.user, row.user);
  out.boolean(SESSION.passwordSeen, row.passwordSeen);
  out.text(SESSION.password, row.password);
  out.text(SESSION.login, row.login);
  out.list(SESSION.exchanges, row.exchanges, exchange);
  out.list(SESSION.announcements, row.announcements, announcement);
  out.list(SESSION.transfers, row.transfers, transfer);
  out.end();
}

const HANDSHAKE = names<keyof NonNullable<FtpSession["handshake"]>>("synFrame", "synAckFrame", "ackFrame", "seconds");

function handshake(out: JsonWriter, row: NonNullable<FtpSession["handshake"]>): void {
  out.number(HANDSHAKE.synFrame, row.synFrame);
  out.number(HANDSHAKE.synAckFrame, row.synAckFrame);
  out.number(HANDSHAKE.ackFrame, row.ackFrame);
  out.number(HANDSHAKE.seconds, row.seconds);
  out.end();
}

const EXCHANGE = names<keyof Exchange>("capture", "frame", "time", "verb", "argument", "argumentEncoding", "replies");

function exchange(out: JsonWriter, row: Exchange): void {
  out.number(EXCHANGE.capture, row.capture);
  out.number(EXCHANGE.frame, row.frame);
  out.text(EXCHANGE.time, row.time);
  out.text(EXCHANGE.verb, row.verb);
  out.text(EXCHANGE.argument, row.argument);
  out.optionalText(EXCHANGE.argumentEncoding, row.argumentEncoding);
  out.list(EXCHANGE.replies, row.replies, reply);
  out.end();
}

const REPLY = names<keyof Reply>("capture", "frame", "time", "code", "text", "textEncoding");

function reply(out: JsonWriter, row: Reply): void {
  out.number(REPLY.capture, row.capture);
  out.number(REPLY.frame, row.frame);
  out.text(REPLY.time, row.time);
  out.number(REPLY.code, row.code);
  out.text(REPLY.text, row.text);
  out.optionalText(REPLY.textEncoding, row.textEncoding);
  out.end();
}

const ANNOUNCEMENT = names<keyof Announcement>(
  "capture",
  "frame",
  "method",
  "ip",
  "port",
  "listener",
  "transfer",
  "attempts",
);

function announcement(out: JsonWriter, row: Announcement): void {
  out.number(ANNOUNCEMENT.capture, row.capture);
  out.number(ANNOUNCEMENT.frame, row.frame);
  out.text(ANNOUNCEMENT.method, row.method);
  out.text(ANNOUNCEMENT.ip, row.ip);
  out.number(ANNOUNCEMENT.port, row.port);
  out.text(ANNOUNCEMENT.listener, row.listener);
  out.number(ANNOUNCEMENT.transfer, row.transfer);
  out.list(ANNOUNCEMENT.attempts, row.attempts, connection);
  out.end();
}

const TRANSFER = names<keyof Transfer>(
  "id",
  "capture",
  "frame",
  "verb",
  "argument",
  "argumentEncoding",
  "path",
  "direction",
  "mode",
  "method",
  "announcementFrame",
  "type",
  "restart",
  "connection",
  "bytes",
  "missingBytes",
  "retransmittedBytes",
  "announcedBytes",
  "signature",
  "startTime",
  "seconds",
  "outcome",
  "replyCode",
  "findings",
);

function transfer(out: JsonWriter, row: Transfer): void {
  out.number(TRANSFER.id, row.id);
  out.number(TRANSFER.capture, row.capture);
  out.number(TRANSFER.frame, row.frame);
  out.text(TRANSFER.verb, row.verb);
  out.text(TRANSFER.argument, row.argument);
  out.optionalText(TRANSFER.argumentEncoding, row.argumentEncoding);
  out.text(TRANSFER.path, row.path);
  out.text(TRANSFER.direction, row.direction);
  out.text(TRANSFER.mode, row.mode);
  out.text(TRANSFER.method, row.method);
  out.number(TRANSFER.announcementFrame, row.announcementFrame);
  out.text(TRANSFER.type, row.type);
  out.number(TRANSFER.restart, row.restart);
  out.object(TRANSFER.connection, row.connection, connection);
  out.number(TRANSFER.bytes, row.bytes);
  out.number(TRANSFER.missingBytes, row.missingBytes);
  out.number(TRANSFER.retransmittedBytes, row.retransmittedBytes);
  out.number(TRANSFER.announcedBytes, row.announcedBytes);
  out.text(TRANSFER.signature, row.signature);
  out.text(TRANSFER.startTime, row.startTime);
  out.number(TRANSFER.seconds, row.seconds);
  out.text(TRANSFER.outcome, row.outcome);
  out.number(TRANSFER.replyCode, row.replyCode);
  out.numbers(TRANSFER.findings, row.findings);
  out.end();
}

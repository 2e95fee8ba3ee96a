import type { Moment } from "../../decode/timestamp.ts";
import type { AnnouncedEndpoint } from "./announced-endpoint.ts";
import { parse227, parse228, parse229, parseEprt, parseLprt, parsePort } from "./endpoints.ts";
import {
  type AnnouncementMethod,
  type AnnouncementRecord,
  type ExchangeRecord,
  NO_CONNECTIONS,
  type ReplyRecord,
} from "./records.ts";

/** The endpoint that PORT, EPRT or LPRT names; null for other commands, and where it names none. */
export function announcementOfCommand(
  exchange: ExchangeRecord,
  clientIp: string,
  serverIp: string,
): AnnouncementRecord | null {
  const argument = exchange.argument ?? "";
  switch (exchange.verb) {
    case "PORT":
      return announcement("PORT", parsePort(argument), exchange, clientIp, serverIp);
    case "EPRT":
      return announcement("EPRT", parseEprt(argument), exchange, clientIp, serverIp);
    case "LPRT":
      return announcement("LPRT", parseLprt(argument), exchange, clientIp, serverIp);
    default:
      return null;
  }
}

/** The endpoint that 227, 228 or 229 names, whatever it answers; null for other replies, and where it names none. */
export function announcementOfReply(reply: ReplyRecord, clientIp: string, serverIp: string): AnnouncementRecord | null {
  switch (reply.code) {
    case 227:
      return announcement("PASV", parse227(reply.text), reply, clientIp, serverIp);
    case 228:
      return announcement("LPSV", parse228(reply.text), reply, clientIp, serverIp);
    case 229:
      return announcement("EPSV", parse229(reply.text), reply, clientIp, serverIp);
    default:
      return null;
  }
}

/** For the default data port (RFC 959 section 3.2): the client listens on the port of its control connection. */
export function defaultAnnouncement(
  at: Moment,
  clientIp: string,
  clientPort: number,
  serverIp: string,
): AnnouncementRecord {
  return record("default", clientIp, clientPort, "client", at, clientIp, serverIp);
}

function announcement(
  method: AnnouncementMethod,
  endpoint: AnnouncedEndpoint | null,
  at: Moment,
  clientIp: string,
  serverIp: string,
): AnnouncementRecord | null {
  if (endpoint === null) return null;
  const listener = method === "PASV" || method === "EPSV" || method === "LPSV" ? "server" : "client";
  const ip = endpoint.ip ?? (listener === "server" ? serverIp : clientIp);
  return record(method, ip, endpoint.port, listener, at, clientIp, serverIp);
}

function record(
  method: AnnouncementRecord["method"],
  ip: string,
  port: number,
  listener: "client" | "server",
  at: Moment,
  clientIp: string,
  serverIp: string,
): AnnouncementRecord {
  return {
    at,
    method,
    ip,
    port,
    listener,
    clientIp,
    serverIp,
    user: null,
    latest: null,
    waiting: null,
    connections: NO_CONNECTIONS,
    attempts: NO_CONNECTIONS,
    begun: false,
    refused: false,
  };
}

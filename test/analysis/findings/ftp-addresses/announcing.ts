import type { DataConnection } from "../../../../src/report/connection.ts";
import type { Announcement, AnnouncementMethod, FtpSession, Transfer } from "../../../../src/report/report.ts";
import { dataConnection, exchange, session, transfer } from "../../../render/sample-ftp.ts";

/** What of a session with one announcement and one transfer a test is about. */
export interface Announcing {
  client: string;
  server: string;
  method?: AnnouncementMethod;
  /** "address:port", the address maybe of IPv6. */
  announced: string;
  /** Reply to PORT or EPRT. */
  reply?: [code: number, text: string];
  /** The opener and the listener's address of the data connection; null for none. */
  data?: { opener?: string; listener: string; established?: boolean; attempt?: boolean } | null;
  /** Null for a session in which no transfer was asked for. */
  transfer?: Partial<Transfer> | null;
  session?: Partial<FtpSession>;
  id?: number;
}

/** A session that announces once; the announcement is frame 22, the reply to it 23, the data connection's SYN 26. */
export function announcing({ id = 1, ...wanted }: Announcing): FtpSession {
  const { client, server, method = "PASV", reply = [200, "PORT command successful."] } = wanted;
  const [ip, port] = endpoint(wanted.announced);
  const active = method === "PORT" || method === "EPRT" || method === "LPRT";
  const connection = connectionOf(wanted, active, port);
  const attempt = wanted.data?.attempt === true;
  const base = { mode: active ? "active" : "passive", method, announcementFrame: 22 } as const;
  const completed = connection === null || attempt ? { outcome: "failed", replyCode: 425 } : { outcome: "completed" };
  const own =
    wanted.transfer === null
      ? null
      : transfer(id, {
          ...base,
          ...(completed as Partial<Transfer>),
          connection: attempt ? null : connection,
          ...wanted.transfer,
        });
  const announcement: Announcement = {
    capture: 0,
    frame: 22,
    method,
    ip,
    port,
    listener: active ? "client" : "server",
    transfer: own === null ? null : id,
    attempts: attempt && connection !== null ? [connection] : [],
  };
  const asked = active ? exchange(22, method, "", [[23, ...reply]]) : exchange(21, "PASV", null, [[22, 227, ""]]);
  return session(id, {
    client: { ip: client, port: 51_742, mac: null },
    server: { ip: server, port: 21, mac: null },
    exchanges: [asked],
    announcements: [announcement],
    transfers: own === null ? [] : [own],
    ...wanted.session,
  });
}

function connectionOf({ client, server, data }: Announcing, active: boolean, port: number): DataConnection | null {
  if (data === undefined || data === null) return null;
  const opener = { ip: data.opener ?? (active ? server : client), port: active ? 20 : 51_751 };
  const listener = { ip: data.listener, port };
  const established = data.established ?? data.attempt !== true;
  return dataConnection({
    opener: active ? "server" : "client",
    client: active ? listener : opener,
    server: active ? opener : listener,
    established,
    synAckFrame: established ? 27 : null,
  });
}

function endpoint(text: string): [ip: string, port: number] {
  const colon = text.lastIndexOf(":");
  return [text.slice(0, colon), Number(text.slice(colon + 1))];
}

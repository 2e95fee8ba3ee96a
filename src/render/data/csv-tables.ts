import type { Endpoint } from "../../report/connection.ts";
import type { FtpSession, Report, Transfer } from "../../report/report.ts";
import type { CsvValue } from "../csv-field.ts";
import type { TableName } from "../renderer.ts";
import { COMPARISON_COLUMNS, comparisonRows } from "./comparison-rows.ts";

interface CsvTable {
  columns: readonly string[];
  /** Values in the order of the columns. */
  rows(report: Report): Generator<CsvValue[]>;
}

/** Each kind of row: its columns, and where they come from. */
export const CSV_TABLES: Record<TableName, CsvTable> = {
  sessions: table({
    columns:
      "session,capture,client_ip,client_port,client_mac,server_ip,server_port,server_mac,first_frame,last_frame,start_time,end_time,opened,closed,security,banner,user,password_seen,password,login,commands,transfers",
    *rows({ ftp }) {
      for (const session of ftp.sessions) yield sessionRow(session);
    },
  }),
  transfers: table({
    columns:
      "transfer,session,capture,frame,verb,argument,path,direction,mode,method,announcement_frame,type,restart,opener,client_ip,client_port,server_ip,server_port,first_frame,last_frame,bytes,missing_bytes,retransmitted_bytes,announced_bytes,start_time,seconds,outcome,reply_code",
    *rows({ ftp }) {
      for (const session of ftp.sessions)
        for (const transfer of session.transfers) yield transferRow(session, transfer);
    },
  }),
  exchanges: table({
    columns: "session,frame,time,verb,argument,reply_frame,reply_time,reply_code,reply_text",
    *rows({ ftp }) {
      for (const { id, exchanges } of ftp.sessions) {
        for (const { frame, time, verb, argument, replies } of exchanges) {
          const command = [id, frame, time, verb, argument];
          if (replies.length === 0) yield [...command, null, null, null, null];
          for (const reply of replies) yield [...command, reply.frame, reply.time, reply.code, reply.text];
        }
      }
    },
  }),
  transactions: table({
    columns:
      "transaction,capture,xid,client_mac,hostname,client_id,vendor_class,kind,outcome,first_frame,last_frame,start_time,seconds,relays,messages,offers,chosen_server,ip,subnet_mask,routers,dns,domain,lease_seconds,t1_seconds,t2_seconds",
    *rows({ dhcp }) {
      for (const { client, lease, ...transaction } of dhcp.transactions) {
        yield [
          ...[transaction.id, transaction.capture, transaction.xid],
          ...[client.mac, client.hostname, client.clientId, client.vendorClass],
          ...[transaction.kind, transaction.outcome, transaction.firstFrame, transaction.lastFrame],
          ...[transaction.startTime, transaction.seconds, transaction.relays.join(" ")],
          ...[transaction.messages.length, transaction.offers.length, transaction.chosenServer],
          ...[
            lease?.ip ?? null,
            lease?.subnetMask ?? null,
            lease?.routers.join(" ") ?? null,
            lease?.dns.join(" ") ?? null,
          ],
          ...[lease?.domain ?? null, lease?.seconds ?? null, lease?.t1Seconds ?? null, lease?.t2Seconds ?? null],
        ];
      }
    },
  }),
  messages: table({
    columns:
      "transaction,capture,frame,time,type,source_ip,source_port,source_mac,destination_ip,destination_port,destination_mac,delivery,xid,op,hops,secs,broadcast_flag,ciaddr,yiaddr,siaddr,giaddr,chaddr,sname,file,options,problems",
    *rows({ dhcp }) {
      for (const { id, xid, messages } of dhcp.transactions) {
        for (const { source, destination, ...message } of messages) {
          yield [
            ...[id, message.capture, message.frame, message.time, message.type],
            ...[source.ip, source.port, source.mac, destination.ip, destination.port, destination.mac],
            ...[message.delivery, xid, message.op, message.hops, message.secs, message.broadcastFlag],
            ...[message.ciaddr, message.yiaddr, message.siaddr, message.giaddr, message.chaddr],
            ...[message.sname, message.file],
            ...[message.options.map(({ code }) => code).join(" "), message.problems.join(" ")],
          ];
        }
      }
    },
  }),
  findings: table({
    columns: "code,severity,confidence,session,transfer,transaction,capture,frames,message,causes",
    *rows({ findings }) {
      for (const { code, severity, confidence, subject, capture, frames, message, causes } of findings) {
        yield [
          ...[code, severity, confidence, subject.session, subject.transfer, subject.transaction],
          ...[capture, frames.join(" "), message, causes.map((cause) => `${cause.confidence}:${cause.code}`).join(" ")],
        ];
      }
    },
  }),
  comparison: table({ columns: COMPARISON_COLUMNS, rows: comparisonRows }),
  traffic: table({
    columns: "protocol,packets,bytes",
    *rows({ traffic }) {
      for (const { protocol, packets, bytes } of traffic) yield [protocol, packets, bytes];
    },
  }),
};

function table({ columns, rows }: { columns: string; rows: CsvTable["rows"] }): CsvTable {
  return { columns: columns.split(","), rows };
}

function sessionRow(session: FtpSession): CsvValue[] {
  const { client, server } = session;
  return [
    ...[session.id, session.capture],
    ...[client.ip, client.port, client.mac, server.ip, server.port, server.mac],
    ...[session.firstFrame, session.lastFrame, session.startTime, session.endTime],
    ...[session.opened, session.closed, session.security, session.banner],
    ...[session.user, session.passwordSeen, session.password, session.login],
    ...[session.exchanges.filter(({ verb }) => verb !== null).length, session.transfers.length],
  ];
}

function transferRow(session: FtpSession, transfer: Transfer): CsvValue[] {
  const { connection } = transfer;
  return [
    ...[transfer.id, session.id, transfer.capture, transfer.frame],
    ...[transfer.verb, transfer.argument, transfer.path, transfer.direction],
    ...[transfer.mode, transfer.method, transfer.announcementFrame, transfer.type, transfer.restart],
    ...[connection?.opener ?? null, ...endpointCells(connection?.client), ...endpointCells(connection?.server)],
    ...[connection?.firstFrame ?? null, connection?.lastFrame ?? null],
    ...[transfer.bytes, transfer.missingBytes, transfer.retransmittedBytes, transfer.announcedBytes],
    ...[transfer.startTime, transfer.seconds, transfer.outcome, transfer.replyCode],
  ];
}

function endpointCells(endpoint: Endpoint | undefined): [string | null, number | null] {
  return [endpoint?.ip ?? null, endpoint?.port ?? null];
}

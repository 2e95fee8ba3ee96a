import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { compareMoments, isoTime } from "../decode/timestamp.ts";
import { type Connection, opposite } from "../flow/connection.ts";
import type { ConnectionEnd } from "../flow/connection-end.ts";
import type { DhcpTransaction } from "../protocols/dhcp/transaction.ts";
import type { ControlParty } from "../protocols/ftp/control-party.ts";
import type { ReplyRecord, TransferRecord } from "../protocols/ftp/records.ts";
import type { Endpoint } from "../report/connection.ts";
import { reportTransaction } from "../report/dhcp-report.ts";
import type { FtpRows } from "../report/ftp-report.ts";
import type { LiveEvent } from "../report/live-event.ts";

/** Who is told of what happens while captures are read. */
export interface LiveListener {
  /** Called in the midst of reading. The event is the listener's own: nothing changes it later. */
  tell(event: LiveEvent): void;
  /** Asked between fills, and before waiting for more: a promise while what was told is not written yet, else null. Never rejects. */
  settled(): Promise<void> | null;
}

/** Makes events of what the trackers tell. */
export class LiveEvents {
  readonly #rows: FtpRows;
  readonly #listener: LiveListener;

  constructor(rows: FtpRows, listener: LiveListener) {
    this.#rows = rows;
    this.#listener = listener;
  }

  loggedIn({ id, connection, clientEnd, serverEnd, session }: ControlParty, reply: ReplyRecord): void {
    const { user, state } = session.login;
    if (state !== "accepted" && state !== "refused") return;
    this.#listener.tell({
      event: "login",
      session: id,
      capture: captureOf(connection.first.frame),
      frame: frameOf(reply.frame),
      time: isoTime(reply),
      client: endpoint(clientEnd),
      server: endpoint(serverEnd),
      user,
      login: state,
      replyCode: reply.code,
    });
  }

  transferred(control: ControlParty, transfer: TransferRecord): void {
    const { findings: _later, ...row } = this.#rows.transfer(transfer, control.record());
    const { last } = control.connection;
    const data = transfer.data?.connection.last ?? last;
    const time = isoTime(compareMoments(last, data) < 0 ? data : last);
    this.#listener.tell({ event: "transfer", session: control.id, time, ...row });
  }

  ended(control: ControlParty): void {
    const { transfers: _told, ...row } = this.#rows.session(control.record());
    this.#listener.tell({ event: "session", ...row });
  }

  refused({ initiator, ends, last }: Connection): void {
    if (initiator < 0) return;
    this.#listener.tell({
      event: "refused",
      capture: captureOf(last.frame),
      frame: frameOf(last.frame),
      time: isoTime(last),
      client: endpoint(ends[initiator as 0 | 1]),
      server: endpoint(ends[opposite(initiator as 0 | 1)]),
    });
  }

  exchanged(transaction: DhcpTransaction): void {
    this.#listener.tell({ event: "transaction", ...reportTransaction(transaction) });
  }
}

function endpoint({ ip, port }: ConnectionEnd): Endpoint {
  return { ip, port };
}

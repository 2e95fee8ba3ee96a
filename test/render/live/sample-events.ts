import type {
  LiveEvent,
  LoginEvent,
  SessionEvent,
  TransactionEvent,
  TransferEvent,
} from "../../../src/report/live-event.ts";
import type { DhcpTransaction, FtpSession, Transfer } from "../../../src/report/report.ts";
import { bound } from "../sample-dhcp.ts";
import { at, session, transfer } from "../sample-ftp.ts";

/** Events of the samples' sessions, as they are told while a capture is read. */
export function login(changes: Partial<LoginEvent> = {}): LoginEvent {
  return {
    event: "login",
    session: 1,
    capture: 0,
    frame: 12,
    time: at(4.431),
    client: { ip: "192.168.0.10", port: 51_742 },
    server: { ip: "192.168.0.20", port: 21 },
    user: "student",
    login: "accepted",
    replyCode: 230,
    ...changes,
  };
}

export function transferred(changes: Partial<Transfer> = {}): TransferEvent {
  const { findings: _later, ...row } = transfer(1, changes);
  return { event: "transfer", session: 1, time: at(9.942), ...row };
}

export function sessionEnded(changes: Partial<FtpSession> = {}): SessionEvent {
  const { transfers: _told, ...row } = session(1, changes);
  return { event: "session", ...row };
}

export function refused(): LiveEvent {
  return {
    event: "refused",
    capture: 0,
    frame: 2,
    time: at(0.002),
    client: { ip: "192.168.0.10", port: 51_740 },
    server: { ip: "192.168.0.20", port: 2121 },
  };
}

/** One of each kind that is told as it happens. */
export const EVERY_EVENT: readonly LiveEvent[] = [
  login(),
  transferred(),
  sessionEnded(),
  refused(),
  { event: "transaction", ...bound(1) },
];

export function exchanged(transaction: DhcpTransaction): TransactionEvent {
  return { event: "transaction", ...transaction };
}

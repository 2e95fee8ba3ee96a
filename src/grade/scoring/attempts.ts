/** The tries at a part that a capture holds. */
import type { CaptureKind } from "../../report/grading/rubric.ts";
import type { DhcpTransaction, FtpSession, Report, Transfer } from "../../report/report.ts";
import type { Attempt } from "../checks/check.ts";
import { modesShown } from "../checks/ftp/capture-contents.ts";
import { modeOfVerb } from "../checks/ftp/session-index.ts";

/** What can be marked of a capture for a kind of part. */
export interface Attempts {
  /** "shown" where it is of that kind, "unclear" where nothing in it says what kind it is, "other" (and no attempts) else. */
  fit: "shown" | "unclear" | "other";
  /** In order; the most promising ones, where there are very many. */
  attempts: Attempt[];
}

/** More than any promise. */
const FIRST_OF_ITS_KIND = 10;

/** Attempts of one capture that are marked: a hostile one has tens of thousands. */
const MOST_ATTEMPTS = 300;

/** The tries of a capture at a part of some kind. `file` is its index. */
export function attemptsOf(file: number, report: Report, kind: CaptureKind): Attempts {
  const tries = triesOf(report, kind);
  if (tries.length > 0) return { fit: "shown", attempts: promising(tries).map((one) => ({ file, report, ...one })) };
  if (kind !== "active" && kind !== "passive") return { fit: "other", attempts: [] };
  const shown = modesShown(report);
  const { sessions } = report.ftp;
  if (sessions.length === 0 || shown.active > 0 || shown.passive > 0) return { fit: "other", attempts: [] };
  const unclear = sessions.flatMap((session) => ofSession(session, session.transfers));
  return { fit: "unclear", attempts: promising(unclear).map((one) => ({ file, report, ...one })) };
}

type Try = Pick<Attempt, "session" | "transfer" | "transaction">;

function triesOf(report: Report, kind: CaptureKind): Try[] {
  const { ftp, dhcp } = report;
  if (kind === "active" || kind === "passive") {
    return ftp.sessions.flatMap((session) => {
      const ofMode = session.transfers.filter(({ mode }) => mode === kind);
      return ofMode.length > 0 || asksFor(session, kind) ? ofSession(session, ofMode) : [];
    });
  }
  const ofDhcp = [...dhcp.transactions.map(ofTransaction), ...(dhcp.linkLocal.length > 0 ? [ofTransaction(null)] : [])];
  return kind === "dhcp"
    ? ofDhcp
    : [...ftp.sessions.flatMap((session) => ofSession(session, session.transfers)), ...ofDhcp];
}

/** The session itself, where it has no such transfer. */
function ofSession(session: FtpSession, transfers: readonly Transfer[]): Try[] {
  const all = transfers.length === 0 ? [null] : transfers;
  return all.map((transfer) => ({ session, transfer, transaction: null }));
}

/** Null stands for what the capture holds beside its transactions: addresses that hosts gave themselves. */
function ofTransaction(transaction: DhcpTransaction | null): Try {
  return { session: null, transfer: null, transaction };
}

function asksFor({ exchanges, announcements }: FtpSession, kind: "active" | "passive"): boolean {
  const listener = kind === "active" ? "client" : "server";
  return (
    announcements.some((one) => one.listener === listener) || exchanges.some(({ verb }) => modeOfVerb(verb) === kind)
  );
}

/** The first of each kind of transfer that a session has, and those that got furthest; in their old order. */
function promising(tries: readonly Try[]): Try[] {
  if (tries.length <= MOST_ATTEMPTS) return [...tries];
  const seen = new Set<string>();
  const ranked = tries.map((one, index) => {
    const sort = `${one.session?.id} ${one.transfer?.verb} ${one.transfer?.outcome}`;
    const isNew = one.session !== null && !seen.has(sort);
    seen.add(sort);
    return { one, index, rank: promise(one) + (isNew ? FIRST_OF_ITS_KIND : 0) };
  });
  const best = ranked.sort((a, b) => b.rank - a.rank || a.index - b.index).slice(0, MOST_ATTEMPTS);
  return best.sort((a, b) => a.index - b.index).map(({ one }) => one);
}

/** How far it got: 0 to 4. */
function promise({ session, transfer, transaction }: Try): number {
  if (transaction !== null) return Number(transaction.outcome === "bound") * 3 + Number(transaction.relays.length > 0);
  if (transfer === null) return session?.login === "accepted" ? 1 : 0;
  if (transfer.connection?.established !== true) return transfer.outcome === "failed" ? 1 : 2;
  return transfer.outcome === "completed" && transfer.direction !== "listing" ? 4 : 3;
}

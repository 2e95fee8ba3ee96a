import type { DataConnection } from "../../report/connection.ts";
import type { Announcement, FtpSession, Transfer } from "../../report/report.ts";
import { listOfNumbers } from "../number-text.ts";
import { frameNumber, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { frameKey } from "./ladder-place.ts";
import { type AskedBy, TransferVerdict } from "./transfer-verdict.ts";

/** Sentences about kinds of transfers that are told. */
const KINDS = 6;
/** What the ladder of a session shows, a sentence for each kind of transfer or for the `only` one; it cites frames. */
export function verdicts(session: FtpSession, only: number | null, sheet: Sheet): string[] {
  const transfers = session.transfers.filter(({ id }) => only === null || id === only);
  if (transfers.length === 0) return [...unusedVerdicts(session, sheet), withoutTransfers(session, sheet)];
  const announced = new Map(
    session.announcements.flatMap((one) => (one.transfer === null ? [] : [[one.transfer, one]])),
  );
  const commands = commandsOf(session);
  const kinds = new Map<string, { verdict: TransferVerdict; ids: number[] }>();
  for (const transfer of transfers) {
    const command = transfer.frame === null ? undefined : commands.get(frameKey(transfer.capture, transfer.frame));
    const verdict = new TransferVerdict(transfer, announced.get(transfer.id) ?? null, command ?? null, session, sheet);
    const kind = kinds.get(verdict.kind);
    if (kind === undefined) kinds.set(verdict.kind, { verdict, ids: [] });
    else kind.ids.push(transfer.id);
  }
  return [...attemptVerdicts(session, only, sheet), ...tell([...kinds.values()], session.transfers.length > 1, sheet)];
}

/** Data connections that came to nothing, where another one was used in the end. */
function attemptVerdicts(session: FtpSession, only: number | null, sheet: Sheet): string[] {
  const called = session.announcements.filter(
    ({ attempts, transfer }) => attempts.length > 0 && (only === null || transfer === only),
  );
  return called.slice(0, KINDS).map((one) => {
    const transfer = unaskedTransfer(one, one.attempts[0] ?? null);
    return new TransferVerdict(transfer, one, null, session, sheet).text();
  });
}

function tell(kinds: readonly { verdict: TransferVerdict; ids: number[] }[], several: boolean, sheet: Sheet): string[] {
  const { verdict: words } = sheet.words.ladder;
  const told = kinds.slice(0, KINDS).map(({ verdict, ids }) => {
    const sentence = (several ? words.id(verdict.id) : "") + verdict.text();
    return ids.length === 0 ? sentence : `${sentence} ${words.likewise(listOfNumbers(ids), ids.length > 1)}`;
  });
  const more = kinds.slice(KINDS).reduce((sum, { ids }) => sum + 1 + ids.length, 0);
  return more === 0 ? told : [...told, words.moreKinds(more)];
}

function withoutTransfers({ login, announcements, security, opened, closed }: FtpSession, { words }: Sheet): string {
  const { verdict } = words.ladder;
  if (announcements.length > 0) return verdict.noCommand;
  if (login === "refused") return verdict.loginRefused;
  if (security !== "none") return verdict.noTransferReadable;
  return opened === "midstream" || closed === "open" ? verdict.noTransferSeen : verdict.noTransfer;
}

/** Ports that were named, and perhaps called, for transfers that were never asked for. */
function unusedVerdicts(session: FtpSession, sheet: Sheet): string[] {
  const more = session.announcements.length - KINDS;
  const told = session.announcements.slice(0, KINDS).map((one) => {
    const connection = one.attempts[0] ?? null;
    const refusal = connection === null ? portRefusal(one, session, sheet) : null;
    return refusal ?? new TransferVerdict(unaskedTransfer(one, connection), one, null, session, sheet).text();
  });
  return more > 0 ? [...told, sheet.words.ladder.verdict.morePorts(more)] : told;
}

/** A PORT that the server would not take. */
function portRefusal({ capture, frame }: Announcement, { exchanges }: FtpSession, sheet: Sheet): string | null {
  const asked = exchanges.find((exchange) => exchange.capture === capture && exchange.frame === frame);
  const reply = asked?.replies.at(-1);
  if (asked === undefined || reply === undefined || reply.code < 400) return null;
  const verb = wireText(asked.verb ?? "", sheet, 16);
  const frames = [frameNumber(sheet, capture, frame), frameNumber(sheet, reply.capture, reply.frame)] as const;
  return sheet.words.ladder.verdict.portRefused(verb, frames[0], reply.code, frames[1]);
}

function unaskedTransfer(
  { capture, method, listener, frame }: Announcement,
  connection: DataConnection | null,
): Transfer {
  return {
    ...{ id: 0, capture, frame: null, verb: null, argument: null, path: null, direction: null, method, connection },
    ...{ mode: listener === "client" ? "active" : "passive", announcementFrame: frame, type: null, restart: 0 },
    ...{ bytes: null, missingBytes: null, retransmittedBytes: null, announcedBytes: null, signature: null },
    ...{ startTime: null, seconds: null, outcome: "unknown", replyCode: null, findings: [] },
  };
}

function commandsOf({ exchanges }: FtpSession): Map<string, AskedBy> {
  const commands = new Map<string, AskedBy>();
  for (const [index, exchange] of exchanges.entries()) {
    const { capture, frame } = exchange;
    if (capture === null || frame === null) continue;
    commands.set(frameKey(capture, frame), { exchange, next: exchanges[index + 1] ?? null });
  }
  return commands;
}

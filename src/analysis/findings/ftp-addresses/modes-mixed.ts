import { makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession, Transfer } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { announcedAt } from "./announced-at.ts";
import { isBroken } from "./claims.ts";

const TRANSFERS_TOLD = 20;

/** A session that used both modes: a client that tries the other one, or a person that chose. */
export function modesMixed({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) => {
    const active = session.transfers.filter(({ mode }) => mode === "active");
    const passive = session.transfers.filter(({ mode }) => mode === "passive");
    const [firstActive, firstPassive] = [active[0], passive[0]];
    if (firstActive === undefined || firstPassive === undefined) return [];
    const [before, after] = firstActive.id < firstPassive.id ? [active, passive] : [passive, active];
    return [
      makeFinding(
        "ftp.modes-mixed",
        "note",
        {
          active: ids(active),
          passive: ids(passive),
          activeCount: active.length,
          passiveCount: passive.length,
        },
        {
          subject: { session: session.id },
          at: [firstActive, firstPassive].sort((a, b) => a.id - b.id).flatMap((one) => howChosen(session, one)),
          causes: fellBack(before, after) ? [{ code: "client-fell-back", confidence: "likely" }] : [],
        },
      ),
    ];
  });
}

function ids(transfers: readonly Transfer[]): number[] {
  return transfers.slice(0, TRANSFERS_TOLD).map(({ id }) => id);
}

/** What shows a transfer's mode: what was announced, its command, or, under TLS, who opened the connection. */
function howChosen(session: FtpSession, transfer: Transfer): number[] {
  const { capture, frame, announcementFrame, connection } = transfer;
  if (announcementFrame !== null) return announcedAt(session, transfer);
  if (frame !== null) return evidence(capture, [frame]);
  return connection === null ? [] : evidence(connection.capture, [connection.synFrame ?? connection.firstFrame]);
}

/** The mode that was used first never got a data connection, and then was not used again. */
function fellBack(before: readonly Transfer[], after: readonly Transfer[]): boolean {
  const last = before.at(-1);
  const next = after[0];
  if (last === undefined || next === undefined || last.id > next.id) return false;
  return before.every(isBroken);
}

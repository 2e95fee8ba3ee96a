import { opposite } from "../../../flow/connection.ts";
import type { ControlRecord } from "../../../protocols/ftp/records.ts";
import { isSession } from "../../../report/ftp-report.ts";
import type { FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";

/** A session of the report, and the control connection that it was made from. */
export interface SessionControl {
  session: FtpSession;
  control: ControlRecord;
}

/**
 * Sessions with anything about data whose control connection the client closed on its side, at least; with its FIN, where the
 * server's came not before it.
 */
export function leftByClient(facts: Facts): ReadonlyMap<FtpSession, number | null> {
  const left = sessionControls(facts).filter(({ session, control: { connection, serverSide } }) => {
    return hasData(session) && connection.ends[opposite(serverSide)].finSequence >= 0;
  });
  return new Map(
    left.map(({ session, control: { connection, serverSide } }) => [
      session,
      connection.finBy === serverSide ? null : connection.finFrame,
    ]),
  );
}

/** Whether a port was announced or a transfer asked for: most of very many sessions have neither, and take no room in tables. */
export function hasData({ announcements, transfers }: FtpSession): boolean {
  return announcements.length > 0 || transfers.length > 0;
}

export function sessionControls({ report, controls }: Facts): SessionControl[] {
  const records = controls.filter(isSession);
  return report.ftp.sessions.flatMap((session, index) => {
    const control = records[index];
    return control === undefined ? [] : [{ session, control }];
  });
}

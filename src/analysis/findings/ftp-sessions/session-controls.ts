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

/** Sessions whose control connection the client closed on its side, at least. */
export function leftByClient(facts: Facts): ReadonlySet<FtpSession> {
  const left = sessionControls(facts).filter(({ control: { connection, serverSide } }) => {
    return connection.ends[opposite(serverSide)].finSequence >= 0;
  });
  return new Set(left.map(({ session }) => session));
}

export function sessionControls({ report, controls }: Facts): SessionControl[] {
  const records = controls.filter(isSession);
  return report.ftp.sessions.flatMap((session, index) => {
    const control = records[index];
    return control === undefined ? [] : [{ session, control }];
  });
}

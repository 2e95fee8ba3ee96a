import type { ControlRecord } from "../../../protocols/ftp/records.ts";
import { isSession } from "../../../report/ftp-report.ts";
import type { FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";

/** A session of the report, and the control connection that it was made from. */
export interface SessionControl {
  session: FtpSession;
  control: ControlRecord;
}

export function sessionControls({ report, controls }: Facts): SessionControl[] {
  const records = controls.filter(isSession);
  return report.ftp.sessions.flatMap((session, index) => {
    const control = records[index];
    return control === undefined ? [] : [{ session, control }];
  });
}

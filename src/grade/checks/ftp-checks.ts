import type { FtpChecks } from "../../report/grading/check-data/ftp.ts";
import type { Check } from "./check.ts";

/** The checks of FTP by their names. */
export const FTP_CHECKS: { [Name in keyof FtpChecks]: Check<Name> } = {
  capture: {
    name: "capture",
    captures: ["active", "passive", "dhcp", "any"],
    parameters: {},
    run: ({ files }) => ({ score: 0, reason: "missing", data: { captures: files.length }, frames: [] }),
  },
};

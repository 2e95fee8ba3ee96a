import type { FtpChecks } from "../../../report/grading/check-data/ftp.ts";
import type { CheckWords } from "./words.ts";

export const ftpChecksKo: CheckWords<FtpChecks> = {
  capture: {
    title: "capture",
    expected: () => "A capture.",
    seen: {
      found: ({ path }) => path,
      missing: () => "no capture",
      unreadable: ({ path }) => `${path} cannot be read`,
      "other-mode": ({ path }) => path,
      "no-ftp": ({ path }) => path,
      "no-dhcp": ({ path }) => path,
    },
    hints: { found: null, missing: null, unreadable: null, "other-mode": null, "no-ftp": null, "no-dhcp": null },
  },
};

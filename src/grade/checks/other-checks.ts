import type { OtherChecks } from "../../report/grading/check-data/other.ts";
import type { Check } from "./check.ts";

/** The checks of files, servers, times, pictures and DHCP by their names. */
export const OTHER_CHECKS: { [Name in keyof OtherChecks]: Check<Name> } = {
  picture: {
    name: "picture",
    captures: [],
    parameters: {
      types: { kind: "texts", choices: ["png", "jpeg", "svg"], default: ["png", "jpeg", "svg"] },
      minimumWidth: { kind: "number", minimum: 1, default: 200 },
      minimumHeight: { kind: "number", minimum: 1, default: 100 },
    },
    run: () => ({ score: 0, reason: "missing", data: {}, frames: [] }),
  },
};

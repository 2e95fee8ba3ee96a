import type { OtherChecks } from "../../report/grading/check-data/other.ts";
import type { Check } from "./check.ts";
import { doraComplete } from "./other/dora-complete.ts";
import { file } from "./other/file.ts";
import { linkLocalShown } from "./other/link-local-shown.ts";
import { picture } from "./other/picture.ts";
import { pictureOfCaptures } from "./other/picture-of-captures.ts";
import { relaySeen } from "./other/relay-seen.ts";
import { server } from "./other/server.ts";
import { timeWindow } from "./other/time-window.ts";

/** The checks of files, servers, times, pictures and DHCP by their names. */
export const OTHER_CHECKS: { [Name in keyof OtherChecks]: Check<Name> } = {
  file,
  server,
  "time-window": timeWindow,
  picture,
  "picture-of-captures": pictureOfCaptures,
  "dora-complete": doraComplete,
  "relay-seen": relaySeen,
  "link-local-shown": linkLocalShown,
};

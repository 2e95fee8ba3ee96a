import type { CheckName } from "../../report/grading/check-cases.ts";
import type { Check } from "./check.ts";
import { FTP_CHECKS } from "./ftp-checks.ts";
import { OTHER_CHECKS } from "./other-checks.ts";

/** Every built-in check by its name. */
export const CHECKS: { [Name in CheckName]: Check<Name> } = { ...FTP_CHECKS, ...OTHER_CHECKS };

import type { Rule } from "../facts.ts";
import { overlapConflict } from "./overlap-conflict.ts";
import { passwordClear } from "./password-clear.ts";

export const FTP_SESSIONS_RULES: readonly Rule[] = [overlapConflict, passwordClear];

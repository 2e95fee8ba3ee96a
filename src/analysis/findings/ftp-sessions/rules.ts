import type { Rule } from "../facts.ts";
import { anonymousLogin } from "./anonymous-login.ts";
import { commandRefused } from "./command-refused.ts";
import { commandUnanswered } from "./command-unanswered.ts";
import { controlLost } from "./control-lost.ts";
import { loginGuessing } from "./login-guessing.ts";
import { loginNeeded } from "./login-needed.ts";
import { loginRefused } from "./login-refused.ts";
import { modeRefused } from "./mode-refused.ts";
import { overlapConflict } from "./overlap-conflict.ts";
import { passwordClear } from "./password-clear.ts";
import { refusedAfterLogin } from "./refused-after-login.ts";
import { serviceClosing } from "./service-closing.ts";
import { tlsControlCleared } from "./tls-control-cleared.ts";
import { tlsDataClear } from "./tls-data-clear.ts";
import { tlsFailed } from "./tls-failed.ts";
import { tlsRefused } from "./tls-refused.ts";

export const FTP_SESSIONS_RULES: readonly Rule[] = [
  loginRefused,
  loginGuessing,
  loginNeeded,
  refusedAfterLogin,
  commandUnanswered,
  serviceClosing,
  controlLost,
  tlsFailed,
  tlsRefused,
  tlsDataClear,
  tlsControlCleared,
  commandRefused,
  modeRefused,
  anonymousLogin,
  passwordClear,
  overlapConflict,
];

import type { Rule } from "../facts.ts";
import { dataBlocked } from "./blocked.ts";
import { controlUnanswered } from "./control-unanswered.ts";
import { noGreeting } from "./no-greeting.ts";
import { dataNotOpened } from "./not-opened.ts";
import { dataRefused } from "./refused.ts";

export const FTP_CONNECTIONS_RULES: readonly Rule[] = [
  dataBlocked,
  dataRefused,
  dataNotOpened,
  controlUnanswered,
  noGreeting,
];

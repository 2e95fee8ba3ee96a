import type { Rule } from "../facts.ts";
import { controlUnanswered } from "./control-unanswered.ts";

export const FTP_CONNECTIONS_RULES: readonly Rule[] = [controlUnanswered];

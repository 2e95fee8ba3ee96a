import type { Rule } from "../facts.ts";

export const FTP_TRANSFERS_RULES: readonly Rule[] = [];

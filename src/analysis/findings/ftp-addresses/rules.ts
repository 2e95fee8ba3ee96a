import type { Rule } from "../facts.ts";

export const FTP_ADDRESSES_RULES: readonly Rule[] = [];

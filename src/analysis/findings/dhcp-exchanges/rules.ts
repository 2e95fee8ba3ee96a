import type { Rule } from "../facts.ts";

export const DHCP_EXCHANGES_RULES: readonly Rule[] = [];

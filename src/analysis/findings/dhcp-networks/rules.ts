import type { Rule } from "../facts.ts";

export const DHCP_NETWORKS_RULES: readonly Rule[] = [];

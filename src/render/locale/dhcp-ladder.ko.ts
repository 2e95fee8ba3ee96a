import type { dhcpLadderEn } from "./dhcp-ladder.en.ts";

export const dhcpLadderKo: typeof dhcpLadderEn = {};

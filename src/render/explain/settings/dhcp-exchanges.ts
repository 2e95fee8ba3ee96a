import type { Settings } from "../guide.ts";

export const dhcpExchangesSettings = {} satisfies Record<string, readonly Settings[]>;

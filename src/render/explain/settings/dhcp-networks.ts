import type { Settings } from "../guide.ts";

export const dhcpNetworksSettings = {} satisfies Record<string, readonly Settings[]>;

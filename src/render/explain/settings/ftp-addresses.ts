import type { Settings } from "../guide.ts";

export const ftpAddressesSettings = {} satisfies Record<string, readonly Settings[]>;

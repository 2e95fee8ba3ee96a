import type { Settings } from "../guide.ts";

export const ftpTransfersSettings = {} satisfies Record<string, readonly Settings[]>;

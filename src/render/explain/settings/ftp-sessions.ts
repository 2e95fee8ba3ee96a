import type { Settings } from "../guide.ts";

export const ftpSessionsSettings = {} satisfies Record<string, readonly Settings[]>;

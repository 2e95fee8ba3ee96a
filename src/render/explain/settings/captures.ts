import type { Settings } from "../guide.ts";

export const capturesSettings = {} satisfies Record<string, readonly Settings[]>;

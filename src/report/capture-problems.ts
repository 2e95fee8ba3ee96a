/** Why an input is no capture: the type only, so that render can have words for it. */
export type { CaptureErrorCode } from "../capture/capture-error.ts";

import type { Language } from "../locale/language.ts";

/** How a page is written. */
export interface PageOptions {
  language: Language;
  /** IANA name or OWN_ZONE, for wall-clock times. */
  timeZone: string;
}

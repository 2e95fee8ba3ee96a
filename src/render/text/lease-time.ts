import { grouped } from "../number-text.ts";
import type { Sheet } from "./sheet.ts";

/** All bits set mean for ever (RFC 2131 section 3.3). */
export const FOREVER = 0xffffffff;

/** The seconds as they are on the wire, and from an hour on what they come to: "86,400 s (1 d)". */
export function leaseTime(seconds: number, sheet: Sheet): string {
  const { measures, dhcpScreen } = sheet.words;
  if (seconds === FOREVER) return dhcpScreen.forever;
  const exact = measures.seconds(grouped(seconds));
  return seconds < 3_600 ? exact : `${exact} (${measures.longTime(seconds)})`;
}

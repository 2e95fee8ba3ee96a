import { sharedIpv4 } from "../../flow/shared-addresses.ts";
import type { AnnouncedEndpoint } from "./endpoints.ts";

const COMMA = 0x2c;
const ZERO = 0x30;

/**
 * The endpoint "h1,h2,h3,h4,p1,p2" that begins at `start` and ends right before the character `end`, or with the text where that
 * is null: without blanks, each number of one to three digits. Null for anything else, which may be an endpoint all the same.
 */
export function sixNumbers(text: string, start: number, end: number | null): AnnouncedEndpoint | null {
  let address = 0;
  let port = 0;
  let at = start;
  for (let index = 0; index < 6; index += 1) {
    let number = digitAt(text, at);
    if (number < 0) return null;
    at += 1;
    for (let more = 0; more < 2; more += 1) {
      const digit = digitAt(text, at);
      if (digit < 0) break;
      number = number * 10 + digit;
      at += 1;
    }
    if (number > 255) return null;
    if (index < 4) address = (address << 8) | number;
    else port = (port << 8) | number;
    if (index < 5) {
      if (text.charCodeAt(at) !== COMMA) return null;
      at += 1;
    }
  }
  const ends = end === null ? at === text.length : text.charCodeAt(at) === end;
  return ends && port > 0 ? { ip: sharedIpv4(address), port } : null;
}

/** -1 for what is no digit. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

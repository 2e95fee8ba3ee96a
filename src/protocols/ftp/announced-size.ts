const UNIT = "(?:bytes?|octets?|바이트|バイト|字节|位元組|байта?)";
/** Digits, grouped by commas or dots or not, that are no part of a longer number; a rate, and room that is left or used up, are no sizes. */
const COUNT = new RegExp(
  `(?<![\\d.,])(\\d{1,16}|\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,3}(?:\\.\\d{3}){1,5})[ \\t]{0,4}${UNIT}(?![\\p{L}\\d_]|[ \\t]{0,4}(?:/|per |free|available|left|remaining|used|of ))`,
  "giu",
);
const PARENTHESISED = new RegExp(
  `\\([ \\t]{0,4}(\\d{1,16}|\\d{1,3}(?:[,.]\\d{3}){1,5})[ \\t]{0,4}${UNIT}[ \\t]{0,4}\\)(?!\\.\\p{L})`,
  "giu",
);
/** Only so much of a reply is searched: nobody hides a size behind more text. */
const SEARCHED = 1_024;

/**
 * The byte count that a reply names exactly, null where it names none: 213 to SIZE (RFC 3659 section 4), 125 and 150
 * ("… (596212 bytes)"), 226 and 250 ("596212 bytes transferred"). Rounded ones ("12.5 kbytes") are none. A 213 of
 * fourteen digits is MDTM's, so whoever asks must know that SIZE was the command. At most 2^53 - 1.
 */
export function announcedSize(code: number, text: string): number | null {
  if (code !== 213 && code !== 125 && code !== 150 && code !== 226 && code !== 250) return null;
  const usual = usualSize(code, text);
  if (usual !== UNUSUAL) return usual;
  const searched = text.slice(0, SEARCHED);
  switch (code) {
    case 213:
      return number(/^\s{0,8}(\d{1,16})(?:\s{1,8}(?:bytes?|octets?))?\.?\s{0,8}$/iu.exec(searched)?.[1]);
    case 125:
    case 150:
      return number(lastCount(PARENTHESISED, searched) ?? lastCount(COUNT, withoutNames(searched)));
    case 226:
    case 250:
      return number(firstCount(searched));
    default:
      return null;
  }
}

const UNUSUAL = -1;

/** Texts without a digit, a 213 of nothing but digits, and "… (596212 bytes)." at the end of a 150, without a pattern. */
function usualSize(code: number, text: string): number | null {
  if (text.length > SEARCHED) return UNUSUAL;
  if (code === 213) return digitsBetween(text, 0, text.length);
  if (!hasDigit(text)) return null;
  if (code !== 125 && code !== 150) return UNUSUAL;
  const end = text.endsWith(".") ? text.length - 1 : text.length;
  if (!text.endsWith(USUAL_END, end)) return UNUSUAL;
  return digitsBetween(text, text.lastIndexOf("(", end) + 1, end - USUAL_END.length);
}

const USUAL_END = " bytes)";
const MOST_DIGITS = 15;

/** The number that stands there, in decimal and with nothing else; UNUSUAL for anything that is not one, and for long ones. */
function digitsBetween(text: string, start: number, end: number): number {
  if (end <= start || end - start > MOST_DIGITS) return UNUSUAL;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return UNUSUAL;
    value = value * 10 + digit;
  }
  return value;
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

/** The last one, since a file's name, which may look like a count, comes first. */
function lastCount(pattern: RegExp, text: string): string | undefined {
  return [...text.matchAll(pattern)].at(-1)?.[1];
}

function firstCount(text: string): string | undefined {
  return text.matchAll(COUNT).next().value?.[1];
}

/** Without names in quotes, and without the end of a name such as "12 bytes.txt". */
function withoutNames(text: string): string {
  return text.replaceAll(/"[^"]*"|'[^']*'/gu, " ").replaceAll(/\S{1,255}\.\w{1,16}\b/gu, " ");
}

function number(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  const value = Number(digits.replaceAll(/[.,]/gu, ""));
  return Number.isSafeInteger(value) ? value : null;
}

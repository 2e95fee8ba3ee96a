import { LIMITS } from "../../limits.ts";

/** The forms of single texts in a rubric, as patterns that JSON Schema and ftpscope both go by. */

/** Ids are columns of tables, names of files and arguments of `--id`. */
export const ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$";
export const LONGEST_ID = 40;

/** At least one character that is seen. */
export const TEXT_PATTERN = "\\S";
export const LONGEST_TEXT = LIMITS.rubricTextLength;

export const SHA256_PATTERN = "^[0-9a-fA-F]{64}$";

const OFFSET = "(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)";
const CLOCK = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";
/** ISO 8601 with a zone. That a month has 30 days or 31 is more than a pattern tells. */
export const TIME_PATTERN = `^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T${CLOCK}${OFFSET}$`;

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = `${OCTET}(\\.${OCTET}){3}`;
const IPV6 = ipv6Pattern();
/** An IPv4 or IPv6 address, or a network in CIDR notation. */
export const NETWORK_PATTERN = `^(${IPV4}(/(3[0-2]|[12]?\\d))?|(${IPV6})(/(12[0-8]|1[01]\\d|[1-9]?\\d))?)$`;

/** Points of a check, and of a pass. */
export const MOST_POINTS = 10_000;

/** RFC 4291 section 2.2: eight groups, or fewer and one "::"; the last two may be in dotted decimal. */
function ipv6Pattern(): string {
  const group = "[0-9a-fA-F]{1,4}";
  const forms = [`(${group}:){7}${group}`, `(${group}:){6}${IPV4}`, `(${group}:){7}:`];
  for (let before = 0; before <= 6; before++) {
    const head = before === 0 ? "::" : `(${group}:){${before}}:`;
    forms.push(`${head}((${group}:){0,${6 - before}}${group})?`);
    if (before <= 5) forms.push(`${head}(${group}:){0,${5 - before}}${IPV4}`);
  }
  return forms.join("|");
}

const ID = new RegExp(ID_PATTERN);
const SHA256 = new RegExp(SHA256_PATTERN);
const TIME = new RegExp(TIME_PATTERN);
const NETWORK = new RegExp(NETWORK_PATTERN);

export function isId(text: string): boolean {
  return text.length <= LONGEST_ID && ID.test(text);
}

export function isSha256(text: string): boolean {
  return SHA256.test(text);
}

export function isNetwork(text: string): boolean {
  return NETWORK.test(text);
}

export function hasTimeForm(text: string): boolean {
  return TIME.test(text);
}

/** True of a time, in the right form, of a day that the calendar has. */
export function isTime(text: string): boolean {
  if (!hasTimeForm(text)) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

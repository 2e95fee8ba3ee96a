// FENCE, a table: made once, looked up by numbers.

/** LINKTYPE_ numbers (tcpdump.org) that the readers themselves need; link-type-names.ts has the names of all. */
export const LINKTYPE_NULL = 0;
export const LINKTYPE_ETHERNET = 1;
export const IEEE802_5 = 6;
export const FDDI = 10;
export const ATM_RFC1483 = 100;
export const RAW = 101;

/** Numbers that old files hold because some systems wrote their own DLT_ value instead of the LINKTYPE_ one. */
const LEGACY = new Map<number, number>([
  [11, ATM_RFC1483],
  [12, RAW],
  [14, RAW],
]);

/** The LINKTYPE_ number that a file means by `number`. */
export function legacyLinkType(number: number): number {
  return LEGACY.get(number) ?? number;
}

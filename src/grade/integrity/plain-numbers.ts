/** Numbers that programs and people write where chance is expected; 0x3903f326 and 0xabcd…: DHCP clients that never change. */
const WELL_WORN = new Set([12_345_678, 123_456_789, 1_234_567_890, 987_654_321, 0x12345678, 0xdeadbeef, 0x3903f326]);

const SMALL = 2 ** 20;

/**
 * Whether a 32-bit number tells nothing of where it comes from: small (counted up from 0 or 1), round, of one or two digits
 * over and over, or well worn. Of numbers made by chance it takes one in 700 for such, which costs nothing.
 */
export function isPlain(number: number): boolean {
  if (number < SMALL || number % 1000 === 0 || number % 0x10000 === 0 || number >>> 16 === 0xabcd) return true;
  return WELL_WORN.has(number) || new Set(number.toString(16).padStart(8, "0")).size <= 2;
}

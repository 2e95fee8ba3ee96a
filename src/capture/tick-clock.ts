// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import { MAX_SECONDS, MIN_SECONDS } from "./record-reader.ts";

const BILLION = 1_000_000_000;

/**
 * Turns the 64-bit time stamps of one pcapng interface into seconds and nanoseconds: exactly, rounding down, and
 * without BigInt, by long division over pieces small enough for a double.
 * HOT PATH: `read` allocates nothing; microseconds and nanoseconds take two divisions.
 */
export class TickClock {
  /** What `read` made of the last stamp: seconds since 1970 within MIN_SECONDS and MAX_SECONDS, and 0 to 999 999 999. */
  seconds = 0;
  nanoseconds = 0;

  private readonly binary: boolean;
  private readonly exponent: number;
  /** For decimal clocks of nine digits or fewer: ticks in a second, nanoseconds in a tick. */
  private readonly perSecond: number;
  private readonly unit: number;
  private readonly offsetSeconds: number;
  /** The 64-bit quotient that `divide` leaves, and its remainder. */
  private high = 0;
  private low = 0;
  private remainder = 0;

  /**
   * `resolution` is the byte of if_tsresol: n for 10^-n, 0x80 | n for 2^-n (6 where the option is missing).
   * `offsetSeconds` is if_tsoffset.
   */
  constructor(resolution: number, offsetSeconds: number) {
    this.binary = (resolution & 0x80) !== 0;
    this.exponent = resolution & 0x7f;
    const digits = Math.min(this.exponent, 9);
    this.perSecond = 10 ** digits;
    this.unit = 10 ** (9 - digits);
    this.offsetSeconds = offsetSeconds;
  }

  /** Takes the two halves of a stamp, unsigned. */
  read(high: number, low: number): void {
    if (this.binary) this.readBinary(high, low);
    else this.readDecimal(high, low);
    const seconds = this.seconds + this.offsetSeconds;
    this.seconds = Math.min(Math.max(seconds, MIN_SECONDS), MAX_SECONDS);
  }

  private readDecimal(high: number, low: number): void {
    if (this.exponent >= 6 && this.exponent <= 9) {
      // The quotient is at most one off, and its remainder, which 32 bits can tell, says so.
      const quotient = Math.floor((high * 4_294_967_296 + low) / this.perSecond);
      const rest = (low - Math.imul(quotient, this.perSecond)) | 0;
      const carry = rest < 0 ? -1 : rest < this.perSecond ? 0 : 1;
      this.seconds = quotient + carry;
      this.nanoseconds = (rest - carry * this.perSecond) * this.unit;
      return;
    }
    this.high = high;
    this.low = low;
    for (let surplus = this.exponent - 9; surplus > 0; surplus -= 9) this.divide(10 ** Math.min(surplus, 9));
    this.divide(this.perSecond);
    this.seconds = this.high * 4_294_967_296 + this.low;
    this.nanoseconds = this.remainder * this.unit;
  }

  /** Divides the 64 bits in `high` and `low` by a divisor of at most 10^9. */
  private divide(divisor: number): void {
    const quotientHigh = this.high < divisor ? 0 : Math.floor(this.high / divisor);
    let rest = this.high - quotientHigh * divisor;
    const upper = rest * 65_536 + (this.low >>> 16);
    const quotientUpper = Math.floor(upper / divisor);
    rest = upper - quotientUpper * divisor;
    const lower = rest * 65_536 + (this.low & 0xffff);
    const quotientLower = Math.floor(lower / divisor);
    this.high = quotientHigh;
    this.low = quotientUpper * 65_536 + quotientLower;
    this.remainder = lower - quotientLower * divisor;
  }

  private readBinary(high: number, low: number): void {
    const bits = this.exponent;
    let fractionHigh = high;
    let fractionLow = low;
    this.seconds = 0;
    if (bits < 32) {
      const perSecond = 2 ** bits;
      this.seconds = high * 2 ** (32 - bits) + Math.floor(low / perSecond);
      fractionHigh = 0;
      fractionLow = low % perSecond;
    } else if (bits < 64) {
      const perHigh = 2 ** (bits - 32);
      this.seconds = Math.floor(high / perHigh);
      fractionHigh = high % perHigh;
    }
    this.nanoseconds = scaleFraction(fractionHigh, fractionLow, bits);
  }
}

/** floor(fraction × 10^9 ÷ 2^bits), sixteen bits at a time from the lowest: floors of floors stay exact. */
function scaleFraction(high: number, low: number, bits: number): number {
  let left = bits;
  let carry = 0;
  for (let digit = 0; digit < 4; digit += 1) {
    const half = digit < 2 ? low : high;
    const value = (digit & 1) === 0 ? half & 0xffff : half >>> 16;
    const scaled = value * BILLION + carry;
    if (left < 16) return Math.floor(scaled / 2 ** left);
    carry = Math.floor(scaled / 65_536);
    left -= 16;
  }
  return Math.floor(carry / 2 ** left);
}

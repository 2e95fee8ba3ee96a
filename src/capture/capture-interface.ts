// FENCE, once a capture or where one goes wrong: here may be allocated.

/** Where records of a capture came from, as the capture declares it: what it takes to write them again elsewhere. */
export interface CaptureInterface {
  /** LINKTYPE_ number. */
  linkType: number;
  /** 0 for "no limit". */
  snapLength: number;
  /** As in pcapng's if_tsresol: n for ticks of 10^-n seconds, 0x80 | n for 2^-n. */
  resolution: number;
  /** What is to be added to its times (if_tsoffset). */
  offsetSeconds: number;
  /**
   * Its other options as pcapng has them (code, length, value, padding), little-endian and without an end; those of
   * numbers that this program does not know are left out where their byte order would change.
   */
  options: Uint8Array;
}

export const MICROSECOND_TICKS = 6;
export const NANOSECOND_TICKS = 9;

const NO_OPTIONS = new Uint8Array(0);

/** The one interface of a format that has no more to tell of it. */
export function plainInterface(linkType: number, snapLength: number, resolution: number): CaptureInterface {
  return { linkType, snapLength, resolution, offsetSeconds: 0, options: NO_OPTIONS };
}

import { legacyLinkType } from "./link-type-numbers.ts";
import { TickClock } from "./tick-clock.ts";

/** One interface of a pcapng section: what its description block said. */
export interface PcapngInterface {
  /** LINKTYPE_ number. */
  linkType: number;
  /** 0 for "no limit". */
  snapLength: number;
  clock: TickClock;
  /** An option of the block runs past its end; those before it were taken. */
  optionPastEnd: boolean;
}

const OPTION_END = 0;
const OPTION_TIME_RESOLUTION = 9;
const OPTION_TIME_OFFSET = 14;
const MICROSECONDS = 6;

/** Reads the body of an interface description block, at least eight bytes from `start` to `end`. */
export function readInterface(view: DataView, start: number, end: number, little: boolean): PcapngInterface {
  let resolution = MICROSECONDS;
  let offsetSeconds = 0;
  let optionPastEnd = false;
  for (let position = start + 8; position + 4 <= end; ) {
    const code = view.getUint16(position, little);
    const length = view.getUint16(position + 2, little);
    if (code === OPTION_END) break;
    const value = position + 4;
    if (value + length > end) {
      optionPastEnd = true;
      break;
    }
    if (code === OPTION_TIME_RESOLUTION && length >= 1) resolution = view.getUint8(value);
    if (code === OPTION_TIME_OFFSET && length >= 8) offsetSeconds = readSigned64(view, value, little);
    position = value + ((length + 3) & ~3);
  }
  return {
    linkType: legacyLinkType(view.getUint16(start, little)),
    snapLength: view.getUint32(start + 4, little),
    clock: new TickClock(resolution, offsetSeconds),
    optionPastEnd,
  };
}

function readSigned64(view: DataView, offset: number, little: boolean): number {
  const high = view.getInt32(little ? offset + 4 : offset, little);
  const low = view.getUint32(little ? offset : offset + 4, little);
  return high * 4_294_967_296 + low;
}

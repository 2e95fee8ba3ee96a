// FENCE, once a block of pcapng that is no packet: here may be allocated.
import { LIMITS } from "../limits.ts";
import { type CaptureInterface, MICROSECOND_TICKS } from "./capture-interface.ts";
import { legacyLinkType } from "./link-type-numbers.ts";
import { copyOptions, INTERFACE_OPTIONS, walkOptions } from "./pcapng-options.ts";
import { TickClock } from "./tick-clock.ts";

/** One interface of a pcapng section: what its description block said. */
export interface PcapngInterface extends CaptureInterface {
  clock: TickClock;
  /** An option of the block runs past its end; those before it were taken. */
  optionPastEnd: boolean;
}

const OPTION_TIME_RESOLUTION = 9;
const OPTION_TIME_OFFSET = 14;

/** Reads the body of an interface description block, at least eight bytes from `start` to `end`. */
export function readInterface(view: DataView, start: number, end: number, little: boolean): PcapngInterface {
  let resolution = MICROSECOND_TICKS;
  let offsetSeconds = 0;
  const first = start + 8;
  const whole = walkOptions(view, first, end, little, (code, value, length) => {
    if (code === OPTION_TIME_RESOLUTION && length >= 1) resolution = view.getUint8(value);
    if (code === OPTION_TIME_OFFSET && length >= 8) offsetSeconds = readSigned64(view, value, little);
  });
  return {
    linkType: legacyLinkType(view.getUint16(start, little)),
    snapLength: view.getUint32(start + 4, little),
    resolution,
    offsetSeconds,
    options: copyOptions(view, first, end, {
      little,
      kind: INTERFACE_OPTIONS,
      keep: (code) => code !== OPTION_TIME_RESOLUTION && code !== OPTION_TIME_OFFSET,
      most: LIMITS.interfaceOptionBytes,
    }),
    clock: new TickClock(resolution, offsetSeconds),
    optionPastEnd: !whole,
  };
}

function readSigned64(view: DataView, offset: number, little: boolean): number {
  const high = view.getInt32(little ? offset + 4 : offset, little);
  const low = view.getUint32(little ? offset : offset + 4, little);
  return high * 4_294_967_296 + low;
}

import type { PacketView } from "../../../decode/packet-view.ts";
import { isoTime, secondsBetween, type Timestamp } from "../../../decode/timestamp.ts";
import type { Found, SignOptions, SignPacket } from "./sign.ts";

/** As many packets as a connection's opening and close have; fewer may well have one time. */
const FEWEST_EQUAL = 6;
/** Clocks go wrong by a zone; by more than that in the future, nobody's clock was right. */
const FUTURE_SECONDS = 86_400;

interface Span {
  first: Timestamp;
  last: Timestamp;
  firstFrame: number;
  lastFrame: number;
  packets: number;
}

/** When the traffic that is marked was: whether inside of the rubric's window, in the future, or all at one time. */
export class Times {
  readonly #options: SignOptions;
  #all: Span | null = null;
  /** Of FTP and DHCP. */
  #tracked: Span | null = null;

  constructor(options: SignOptions) {
    this.#options = options;
  }

  packet({ view, reader, flow, isDhcp }: SignPacket): void {
    if (!reader.hasTime) return;
    this.#all = widened(this.#all, view);
    if (flow !== null || isDhcp) this.#tracked = widened(this.#tracked, view);
  }

  finish(): Found[] {
    const span = this.#tracked ?? this.#all;
    if (span === null) return [];
    return [this.#outside(span), equal(span), this.#future(span)].filter((one) => one !== null);
  }

  #outside(span: Span): Found | null {
    const { from = null, until = null } = this.#options.window ?? {};
    const early = from !== null && secondsOf(span.first) < Date.parse(from) / 1000;
    const late = until !== null && secondsOf(span.last) > Date.parse(until) / 1000;
    if (!early && !late) return null;
    const data = { from, until, first: isoTime(span.first), last: isoTime(span.last) };
    return { code: "outside-window", data, frames: [early ? span.firstFrame : span.lastFrame] };
  }

  #future(span: Span): Found | null {
    if (secondsOf(span.last) < this.#options.now / 1000 + FUTURE_SECONDS) return null;
    return { code: "times-in-future", data: { last: isoTime(span.last) }, frames: [span.lastFrame] };
  }
}

function equal({ first, last, packets, firstFrame }: Span): Found | null {
  if (packets < FEWEST_EQUAL || secondsBetween(first, last) !== 0) return null;
  return { code: "times-equal", data: { packets, time: isoTime(first) }, frames: [firstFrame] };
}

function secondsOf({ seconds, nanoseconds }: Timestamp): number {
  return seconds + nanoseconds / 1e9;
}

function widened(span: Span | null, { seconds, nanoseconds, frame }: PacketView): Span {
  if (span === null) {
    const time = { seconds, nanoseconds };
    return { first: time, last: time, firstFrame: frame, lastFrame: frame, packets: 1 };
  }
  span.packets += 1;
  if (isBefore(seconds, nanoseconds, span.first)) {
    span.first = { seconds, nanoseconds };
    span.firstFrame = frame;
  } else if (!isBefore(seconds, nanoseconds, span.last)) {
    span.last = { seconds, nanoseconds };
    span.lastFrame = frame;
  }
  return span;
}

function isBefore(seconds: number, nanoseconds: number, time: Timestamp): boolean {
  return seconds < time.seconds || (seconds === time.seconds && nanoseconds < time.nanoseconds);
}

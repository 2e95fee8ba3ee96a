import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { CaptureError, type CaptureErrorCode } from "../../../src/capture/capture-error.ts";
import { openCaptureIn } from "../../../src/capture/open.ts";
import { PiecewiseSource, WHOLE } from "../../capture/read-records.ts";
import { type Walk, walkCapture } from "../../capture/walk-capture.ts";
import { fixtureBytes, someCapture } from "../corpus.ts";
import { pick } from "../dice.ts";
import { mutate } from "../mutations/mutate.ts";
import { OF_BYTES } from "../mutations/of-bytes.ts";
import { packed } from "../mutations/of-packing.ts";
import { must, type Subject } from "../subject.ts";

const LARGEST = 30_000;
const REAL_FRAMES = ["ftp-zstd.pcap.zst", "generated-file-zstd.pcap.zst"];

/** What unpacks: damaged streams give what they hold, the same however they arrive. */
export const PACKINGS: Subject = {
  name: "packings",
  rounds: 200,
  make(dice) {
    const { name, bytes: plain } = someCapture(dice, LARGEST);
    const inner = dice(3) === 0 ? mutate(plain, plain, dice) : { bytes: plain, done: [] };
    const real = dice(5) === 0 ? { bytes: fixtureBytes(pick(REAL_FRAMES, dice)), done: "a real frame" } : null;
    const outer = real ?? packed(inner.bytes, dice);
    const changes = dice(4) === 0 ? [] : [pick(Object.entries(OF_BYTES), dice)];
    const bytes = changes.reduce((now, [, change]) => change(now, plain, dice) ?? now, outer.bytes);
    return { bytes, what: [name, ...inner.done, outer.done, ...changes.map(([change]) => change)].join(", ") };
  },
  async judge(bytes, { dice }) {
    const sizes = Array.from({ length: 1 + dice(4) }, () => dice(2) * 3_000 + dice(30));
    const whole = await walked(bytes, WHOLE);
    const pieces = await walked(bytes, [...sizes, 1 + dice(500)]);
    // What zlib had unpacked when it met an error is lost where the member's beginning is no longer at hand for another try.
    if (isBrokenGzip(bytes)) return;
    must(isDeepStrictEqual(pieces, whole), () => `${JSON.stringify(pieces)} in pieces, ${JSON.stringify(whole)} whole`);
  },
};

/** What a capture holds. */
type Walked = Omit<Walk, "waits"> & { damage: string | null; damages: number };

/** It is damaged somewhere, and not only cut. */
function isBrokenGzip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x1f) return false;
  try {
    gunzipSync(bytes);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "Z_BUF_ERROR";
  }
}

/** What a capture holds, or the code by which it is refused. */
async function walked(bytes: Uint8Array, sizes: readonly number[]): Promise<Walked | CaptureErrorCode> {
  try {
    const capture = await openCaptureIn(new PiecewiseSource(bytes, sizes), "fuzzed");
    const { waits: _, ...found } = await walkCapture(capture);
    return { ...found, damage: capture.damage?.code ?? null, damages: capture.damages };
  } catch (error) {
    if (error instanceof CaptureError) return error.code;
    throw error;
  }
}

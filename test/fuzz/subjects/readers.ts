import { isDeepStrictEqual } from "node:util";
import { CaptureError } from "../../../src/capture/capture-error.ts";
import { openCaptureIn } from "../../../src/capture/open.ts";
import { LIMITS } from "../../../src/limits.ts";
import { PiecewiseSource, type ReadResult, readRecords, readRuns } from "../../capture/read-records.ts";
import { walkCapture } from "../../capture/walk-capture.ts";
import { someCapture } from "../corpus.ts";
import { mutate } from "../mutations/mutate.ts";
import { must, type Subject } from "../subject.ts";

/** Read in several ways, some of them byte by byte. */
const LARGEST = 40_000;
/** A file of so many bytes at least is something. */
const SMALLEST = 29;

/** The readers of all formats: the same however a file arrives, in bounds and within the caps. */
export const READERS: Subject = {
  name: "readers",
  rounds: 400,
  make(dice) {
    const [one, other] = [someCapture(dice, LARGEST), someCapture(dice, LARGEST)];
    const { bytes, done } = mutate(one.bytes, other.bytes, dice);
    return { bytes, what: `${one.name} with ${other.name}: ${done.join(", ")}` };
  },
  async judge(bytes, { dice }) {
    const sizes = Array.from({ length: 1 + dice(4) }, () => dice(3) * 400 + dice(30));
    await judgeOpening(bytes, sizes);
    if (bytes.length < SMALLEST) return;
    const whole = readRecords(bytes);
    const told = `${whole.records.length} records, ${whole.damages} damages`;
    const pieces = readRecords(bytes, [...sizes, 1 + dice(2_000)]);
    must(isDeepStrictEqual(pieces, whole), () => `in pieces of ${sizes.join(", ")} another result than whole: ${told}`);
    const { runs: _, ...inRuns } = readRuns(bytes, sizes.concat(5_000), dice(2) === 0 ? undefined : dice(2 ** 31));
    must(isDeepStrictEqual(inRuns, whole), () => `in runs another result than one by one: ${told}`);
    judgeCounts(bytes, whole);
  },
};

function judgeCounts(bytes: Uint8Array, { records, linkTypes, damage, damages }: ReadResult): void {
  const captured = records.reduce((sum, { data }) => sum + data.length, 0);
  must(captured <= bytes.length, () => `${captured} bytes captured in a file of ${bytes.length}`);
  must(linkTypes.length <= LIMITS.captureLinkTypes, () => `${linkTypes.length} link types are listed`);
  must((damage === null) === (damages === 0), () => `${damages} damages, the first is ${damage?.code ?? "none"}`);
}

/** As the program opens it: refused as no capture, or read to its end. */
async function judgeOpening(bytes: Uint8Array, sizes: readonly number[]): Promise<void> {
  try {
    const capture = await openCaptureIn(new PiecewiseSource(bytes, [...sizes, 1]), "fuzzed");
    await walkCapture(capture);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
  }
}

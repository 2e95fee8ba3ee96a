/** Where a report differs from a truth and the bytes bear the report out. Facts are worded as in ftp-truths.test.ts. */
interface Difference {
  capture: string;
  why: string;
  /** Facts of the truth that the report rightly does not have. */
  notInReport: string[];
  /** Facts of the report that the truth lacks. */
  notInTruth: string[];
}

const DIFFERENCES: readonly Difference[] = [];

export function differsFromTruth(capture: string): { notInReport: string[]; notInTruth: string[] } {
  const known = DIFFERENCES.filter((difference) => difference.capture === capture);
  return {
    notInReport: known.flatMap((difference) => difference.notInReport),
    notInTruth: known.flatMap((difference) => difference.notInTruth),
  };
}

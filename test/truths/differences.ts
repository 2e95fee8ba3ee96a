/** Where a report differs from a truth and the bytes bear the report out. Facts are worded as in ftp-truths.test.ts. */
interface Difference {
  capture: string;
  why: string;
  /** Facts of the truth that the report rightly does not have. */
  notInReport: string[];
  /** Facts of the report that the truth lacks. */
  notInTruth: string[];
}

const DIFFERENCES: readonly Difference[] = [
  {
    capture: "ftp-6in4-and-plain.pcap",
    why: "frame 8 is sent from the sequence number of frame 3 again, three bytes longer and with another text; frame 4 had acknowledged past all of it before, so its tail is no command",
    notInReport: ["8 N"],
    notInTruth: [],
  },
  {
    capture: "fuzz-big-endian-sip-ftp-dhcp.pcap",
    why: "the bytes of the line are those of frame 48; the truth numbers it by frame 88, behind which it put it in order",
    notInReport: ["88 R anonymous"],
    notInTruth: ["48 R anonymous"],
  },
  {
    capture: "fuzz-big-endian-sip-ftp-dhcp.pcap",
    why: "frame 90 says 221 in the clear, behind a hole where the truth's reading of that side ends; the 230 before it lost its last line",
    notInReport: [],
    notInTruth: ["75 230", "90 221"],
  },
];

export function differsFromTruth(capture: string): { notInReport: string[]; notInTruth: string[] } {
  const known = DIFFERENCES.filter((difference) => difference.capture === capture);
  return {
    notInReport: known.flatMap((difference) => difference.notInReport),
    notInTruth: known.flatMap((difference) => difference.notInTruth),
  };
}

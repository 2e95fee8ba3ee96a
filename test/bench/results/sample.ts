import { OURS, OURS_STREAMED, type Results } from "./results.ts";
import { fitLine } from "./statistics.ts";

function timing(name: string, seconds: number, megabytes: number, share = 1) {
  return { name, seconds, cpuSeconds: seconds, peakBytes: megabytes * 1e6, rounds: share === 1 ? 5 : 1, share };
}

const sizes = [0.1, 1, 4].map((scale) => ({ scale, bytes: scale * 1e9, seconds: 0.1 + scale / 2, peakBytes: 7e7 }));

/** Figures that nobody measured, of every part. */
export const SAMPLE: Results = {
  date: "2025-11-21",
  machine: {
    processor: "A processor <fast>",
    cores: 2,
    memoryBytes: 8 * 2 ** 30,
    system: "linux 6",
    versions: { Node: "v20.20.0", libpcap: "1.10", tcpflow: null },
  },
  comparisons: [
    {
      kind: "mix",
      via: "file",
      scale: 1,
      bytes: 1e9,
      timings: [
        timing(OURS, 0.25, 90),
        timing("cat", 0.1, 2),
        timing("libpcap loop in C", 0.25, 3),
        timing("tshark -Y ftp", 5, 200, 0.1),
      ],
    },
    { kind: "ctl", via: "file", scale: 1, bytes: 1e8, timings: [timing(OURS, 1, 240), timing(OURS_STREAMED, 1, 90)] },
    { kind: "mix", via: "pipe", scale: 0.1, bytes: 1e8, timings: [timing(OURS, 0.2, 70)] },
  ],
  start: { rounds: 20, nodeSeconds: 0.04, versionSeconds: 0.06, firstByteSeconds: 0.14 },
  growth: [
    {
      kind: "mix",
      sizes,
      time: fitLine(sizes.map(({ bytes, seconds }) => ({ x: bytes, y: seconds }))),
      memory: null,
    },
  ],
  hour: [
    {
      format: "ndjson",
      seconds: 8,
      peakBytes: 1.1e8,
      samples: Array.from({ length: 80 }, (_, index) => ({ seconds: index / 10, bytes: 9e7 + index * 1e5 })),
      firstQuarterBytes: 9.2e7,
      lastQuarterBytes: 9.8e7,
    },
  ],
};

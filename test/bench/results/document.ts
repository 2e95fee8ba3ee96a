import { AIM, memoryAim, speedAim } from "./aims.ts";
import { mainFigures } from "./main-figures.ts";
import { markdownTable, megabytes, milliseconds, reached, seconds, times } from "./markdown.ts";
import type { Comparison, Growth, Machine, MemoryCourse, Results, StartUp, Timing } from "./results.ts";
import { OURS, OURS_STREAMED, timesAsFast } from "./results.ts";
import type { Line } from "./statistics.ts";

/** The whole of what was measured, as a page of Markdown with the plot in front. */
export function speedDocument(results: Results): string {
  const parts = [
    INTRODUCTION,
    machineText(results.machine, results.date),
    "![Speed against a loop over libpcap, cost against size, and memory over time](speed.svg)",
    "## Main figures",
    mainFigures(results),
    ...results.comparisons.map(comparisonText),
    results.start === null ? "" : startText(results.start),
    results.growth.length === 0 ? "" : growthText(results.growth),
    results.hour.length === 0 ? "" : hourText(results.hour),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const INTRODUCTION = `# Speed

Written by \`npm run bench\`. Programs take turns on the same capture in the page cache, forth and back; times are medians, peaks of memory the
largest. A ratio says how many times as fast as the other ftpscope is in the same run; behind it stands the mark that was set for captures of full
size, and whether it was reached. All output goes to /dev/null.

- **mix**: 1 GB of FTP data in hundreds of sessions. **mix-pcapng**: the same packets as pcapng.
- **small**: ten million small background packets with 1 % FTP and DHCP.
- **flows**: a million TCP flows from SYN to FIN, 2 % of them FTP.
- **ctl**: 200 000 commands in 2000 sessions, with 50 000 data connections.
- **hour**: an hour of a busy network by its time stamps: a million TCP flows, 100 000 FTP sessions (two in five fail, are refused or never end),
  100 000 half-open connections, 20 000 leases, and half a million DISCOVERs from MACs that nobody has.

The peers: a loop in C over libpcap's \`pcap_next_ex\` that only counts; tcpdump with a filter for FTP and DHCP, writing to /dev/null; tcpflow, writing
its files to memory, and with \`-FX\`, writing none; npm's pcap-parser, counting; \`tshark -Y ftp\`; and \`cat\` as the floor. What takes long gets a
tenth of the capture once, and its time is scaled up by bytes ("scaled").`;

function machineText({ processor, cores, memoryBytes, system, versions }: Machine, date: string): string {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version ?? "not installed, left out"}`);
  return `Measured on ${date}: ${cores} cores of ${processor}, ${Math.round(memoryBytes / 2 ** 30)} GiB, ${system}; ${programs.join(", ")}.`;
}

function comparisonText(comparison: Comparison): string {
  const { kind, via, scale, bytes, timings } = comparison;
  const size = scale === 1 ? "" : `, ${scale} times full size`;
  const title = `## ${kind}${via === "pipe" ? ", through a pipe from cat" : ""} (${megabytes(bytes)}${size})`;
  const head = ["", "time", "CPU time", "MB/s", "ftpscope is", "mark", "peak memory", "mark", "rounds"];
  return `${title}\n\n${markdownTable(
    head,
    timings.map((timing) => comparisonLine(comparison, timing)),
  )}`;
}

function comparisonLine(comparison: Comparison, timing: Timing): string[] {
  const { name, cpuSeconds, peakBytes, rounds, share } = timing;
  const ratio = name === OURS || name === OURS_STREAMED ? null : timesAsFast(comparison, name);
  const [aim, most] = [speedAim(comparison, name), memoryAim(comparison, name)];
  return [
    name,
    seconds(timing.seconds),
    cpuSeconds === null ? "?" : seconds(cpuSeconds),
    (comparison.bytes / 1e6 / timing.seconds).toFixed(0),
    ratio === null ? "" : `${times(ratio)} times as fast`,
    ratio === null || aim === null ? "" : `≥ ${aim} ${reached(ratio >= aim)}`,
    megabytes(peakBytes),
    peakBytes === null || most === null ? "" : `≤ ${megabytes(most)} ${reached(peakBytes <= most)}`,
    share === 1 ? String(rounds) : `${rounds}, scaled from ${share}`,
  ];
}

function startText({ rounds, nodeSeconds, versionSeconds, firstByteSeconds }: StartUp): string {
  const line = (name: string, value: number, aim: number): string[] => {
    const more = value - nodeSeconds;
    return [name, milliseconds(value), milliseconds(more), `≤ ${milliseconds(aim)} ${reached(more <= aim)}`];
  };
  const rows = [
    ["`node -e 0`", milliseconds(nodeSeconds), "", ""],
    line("`ftpscope --version`", versionSeconds, AIM.versionSeconds),
    line("first byte of a small capture's summary", firstByteSeconds, AIM.firstByteSeconds),
  ];
  return `## Start-up (${rounds} rounds)\n\n${markdownTable(["", "time", "more than Node", "mark"], rows)}`;
}

function growthText(growth: readonly Growth[]): string {
  const rows = growth.flatMap(({ kind, sizes }) =>
    sizes.map(({ scale, bytes, seconds: time, peakBytes }) => [
      `${kind} × ${scale}`,
      megabytes(bytes),
      seconds(time),
      `${((time / bytes) * 1e9).toPrecision(3)} s/GB`,
      megabytes(peakBytes),
    ]),
  );
  const lines = growth.flatMap(({ kind, time, memory }) => [
    lineCells(`${kind}: time`, time, (value) => `${value.toPrecision(3)} s`),
    lineCells(`${kind}: peak memory`, memory, (value) => `${(value / 1e6).toPrecision(3)} MB`),
  ]);
  return `## Cost against size

${markdownTable(["", "size", "time", "a GB", "peak memory"], rows)}

Straight lines of least squares through these: so much at no size, so much for each GB, R², and the farthest that a point is from its line.

${markdownTable(["", "at no size", "each GB", "R²", "farthest"], lines)}`;
}

function lineCells(name: string, line: Line | null, unit: (value: number) => string): string[] {
  if (line === null) return [name, "?", "?", "?", "?"];
  const { intercept, slope, rSquared, largestDeviation } = line;
  return [name, unit(intercept), unit(slope * 1e9), rSquared.toFixed(4), `${(largestDeviation * 100).toFixed(0)} %`];
}

function hourText(courses: readonly MemoryCourse[]): string {
  const rows = courses.map(({ format, seconds: time, peakBytes, firstQuarterBytes, lastQuarterBytes }) => {
    const highest = peakBytes ?? Math.max(firstQuarterBytes, lastQuarterBytes);
    return [
      format,
      seconds(time),
      megabytes(firstQuarterBytes),
      megabytes(lastQuarterBytes),
      megabytes(highest),
      `≤ ${megabytes(AIM.hourBytes)} ${reached(highest <= AIM.hourBytes)}`,
    ];
  });
  const head = ["output", "time", "highest in the first quarter", "in the last quarter", "of all", "mark"];
  return `## Memory over an hour's traffic, through a pipe at full speed\n\n${markdownTable(head, rows)}`;
}

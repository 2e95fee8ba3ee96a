import { basename } from "node:path";
import { PacketSearch } from "../../analysis/cut/find-packets.ts";
import { InterfaceBook } from "../../analysis/cut/interface-book.ts";
import { type Part, partOf } from "../../analysis/cut/part.ts";
import { walkCaptures } from "../../analysis/cut/walk-captures.ts";
import type { CaptureInterface } from "../../capture/capture-interface.ts";
import { OutputBytes } from "../../capture/output-bytes.ts";
import { PcapWriter } from "../../capture/pcap-writer.ts";
import { PcapngWriter } from "../../capture/pcapng-writer.ts";
import { captureOf, frameOf } from "../../decode/frame-reference.ts";
import type { Words } from "../../render/locale/language.ts";
import type { Report } from "../../report/report.ts";
import type { Analyze } from "../analyze.ts";
import { DONE, UNUSABLE, warn } from "../deliver.ts";
import { pathText } from "../error-text.ts";
import { checkOutputFile } from "../file-output.ts";
import type { Io } from "../io.ts";
import { createProgress } from "../progress.ts";
import { refuseAbsent } from "../read-report.ts";
import type { ReadingProgress } from "../reading-progress.ts";
import { tellDamage } from "../tell-damage.ts";
import { tellNothingGiven } from "../tell-nothing-given.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { type CutOutput, openCutOutput } from "./cut-output.ts";
import { type CutRequest, wantsPcap } from "./cut-request.ts";
import { refusePipes } from "./refuse-pipes.ts";

/**
 * `ftpscope cut`: analyses the captures, walks through them again to find what belongs to the chosen things, and once more to
 * write it: so a gigabyte is cut in the memory that its report takes. Returns the exit code.
 */
export async function runCut(request: CutRequest, io: Io, analyze: Analyze, words: Words): Promise<number> {
  const { paths, output } = request;
  if (paths.length === 0 && !io.stdinIsPiped) return tellNothingGiven(words.messages.noInput, io, words, "cut");
  refusePipes(paths, words);
  if (output === null && io.stdout.isTTY === true) throw new UsageError("cut-to-terminal");
  if (output !== null) checkOutputFile(output, { force: request.force, inputs: paths });
  io.exitOnSignals(["SIGINT", "SIGTERM", "SIGHUP"]);
  const progress = createProgress(io.stderr, words);
  try {
    const report = await analyze(paths, {
      showPasswords: false,
      onProgress: progress.onProgress,
      ...(request.idleSeconds === null ? {} : { idleSeconds: request.idleSeconds }),
    });
    const part = choose(report, request, words);
    const failure = await write(request, part, {
      io,
      progress,
      lengths: report.captures.map(({ packets }) => packets),
    });
    progress.close();
    if (failure !== null) {
      await warn(io, words.messages.outputFailed(failure));
      return UNUSABLE;
    }
    if (part.showsPassword) await warn(io, words.messages.cutShowsPasswords);
    return request.strict && (await tellDamage(report, io, words)) ? UNUSABLE : DONE;
  } finally {
    progress.close();
  }
}

/** Throws UsageError where something that is asked for is not there. */
function choose(report: Report, request: CutRequest, words: Words): Part {
  const { ftp, dhcp } = report;
  refuseAbsent("no-such-session", request.sessions, ftp.sessions);
  refuseAbsent("no-such-transaction", request.transactions, dhcp.transactions);
  if (request.transfers.length > 0) {
    const transfers = ftp.sessions.flatMap((session) => session.transfers.map(({ id }) => ({ id })));
    refuseAbsent("no-such-transfer", request.transfers, transfers);
  }
  const isEmpty = ftp.sessions.length + ftp.unclaimedConnections.length + dhcp.transactions.length === 0;
  if (isEmpty) throw new UsageError("nothing-to-cut", request.paths.map((path) => pathText(path, words)).join(", "));
  return partOf(report, {
    sessions: new Set(request.sessions),
    transfers: new Set(request.transfers),
    transactions: new Set(request.transactions),
    all: request.all,
  });
}

/** Returns the system's error code where standard output could not be written. */
async function write(
  request: CutRequest,
  part: Part,
  { io, progress, lengths }: { io: Io; progress: ReadingProgress; lengths: readonly number[] },
): Promise<string | null> {
  const { paths } = request;
  const { onProgress } = progress;
  const search = new PacketSearch(part);
  // A capture that is still being written has grown since it was analysed.
  const isKnown = (reference: number) => frameOf(reference) <= (lengths[captureOf(reference)] ?? 0);
  await walkCaptures(paths, {
    record: (reference, reader) => {
      if (isKnown(reference)) search.record(reference, reader);
    },
    onProgress: (read) => onProgress({ ...read, sessionsOpen: 0 }),
  });
  const output = openCutOutput(request, io.stdout);
  try {
    await writeFound(request, search, output, (read) => onProgress({ ...read, sessionsOpen: 0 }));
    return await output.publish();
  } finally {
    output.discard();
  }
}

async function writeFound(
  request: CutRequest,
  { found, interfaces }: PacketSearch,
  output: CutOutput,
  onProgress: (read: { consumed: number; size: number | null; packets: number }) => void,
): Promise<void> {
  const { paths } = request;
  const out = new OutputBytes((chunk) => output.put(chunk));
  const writer = wantsPcap(request) ? new PcapWriter(out) : new PcapngWriter(out, `ftpscope ${VERSION}`);
  if (wantsPcap(request)) refuseLinkTypes(request, [...interfaces.values()]);
  writer.begin([...interfaces.values()]);
  const places = new Map([...interfaces.keys()].map((number, place) => [number, place]));
  const book = new InterfaceBook();
  const names = paths.length > 1 ? paths.map((path) => ` of ${basename(path)}`) : [""];
  await walkCaptures(paths, {
    record(reference, reader) {
      const place = places.get(book.of(reader));
      if (place === undefined || !found.has(reference)) return;
      writer.record(reader, place, `frame ${frameOf(reference)}${names[captureOf(reference)] ?? ""}`);
    },
    settled: () => output.full,
    isOver: () => output.isLost,
    onProgress,
  });
  out.flush();
}

/** pcap has one link type for all packets. */
function refuseLinkTypes({ output }: CutRequest, interfaces: readonly CaptureInterface[]): void {
  const linkTypes = new Set(interfaces.map(({ linkType }) => linkType));
  if (linkTypes.size > 1) throw new UsageError("cut-link-types", output ?? "");
}

import { dhcpMark, sessionMark } from "../../../report/picture-mark.ts";
import type { FtpSession } from "../../../report/report.ts";
import type { Check, ReadFile, Verdict } from "../check.ts";

type Mode = "active" | "passive";

/** The modes of every session (none, of a DHCP exchange) in the student's captures, by their marks. */
type Captured = ReadonlyMap<string, ReadonlySet<Mode>>;

/**
 * Whether a picture that ftpscope drew is of the student's own captures, and shows both modes where they hold both. Half of the
 * points where it shows one mode only (all such pictures together), or where a part of it is of other captures. A picture
 * that ftpscope did not draw passes, for nobody can compare it. Of several, the best one counts.
 */
export const pictureOfCaptures: Check<"picture-of-captures"> = {
  name: "picture-of-captures",
  captures: [],
  parameters: {},
  run: ({ files }) => {
    const captured = capturedIn(files);
    const own = files.flatMap(({ picture }) => picture?.marks?.filter((mark) => captured.has(mark)) ?? []);
    const shown = modesOf(own, captured);
    const verdicts = files.flatMap((file, index) => judge(file, index, captured, shown) ?? []);
    const missing: Verdict<"picture-of-captures"> = { score: 0, reason: "missing", data: {}, frames: [] };
    return verdicts.sort((a, b) => b.score - a.score)[0] ?? missing;
  },
};

function capturedIn(files: readonly ReadFile[]): Captured {
  const captured = new Map<string, ReadonlySet<Mode>>();
  for (const { report } of files) {
    for (const session of report?.ftp.sessions ?? []) captured.set(sessionMark(session), modesIn(session));
    for (const transaction of report?.dhcp.transactions ?? []) captured.set(dhcpMark(transaction), new Set());
  }
  return captured;
}

function modesIn({ transfers }: FtpSession): Set<Mode> {
  return new Set(transfers.flatMap(({ mode }) => mode ?? []));
}

function modesOf(marks: Iterable<string>, captured: Captured): Set<Mode> {
  return new Set([...marks].flatMap((mark) => [...(captured.get(mark) ?? [])]));
}

/** `shown`: the modes that the student's pictures show together. */
function judge(
  { path, picture }: ReadFile,
  file: number,
  captured: Captured,
  shown: ReadonlySet<Mode>,
): Verdict<"picture-of-captures"> | null {
  if (picture === null || !picture.whole) return null;
  const about = { score: 0, frames: [], file };
  if (picture.marks === null) return { ...about, score: 1, reason: "not-comparable", data: { path } };
  if (captured.size === 0) return { ...about, reason: "no-captures", data: { path } };
  const marks = new Set(picture.marks);
  if (marks.size === 0) return { ...about, reason: "shows-nothing", data: { path } };
  const others = [...marks].filter((mark) => !captured.has(mark)).length;
  if (others === marks.size) return { ...about, reason: "other", data: { path, others } };
  if (others > 0) {
    return { ...about, score: 0.5, reason: "partly-other", data: { path, shown: marks.size, others } };
  }
  const left = [...modesOf(captured.keys(), captured)].filter((mode) => !shown.has(mode));
  if (left.length > 0) {
    const [mode = null] = shown;
    return { ...about, score: mode === null ? 0 : 0.5, reason: "one-mode", data: { path, shown: mode } };
  }
  return { ...about, score: 1, reason: "same", data: { path, shown: marks.size } };
}

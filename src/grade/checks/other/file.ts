import type { ParametersOf } from "../../../report/grading/check-cases.ts";
import { lastPart } from "../../../report/path-end.ts";
import type { FtpSession, Transfer } from "../../../report/report.ts";
import type { Check, CheckContext, Verdict } from "../check.ts";

/** Names of other files that are told. */
const NAMES = 3;

type Parameters = ParametersOf<"file">;

/**
 * Whether a file of a given name (last part of its path, NFC, letter case kept), direction and contents was transferred, in
 * the mode that the part is about. Half of the points where its end is missing, or where the capture lacks bytes so that
 * its contents cannot be told.
 */
export const file: Check<"file"> = {
  name: "file",
  captures: ["active", "passive", "any"],
  parameters: {
    name: { kind: "text", default: null },
    sha256: { kind: "sha256", default: null },
    direction: { kind: "choice", choices: ["download", "upload"], default: null },
  },
  run: (context, parameters) => {
    const { attempt } = context;
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const { session } = attempt;
    if (session === null) return { score: 0, reason: "no-session", data: {}, frames: [] };
    const hashes = context.files[attempt.file]?.hashes ?? new Map<number, string>();
    const fitting = candidates(context, session);
    const verdicts = fitting.map((transfer) => judge(transfer, hashes, parameters));
    const best = verdicts.flatMap((one) => one ?? []).sort((a, b) => rank(b) - rank(a))[0];
    return best ?? otherMode(session, fitting, parameters) ?? otherwise(session, fitting);
  },
};

/** The attempt's own transfer first, for the first of equals counts. */
function candidates({ attempt, kind }: CheckContext, { transfers }: FtpSession): Transfer[] {
  const own = attempt?.transfer ?? null;
  const fitting = transfers.filter(
    (one) => isFile(one) && (kind === null || kind === "any" || one.mode === null || one.mode === kind),
  );
  return own === null || !fitting.includes(own) ? fitting : [own, ...fitting.filter((one) => one !== own)];
}

function isFile({ direction, verb }: Transfer): boolean {
  return direction === "download" || direction === "upload" || (direction === null && verb !== null);
}

/** A wrong file of the right name tells more than one that merely failed. */
function rank({ score, reason }: Verdict<"file">): number {
  return score * 10 + ["failed", "other-direction", "other-contents"].indexOf(reason);
}

/** Null where it is no such file. */
function judge(
  transfer: Transfer,
  hashes: ReadonlyMap<number, string>,
  { name, sha256, direction }: Parameters,
): Verdict<"file"> | null {
  const own = nameOf(transfer);
  if (name !== null && own !== name.normalize("NFC")) return null;
  const hash = hashes.get(transfer.id) ?? null;
  if (name === null && sha256 !== null && hash !== null && hash !== sha256) return null;
  const verb = transfer.verb ?? "";
  const about = { frames: framesOf(transfer) };
  const frame = transfer.frame;
  if (direction !== null && transfer.direction !== null && transfer.direction !== direction) {
    return {
      ...about,
      score: 0,
      reason: "other-direction",
      data: { name: own, direction: transfer.direction, frame },
    };
  }
  const code = transfer.replyCode;
  if (transfer.outcome === "failed" || transfer.outcome === "aborted") {
    return { ...about, score: 0, reason: "failed", data: { name: own, verb, code, frame } };
  }
  if (sha256 !== null) return judgeContents(transfer, hash, sha256);
  if (transfer.outcome === "completed") return found(transfer, false);
  const data = { name: own, verb, outcome: transfer.outcome, code };
  return { ...about, score: (transfer.bytes ?? 0) > 0 ? 0.5 : 0, reason: "unfinished", data };
}

function judgeContents(transfer: Transfer, hash: string | null, wanted: string): Verdict<"file"> {
  const name = nameOf(transfer);
  const frames = framesOf(transfer);
  if (hash === wanted) return found(transfer, true);
  if (hash === null) {
    const data = { name, missing: transfer.missingBytes, resumed: transfer.restart > 0 };
    return { score: (transfer.bytes ?? 0) > 0 ? 0.5 : 0, reason: "contents-unknown", data, frames };
  }
  const data = { name, sha256: hash, ascii: transfer.type === "ascii" };
  return { score: 0, reason: "other-contents", data, frames };
}

function found(transfer: Transfer, contents: boolean): Verdict<"file"> {
  const data = { name: nameOf(transfer), direction: transfer.direction ?? "", bytes: transfer.bytes, contents };
  return { score: 1, reason: "found", data, frames: framesOf(transfer) };
}

/** The named file in the mode that this part is not about. */
function otherMode(
  { transfers }: FtpSession,
  fitting: readonly Transfer[],
  { name }: Parameters,
): Verdict<"file"> | null {
  const named = transfers.find(
    (one) => isFile(one) && !fitting.includes(one) && nameOf(one) === name?.normalize("NFC"),
  );
  if (named === undefined || named.mode === null) return null;
  const data = { name: nameOf(named), mode: named.mode, frame: named.frame };
  return { score: 0, reason: "other-mode", data, frames: framesOf(named) };
}

/** What was asked for instead. */
function otherwise({ security }: FtpSession, fitting: readonly Transfer[]): Verdict<"file"> {
  const files = fitting.filter(({ verb }) => verb !== null);
  const [first] = files;
  if (first === undefined) {
    const reason = security === "none" ? "none" : "encrypted";
    return { score: 0, reason, data: {}, frames: [] };
  }
  const names = [...new Set(files.map(nameOf))];
  const data = { names: names.slice(0, NAMES), count: names.length };
  return { score: 0, reason: "other-files", data, frames: framesOf(first) };
}

/** Servers of Windows part a path by either slash. */
function nameOf({ argument, path }: Transfer): string {
  return lastPart(path ?? argument ?? "").normalize("NFC");
}

function framesOf({ frame, connection }: Transfer): number[] {
  return [frame, connection?.firstFrame].flatMap((one) => one ?? []).sort((a, b) => a - b);
}

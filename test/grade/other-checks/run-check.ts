import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { hashTransfers } from "../../../src/analysis/transfer-hashes.ts";
import type { Attempt, CheckContext, ReadFile, Verdict } from "../../../src/grade/checks/check.ts";
import { OTHER_CHECKS } from "../../../src/grade/checks/other-checks.ts";
import { otherChecksEn } from "../../../src/render/locale/grading/checks-other.en.ts";
import { otherChecksKo } from "../../../src/render/locale/grading/checks-other.ko.ts";
import type { ParametersOf } from "../../../src/report/grading/check-cases.ts";
import type { OtherChecks } from "../../../src/report/grading/check-data/other.ts";
import type { Report } from "../../../src/report/report.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";

type Name = keyof OtherChecks;

/** A capture as the checks get it. */
export async function readCapture(name: string): Promise<ReadFile & { report: Report }> {
  const path = name.includes("/") ? name : fixturePath(name);
  const report = await analyzeCaptures([path], { showPasswords: false, packets: "folded" });
  return { ...named(name), kind: "capture", report, hashes: await hashTransfers(path, report) };
}

/** A file of which nothing but the name is known. */
export function named(path: string): ReadFile {
  const unread = { report: null, picture: null, hashes: new Map<number, string>() };
  return { path, size: 1_000, sha256: null, kind: "other", problem: null, ...unread };
}

/** Every attempt that a capture has, as scoring makes them. */
export function attemptsIn(report: Report): Attempt[] {
  const nothing: Attempt = { file: 0, report, session: null, transfer: null, transaction: null };
  const ftp = report.ftp.sessions.flatMap((session) =>
    [null, ...session.transfers].map((transfer) => ({ ...nothing, session, transfer })),
  );
  return [nothing, ...ftp, ...report.dhcp.transactions.map((transaction) => ({ ...nothing, transaction }))];
}

/** What a check says of the best attempt of a capture. */
export async function judge<One extends Name>(
  check: One,
  parameters: ParametersOf<One>,
  capture: string,
  kind: CheckContext["kind"] = "any",
): Promise<Verdict<One>> {
  const file = await readCapture(capture);
  const verdicts = attemptsIn(file.report).map((attempt) =>
    OTHER_CHECKS[check].run({ kind, attempt, files: [file], meant: null }, parameters),
  );
  const [best] = verdicts.sort((a, b) => b.score - a.score || told(b) - told(a));
  if (best === undefined) throw new Error("no attempt");
  return best;
}

/** Attempts that have something to look at say more. */
function told({ reason }: { reason: string }): number {
  return ["no-session", "no-exchange", "unknown"].includes(reason) ? 0 : 1;
}

/** What a check says of pictures and other files of a hand-in. */
export function judgeFiles<One extends Name>(
  check: One,
  parameters: ParametersOf<One>,
  files: readonly ReadFile[],
): Verdict<One> {
  return OTHER_CHECKS[check].run({ kind: null, attempt: null, files, meant: null }, parameters);
}

/** Everything that both languages say of a verdict. */
export function sentencesOf<One extends Name>(check: One, { reason, data }: Verdict<One>, kind = "any"): string[] {
  return [otherChecksEn, otherChecksKo].flatMap((words) => {
    const { seen, hints } = words[check] as unknown as {
      seen: Record<string, (facts: unknown) => string>;
      hints: Record<string, ((facts: unknown, kind: string) => string) | null>;
    };
    return [seen[reason]?.(data) ?? "", hints[reason]?.(data, kind)].flatMap((text) => text ?? []);
  });
}

/**
 * What `ftpscope grade` found: contract "ftpscope-grade/1". Plain data, with the rules of report.ts: unknown is null, never
 * absent; fields may be added. Sentences (title, expected, seen, hint, message) are empty until render/locale fills them.
 */
import type { CheckName } from "./check-cases.ts";
import type { FileProblem } from "./file-problems.ts";
import type { IntegrityCode } from "./integrity-data.ts";
import type { NoticeCode } from "./notices.ts";
import type { CaptureKind } from "./rubric.ts";
import type { Texts } from "./texts.ts";

export const GRADE_SCHEMA = "ftpscope-grade/1";

export interface GradeReport {
  schema: typeof GRADE_SCHEMA;
  /** HANDINS as it was given. */
  path: string;
  rubric: { title: Texts; points: number; pass: number; parts: GradedPart[] };
  /** By student id, in natural order ("9" before "10"). */
  students: StudentGrade[];
  /** Files that belong to no student. */
  strays: HandInFile[];
  /** Null where no roster was given. */
  roster: { path: string; missing: Student[]; unknown: string[] } | null;
  statistics: ClassStatistics;
}

/** A part of the rubric as the outputs need it. */
export interface GradedPart {
  id: string;
  title: Texts;
  points: number;
  capture: CaptureKind | null;
  checks: { id: string; check: CheckName; points: number; title: string; titleTexts: Texts | null }[];
}

export interface Student {
  /** Number, or whatever tells the student apart in HANDINS; unique. */
  id: string;
  name: string | null;
}

export interface StudentGrade {
  student: Student;
  /** Folder, zip or common beginning that the files come from, within HANDINS. */
  place: string;
  files: HandInFile[];
  parts: PartGrade[];
  points: number;
  maximum: number;
  /** "review" where a person must decide before the points count. */
  status: "graded" | "review";
  /** Points reach the rubric's mark, whatever the status. */
  passed: boolean;
  notices: Notice[];
  integrity: IntegritySignal[];
}

export interface HandInFile {
  /** Within the student's hand-in, "/" between its parts; text from outside, escape it. */
  path: string;
  /** Bytes, unpacked; null where nobody knows. */
  size: number | null;
  sha256: string | null;
  kind: FileKind;
  /** Null where it is fine. */
  problem: FileProblem | null;
  /** Sentence of the problem; empty where there is none. */
  message: string;
  /** Parts of the rubric (ids) that it was taken for. */
  parts: string[];
  capture: { format: string; packets: number; firstTime: string | null; lastTime: string | null } | null;
}

/** By content: what its first bytes say. "other" is of no use here (text, documents). */
export type FileKind = "capture" | "picture" | "archive" | "document" | "other";

export interface PartGrade {
  id: string;
  points: number;
  maximum: number;
  /** Index into files; null where there is none for it. */
  file: number | null;
  /** Session and transfer of that capture which the checks looked at. */
  session: number | null;
  transfer: number | null;
  /** DHCP transaction, of parts about DHCP. */
  transaction: number | null;
  checks: CheckGrade[];
}

export interface CheckGrade {
  /** As in the rubric. */
  id: string;
  check: CheckName;
  /** Kind of capture that its part is about; its words may depend on it. */
  capture: CaptureKind | null;
  title: string;
  /** "partial" earns some of the points; "blocked" was not made, because another failed, and earns none. */
  outcome: "passed" | "partial" | "failed" | "blocked";
  points: number;
  maximum: number;
  /** Points lost by it and by those checks that it held back. */
  lost: number;
  /** Ids of the checks that held it back. */
  blockedBy: string[];
  /** Index into files of the student, and frames in it, that show it. */
  file: number | null;
  frames: number[];
  /** What was seen: a reason of the check and its facts. Null where blocked. */
  reason: { code: string; data: Record<string, unknown> } | null;
  parameters: Record<string, unknown>;
  /** The rubric's own words; null where it leaves them to the check. */
  titleTexts: Texts | null;
  hintTexts: Texts | null;
  expected: string;
  seen: string;
  /** What to do, or to type, next time; null where nothing is to do. */
  hint: string | null;
}

export interface Notice {
  code: NoticeCode;
  data: Record<string, unknown>;
  message: string;
}

/** What speaks for a closer look. Never costs a point. */
export interface IntegritySignal {
  code: IntegrityCode;
  /** "review" makes the student's status; a note only tells. */
  level: "review" | "note";
  /** Index into files of the student. */
  file: number | null;
  frames: number[];
  /** With whom, and which file of theirs (index) and frames of it; null where it is about one capture alone. */
  with: { student: string; path: string; frames: number[] } | null;
  data: Record<string, unknown>;
  message: string;
}

export interface ClassStatistics {
  students: number;
  /** Of those not in review. */
  passed: number;
  failed: number;
  review: number;
  /** Of those not in review; null where there are none. */
  mean: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
  /** Students (not in review) by share of the points: ten equal steps, the last one with 100 %. */
  distribution: number[];
  /** Of all students, hardest first: the share of its points that a check earned. */
  checks: {
    id: string;
    part: string;
    check: CheckName;
    share: number;
    passed: number;
    failed: number;
    blocked: number;
  }[];
}

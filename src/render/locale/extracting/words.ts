import type { Completeness, ReasonCode } from "../../../report/extraction/manifest.ts";

/** What is told of extracted files, loaded only where some are. Texts from the wire arrive safe. */
export interface ExtractingWords {
  columns: { file: string; from: string; bytes: string; sha256: string; state: string };
  from(session: number, transfer: number): string;
  nothing: string;
  written(count: number, notWhole: number, folder: string): string;
  hashed(count: number, notWhole: number): string;
  manifest(path: string): string;
  notWhole: string;
  notWritten(count: number): string;
  /** A transfer whose command was not captured. */
  unnamed(transfer: number): string;
  joined(count: number): string;
  missing(bytes: number, gaps: number): string;
  beginsAt(offset: number): string;
  omitted(count: number): string;
  completeness: Record<Completeness, string>;
  /** Why it is so: follows a colon. */
  reasons: Record<ReasonCode, string>;
}

import { ftpChecksEn } from "./checks-ftp.en.ts";
import { ftpDataChecksEn } from "./checks-ftp-data.en.ts";
import { otherChecksEn } from "./checks-other.en.ts";
import { filesEn } from "./files.en.ts";
import { handInProblemsEn } from "./hand-ins.en.ts";
import { integrityEn } from "./integrity.en.ts";
import { noticesEn } from "./notices.en.ts";
import { gradePagesEn } from "./pages.en.ts";
import { rubricProblemsEn } from "./rubric.en.ts";
import { gradeScreenEn } from "./screen.en.ts";
import type { GradingWords } from "./words.ts";

export const gradingEn: GradingWords = {
  checks: { ...ftpChecksEn, ...ftpDataChecksEn, ...otherChecksEn },
  files: filesEn,
  notices: noticesEn,
  integrity: integrityEn,
  problems: { ...handInProblemsEn, ...rubricProblemsEn },
  screen: gradeScreenEn,
  pages: gradePagesEn,
};

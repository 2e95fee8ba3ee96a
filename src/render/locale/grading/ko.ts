import { ftpChecksKo } from "./checks-ftp.ko.ts";
import { ftpDataChecksKo } from "./checks-ftp-data.ko.ts";
import { otherChecksKo } from "./checks-other.ko.ts";
import { filesKo } from "./files.ko.ts";
import { handInProblemsKo } from "./hand-ins.ko.ts";
import { integrityKo } from "./integrity.ko.ts";
import { noticesKo } from "./notices.ko.ts";
import { gradePagesKo } from "./pages.ko.ts";
import { rubricProblemsKo } from "./rubric.ko.ts";
import { gradeScreenKo } from "./screen.ko.ts";
import type { GradingWords } from "./words.ts";

export const gradingKo: GradingWords = {
  checks: { ...ftpChecksKo, ...ftpDataChecksKo, ...otherChecksKo },
  files: filesKo,
  notices: noticesKo,
  integrity: integrityKo,
  problems: { ...handInProblemsKo, ...rubricProblemsKo },
  screen: gradeScreenKo,
  pages: gradePagesKo,
};

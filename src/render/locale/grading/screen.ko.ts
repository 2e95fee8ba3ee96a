import type { GradeScreenWords } from "./screen.en.ts";

export const gradeScreenKo: GradeScreenWords = {
  student: "학번",
};

/** Words of the grade table and the files beside it. */
export const gradeScreenEn = {
  student: "Student",
};

/** English sets the shape that every language fills. */
export type GradeScreenWords = typeof gradeScreenEn;

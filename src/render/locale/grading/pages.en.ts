/** Words of the pages: a student's feedback, and the class. */
export const gradePagesEn = {
  feedback: "Feedback",
};

/** English sets the shape that every language fills. */
export type GradePagesWords = typeof gradePagesEn;

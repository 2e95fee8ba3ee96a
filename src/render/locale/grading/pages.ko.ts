import type { GradePagesWords } from "./pages.en.ts";

export const gradePagesKo: GradePagesWords = {
  feedback: "피드백",
};

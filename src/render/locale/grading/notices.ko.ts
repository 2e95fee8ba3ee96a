import type { Notices } from "../../../report/grading/notices.ts";
import type { Sentences } from "../finding-words.ts";

export const noticesKo: Sentences<Notices> = {
  swapped: () => "swapped",
  doubled: () => "doubled",
  "same-capture": () => "same capture",
  "both-in-one": () => "both in one",
};

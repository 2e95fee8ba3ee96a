/** A text that whoever wrote it gave in every language: a rubric's own words. */
export interface Texts {
  en: string;
  ko: string;
}

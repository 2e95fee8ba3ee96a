/** What speaks for a closer look, with the facts of each; render/locale/grading/ has a sentence for each. */
export interface IntegrityCases {
  /** The window that the rubric names. */
  "outside-window": { from: string | null; until: string | null; first: string; last: string };
}

export type IntegrityCode = keyof IntegrityCases;

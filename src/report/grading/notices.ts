/** What is worth knowing of a hand-in and costs nothing; render/locale/grading/ has a sentence for each. */
export interface Notices {
  /** The names say one mode, the contents the other. */
  swapped: { active: string; passive: string };
  /** The name of one says a mode that it does not show. */
  misnamed: { path: string; says: "active" | "passive"; shows: "active" | "passive" };
  /** Both captures hold the same mode only. */
  doubled: { mode: "active" | "passive"; paths: string[] };
  /** The same file, or the same packets, under two names. */
  "same-capture": { paths: string[] };
  /** The file ends in the middle of a packet, and the session that was marked with it. */
  "cut-off": { path: string };
  /** One file holds both modes. */
  "both-in-one": { path: string };
}

export type NoticeCode = keyof Notices;

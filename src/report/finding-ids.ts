import type { FindingCode, FindingData } from "./findings.ts";

/** What a number in a finding's data may be the report's own number of. */
export type IdKind = "session" | "transfer" | "transaction";

type IdFields = {
  [Code in FindingCode]?: {
    [Field in keyof FindingData[Code] as FindingData[Code][Field] extends number | number[] ? Field : never]?: IdKind;
  };
};

/** Fields of findings' data that hold ids, alone or in a list. Fields of the same name elsewhere count such things. */
const ID_FIELDS = {
  "ftp.password-clear": { sessions: "session" },
  "ftp.fxp": { otherSession: "session" },
  "ftp.announcement-rewritten": { insideSession: "session", outsideSession: "session" },
  "ftp.modes-mixed": { active: "transfer", passive: "transfer" },
  "capture.packets-lost": { transfers: "transfer" },
  "capture.one-direction": { sessions: "session" },
  "capture.starts-inside": { sessions: "session" },
  "capture.ends-inside": { sessions: "session", transfers: "transfer" },
} satisfies IdFields;

/** What the numbers in this field of a finding's data are ids of; null where they are none. */
export function idKind(code: string, field: string): IdKind | null {
  const fields: Readonly<Record<string, Readonly<Record<string, IdKind>>>> = ID_FIELDS;
  const own = Object.hasOwn(fields, code) ? fields[code] : undefined;
  return own !== undefined && Object.hasOwn(own, field) ? (own[field] ?? null) : null;
}

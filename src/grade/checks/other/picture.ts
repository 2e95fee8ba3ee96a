import type { ParametersOf } from "../../../report/grading/check-cases.ts";
import { PICTURE_FORMATS } from "../../../report/grading/check-data/other.ts";
import type { PictureFacts } from "../../pictures/picture-facts.ts";
import type { Check, ReadFile, Verdict } from "../check.ts";

/** Formats that any browser shows. */
const USUAL = ["png", "jpeg", "gif", "webp", "bmp", "svg", "html"];

/** Whether a picture was handed in: whole, of an accepted format and no icon. Of several, the best one counts. */
export const picture: Check<"picture"> = {
  name: "picture",
  captures: [],
  parameters: {
    types: { kind: "texts", choices: PICTURE_FORMATS, default: USUAL },
    minimumWidth: { kind: "number", minimum: 1, default: 200 },
    minimumHeight: { kind: "number", minimum: 1, default: 100 },
  },
  run: ({ files }, parameters) => {
    const verdicts = files.flatMap((file, index) => judge(file, index, parameters) ?? []);
    const best = verdicts.reduce<Verdict<"picture"> | null>(
      (found, one) => (found === null || RANKS.indexOf(one.reason) < RANKS.indexOf(found.reason) ? one : found),
      null,
    );
    return best ?? { score: 0, reason: "missing", data: {}, frames: [] };
  },
};

/** Best first; of failures, the one that is nearest to a picture. */
const RANKS: readonly Verdict<"picture">["reason"][] = [
  ...(["found", "broken", "other-type", "too-small", "unreadable", "in-document"] as const),
];

function judge(file: ReadFile, index: number, parameters: ParametersOf<"picture">): Verdict<"picture"> | null {
  const about = { score: 0, frames: [], file: index };
  const { path, picture } = file;
  if (picture !== null) return judgePicture(path, picture, parameters, about);
  if (file.kind === "picture" || PICTURE_NAME.test(path)) return { ...about, reason: "unreadable", data: { path } };
  if (file.problem === null && isDocument(file)) return { ...about, reason: "in-document", data: { path } };
  return null;
}

function judgePicture(
  path: string,
  { format, width, height, whole }: PictureFacts,
  { types, minimumWidth, minimumHeight }: ParametersOf<"picture">,
  about: { score: number; frames: number[]; file: number },
): Verdict<"picture"> {
  if (!types.includes(format)) {
    return { ...about, reason: "other-type", data: { path, format, accepted: [...types] } };
  }
  if (!whole) return { ...about, reason: "broken", data: { path, format } };
  if (width !== null && height !== null && (width < minimumWidth || height < minimumHeight)) {
    return { ...about, reason: "too-small", data: { path, width, height, minimumWidth, minimumHeight } };
  }
  return { ...about, score: 1, reason: "found", data: { path, format, width, height } };
}

const PICTURE_NAME = /\.(png|jpe?g|gif|webp|bmp|svg|tiff?|heic|heif)$/i;
const DOCUMENT_NAME = /\.(hwpx?|docx?|pdf|pptx?|odt|odp|rtf|pages|key)$/i;

/** Documents of today are zips, so what they are is told by their names too. */
function isDocument({ kind, path }: ReadFile): boolean {
  return kind === "document" || (kind !== "capture" && DOCUMENT_NAME.test(path));
}

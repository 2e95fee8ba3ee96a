import { join } from "node:path";
import { LineEnds } from "../../analysis/extraction/line-ends.ts";
import type { Assembled } from "./assemble.ts";
import { DraftFile } from "./draft-file.ts";
import { DraftWriter } from "./draft-writer.ts";
import type { DraftPlace } from "./read-contents.ts";

/** A text file with other line ends than it was sent with; "as-sent" where it is not converted. */
export interface Converted {
  lineEnds: "lf" | "crlf" | "as-sent";
  draft: DraftFile | null;
  bytes: number;
  sha256: string | null;
}

/** What is not text stays as it is (null), and so does text with holes, whose places would no longer be right. Throws what the system says. */
export function convertLineEnds(assembled: Assembled, to: "lf" | "crlf", place: DraftPlace): Converted | null {
  const { parts, draft, bytes, sha256, ranges } = assembled;
  const [first] = parts;
  if (first?.part.transfer.type !== "ascii" || draft === null || bytes === 0) return null;
  if (ranges.length !== 1) return { lineEnds: "as-sent", draft, bytes, sha256 };
  const converted = new DraftFile(join(place.folder, `e${first.part.transfer.id}`), place.files);
  const writer = new DraftWriter(converted);
  const lineEnds = new LineEnds(to, (part) => writer.put(part));
  for (const block of draft.read(0, bytes)) lineEnds.push(block);
  lineEnds.end();
  draft.close();
  return { lineEnds: to, draft: converted, bytes: writer.bytes, sha256: writer.end() };
}

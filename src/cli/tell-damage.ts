import type { Words } from "../render/locale/language.ts";
import type { Report } from "../report/report.ts";
import { pathText } from "./error-text.ts";
import type { Io } from "./io.ts";
import { writePieces } from "./stream-output.ts";

/** With --strict, each capture that is not whole is named; returns whether there was one. */
export async function tellDamage(report: Report, io: Io, words: Words): Promise<boolean> {
  const broken = report.captures.filter(({ complete, damage }) => !complete || damage !== null);
  const lines = broken.map(({ path }) => `${words.messages.strictDamage(pathText(path, words))}\n`);
  await writePieces(io.stderr, lines);
  return broken.length > 0;
}

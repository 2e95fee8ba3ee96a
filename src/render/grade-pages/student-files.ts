import type { GradedPart, HandInFile, StudentGrade } from "../../report/grading/grade-report.ts";
import { wallClock } from "../instant.ts";
import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { wordsOf } from "../locale/language.ts";
import { byteSize } from "../number-text.ts";
import { drawDataTable } from "./data-table.ts";
import { element, list, name, sentence } from "./markup.ts";
import type { PageOptions } from "./page.ts";

/** Files that are listed: a hand-in is a handful. */
const FILES_LISTED = 40;
const NOTICES_LISTED = 12;

/** Every file with what it was taken for, and why it could not be used; beneath it what is worth knowing of the hand-in. */
export function* drawFiles(
  { files, notices }: StudentGrade,
  parts: readonly GradedPart[],
  words: GradePagesWords["files"],
  options: PageOptions,
): Iterable<string> {
  yield `<section>\n${element("h2", { id: "files" }, sentence(words.title))}\n`;
  if (files.length === 0) yield `${element("p", {}, sentence(words.none))}\n`;
  else yield* drawFileTable(files, { parts, words, options });
  if (notices.length > 0) {
    yield `${element("h3", {}, sentence(words.notices))}\n`;
    yield list(notices.slice(0, NOTICES_LISTED).map(({ message }) => sentence(message)));
  }
  yield "</section>\n";
}

/** Also of files that belong to nobody; these have no parts. */
export function* drawFileTable(
  files: readonly HandInFile[],
  context: { parts: readonly GradedPart[]; words: GradePagesWords["files"]; options: PageOptions },
): Iterable<string> {
  const { words, parts } = context;
  const used = parts.length > 0;
  const columns = [
    { title: words.file },
    { title: words.kind, className: "tight" },
    { title: words.size, align: "right" as const },
    ...(used ? [{ title: words.usedFor }] : []),
    { title: words.remark, className: "free" },
  ];
  const rows = files
    .slice(0, FILES_LISTED)
    .map((file) => [
      name(file.path),
      sentence(words.kinds[file.kind]),
      file.size === null ? "" : sentence(byteSize(file.size)),
      ...(used ? [usedFor(file, context)] : []),
      remarkOn(file, context),
    ]);
  yield* drawDataTable(columns, rows, { className: "files many", label: words.title });
  const more = files.length - rows.length;
  if (more > 0) yield `${element("p", { class: "soft" }, sentence(words.more(more)))}\n`;
}

function usedFor(
  file: HandInFile,
  { parts, words, options }: { parts: readonly GradedPart[]; words: GradePagesWords["files"]; options: PageOptions },
): string {
  const titles = parts.filter(({ id }) => file.parts.includes(id)).map(({ title }) => title[options.language]);
  return titles.length === 0 ? element("span", { class: "soft" }, sentence(words.unused)) : sentence(titles.join(", "));
}

function remarkOn(
  { problem, message, capture }: HandInFile,
  { words, options }: { words: GradePagesWords["files"]; options: PageOptions },
): string {
  if (problem !== null) return element("span", { class: "wrong" }, sentence(message === "" ? problem.code : message));
  if (capture === null) return "";
  const packets = wordsOf(options.language).measures.packetCount(capture.packets);
  const begin = capture.firstTime === null ? null : wallClock(capture.firstTime, options.timeZone);
  return sentence(words.capture(packets, begin));
}

import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { element, list, sentence } from "./markup.ts";

/** Pieces of evidence, files and remarks of one student that are told. */
const TOLD = 8;

/** What is told of a student: one thing stands beside the name, several beneath it. */
export function toldBeside(items: readonly string[], words: GradePagesWords["class"]): string {
  const [only = ""] = items;
  return items.length > 1 ? toldBeneath(items, words) : ` ${element("span", { class: "told" }, only)}`;
}

/** The first few as a list, and how many there are besides. */
export function toldBeneath(items: readonly string[], words: GradePagesWords["class"]): string {
  const more = items.length - TOLD;
  const rest = more > 0 ? [element("span", { class: "soft" }, sentence(words.more(more)))] : [];
  return `\n${list([...items.slice(0, TOLD), ...rest])}`;
}

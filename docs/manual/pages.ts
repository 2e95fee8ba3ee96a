import { loadWords } from "../../src/render/locale/language.ts";
import { manualPage } from "./manual.ts";
import { manualEn, manualKo } from "./manual-words.ts";

/** The manual in both languages, each as the file in this folder that holds it. */
export async function manualPages(): Promise<{ file: string; text: string }[]> {
  return [
    { file: "ftpscope.1", text: manualPage(await loadWords("en"), manualEn) },
    { file: "ftpscope-ko.1", text: manualPage(await loadWords("ko"), manualKo) },
  ];
}

import { LANGUAGE_NAMES, loadWords } from "../src/render/locale/language.ts";

/** What the program does for the language that it was asked for, done for all: tests tell in each of them. */
await Promise.all(LANGUAGE_NAMES.map(loadWords));

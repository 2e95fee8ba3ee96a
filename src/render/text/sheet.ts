import type { Report } from "../../report/report.ts";
import { type Language, type Words, wordsOf } from "../locale/language.ts";
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from "./glyphs.ts";
import { createPaint, type Paint } from "./paint.ts";

/** How text is to be drawn; decided once, by whoever knows the terminal. */
export interface TextOptions {
  language: Language;
  /** Cells of a line; no line is wider. */
  width: number;
  ascii: boolean;
  /** 0 none, 1 the sixteen colours, 2 and 3 more. */
  colourLevel: 0 | 1 | 2 | 3;
  /** IANA name or OWN_ZONE, for wall-clock times. */
  timeZone: string;
  /** Draw everything, however long the tables get. */
  all: boolean;
  /** JSON is indented: it goes to a terminal. */
  indented: boolean;
}

/** What every screen draws with. */
export interface Sheet {
  width: number;
  all: boolean;
  timeZone: string;
  language: Language;
  words: Words;
  glyphs: Glyphs;
  paint: Paint;
  /** Whether frames need the number of their capture before them. */
  severalCaptures: boolean;
}

export function createSheet(report: Pick<Report, "captures">, options: TextOptions): Sheet {
  return {
    width: options.width,
    all: options.all,
    timeZone: options.timeZone,
    language: options.language,
    words: wordsOf(options.language),
    glyphs: options.ascii ? ASCII_GLYPHS : UNICODE_GLYPHS,
    paint: createPaint(options.colourLevel),
    severalCaptures: report.captures.length > 1,
  };
}

/** How to draw, decided from options, environment and terminal. Colour, width and signs are decided here and nowhere else. */
import type { Environment, OutputStream } from "./io.ts";

export type ColourWhen = "auto" | "always" | "never";
export type ColourLevel = 0 | 1 | 2 | 3;

const DEFAULT_WIDTH = 80;
/** Below this no table can be read; lines are drawn this wide then, and the terminal wraps them. */
export const NARROWEST_WIDTH = 40;
const WIDEST_WIDTH = 1000;

/** `--width`, else the terminal's, else COLUMNS, else 80. */
export function chooseWidth(
  asked: number | null,
  stream: Pick<OutputStream, "isTTY" | "columns">,
  env: Environment,
): number {
  const terminal = stream.isTTY === true ? stream.columns : undefined;
  const width = asked ?? (positive(terminal) || positive(Number(env.COLUMNS)) || DEFAULT_WIDTH);
  return Math.min(WIDEST_WIDTH, Math.max(NARROWEST_WIDTH, width));
}

function positive(value: number | undefined): number {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : 0;
}

/** `--ascii`, else where TERM is dumb or the locale names an encoding other than UTF-8. No locale at all says nothing. */
export function chooseAscii(asked: boolean, env: Environment): boolean {
  if (asked || env.TERM === "dumb") return true;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return Boolean(locale) && !/utf-?8/i.test(locale ?? "");
}

/** `--color`, over NO_COLOR, over FORCE_COLOR, over whether this is a terminal. */
export function chooseColour(when: ColourWhen, stream: Pick<OutputStream, "isTTY">, env: Environment): ColourLevel {
  if (when === "never") return 0;
  const forced = forcedLevel(env.FORCE_COLOR);
  if (when === "always") return forced || 1;
  if (env.NO_COLOR) return 0;
  if (forced !== null) return forced;
  return stream.isTTY === true && env.TERM !== "dumb" ? 1 : 0;
}

/** FORCE_COLOR as other programs read it: a level, "true" or nothing for 1, "false" for 0; null where it is not set. */
function forcedLevel(value: string | undefined): ColourLevel | null {
  if (value === undefined) return null;
  if (value === "false" || value === "0") return 0;
  if (value === "2" || value === "3") return value === "2" ? 2 : 3;
  return 1;
}

import { LANGUAGE_NAMES, type Language } from "../render/locale/language.ts";
import type { Environment } from "./io.ts";

/**
 * The language, before anything else is parsed, so that even a wrong option is told in it: `--lang`, else FTPSCOPE_LANG,
 * else the first of LC_ALL, LC_MESSAGES and LANG that is set, if its encoding is UTF-8, else English.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): Language {
  const asked = languageOf(askedLanguage(argv)) ?? languageOf(env.FTPSCOPE_LANG);
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return asked ?? (isUtf8(locale) ? languageOf(locale) : null) ?? "en";
}

function askedLanguage(argv: readonly string[]): string | undefined {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  const index = options.findLastIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const found = options[index];
  return found === "--lang" ? options[index + 1] : found?.slice("--lang=".length);
}

/** In a locale of another encoding ("ko_KR.EUC-KR") only ASCII can be read. One that names none is taken for UTF-8. */
function isUtf8(locale: string | undefined): boolean {
  return locale === undefined || !locale.includes(".") || /\.utf-?8/i.test(locale);
}

/** "ko_KR.UTF-8" is Korean; a language without words is nobody's. */
function languageOf(locale: string | undefined): Language | null {
  const code = locale?.toLowerCase().match(/^[a-z]+/)?.[0];
  return LANGUAGE_NAMES.find((name) => name === code) ?? null;
}

import { createHash } from "node:crypto";
import { MARKS_NAME } from "../../report/picture-mark.ts";
import type { Language } from "../locale/language.ts";
import { escapeXml, textElement } from "../svg/xml.ts";

/** What a page is, before anything is seen of it. */
export interface PageHead {
  title: string;
  language: Language;
  style: string;
  /** The one script that may run; null for none. */
  script: string | null;
  /** Of a page that is a picture: the marks of what it shows (picture-mark.ts). */
  marks?: readonly string[];
}

/** Everything before the body. A policy in it lets nothing but the page's own style and script run, and asks no network. */
export function* drawHead({ title, language, style, script, marks }: PageHead): Iterable<string> {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === null ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy.join("; ")).replaceAll("&#39;", "'")}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n';
  if (marks !== undefined) yield `<meta name="${MARKS_NAME}" content="${marks.join(" ")}">\n`;
  yield `${textElement("title", {}, title)}\n<style>${style}</style>\n</head>\n`;
}

/** As a content security policy names what it allows. */
function hashOf(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}

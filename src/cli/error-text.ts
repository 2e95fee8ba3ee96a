import { CaptureError } from "../capture/capture-error.ts";
import { escapeText } from "../render/escape.ts";
import type { Words } from "../render/locale/language.ts";
import { OutputUnavailable } from "../render/png/unavailable.ts";
import { UsageError } from "./usage-error.ts";

/** One line for a person: what is wrong, where, and what to do next; null for errors that nobody foresaw. */
export function errorText(error: unknown, words: Words): string | null {
  const { messages } = words;
  if (error instanceof UsageError) {
    const facts = { detail: escapeText(error.detail), hint: error.hint === null ? null : escapeText(error.hint) };
    const sentence = messages.usageErrors[error.code](facts);
    return `ftpscope: ${sentence}`;
  }
  if (error instanceof CaptureError) {
    const sentence = messages.captureErrors[error.code](error.detail === null ? null : escapeText(error.detail));
    return `${pathText(error.path, words)}: ${sentence}`;
  }
  if (error instanceof OutputUnavailable) {
    return `ftpscope: ${words.pictures.unavailable[error.code](error.hint)}`;
  }
  return null;
}

/** A path as people are told of it: "-" is standard input, and an empty one can be seen. */
export function pathText(path: string, words: Words): string {
  if (path === "") return '""';
  return path === "-" ? words.messages.standardInput : escapeText(path);
}

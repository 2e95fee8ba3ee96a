import type { Words } from "../locale/language.ts";

/** What an FTP command does, in one line; null for a verb that nobody registered. */
export function commandMeaning(verb: string | null, words: Words): string | null {
  const known: Readonly<Record<string, string>> = words.ftpCommands;
  return verb !== null && Object.hasOwn(known, verb) ? (known[verb] ?? null) : null;
}

const CLASSES = ["preliminary", "completion", "intermediate", "transient", "permanent", "protected"] as const;

/** What a reply code says; an unregistered one, by its first digit (RFC 959 section 4.2); null above 699. */
export function replyMeaning(code: number, words: Words): string | null {
  const known: Readonly<Record<string, string>> = words.ftpReplies;
  const kind = CLASSES[Math.floor(code / 100) - 1];
  return known[code] ?? (kind === undefined ? null : words.ftpReplyClasses[kind]);
}

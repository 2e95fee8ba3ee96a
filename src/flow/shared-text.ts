const KEPT = 4_096;
/** Longer texts are seldom the same. */
const LONGEST = 128;
const texts = new Map<string, string>();

/**
 * The same text, one copy of it for all who ask: the addresses of a server stand in thousands of connections, and
 * its replies in thousands of sessions. Only short texts are looked for, among the last few thousand different ones.
 */
export function sharedText(text: string): string {
  if (text.length > LONGEST) return text;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= KEPT) texts.clear();
  texts.set(text, text);
  return text;
}

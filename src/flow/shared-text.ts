const KEPT = 4_096;
const texts = new Map<string, string>();

/**
 * The same text, one copy of it for all who ask: the addresses of a server stand in thousands of connections. Only the last
 * few thousand different ones are known.
 */
export function sharedText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= KEPT) texts.clear();
  texts.set(text, text);
  return text;
}

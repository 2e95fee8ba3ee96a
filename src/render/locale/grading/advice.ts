/** A sentence about a file, taken apart: what is wrong, and what to do about it; null where it does not say. */
export function splitAdvice(message: string): { fact: string; advice: string | null } {
  const at = message.search(/\. (?=\p{L})/u);
  return at < 0 ? { fact: message, advice: null } : { fact: message.slice(0, at), advice: message.slice(at + 2) };
}

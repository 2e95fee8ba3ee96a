/** Signs that words are written with, as ASCII has them. */
const SIGNS: Record<string, string> = {
  "−": "-",
  "–": "-",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "…": "~",
  "→": ">",
  "×": "x",
};

/** Text of our own words for terminals without such signs; each takes one cell as before. Letters stay as they are. */
export function asciiText(text: string): string {
  return text.replace(/[−–“”‘’…→×]/g, (sign) => SIGNS[sign] ?? sign);
}

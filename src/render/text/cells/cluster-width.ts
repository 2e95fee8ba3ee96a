/**
 * Cells that a terminal takes for what people see as one character (a grapheme cluster), for any text. Agrees with string-width 8,
 * which takes 50 ms to load and to begin with. The expressions below are compiled when a text first needs them.
 */
import { isWide } from "./wide-characters.ts";

let segmenter: Intl.Segmenter | null = null;

/** The clusters of a text, in order. */
export function clustersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Cells of one cluster: none where nothing of it is drawn. */
export function clusterWidth(cluster: string): number {
  const drawn = cluster.replace(UNDRAWN, "");
  if (drawn === "") return 0;
  if (PICTURE.test(cluster)) return 2;
  const isJamo = JAMO.test(drawn);
  const [first = "", ...others] = drawn.replace(SYLLABLE_BLOCK, "가");
  const beside = others.filter((character) => isJamo || BESIDE.test(character));
  return [first, ...beside].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
}

/** Marks that sit on a letter, controls, and what only joins or parts others. */
const UNDRAWN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}]/gu;

/** A flag, a keycap, a sign drawn in colour or with a tone of skin, or several signs joined to one. */
const PICTURE =
  /^(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|\p{Emoji_Modifier_Base}\p{EMod}|(?![\d#*])\p{Emoji}\ufe0f)$|\p{ExtPict}.*\p{ExtPict}/su;

/** Letters that make Hangul syllables: leading, vowel, trailing. A block of them is drawn as one syllable. */
const JAMO = /^[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/;
const SYLLABLE_BLOCK = /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6][\u11a8-\u11ff\ud7cb-\ud7fb]?/g;

/** Drawn beside the letter they belong to: spacing marks, and the voicing marks of halfwidth kana. */
const BESIDE = /[\p{Mc}\uff00-\uffef]/u;

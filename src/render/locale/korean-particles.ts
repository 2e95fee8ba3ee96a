/** The particles whose form depends on the last sound of the word before them: after a consonant / after a vowel. */
export type Particle = "을/를" | "이/가" | "은/는" | "과/와" | "으로/로" | "이라는/라는";

type FinalSound = "vowel" | "consonant" | "rieul" | "unknown";

/** Letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. All other names end in a vowel. */
const LETTER_SOUNDS: Record<string, FinalSound> = { L: "rieul", M: "consonant", N: "consonant", R: "rieul" };

/** 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGIT_SOUNDS: readonly FinalSound[] = [
  "consonant",
  "rieul",
  "vowel",
  "consonant",
  "vowel",
  "vowel",
  "consonant",
  "rieul",
  "rieul",
  "vowel",
];

/** Words that are read as words, and end otherwise than their last letter's name does. */
const WORD_SOUNDS: Record<string, FinalSound> = {
  DECLINE: "consonant",
  TYPE: "consonant",
  PCAP: "consonant",
  SNAP: "consonant",
  LINK: "consonant",
  BANNER: "vowel",
};

/** The word with the right form of a particle: PORT가, SYN을, 227이, 세션을. */
export function withParticle(word: string, particle: Particle): string {
  const [afterConsonant, afterVowel] = particle.split("/") as [string, string];
  const sound = finalSound(word);
  if (sound === "unknown") return `${word}${afterConsonant}(${afterVowel})`;
  const openEnded = sound === "vowel" || (sound === "rieul" && particle === "으로/로");
  return word + (openEnded ? afterVowel : afterConsonant);
}

function finalSound(word: string): FinalSound {
  const spoken = lastSpokenPart(word);
  const last = spoken.at(-1);
  if (last === undefined) return "unknown";
  if (last >= "가" && last <= "힣") return syllableSound(last);
  if (last >= "0" && last <= "9") return numberSound(spoken);
  if (/[A-Za-z]/.test(last)) return latinSound(spoken);
  return "unknown";
}

/** A gloss in brackets is not read aloud before the particle: 모드(active)를 follows 모드. Nor are quotes. */
function lastSpokenPart(word: string): string {
  const bare = word
    .normalize("NFC")
    .replace(/["'’”)\]]+$/, (tail) => (tail.includes(")") ? ")" : ""))
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/["'’”)\].…]+$/, "");
  return bare === "" ? word.replace(/[()"'’”\].…]+$/, "") : bare;
}

function syllableSound(syllable: string): FinalSound {
  const final = ((syllable.codePointAt(0) ?? 0) - 0xac00) % 28;
  if (final === 0) return "vowel";
  return final === 8 ? "rieul" : "consonant";
}

/** 십, 백, 천, 만 and 억 end in consonants like 영 does; 조 (twelve zeros) does not. */
function numberSound(text: string): FinalSound {
  const digits = /[0-9][0-9,]*$/.exec(text)?.[0].replaceAll(",", "") ?? "";
  const zeros = digits.length - digits.replace(/0+$/, "").length;
  if (zeros >= 12 && zeros < 16 && digits.length > zeros) return "vowel";
  return DIGIT_SOUNDS[Number(digits.at(-1))] ?? "unknown";
}

function latinSound(text: string): FinalSound {
  const word = (/[A-Za-z]+$/.exec(text)?.[0] ?? "").toUpperCase();
  const known = WORD_SOUNDS[word];
  if (known !== undefined) return known;
  if (word.length >= 4 && /(ER|OR)$/.test(word)) return "vowel";
  return LETTER_SOUNDS[word.at(-1) ?? ""] ?? "vowel";
}

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

let decoder: Decoder | null = null;

/**
 * Text in CP949, as Windows writes Korean file names: ASCII, and pairs that begin from 0x81 to 0xfd. Null where a pair has no
 * character, or where this Node was built without EUC-KR. `bytes` is only read.
 */
export function decodeCp949(bytes: Uint8Array): string | null {
  try {
    decoder ??= new Decoder();
  } catch {
    return null;
  }
  const text = decoder.decode(bytes);
  return text.includes("\ufffd") ? null : text;
}

/**
 * Node knows EUC-KR, the older part of CP949. The newer part are the syllables that it lacks, in Unicode's order, so that no table
 * is needed; iconv-lite's takes 10 ms to load.
 */
class Decoder {
  readonly #eucKr = new TextDecoder("euc-kr");
  readonly #added = this.#readAdded();

  decode(bytes: Uint8Array): string {
    let text = "";
    let undecoded = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) continue;
      const character = this.#added.get(pair(lead, bytes[at + 1] ?? 0));
      if (character !== undefined) {
        text += this.#eucKr.decode(bytes.subarray(undecoded, at)) + character;
        undecoded = at + 2;
      }
      at += 1;
    }
    return text + this.#eucKr.decode(bytes.subarray(undecoded));
  }

  /** Characters of CP949 that EUC-KR lacks, by their pair. */
  #readAdded(): Map<number, string> {
    const older = this.#olderSyllables();
    const added = new Map([
      [0xa2e6, "€"],
      [0xa2e7, "®"],
    ]);
    const places = placesOfAdded();
    for (let code = FIRST_SYLLABLE; code <= LAST_SYLLABLE; code += 1) {
      const syllable = String.fromCharCode(code);
      if (!older.has(syllable)) added.set(places.next().value ?? 0, syllable);
    }
    return added;
  }

  /** The 2 350 syllables of EUC-KR, from 0xb0a1 to 0xc8fe. */
  #olderSyllables(): Set<string> {
    const bytes: number[] = [];
    for (let lead = 0xb0; lead <= 0xc8; lead += 1)
      for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
    return new Set(this.#eucKr.decode(Uint8Array.from(bytes)));
  }
}

/** Pairs of the added syllables in order: whole rows up to 0xa0, then what EUC-KR leaves of its own. */
function* placesOfAdded(): Generator<number> {
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail += 1) {
      if (trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81) yield pair(lead, trail);
    }
  }
}

function pair(lead: number, trail: number): number {
  return lead * 256 + trail;
}

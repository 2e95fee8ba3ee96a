import { createHash } from "node:crypto";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Zeek's have 96 bits, which are 17 digits. */
const LENGTH = 17;

/** A name for a connection ("C…") or a file ("F…"), as Zeek gives them: the same for the same facts, on every machine. */
export function zeekId(kind: "C" | "F", ...facts: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(facts.join(" ")).digest();
  let rest = hash.readBigUInt64BE(0) * 2n ** 40n + (hash.readBigUInt64BE(8) >> 24n);
  let digits = "";
  for (let digit = 0; digit < LENGTH; digit += 1) {
    digits += DIGITS[Number(rest % 62n)];
    rest /= 62n;
  }
  return kind + digits;
}

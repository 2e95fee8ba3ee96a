/** Texts that YAML reads as they stand, also between brackets: they begin with a letter and hold nothing that means something. */
const PLAIN = /^\p{L}([\p{L}\p{N} ()./_-]*[\p{L}\p{N}()./_-])?$/u;
/** Words that YAML reads as something else. */
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;
/** Addresses, networks, times and hashes, which begin with a digit and are no numbers. */
const PLAIN_VALUE = /^([0-9]+(\.[0-9]+){3}(\/[0-9]+)?|[0-9-]+T[0-9:.]+(Z|[+-][0-9:]+))$/;

/** A value in YAML on one line: a text (in quotes where it needs them), a number, true or false, or a list of them. */
export function yamlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlValue).join(", ")}]`;
  if (typeof value !== "string") return JSON.stringify(value);
  return (PLAIN.test(value) && !WORDS.test(value)) || PLAIN_VALUE.test(value) ? value : JSON.stringify(value);
}

/** Telnet command bytes (RFC 854) that stand behind an IAC. */
export const IAC = 0xff;
const FIRST_COMMAND = 0xf0;
const SE = 0xf0;
const SB = 0xfa;
const WILL = 0xfb;
const CR = 0x0d;

/** A subnegotiation longer than this, or without an end, is text that happens to look like one. */
const LONGEST_SUBNEGOTIATION = 64;

/** Options that exist are numbered below the letters, so that "ÿûa" stays text. */
const LAST_OPTION = 0x3f;

/**
 * A copy of one line without its telnet sequences: IAC IAC becomes the byte 255, CR NUL becomes CR (RFC 2640 section 3.1),
 * negotiations and commands disappear. A byte 255 is an IAC only before a telnet command (0xF0 to 0xFF), since it
 * is a letter in Latin-1.
 */
export function withoutTelnet(line: Uint8Array): Uint8Array {
  const kept = new Uint8Array(line.length);
  let length = 0;
  let at = 0;
  while (at < line.length) {
    const byte = line[at] ?? 0;
    const sequence = byte === IAC ? sequenceLength(line, at) : 1;
    const doubled = sequence === 2 && line[at + 1] === IAC;
    if (sequence === 1 || doubled) {
      kept[length] = byte;
      length += 1;
    }
    at += sequence;
    if (byte === CR && line[at] === 0) at += 1;
  }
  return kept.subarray(0, length);
}

/** Bytes of the telnet sequence that begins with the IAC at `at`; 1 where none does. */
function sequenceLength(line: Uint8Array, at: number): number {
  const command = line[at + 1];
  if (command === undefined || command < FIRST_COMMAND) return 1;
  if (command === SB) return subnegotiationLength(line, at);
  if (command < WILL || command === IAC) return 2;
  const option = line[at + 2];
  if (option === undefined) return 2;
  return option <= LAST_OPTION || option === IAC ? 3 : 1;
}

function subnegotiationLength(line: Uint8Array, at: number): number {
  const limit = Math.min(line.length, at + LONGEST_SUBNEGOTIATION);
  for (let end = at + 2; end + 1 < limit; end += 1) {
    if (line[end] !== IAC) continue;
    if (line[end + 1] === SE) return end + 2 - at;
    end += 1;
  }
  return 1;
}

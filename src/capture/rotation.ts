// FENCE, once a capture or where one goes wrong: here may be allocated.

/** A file beside a followed one. */
export interface FileState {
  readonly name: string;
  /** When it was last written to, in milliseconds since 1970. */
  readonly modified: number;
  /** In bytes. */
  readonly size: number;
}

/** What strftime makes of the codes that file names have (`tcpdump -G 60 -w 'trace-%H%M%S.pcap'`); of others, anything. */
const TIME_CODES: Readonly<Record<string, string>> = {
  Y: "\\d{4,}",
  G: "\\d{4,}",
  j: "\\d{3}",
  s: "\\d+",
  u: "\\d",
  w: "\\d",
  e: "[ \\d]\\d",
  k: "[ \\d]\\d",
  l: "[ \\d]\\d",
  z: "[-+]\\d{4}",
  F: "\\d{4,}-\\d\\d-\\d\\d",
  T: "\\d\\d:\\d\\d:\\d\\d",
  R: "\\d\\d:\\d\\d",
  "%": "%",
  ...Object.fromEntries([..."CdgHImMSUVWy"].map((code) => [code, "\\d\\d"])),
};

/** The number and the time that dumpcap puts in front of a name's ending, in either order. */
const DUMPCAP_PART = "_(?:\\d{5,}_\\d{14}|\\d{14}_\\d{5,})";
const DUMPCAP_NAME = new RegExp(`^(.*)${DUMPCAP_PART}(\\.[^.]*)?$`);

/**
 * Names that tools give to the files of one recording, where `name` is one of them, or what the tool was given to make them:
 *
 *     tcpdump -C, -W   out.pcap → out.pcap1, out.pcap2 …; out.pcap0 … out.pcap4 and round again
 *     tcpdump -G       trace-%H%M%S.pcap → trace-120000.pcap, with -C also trace-120000.pcap1
 *     dumpcap -b       out.pcapng → out_00001_20261121120000.pcapng …
 *     logrotate        out.pcap, time and again
 */
export function familyOf(name: string): RegExp {
  const ofDumpcap = DUMPCAP_NAME.exec(name);
  const dot = name.lastIndexOf(".");
  const whole = name.replace(/\d+$/, "");
  const stem = ofDumpcap?.[1] ?? (dot > 0 ? name.slice(0, dot) : name);
  const ending = ofDumpcap === null ? name.slice(stem.length) : (ofDumpcap[2] ?? "");
  const numbered = `${whole.includes("%") ? codesMatched(whole) : timesMatched(whole)}\\d*`;
  const rungs = `${escaped(stem)}${DUMPCAP_PART}${escaped(ending)}`;
  return new RegExp(`^(?:${escaped(name)}|${numbered}|${rungs})$`, "s");
}

/** Those of the family that may come after `current`, the likeliest first: none was written to before it was. */
export function successors(current: Pick<FileState, "name" | "modified">, files: readonly FileState[]): FileState[] {
  const place = (file: FileState) => (compareNames(file.name, current.name) > 0 ? 0 : 1);
  return files
    .filter((file) => file.modified >= current.modified)
    .sort((a, b) => a.modified - b.modified || place(a) - place(b) || compareNames(a.name, b.name));
}

/** The one written to last; null where there is none. */
export function newest(files: readonly FileState[]): FileState | null {
  const inOrder = [...files].sort((a, b) => a.modified - b.modified || compareNames(a.name, b.name));
  return inOrder.at(-1) ?? null;
}

function codesMatched(pattern: string): string {
  return pattern.replace(/%[EO]?(.)|[^%]+|%$/gs, (piece, code: string | undefined) =>
    code === undefined ? escaped(piece) : (TIME_CODES[code] ?? ".+"),
  );
}

/**
 * Digits that look like a date or a time of day may be others in the next file: four, six and more, or two beside others by
 * a dash. (Those of eth0 or 10.0.0.11 are no time.)
 */
function timesMatched(name: string): string {
  const pieces = name.split(/(\d+)/);
  return pieces
    .map((piece, index) => {
      if (index % 2 === 0) return escaped(piece);
      const beside = [index - 1, index + 1].some(
        (at) => /^[-_:T ]$/.test(pieces[at] ?? "") && isPair(pieces, 2 * at - index),
      );
      const isTime = piece.length === 4 || piece.length >= 6 || (piece.length === 2 && beside);
      return isTime ? `\\d{${piece.length}}` : piece;
    })
    .join("");
}

function isPair(pieces: readonly string[], index: number): boolean {
  const length = pieces[index]?.length ?? 0;
  return length === 2 || length === 4;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Numbers in names by their value, everything else by its characters. */
function compareNames(a: string, b: string): number {
  const [one, two] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
    const [left, right] = [one[index] ?? "", two[index] ?? ""];
    if (left === right) continue;
    const difference = index % 2 === 1 ? Number(left) - Number(right) : 0;
    return difference !== 0 ? difference : left < right ? -1 : 1;
  }
  return one.length - two.length;
}

/** What no file name on any of the usual systems may hold, or what a terminal or a reader would be misled by. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>:"|?*/\\]/gu;
/** Devices of Windows, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ .]*(?:\.|$)/i;
/** What most systems allow a name, less what numbers and ".partial" take. */
const NAME_BYTES = 230;
const ENDING_BYTES = 20;
/** Folders of a path, the last ones, and bytes of all of it. */
const MOST_FOLDERS = 16;
const PATH_BYTES = 900;

/**
 * The folders and the name under which a path from the wire can be written on any system: never outside of where it is to be.
 * Both kinds of slash part it; "." and ".." are left out. `otherwise` is the name where nothing is left.
 */
export function safePath(path: string, otherwise: string): string[] {
  const parts = path
    .split(/[/\\]/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .slice(-MOST_FOLDERS - 1)
    .map(safeName);
  if (parts.length === 0) return [otherwise];
  while (parts.length > 1 && Buffer.byteLength(parts.join("/")) > PATH_BYTES) parts.shift();
  return parts;
}

/** One part of a path, in NFC, with "_" in place of what is unsafe. */
export function safeName(part: string): string {
  const plain = part
    .normalize("NFC")
    .replace(UNSAFE, "_")
    // Windows leaves these out at the end; others at the beginning are an option, or are not seen.
    .replace(/[. ]+$/, (end) => "_".repeat(Math.min(3, end.length)))
    .replace(/^[-~ ]/, "_");
  const cut = cutName(plain === "" ? "_" : plain);
  return DEVICE.test(cut) ? `_${cut}` : cut;
}

/** In as many bytes as a name may have; its ending stays. */
function cutName(name: string): string {
  if (Buffer.byteLength(name) <= NAME_BYTES) return name;
  const { stem, ending } = splitName(name);
  const room = NAME_BYTES - Buffer.byteLength(ending);
  let kept = "";
  let bytes = 0;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, "_") + ending;
}

/** "report.pdf" is "report" and ".pdf"; ".profile" has no ending, and neither has what is too long to be one. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 ? name.slice(dot) : "";
  return ending.length > 1 && Buffer.byteLength(ending) <= ENDING_BYTES
    ? { stem: name.slice(0, dot), ending }
    : { stem: name, ending: "" };
}

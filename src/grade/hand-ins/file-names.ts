import iconv from "iconv-lite";
import { LIMITS } from "../../limits.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of UTF-8, or null where the bytes are none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** A name that is no UTF-8: Korean Windows writes CP949; what is no CP949 either is read as CP437, which takes anything. */
export function decodeOldName(bytes: Uint8Array): string {
  const korean = iconv.decode(bytes, "cp949");
  return korean.includes("\ufffd") ? iconv.decode(bytes, "cp437") : korean;
}

/** A path as it is kept: NFC, "/" between its parts, none of them empty or ".", and bounded. ".." stays, to be seen. */
export function cleanPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return cutText(parts.join("/").normalize("NFC"), LIMITS.handInPathCharacters);
}

/** Whether a name in a zip points outside of it: absolute, with a drive, or up. */
export function escapes(path: string): boolean {
  return /^\/|^[a-z]:/i.test(path) || path.includes("\0") || path.split("/").includes("..");
}

const JUNK_FOLDER =
  /^(?:__macosx|\.git|\.svn|\.trashes|\.spotlight-v100|\.fseventsd|\$recycle\.bin|system volume information)$/i;
const JUNK_FILE =
  /^(?:\.ds_store|\._.*|thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|\.~lock\..*|icon\r|\.localized|\.gitkeep)$/i;

/** Whether nobody handed this in: what systems and programs leave behind. */
export function isJunk(path: string): boolean {
  const parts = path.split("/");
  return parts.some((part) => JUNK_FOLDER.test(part)) || JUNK_FILE.test(parts.at(-1) ?? "");
}

/** Gives paths that occur twice (in a zip, or as NFC) a number, in place: "active (2).pcap". */
export function numberEqualPaths(items: readonly { path: string }[]): void {
  const taken = new Set(items.map(({ path }) => path));
  const seen = new Set<string>();
  const next = new Map<string, number>();
  for (const item of items) {
    const original = item.path;
    while (seen.has(item.path)) {
      const number = next.get(original) ?? 2;
      next.set(original, number + 1);
      const candidate = numbered(original, number);
      if (!taken.has(candidate)) item.path = candidate;
    }
    seen.add(item.path);
    taken.add(item.path);
  }
}

function numbered(path: string, number: number): string {
  const match = /^(.*?[^/])(\.[^./]*)?$/s.exec(path);
  return `${match?.[1] ?? path} (${number})${match?.[2] ?? ""}`;
}

function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

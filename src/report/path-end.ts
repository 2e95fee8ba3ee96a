/** The last part of a path of either kind of slash, without slashes behind it; the path itself where it has none. */
export function lastPart(path: string): string {
  let end = path.length;
  while (end > 0 && isSlash(path.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > 0 && !isSlash(path.charCodeAt(start - 1))) start -= 1;
  return end === 0 ? path : path.slice(start, end);
}

const SLASH = 0x2f;
const BACKSLASH = 0x5c;

function isSlash(unit: number): boolean {
  return unit === SLASH || unit === BACKSLASH;
}

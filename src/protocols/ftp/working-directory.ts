/** Commands whose argument may be options for the listing ("-al") before or instead of a path. */
const LISTS = new Set(["LIST", "NLST", "STAT"]);

/**
 * The full path that a command's argument names. Paths that begin with "/" are normalised ("." and ".." and doubled
 * slashes); relative ones are resolved if the working directory is known (`cwd`, as PWD told it). Paths of other
 * systems (C:\x, DISK:[x], 'DATA.SET') and of "~" are left as they are, and so are relative ones below these.
 *
 * Where the directory is not known the argument itself is given, or null if the verb goes to a directory (then that one
 * is not known either). Without an argument, or with nothing but listing options, it is the directory itself.
 */
export function resolvePath(cwd: string | null, argument: string | null, verb: string): string | null {
  const name = LISTS.has(verb) ? withoutOptions(argument ?? "") : (argument ?? "");
  if (verb === "CDUP" || verb === "XCUP") return resolvePath(cwd, "..", "CWD");
  const changes = verb === "CWD" || verb === "XCWD";
  if (name === "") return changes ? null : cwd;
  if (name.startsWith("/")) return normalised(name);
  if (name.startsWith("~") && /^~[\w.-]*(?:\/|$)/u.test(name)) return changes ? null : name;
  if (isForeign(name)) return name;
  if (cwd?.startsWith("/")) return normalised(`${cwd}/${name}`);
  return changes ? null : name;
}

/**
 * The path that a reply quotes (257, and the 250 of many servers): doubled quotes stand for one (RFC 959 appendix II).
 * Without quotes, a text that begins with "/" gives its first word. Null where there is no path.
 */
export function quotedPath(replyText: string): string | null {
  const open = replyText.indexOf('"');
  if (open < 0) return /^\s{0,8}(\/\S{0,4096})/u.exec(replyText)?.[1] ?? null;
  let path = "";
  let at = open + 1;
  while (at < replyText.length) {
    const close = replyText.indexOf('"', at);
    if (close < 0) return null;
    path += replyText.slice(at, close);
    if (replyText[close + 1] !== '"') {
      // Some servers escape the quotes themselves: \"/pub\".
      return replyText[open - 1] === "\\" && path.endsWith("\\") ? path.slice(0, -1) : path;
    }
    path += '"';
    at = close + 2;
  }
  return null;
}

/** What is left of a listing's argument behind its options; "--" ends them. */
function withoutOptions(argument: string): string {
  let rest = argument.trimStart();
  while (rest.startsWith("-")) {
    const space = rest.indexOf(" ");
    const option = space < 0 ? rest : rest.slice(0, space);
    rest = space < 0 ? "" : rest.slice(space + 1).trimStart();
    if (option === "--") break;
  }
  return rest;
}

function isForeign(path: string): boolean {
  const marked = path.includes(":") || path.startsWith("\\") || path.startsWith("'");
  return marked && /^(?:[A-Za-z]:(?:[\\/]|$)|\\|'.*'$|[\w$]+:\[)/su.test(path);
}

function normalised(path: string): string {
  if (isNormal(path)) return path;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** It has no empty part, and none that begins with a dot. */
function isNormal(path: string): boolean {
  let afterSlash = false;
  for (let at = 0; at < path.length; at += 1) {
    const code = path.charCodeAt(at);
    if (afterSlash && (code === SLASH || code === DOT)) return false;
    afterSlash = code === SLASH;
  }
  return !afterSlash;
}

const SLASH = 0x2f;
const DOT = 0x2e;

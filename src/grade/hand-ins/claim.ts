/** Whose a path is taken for. */
export interface Claim {
  /** What keeps students apart: equal for all paths of one. */
  key: string;
  id: string;
  /** A single letter that stood in front of the number; "" for none. */
  letter: string;
  name: string | null;
  /** The folder or zip that is the student's; null for loose files, which bear the student in their names. */
  folder: string | null;
}

/** A claim for each path that is somebody's. */
export type Claims = Map<string, Claim>;

/** Whether a name is that of an archive, which is taken for a folder. */
export function isArchiveName(name: string): boolean {
  return /\.(?:zip|7z|rar|egg|alz|tar|tgz|tar\.gz)$/i.test(name);
}

/** A name without its ending; a dot in the middle of words ("A. Kim") ends nothing. */
export function withoutEnding(name: string): string {
  return name.replace(/(?:\.(?:pcap|pcapng|cap|tar))?\.[a-z0-9]{1,8}$/i, "");
}

/** The folders (and, last, the file if it is an archive) that a path goes through, from the outermost, with their names. */
export function foldersOf(path: string): { path: string; name: string }[] {
  const found: { path: string; name: string }[] = [];
  for (let at = path.indexOf("/"), start = 0; at >= 0; start = at + 1, at = path.indexOf("/", start)) {
    found.push({ path: path.slice(0, at), name: path.slice(start, at) });
  }
  const file = fileName(path);
  if (isArchiveName(file)) found.push({ path, name: withoutEnding(file) });
  return found;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder that a path is in; "" for none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Commands as they stand on the wire, taken apart for a comparison. */

export function verbOf(command: string): string {
  return command.split(" ", 1)[0] ?? "";
}

/** The name at the end of a path: the same file may be named from different folders. */
export function fileOf(path: string): string {
  return /([^/\\]+)[/\\]*$/.exec(path)?.[1] ?? path;
}

/** Lines of Markdown that are more than they should be: markup in a text, or a fence that a text ends. Empty for a sound document. */
export function markdownFaults(document: string): string[] {
  const faults: string[] = [];
  let fence: string | null = null;
  for (const line of document.split("\n")) {
    if (fence === null && /^`{3,}text$/.test(line)) fence = line.slice(0, -"text".length);
    else if (fence !== null && line === fence) fence = null;
    else if (fence === null ? !isSound(line) : line.startsWith(fence)) faults.push(line);
  }
  return fence === null ? faults : [...faults, "open fence"];
}

/** A line that is what its beginning says, and holds no markup, HTML or link of anybody else. */
function isSound(line: string): boolean {
  const own = line
    .replace(/(?<=(?<!\\)(?:\\\\)*)\\$/, "")
    .replace(/^# /, "")
    .replace(/^\*\*(.*)\*\*$/, "$1")
    .replaceAll("<br>", " ")
    .replaceAll("<span>@</span>", " ");
  if (/^\| (?:(?:---|---:) \| ?)+$/.test(line)) return true;
  const cells = line.startsWith("| ") ? own.slice(2, -2).split(/(?<!\\)(?:\\\\)* \| /) : [own];
  return cells.every((cell) => {
    const bare = cell.replace(/\\[\\`*_[\]<>|~$&:.#+=-]/g, "·");
    return (
      !/[`*_[\]<>|~$&\\]|https?:\/\/|www\.|\w@\w/.test(bare) && !/^(?:#+ |[-+] |\d+[.)] |={2,}$|-{2,}$)/.test(bare)
    );
  });
}

/** Signs of emphasis, code, links, HTML, tables, strike-through and formulas. */
const SIGNS = /[\\`*_[\]<>|~$&]/g;

/** What makes a heading, a list or a rule of a line that begins with it. */
const LINE_START = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|[=-]+$|\d+(?=[.)](?:\s|$)))/;

/**
 * Text on one line that GitHub's Markdown shows as it is: signs escaped with a backslash, and addresses kept from becoming
 * links. Bare e-mail addresses become links whatever is escaped, so a tag without meaning parts them.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(SIGNS, "\\$&")
    .replace(/(?<=[a-z]):(?=\S)/gi, "\\:")
    .replace(/(?<=www)\./gi, "\\.")
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, "<span>@</span>")
    .replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A fence of backticks that no line can close. */
export function fenceFor(lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => {
    return (line.match(/`+/g) ?? []).reduce((run, { length }) => Math.max(run, length), most);
  }, 2);
  return "`".repeat(longest + 1);
}

/** A Markdown table; all columns but the first stand on the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.map(escaped).join(" | ")} |`).join("\n");
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}

/** Seconds with three digits that count. */
export function seconds(value: number): string {
  return `${significant(value)} s`;
}

export function milliseconds(value: number): string {
  return `${(value * 1000).toFixed(0)} ms`;
}

export function megabytes(bytes: number | null): string {
  return bytes === null ? "?" : `${(bytes / 1e6).toFixed(0)} MB`;
}

/** A ratio with two digits behind the point, and with fewer the larger it is. */
export function times(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** Whether an aim was reached, in words. */
export function reached(isReached: boolean): string {
  return isReached ? "reached" : "not reached";
}

function significant(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

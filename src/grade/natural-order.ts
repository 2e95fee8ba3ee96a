const NATURAL = new Intl.Collator("en", { numeric: true });

/** Natural order ("9" before "10"), the same in every locale; texts that it holds for equal follow by their characters. */
export function naturalOrder(left: string, right: string): number {
  return NATURAL.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
}

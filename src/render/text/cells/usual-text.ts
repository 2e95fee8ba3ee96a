/**
 * Letters and drawn signs of one cell, or of two (WIDE), of which none joins another. Nearly every text is of nothing else, and
 * is measured without the tables of cluster-width.ts.
 */
const USUAL =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u2311\u2500-\u25fc★✓✗\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff가-힣！-｠]*$/;
const WIDE = /[\u3001-\u9fff가-힣！-｠]/g;

/** Cells of a text of usual characters only, each of which is a cluster; null for any other text. */
export function usualWidth(text: string): number | null {
  if (!USUAL.test(text)) return null;
  return text.length + (text.match(WIDE)?.length ?? 0);
}

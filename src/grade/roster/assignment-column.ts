import { type CsvRow, cellText } from "./csv-rows.ts";
import { columnKey } from "./roster-columns.ts";
import type { TableText } from "./table-text.ts";

/** "FTP 과제 (2002)" of Canvas, "FTP [Total Pts: 100 Score] |12345" of Blackboard. */
const ASSIGNMENT = /\(\d+\)$|\|\d+$/;
const SCORE = /(?:점수|성적|grade|score|points|mark)$/;
const OTHER_SCORE =
  /max|min|최고|최저|current|final|total|average|평균|만점|총|합계|출석|중간|기말|시험|attendance|mid|exam|quiz/;

/**
 * The number of the only column that may be a grade's by its name ("FTP 과제 점수"), if nobody has anything in it yet; null
 * where there is none, or several: what stands there is never put at risk.
 */
export function emptyGradeColumn(
  table: TableText,
  header: readonly string[],
  rows: readonly CsvRow[],
  isTaken: (column: number) => boolean,
): number | null {
  const named = [...header.keys()].filter((at) => {
    const name = header[at] ?? "";
    const key = columnKey(name);
    return !isTaken(at) && !OTHER_SCORE.test(key) && (ASSIGNMENT.test(name) || SCORE.test(key));
  });
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return null;
  return rows.every(({ cells }) => cellText(table, cells[only]) === "") ? only : null;
}

/**
 * Rows of a report in order. An array is one; a great many are kept packed (packed-rows.ts) and unpacked while they are walked
 * through, so each walk costs time, and whoever needs several things of them gathers them in one.
 */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
  at(index: number): Row | undefined;
  map<To>(tell: (row: Row, index: number) => To): To[];
  flatMap<To>(tell: (row: Row, index: number) => To | readonly To[]): To[];
  filter(keep: (row: Row, index: number) => boolean): Row[];
  find(is: (row: Row, index: number) => boolean): Row | undefined;
  some(is: (row: Row, index: number) => boolean): boolean;
  every(is: (row: Row, index: number) => boolean): boolean;
  slice(start: number, end?: number): Row[];
}

/** The few signs that a layout writes itself. */
export interface LayoutSigns {
  /** One cell, as the others. */
  ellipsis: string;
  /** Between two panels. */
  same: string;
  different: string;
}

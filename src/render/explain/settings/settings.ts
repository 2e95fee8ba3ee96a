import type { PlaceName } from "../../locale/explain.en.ts";

/** Commands and settings of one program, word for word as they are typed. */
export interface Settings {
  place: PlaceName;
  lines: readonly string[];
}

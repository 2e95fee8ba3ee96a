import type { PlaceName } from "../locale/explain.en.ts";
import type { SettingsName } from "./guides.ts";

/** What of an explanation is the same in every language. */
export interface Guide {
  references: readonly { rfc: number; section: string }[];
  /** Commands and settings, by their names in settings/. */
  settings: readonly SettingsName[];
  /** Wireshark display filter that shows all of this kind. */
  filter: string;
}

export type Guides<Group> = { [Code in keyof Group]: Guide };

/** Commands and settings of one program, word for word as they are typed. */
export interface Settings {
  place: PlaceName;
  lines: readonly string[];
}

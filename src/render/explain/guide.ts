import type { SettingsName } from "./all-settings.ts";

/** What of an explanation is the same in every language. */
export interface Guide {
  references: readonly { rfc: number; section: string }[];
  /** Commands and settings, by their names in settings/. */
  settings: readonly SettingsName[];
  /** Wireshark display filter that shows all of this kind. */
  filter: string;
}

export type Guides<Group> = { [Code in keyof Group]: Guide };

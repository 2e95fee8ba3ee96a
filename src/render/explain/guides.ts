import type { FindingCode } from "../../report/findings.ts";
import { capturesGuides } from "./captures.ts";
import { dhcpExchangesGuides } from "./dhcp-exchanges.ts";
import { dhcpNetworksGuides } from "./dhcp-networks.ts";
import { ftpAddressesGuides } from "./ftp-addresses.ts";
import { ftpConnectionsGuides } from "./ftp-connections.ts";
import { ftpSessionsGuides } from "./ftp-sessions.ts";
import { ftpTransfersGuides } from "./ftp-transfers.ts";
import type { Guide, Settings } from "./guide.ts";
import { capturesSettings } from "./settings/captures.ts";
import { dhcpExchangesSettings } from "./settings/dhcp-exchanges.ts";
import { dhcpNetworksSettings } from "./settings/dhcp-networks.ts";
import { ftpAddressesSettings } from "./settings/ftp-addresses.ts";
import { ftpConnectionsSettings } from "./settings/ftp-connections.ts";
import { ftpSessionsSettings } from "./settings/ftp-sessions.ts";
import { ftpTransfersSettings } from "./settings/ftp-transfers.ts";

const guides = {
  "ftp-connections": ftpConnectionsGuides,
  "ftp-addresses": ftpAddressesGuides,
  "ftp-transfers": ftpTransfersGuides,
  "ftp-sessions": ftpSessionsGuides,
  "dhcp-exchanges": dhcpExchangesGuides,
  "dhcp-networks": dhcpNetworksGuides,
  captures: capturesGuides,
};

export type GroupName = keyof typeof guides;

/** What every finding's explanation refers to. A code without its guide does not compile. */
export const GUIDES: Record<FindingCode, Guide> = {
  ...guides["ftp-connections"],
  ...guides["ftp-addresses"],
  ...guides["ftp-transfers"],
  ...guides["ftp-sessions"],
  ...guides["dhcp-exchanges"],
  ...guides["dhcp-networks"],
  ...guides.captures,
};

/** Codes by group, in the order in which they are listed. */
export const GROUPS = Object.entries(guides).map(([name, group]) => ({
  name: name as GroupName,
  codes: Object.keys(group) as FindingCode[],
}));

const settings = {
  ...ftpConnectionsSettings,
  ...ftpAddressesSettings,
  ...ftpTransfersSettings,
  ...ftpSessionsSettings,
  ...dhcpExchangesSettings,
  ...dhcpNetworksSettings,
  ...capturesSettings,
};

export type SettingsName = keyof typeof settings;

/** Commands and settings by topic. */
export const SETTINGS: Record<SettingsName, readonly Settings[]> = settings;

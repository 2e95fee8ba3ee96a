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

/** What every finding's explanation refers to. A code without its guide does not compile. */
export const GUIDES: Record<FindingCode, Guide> = {
  ...ftpConnectionsGuides,
  ...ftpAddressesGuides,
  ...ftpTransfersGuides,
  ...ftpSessionsGuides,
  ...dhcpExchangesGuides,
  ...dhcpNetworksGuides,
  ...capturesGuides,
};

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

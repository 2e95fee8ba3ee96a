import { capturesSettings } from "./settings/captures.ts";
import { dhcpExchangesSettings } from "./settings/dhcp-exchanges.ts";
import { dhcpNetworksSettings } from "./settings/dhcp-networks.ts";
import { ftpAddressesSettings } from "./settings/ftp-addresses.ts";
import { ftpConnectionsSettings } from "./settings/ftp-connections.ts";
import { ftpSessionsSettings } from "./settings/ftp-sessions.ts";
import { ftpTransfersSettings } from "./settings/ftp-transfers.ts";
import type { Settings } from "./settings/settings.ts";

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

import type { FindingCode } from "../../report/findings.ts";
import { capturesGuides } from "./captures.ts";
import { dhcpExchangesGuides } from "./dhcp-exchanges.ts";
import { dhcpNetworksGuides } from "./dhcp-networks.ts";
import { ftpAddressesGuides } from "./ftp-addresses.ts";
import { ftpConnectionsGuides } from "./ftp-connections.ts";
import { ftpSessionsGuides } from "./ftp-sessions.ts";
import { ftpTransfersGuides } from "./ftp-transfers.ts";
import type { Guide } from "./guide.ts";

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

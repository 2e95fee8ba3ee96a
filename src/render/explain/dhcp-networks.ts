import type { DhcpNetworkFindings } from "../../report/finding-data/dhcp-networks.ts";
import type { Guides } from "./guide.ts";

export const dhcpNetworksGuides: Guides<DhcpNetworkFindings> = {
  "dhcp.several-servers": { references: [], settings: [], filter: "frame" },
  "dhcp.servers-contradict": { references: [], settings: [], filter: "frame" },
  "dhcp.server-not-allowed": { references: [], settings: [], filter: "frame" },
  "dhcp.relay-used": { references: [], settings: [], filter: "frame" },
  "dhcp.relay-option-altered": { references: [], settings: [], filter: "frame" },
  "dhcp.relay-silent": { references: [], settings: [], filter: "frame" },
  "dhcp.xid-shared": { references: [], settings: [], filter: "frame" },
  "dhcp.malformed": { references: [], settings: [], filter: "frame" },
  "dhcp.starvation": { references: [], settings: [], filter: "frame" },
};

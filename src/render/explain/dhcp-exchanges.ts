import type { DhcpExchangeFindings } from "../../report/finding-data/dhcp-exchanges.ts";
import type { Guides } from "./guide.ts";

export const dhcpExchangesGuides: Guides<DhcpExchangeFindings> = {
  "dhcp.no-server": { references: [], settings: [], filter: "frame" },
  "dhcp.pool-exhausted": { references: [], settings: [], filter: "frame" },
  "dhcp.offer-not-taken": { references: [], settings: [], filter: "frame" },
  "dhcp.request-unanswered": { references: [], settings: [], filter: "frame" },
  "dhcp.nak": { references: [], settings: [], filter: "frame" },
  "dhcp.wrong-network": { references: [], settings: [], filter: "frame" },
  "dhcp.declined": { references: [], settings: [], filter: "frame" },
  "dhcp.address-conflict": { references: [], settings: [], filter: "frame" },
  "dhcp.lease-short": { references: [], settings: [], filter: "frame" },
  "dhcp.renewed-late": { references: [], settings: [], filter: "frame" },
  "dhcp.rebinding": { references: [], settings: [], filter: "frame" },
  "dhcp.used-before-ack": { references: [], settings: [], filter: "frame" },
  "dhcp.used-after-lease": { references: [], settings: [], filter: "frame" },
  "dhcp.link-local": { references: [], settings: [], filter: "frame" },
  "dhcp.unicast-answer": { references: [], settings: [], filter: "frame" },
};

import type { DhcpNetworkFindings } from "../../report/finding-data/dhcp-networks.ts";
import type { Guides } from "./guide.ts";

const ANSWERS = "dhcp.option.dhcp == 2 || dhcp.option.dhcp == 5 || dhcp.option.dhcp == 6";

export const dhcpNetworksGuides: Guides<DhcpNetworkFindings> = {
  "dhcp.several-servers": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "4.4.1" },
    ],
    settings: ["dhcp-find-servers", "dhcp-failover", "dhcp-snooping"],
    filter: ANSWERS,
  },
  "dhcp.servers-contradict": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "7" },
      { rfc: 2132, section: "3" },
    ],
    settings: ["dhcp-find-servers", "dhcp-network-values", "dhcp-snooping"],
    filter: ANSWERS,
  },
  "dhcp.server-not-allowed": {
    references: [{ rfc: 2131, section: "7" }],
    settings: ["dhcp-find-servers", "dhcp-snooping"],
    filter: ANSWERS,
  },
  "dhcp.relay-used": {
    references: [
      { rfc: 1542, section: "4" },
      { rfc: 2131, section: "4.1" },
    ],
    settings: ["dhcp-relay-agent"],
    filter: "dhcp.ip.relay != 0.0.0.0",
  },
  "dhcp.relay-option-altered": {
    references: [
      { rfc: 3046, section: "2.1" },
      { rfc: 3046, section: "2.2" },
    ],
    settings: ["dhcp-relay-information"],
    filter: "dhcp.ip.relay != 0.0.0.0 && udp.dstport == 67",
  },
  "dhcp.relay-silent": {
    references: [
      { rfc: 1542, section: "4.1.2" },
      { rfc: 2131, section: "4.1" },
    ],
    settings: ["dhcp-relay-agent", "dhcp-relay-firewall"],
    filter: "dhcp",
  },
  "dhcp.xid-shared": {
    references: [
      { rfc: 2131, section: "4.1" },
      { rfc: 2131, section: "4.4.1" },
    ],
    settings: [],
    filter: "dhcp.type == 1",
  },
  "dhcp.malformed": {
    references: [
      { rfc: 2131, section: "2" },
      { rfc: 2132, section: "2" },
      { rfc: 3396, section: "" },
    ],
    settings: [],
    filter: "dhcp && (_ws.malformed || _ws.expert)",
  },
  "dhcp.starvation": {
    references: [{ rfc: 2131, section: "7" }],
    settings: ["dhcp-flood-limits", "dhcp-snooping"],
    filter: "dhcp.option.dhcp == 1",
  },
};

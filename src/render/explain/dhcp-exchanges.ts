import type { DhcpExchangeFindings } from "../../report/finding-data/dhcp-exchanges.ts";
import type { Guides } from "./guide.ts";

export const dhcpExchangesGuides: Guides<DhcpExchangeFindings> = {
  "dhcp.no-server": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "4.1" },
      { rfc: 1542, section: "4" },
    ],
    settings: ["dhcp-ask-again", "dhcp-server-runs", "dhcp-way-to-server"],
    filter: "dhcp.option.dhcp == 1 || dhcp.option.dhcp == 2",
  },
  "dhcp.pool-exhausted": {
    references: [{ rfc: 2131, section: "4.3.1" }],
    settings: ["dhcp-range-size", "dhcp-lease-length", "dhcp-clients-served"],
    filter: "dhcp.option.dhcp == 1 || dhcp.option.dhcp == 2",
  },
  "dhcp.offer-not-taken": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "4.4.1" },
    ],
    settings: ["dhcp-ask-again", "dhcp-ask-for-broadcast", "dhcp-broadcast-answers"],
    filter: "dhcp.option.dhcp == 1 || dhcp.option.dhcp == 2 || dhcp.option.dhcp == 3",
  },
  "dhcp.request-unanswered": {
    references: [
      { rfc: 2131, section: "4.3.2" },
      { rfc: 2131, section: "4.4.5" },
    ],
    settings: ["dhcp-server-runs", "dhcp-way-to-server", "dhcp-ask-again"],
    filter: "dhcp.option.dhcp == 3 || dhcp.option.dhcp == 5 || dhcp.option.dhcp == 6",
  },
  "dhcp.nak": {
    references: [
      { rfc: 2131, section: "4.3.2" },
      { rfc: 2132, section: "9.9" },
    ],
    settings: ["dhcp-authoritative-server", "dhcp-range-size", "dhcp-ask-again"],
    filter: "dhcp.option.dhcp == 3 || dhcp.option.dhcp == 6",
  },
  "dhcp.wrong-network": {
    references: [
      { rfc: 2131, section: "3.2" },
      { rfc: 2131, section: "4.3.2" },
      { rfc: 2131, section: "4.4.2" },
    ],
    settings: ["dhcp-authoritative-server", "dhcp-ask-again"],
    filter:
      "(dhcp.option.dhcp == 3 && dhcp.option.requested_ip_address && !dhcp.option.dhcp_server_id) || dhcp.option.dhcp == 6",
  },
  "dhcp.declined": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "4.3.3" },
      { rfc: 5227, section: "2.1" },
    ],
    settings: ["dhcp-address-probes", "dhcp-clients-served"],
    filter: "dhcp.option.dhcp == 4 || arp",
  },
  "dhcp.address-conflict": {
    references: [
      { rfc: 5227, section: "2.4" },
      { rfc: 2131, section: "4.3.3" },
    ],
    settings: ["dhcp-address-probes", "dhcp-clients-served"],
    filter: "arp || dhcp.option.dhcp in {4, 5}",
  },
  "dhcp.lease-short": {
    references: [
      { rfc: 2131, section: "3.3" },
      { rfc: 2132, section: "9.2" },
    ],
    settings: ["dhcp-lease-length"],
    filter: "dhcp.option.dhcp == 5 && dhcp.option.ip_address_lease_time < 300",
  },
  "dhcp.renewed-late": {
    references: [{ rfc: 2131, section: "4.4.5" }],
    settings: ["dhcp-ask-again", "dhcp-lease-length"],
    filter: "dhcp.option.dhcp == 5 || (dhcp.option.dhcp == 3 && dhcp.ip.client != 0.0.0.0)",
  },
  "dhcp.rebinding": {
    references: [
      { rfc: 2131, section: "4.4.5" },
      { rfc: 2131, section: "4.3.2" },
    ],
    settings: ["dhcp-server-runs"],
    filter: "(dhcp.option.dhcp == 3 && dhcp.ip.client != 0.0.0.0) || dhcp.option.dhcp == 5",
  },
  "dhcp.used-before-ack": {
    references: [
      { rfc: 2131, section: "3.1" },
      { rfc: 2131, section: "4.4.1" },
    ],
    settings: ["dhcp-ask-again"],
    filter: "dhcp || arp",
  },
  "dhcp.used-after-lease": {
    references: [{ rfc: 2131, section: "4.4.5" }],
    settings: ["dhcp-ask-again", "dhcp-address-probes"],
    filter: "dhcp || arp",
  },
  "dhcp.link-local": {
    references: [
      { rfc: 3927, section: "1.9" },
      { rfc: 3927, section: "2.1" },
      { rfc: 5227, section: "2.1" },
    ],
    settings: ["dhcp-ask-again", "dhcp-server-runs"],
    filter: "dhcp || (arp && (arp.src.proto_ipv4 == 169.254.0.0/16 || arp.dst.proto_ipv4 == 169.254.0.0/16))",
  },
  "dhcp.unicast-answer": {
    references: [{ rfc: 2131, section: "4.1" }],
    settings: ["dhcp-broadcast-answers"],
    filter: "(dhcp.type == 1 && dhcp.flags.bc == 1) || (dhcp.type == 2 && ip.dst != 255.255.255.255)",
  },
};

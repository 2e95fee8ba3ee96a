import type { DhcpNetworkCause, DhcpNetworkFindings } from "../../../report/finding-data/dhcp-networks.ts";
import type { Sentences } from "../finding-words.ts";

export const dhcpNetworksEn: Sentences<DhcpNetworkFindings> = {
  "dhcp.several-servers": () => "dhcp.several-servers",
  "dhcp.servers-contradict": () => "dhcp.servers-contradict",
  "dhcp.server-not-allowed": () => "dhcp.server-not-allowed",
  "dhcp.relay-used": () => "dhcp.relay-used",
  "dhcp.relay-option-altered": () => "dhcp.relay-option-altered",
  "dhcp.relay-silent": () => "dhcp.relay-silent",
  "dhcp.xid-shared": () => "dhcp.xid-shared",
  "dhcp.malformed": () => "dhcp.malformed",
  "dhcp.starvation": () => "dhcp.starvation",
};

export const dhcpNetworksCausesEn: Record<DhcpNetworkCause, string> = {
  "rogue-server": "rogue-server",
  "redundant-servers": "redundant-servers",
  "misconfigured-server": "misconfigured-server",
  "proxy-server": "proxy-server",
  "relay-misconfigured": "relay-misconfigured",
  "relay-return-blocked": "relay-return-blocked",
  "flooding-tool": "flooding-tool",
  "cloned-machines": "cloned-machines",
  "broken-software": "broken-software",
};

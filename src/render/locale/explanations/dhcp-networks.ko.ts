import type { DhcpNetworkFindings } from "../../../report/finding-data/dhcp-networks.ts";
import type { Explanations } from "../finding-words.ts";

export const dhcpNetworksExplainedKo: Explanations<DhcpNetworkFindings> = {
  "dhcp.several-servers": { title: "dhcp.several-servers", meaning: "", limits: null, checks: [] },
  "dhcp.servers-contradict": { title: "dhcp.servers-contradict", meaning: "", limits: null, checks: [] },
  "dhcp.server-not-allowed": { title: "dhcp.server-not-allowed", meaning: "", limits: null, checks: [] },
  "dhcp.relay-used": { title: "dhcp.relay-used", meaning: "", limits: null, checks: [] },
  "dhcp.relay-option-altered": { title: "dhcp.relay-option-altered", meaning: "", limits: null, checks: [] },
  "dhcp.relay-silent": { title: "dhcp.relay-silent", meaning: "", limits: null, checks: [] },
  "dhcp.xid-shared": { title: "dhcp.xid-shared", meaning: "", limits: null, checks: [] },
  "dhcp.malformed": { title: "dhcp.malformed", meaning: "", limits: null, checks: [] },
  "dhcp.starvation": { title: "dhcp.starvation", meaning: "", limits: null, checks: [] },
};

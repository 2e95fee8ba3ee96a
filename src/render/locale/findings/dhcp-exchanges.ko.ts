import type { DhcpExchangeCause, DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import type { Sentences } from "../finding-words.ts";

export const dhcpExchangesKo: Sentences<DhcpExchangeFindings> = {
  "dhcp.no-server": () => "dhcp.no-server",
  "dhcp.pool-exhausted": () => "dhcp.pool-exhausted",
  "dhcp.offer-not-taken": () => "dhcp.offer-not-taken",
  "dhcp.request-unanswered": () => "dhcp.request-unanswered",
  "dhcp.nak": () => "dhcp.nak",
  "dhcp.wrong-network": () => "dhcp.wrong-network",
  "dhcp.declined": () => "dhcp.declined",
  "dhcp.address-conflict": () => "dhcp.address-conflict",
  "dhcp.lease-short": () => "dhcp.lease-short",
  "dhcp.renewed-late": () => "dhcp.renewed-late",
  "dhcp.rebinding": () => "dhcp.rebinding",
  "dhcp.used-before-ack": () => "dhcp.used-before-ack",
  "dhcp.used-after-lease": () => "dhcp.used-after-lease",
  "dhcp.link-local": () => "dhcp.link-local",
  "dhcp.unicast-answer": () => "dhcp.unicast-answer",
};

export const dhcpExchangesCausesKo: Record<DhcpExchangeCause, string> = {
  "dhcp-server-down": "dhcp-server-down",
  "dhcp-relay-missing": "dhcp-relay-missing",
  "dhcp-blocked": "dhcp-blocked",
  "answers-not-captured": "answers-not-captured",
  "pool-used-up": "pool-used-up",
  "client-not-served": "client-not-served",
  "other-offer-taken": "other-offer-taken",
  "offer-came-late": "offer-came-late",
  "client-stopped": "client-stopped",
  "request-to-other-server": "request-to-other-server",
  "address-in-use": "address-in-use",
  "lease-expired": "lease-expired",
  "other-network": "other-network",
  "lease-unknown": "lease-unknown",
  "server-unreachable": "server-unreachable",
  "short-by-design": "short-by-design",
  "static-address": "static-address",
  "client-ignores-lease": "client-ignores-lease",
  "server-ignores-flag": "server-ignores-flag",
};

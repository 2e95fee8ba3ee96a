import type { DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import type { Explanations } from "../finding-words.ts";

export const dhcpExchangesExplainedEn: Explanations<DhcpExchangeFindings> = {
  "dhcp.no-server": { title: "dhcp.no-server", meaning: "", limits: null, checks: [] },
  "dhcp.pool-exhausted": { title: "dhcp.pool-exhausted", meaning: "", limits: null, checks: [] },
  "dhcp.offer-not-taken": { title: "dhcp.offer-not-taken", meaning: "", limits: null, checks: [] },
  "dhcp.request-unanswered": { title: "dhcp.request-unanswered", meaning: "", limits: null, checks: [] },
  "dhcp.nak": { title: "dhcp.nak", meaning: "", limits: null, checks: [] },
  "dhcp.wrong-network": { title: "dhcp.wrong-network", meaning: "", limits: null, checks: [] },
  "dhcp.declined": { title: "dhcp.declined", meaning: "", limits: null, checks: [] },
  "dhcp.address-conflict": { title: "dhcp.address-conflict", meaning: "", limits: null, checks: [] },
  "dhcp.lease-short": { title: "dhcp.lease-short", meaning: "", limits: null, checks: [] },
  "dhcp.renewed-late": { title: "dhcp.renewed-late", meaning: "", limits: null, checks: [] },
  "dhcp.rebinding": { title: "dhcp.rebinding", meaning: "", limits: null, checks: [] },
  "dhcp.used-before-ack": { title: "dhcp.used-before-ack", meaning: "", limits: null, checks: [] },
  "dhcp.used-after-lease": { title: "dhcp.used-after-lease", meaning: "", limits: null, checks: [] },
  "dhcp.link-local": { title: "dhcp.link-local", meaning: "", limits: null, checks: [] },
  "dhcp.unicast-answer": { title: "dhcp.unicast-answer", meaning: "", limits: null, checks: [] },
};

/** Findings about the network around the exchanges: servers, relays, floods, malformed messages. */
export interface DhcpNetworkFindings {
  /** Servers that offered to one client, or answered in one network. */
  "dhcp.several-servers": { servers: string[]; transactions: number };
  /** Two servers hand out different values of an option on one network; `field` is routers, dns, subnetMask, domain or seconds. */
  "dhcp.servers-contradict": { field: string; servers: { server: string; value: string }[] };
  "dhcp.server-not-allowed": { server: string; mac: string | null; messages: number; allowed: string[] };
  "dhcp.relay-used": { relay: string; transactions: number };
  /** Option 82 came back otherwise than it was sent, or not at all (RFC 3046 section 2.2). */
  "dhcp.relay-option-altered": { relay: string; sent: string; returned: string | null };
  /** The server answered to the relay, and the client, whose side is in the capture, got nothing. */
  "dhcp.relay-silent": { relay: string; client: string; type: string; server: string | null };
  /** One xid used by several clients within one minute. */
  "dhcp.xid-shared": { xid: string; clients: string[] };
  /** `problems` as in the report's messages. */
  "dhcp.malformed": { problems: string[]; messages: number; from: string | null };
  /** Many hardware addresses asked from one place in a short time. */
  "dhcp.starvation": { clients: number; seconds: number; from: string | null; bound: number };
}

export type DhcpNetworkCause =
  | "rogue-server"
  | "redundant-servers"
  | "misconfigured-server"
  | "proxy-server"
  | "relay-misconfigured"
  | "relay-return-blocked"
  | "flooding-tool"
  | "cloned-machines"
  | "broken-software";

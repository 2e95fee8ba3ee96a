/** Findings about the network around the exchanges: servers, relays, floods, malformed messages. Lists are cut at 20 entries. */
export interface DhcpNetworkFindings {
  /** Different machines that offered addresses to the same clients; `transactions` is of those that more than one answered. */
  "dhcp.several-servers": { servers: string[]; transactions: number };
  /**
   * Servers of one network that hand out different values; each field is "network", "subnetMask", "routers", "dns" or,
   * beside another, "domain" or "seconds".
   */
  "dhcp.servers-contradict": {
    servers: string[];
    fields: { field: string; values: { server: string; value: string }[] }[];
    transactions: number;
  };
  /** `proxy`: it only told where to boot from, and gave no address. */
  "dhcp.server-not-allowed": {
    server: string;
    mac: string | null;
    messages: number;
    /** Leases that clients got from it. */
    leases: number;
    proxy: boolean;
    allowed: string[];
  };
  "dhcp.relay-used": { relays: string[]; count: number; transactions: number };
  /** Option 82 came back otherwise than it was sent, or not at all (RFC 3046 section 2.2); hex. The first of `messages`. */
  "dhcp.relay-option-altered": {
    relay: string;
    server: string | null;
    sent: string;
    returned: string | null;
    messages: number;
  };
  /** The server answered to the relay, and the client, whose side is in the capture, got nothing; the first of `clients`. */
  "dhcp.relay-silent": { relay: string; client: string; clients: number; type: string; server: string | null };
  /** One xid used by several clients within one minute. */
  "dhcp.xid-shared": { xid: string; clients: string[]; count: number };
  /** Messages of the same sorts of defects. `problems` as in the report's messages; `from` where one machine sent them all. */
  "dhcp.malformed": {
    problems: string[];
    options: { code: number; name: string }[];
    messages: number;
    senders: number;
    from: string | null;
  };
  /**
   * Many hardware addresses asked from one place in a short time. `from` is a MAC ("ethernet"), a relay's option 82 ("circuit") or
   * null where each had a MAC of its own ("many").
   */
  "dhcp.starvation": {
    clients: number;
    seconds: number;
    by: "ethernet" | "circuit" | "many";
    from: string | null;
    bound: number;
  };
}

export type DhcpNetworkCause =
  | "rogue-server"
  | "redundant-servers"
  | "misconfigured-server"
  | "option-misconfigured"
  | "proxy-server"
  | "relay-misconfigured"
  | "relay-return-blocked"
  | "relay-option-unsupported"
  | "flooding-tool"
  | "cloned-machines"
  | "broken-software";

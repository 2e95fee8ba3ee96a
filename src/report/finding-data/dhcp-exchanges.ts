/**
 * Findings about clients' exchanges (RFC 2131). `client` is a hardware address. Seconds are from the first message that asked
 * to the last, or as named. `afterwards` is the address that the client got later; null for none. With `clients` more than 1,
 * `client` and `afterwards` are the first one's, counts are of all, seconds are the longest, and what differs is null.
 */
export interface DhcpExchangeFindings {
  /** DISCOVERs and no OFFER of anybody. `silent`: no server spoke in the whole capture; `relayed`: seen behind a relay only. */
  "dhcp.no-server": {
    client: string;
    clients: number;
    discovers: number;
    seconds: number;
    silent: boolean;
    relayed: boolean;
    afterwards: string | null;
  };
  /** DISCOVERs without an OFFER, while the server answered `answered` others. */
  "dhcp.pool-exhausted": {
    client: string;
    clients: number;
    discovers: number;
    seconds: number;
    server: string;
    answered: number;
  };
  /** `discovers` counts those that the client sent after it had been offered an address. */
  "dhcp.offer-not-taken": {
    client: string;
    clients: number;
    offered: string | null;
    server: string | null;
    offers: number;
    discovers: number;
    afterwards: string | null;
  };
  /** REQUEST and no ACK or NAK; `kind` is the transaction's: init, reboot, renew or rebind. */
  "dhcp.request-unanswered": {
    client: string;
    clients: number;
    kind: string;
    requested: string | null;
    server: string | null;
    requests: number;
    seconds: number;
    afterwards: string | null;
  };
  /** `text` is option 56. */
  "dhcp.nak": {
    client: string;
    clients: number;
    requested: string | null;
    server: string | null;
    text: string | null;
    times: number;
    afterwards: string | null;
  };
  /** INIT-REBOOT (RFC 2131 section 3.2) for an address of another network; `server` refused it, null where all kept silent. */
  "dhcp.wrong-network": {
    client: string;
    requested: string;
    server: string | null;
    times: number;
    afterwards: string | null;
  };
  /** `other` is the machine that ARP shows at the address. */
  "dhcp.declined": {
    client: string;
    ip: string | null;
    server: string | null;
    other: string | null;
    times: number;
    afterwards: string | null;
  };
  /** Another machine uses the address, by ARP, and the client has not turned it down. */
  "dhcp.address-conflict": { ip: string; client: string; other: string };
  "dhcp.lease-short": { client: string; ip: string; seconds: number };
  /** Renewed only after T2, or after the lease had ended; seconds since the ACK. */
  "dhcp.renewed-late": { client: string; ip: string; afterSeconds: number; t1Seconds: number; leaseSeconds: number };
  /** REBINDING (broadcast) because renewals (unicast) were not answered; `outcome` is the transaction's. */
  "dhcp.rebinding": {
    client: string;
    ip: string;
    server: string | null;
    renewals: number;
    outcome: string;
    afterwards: string | null;
  };
  /** Seconds from the first packet that the client sent from the address until the ACK. */
  "dhcp.used-before-ack": { client: string; ip: string; seconds: number };
  /** Seconds from the lease's end until the last packet from the address. */
  "dhcp.used-after-lease": { client: string; ip: string; leaseSeconds: number; afterSeconds: number };
  /** The host helped itself to an address of 169.254/16 (RFC 3927); `unanswered`: after DHCP had failed. */
  "dhcp.link-local": { client: string; ip: string; unanswered: boolean; afterwards: string | null };
  /** The client asked for broadcast (flag, RFC 2131 section 4.1) and the answer was unicast. */
  "dhcp.unicast-answer": { client: string; server: string | null; messages: number; bound: boolean };
}

export type DhcpExchangeCause =
  | "dhcp-server-down"
  | "server-slow"
  | "dhcp-relay-missing"
  | "dhcp-blocked"
  | "dhcp-link-not-ready"
  | "answers-not-captured"
  | "pool-used-up"
  | "client-not-served"
  | "network-not-served"
  | "server-search"
  | "offer-came-late"
  | "offer-unfit"
  | "client-stopped"
  | "request-to-other-server"
  | "address-in-use"
  | "lease-expired"
  | "other-network"
  | "lease-unknown"
  | "server-unreachable"
  | "short-by-design"
  | "static-address"
  | "client-was-asleep"
  | "client-ignores-lease"
  | "no-lease"
  | "link-local-by-design"
  | "server-ignores-flag";

/** Findings about one client's exchange (RFC 2131). Seconds are from the first message that asked to the last, or as named. */
export interface DhcpExchangeFindings {
  /** DISCOVERs and no OFFER of anybody. `silent`: no server spoke in the whole capture. */
  "dhcp.no-server": { client: string; discovers: number; seconds: number; silent: boolean; relayed: boolean };
  /** DISCOVERs without an OFFER, while the server answered others. */
  "dhcp.pool-exhausted": { client: string; discovers: number; server: string; answered: number };
  "dhcp.offer-not-taken": { client: string; offered: string; server: string | null; offers: number };
  /** REQUEST and no ACK or NAK; `kind` is the transaction's. */
  "dhcp.request-unanswered": {
    client: string;
    kind: string;
    requested: string | null;
    server: string | null;
    requests: number;
    seconds: number;
  };
  /** `text` is option 56. */
  "dhcp.nak": {
    client: string;
    requested: string | null;
    server: string | null;
    text: string | null;
    /** Address that the client got afterwards; null for none. */
    then: string | null;
  };
  /** INIT-REBOOT (RFC 2131 section 3.2) for an address of another network. */
  "dhcp.wrong-network": { client: string; requested: string; server: string | null; then: string | null };
  "dhcp.declined": { client: string; ip: string | null; server: string | null };
  /** Another machine answers for the address in ARP. */
  "dhcp.address-conflict": { ip: string; client: string; other: string };
  "dhcp.lease-short": { client: string; ip: string; seconds: number };
  /** Renewed (or asked anew) after T1 had long passed; seconds since the ACK. */
  "dhcp.renewed-late": { client: string; ip: string; afterSeconds: number; t1Seconds: number; leaseSeconds: number };
  /** REBINDING (broadcast) because renewals (unicast) were not answered. */
  "dhcp.rebinding": { client: string; ip: string; server: string | null; renewals: number; outcome: string };
  "dhcp.used-before-ack": { client: string; ip: string; packets: number };
  "dhcp.used-after-lease": { client: string; ip: string; packets: number; leaseSeconds: number; afterSeconds: number };
  /** The host helped itself to an address of 169.254/16 (RFC 3927). */
  "dhcp.link-local": { client: string; ip: string; unanswered: boolean };
  /** The client asked for broadcast (flag, RFC 2131 section 4.1) and the answer was unicast. */
  "dhcp.unicast-answer": { client: string; server: string | null; messages: number; bound: boolean };
}

export type DhcpExchangeCause =
  | "dhcp-server-down"
  | "dhcp-relay-missing"
  | "dhcp-blocked"
  | "answers-not-captured"
  | "pool-used-up"
  | "client-not-served"
  | "other-offer-taken"
  | "offer-came-late"
  | "client-stopped"
  | "request-to-other-server"
  | "address-in-use"
  | "lease-expired"
  | "other-network"
  | "lease-unknown"
  | "server-unreachable"
  | "short-by-design"
  | "static-address"
  | "client-ignores-lease"
  | "server-ignores-flag";

/** Packets that one hardware address sent from an address that DHCP had offered or leased, without DHCP's own. */
export interface AddressUse {
  ip: string;
  mac: string;
  /** Seen in ARP, or as the source of IP packets. */
  how: "arp" | "ip";
  /** Frame references and times (ISO 8601 as in the report) of the first and the last. */
  at: number;
  time: string;
  lastAt: number;
  lastTime: string;
  packets: number;
}

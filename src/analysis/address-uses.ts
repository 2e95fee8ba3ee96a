import { formatIpv4Number, formatMac } from "../decode/addresses.ts";
import type { PacketView } from "../decode/packet-view.ts";
import { isoTime, type Timestamp } from "../decode/timestamp.ts";
import { LIMITS } from "../limits.ts";
import { optionSeconds } from "../protocols/dhcp/lease.ts";
import { optionBytes, type ParsedDhcpMessage } from "../protocols/dhcp/message.ts";
import { MESSAGE_TYPE } from "../protocols/dhcp/message-types.ts";
import type { DhcpDatagram } from "../protocols/dhcp/transactions.ts";

/**
 * Packets that one hardware address sent from an address that a DHCP message named: an OFFER, an ACK, a REQUEST's option 50 or a
 * client's ciaddr. DHCP's own packets and ARP probes (from 0.0.0.0) do not count.
 *
 * ARP counts whoever sent it, and from the capture's beginning. IP packets count from when the address was named, and only
 * with the MAC of a client that it was named for: what routers forward has theirs. While nobody but one client was given the
 * address, of its packets inside of its lease only the first counts: the others, most of all packets, tell no more.
 *
 * An entry reaches over no ACK, RELEASE or DECLINE of the address, and over no end of its lease: with each of them a new entry
 * begins at the next packet. So `time` alone tells on which side of them all its packets are.
 */
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
  /** Copies (`-i any`) count too. */
  packets: number;
}

/** Packets of one sender of an address, between two events of its lease. */
interface Use {
  mac: Mac;
  how: AddressUse["how"];
  at: number;
  seconds: number;
  nanoseconds: number;
  lastAt: number;
  lastSeconds: number;
  lastNanoseconds: number;
  packets: number;
  /** Of `Address.events` when it began. */
  events: number;
}

/** Six bytes as two numbers, the lower 32 bits signed: larger ones would be allocated. */
interface Mac {
  high: number;
  low: number;
}

interface Address {
  /** As signed 32 bits. */
  ip: number;
  /** A DHCP message named it. */
  named: boolean;
  clients: Mac[];
  /** ACKs, RELEASEs, DECLINEs and ends of leases so far. */
  events: number;
  /** Seconds since 1970; infinity where no lease ends. */
  leaseEnd: number;
  /** The last message about it was an ACK, and its lease has not ended. */
  leased: boolean;
  /** The latest of a sender last. */
  uses: Use[];
}

const CIADDR = 12;
const YIADDR = 16;
const CHADDR = 28;
const REQUESTED_ADDRESS = 50;
const LEASE_TIME = 51;
const FOREVER = 0xffffffff;
const MOST_CLIENTS = 8;
const SLOTS = 65_536;
/** Later than any packet. */
const NEVER = 0xffff_ffff;

/** Watches who sends from the addresses that DHCP hands out. */
export class AddressUses {
  /**
   * HOT PATH. By `slotOf` an address: from which second on packets from it need a look. Guarded by test/bench, where packets of
   * clients within their leases would cost as much again as all that is done with them.
   */
  readonly wanted = new Uint32Array(SLOTS);
  /** HOT PATH. DHCP named an address: until then `wanted` need not be looked into. */
  anyNamed = false;
  /** Slots of several addresses that were named. */
  readonly #shared = new Set<number>();
  /** Addresses, and packets of senders, beyond LIMITS. */
  #dropped = 0;
  readonly #addresses = new Map<number, Address>();

  /** What was left out to bound memory; nothing is missed where DHCP named no address. */
  get dropped(): number {
    return this.anyNamed ? this.#dropped : 0;
  }

  /** Takes in a DHCP message: the addresses that it names, and what becomes of their leases. */
  message({ message, seconds, nanoseconds }: DhcpDatagram): void {
    const fields = new DataView(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength);
    const mac = message.hlen === 6 ? macAt(fields, CHADDR) : null;
    const ip = addressNamed(message, fields);
    const address = ip === 0 ? null : this.#name(ip, mac);
    if (address === null) return;
    const { type } = message;
    if (type === MESSAGE_TYPE.release || type === MESSAGE_TYPE.decline) {
      address.events += 1;
      address.leaseEnd = Number.POSITIVE_INFINITY;
    } else if (type === MESSAGE_TYPE.ack) {
      const granted = optionSeconds(message, LEASE_TIME);
      // Without a time it is INFORM's, and leases nothing.
      if (granted === null) return;
      address.events += 1;
      address.leased = true;
      address.leaseEnd = granted === FOREVER ? Number.POSITIVE_INFINITY : seconds + nanoseconds / 1e9 + granted;
    }
  }

  /** Takes in the ARP packet in hand. */
  arp(view: PacketView): void {
    if (view.arpOperation === 0) return;
    const ip = view.network.getInt32(view.sourceAddress);
    if (ip === 0) return;
    const address = this.#addresses.get(ip) ?? this.#add(ip);
    if (address !== null) this.#count(address, view.network, view.arpSenderMac, "arp", view.frame, view);
  }

  /**
   * HOT PATH. Takes in an IPv4 packet whose source may have been named: where its source address is, and its source MAC, its frame
   * reference and time.
   */
  ip(network: DataView, source: number, record: DataView, mac: number, frame: number, time: Timestamp): void {
    const address = this.#addresses.get(network.getInt32(source));
    if (address?.named !== true) return;
    for (const client of address.clients) {
      if (isMac(client, record, mac)) {
        this.#count(address, record, mac, "ip", frame, time);
        if (address.leased && address.clients.length === 1) this.#rest(address);
        return;
      }
    }
  }

  /** All uses of addresses that were named, in the order of their first packets. */
  list(): AddressUse[] {
    const all = [...this.#addresses.values()].filter(({ named }) => named);
    const uses = all.flatMap(({ ip, uses }) => uses.map((use) => ({ ip, use })));
    uses.sort(({ use: a }, { use: b }) => a.seconds - b.seconds || a.nanoseconds - b.nanoseconds || a.at - b.at);
    return uses.map(({ ip, use }) => ({
      ip: formatIpv4Number(ip),
      mac: macText(use.mac),
      how: use.how,
      at: use.at,
      time: isoTime(use),
      lastAt: use.lastAt,
      lastTime: isoTime({ seconds: use.lastSeconds, nanoseconds: use.lastNanoseconds }),
      packets: use.packets,
    }));
  }

  #name(ip: number, mac: Mac | null): Address | null {
    const address = this.#addresses.get(ip) ?? this.#add(ip);
    if (address === null) return null;
    // Most captures name none, and need not pay for it.
    if (!this.anyNamed) this.wanted.fill(NEVER);
    const slot = slotOf(ip);
    if (!address.named && this.wanted[slot] !== NEVER) this.#shared.add(slot);
    address.named = true;
    address.leased = false;
    this.anyNamed = true;
    this.wanted[slot] = 0;
    const isNew = mac !== null && !address.clients.some(({ high, low }) => high === mac.high && low === mac.low);
    if (isNew && address.clients.length < MOST_CLIENTS) address.clients.push(mac);
    return address;
  }

  /** Packets within the lease need no further look. */
  #rest({ ip, leaseEnd }: Address): void {
    const slot = slotOf(ip);
    if (!this.#shared.has(slot)) this.wanted[slot] = Math.min(leaseEnd, NEVER - 1);
  }

  #add(ip: number): Address | null {
    if (this.#addresses.size >= LIMITS.watchedAddresses) {
      this.#dropped += 1;
      return null;
    }
    const leaseEnd = Number.POSITIVE_INFINITY;
    const address: Address = { ip, named: false, clients: [], events: 0, leaseEnd, leased: false, uses: [] };
    this.#addresses.set(ip, address);
    return address;
  }

  #count(address: Address, data: DataView, mac: number, how: Use["how"], frame: number, time: Timestamp): void {
    const { seconds, nanoseconds } = time;
    if (seconds + nanoseconds / 1e9 > address.leaseEnd) {
      address.events += 1;
      address.leased = false;
      address.leaseEnd = Number.POSITIVE_INFINITY;
    }
    const { uses, events } = address;
    let use: Use | null = null;
    for (let at = uses.length - 1; at >= 0 && use === null; at -= 1) {
      const earlier = uses[at] as Use;
      if (earlier.events === events && earlier.how === how && isMac(earlier.mac, data, mac)) use = earlier;
    }
    if (use === null) {
      if (uses.length >= LIMITS.usesPerAddress) {
        this.#dropped += 1;
        return;
      }
      use = newUse(macAt(data, mac), how, events, frame, time);
      uses.push(use);
    }
    use.packets += 1;
    use.lastAt = frame;
    use.lastSeconds = seconds;
    use.lastNanoseconds = nanoseconds;
  }
}

/** Where `wanted` tells of an IPv4 address. */
export function slotOf(ip: number): number {
  return (ip ^ (ip >>> 16)) & (SLOTS - 1);
}

/** The address that a message hands out, asks for or is sent from; 0 where it names none. */
function addressNamed(message: ParsedDhcpMessage, fields: DataView): number {
  const ciaddr = fields.getInt32(CIADDR);
  if (message.fromServer) return fields.getInt32(YIADDR) || ciaddr;
  const { type } = message;
  if (type !== MESSAGE_TYPE.request && type !== MESSAGE_TYPE.decline) return ciaddr;
  const bytes = optionBytes(message, REQUESTED_ADDRESS);
  if (bytes === null || bytes.length !== 4) return ciaddr;
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0);
}

function newUse(mac: Mac, how: Use["how"], events: number, frame: number, { seconds, nanoseconds }: Timestamp): Use {
  const last = { lastAt: frame, lastSeconds: seconds, lastNanoseconds: nanoseconds };
  return { mac, how, at: frame, seconds, nanoseconds, ...last, packets: 0, events };
}

function macAt(data: DataView, offset: number): Mac {
  return { high: data.getUint16(offset), low: data.getInt32(offset + 2) };
}

function isMac(mac: Mac, data: DataView, offset: number): boolean {
  return mac.low === data.getInt32(offset + 2) && mac.high === data.getUint16(offset);
}

function macText({ high, low }: Mac): string {
  const bytes = new DataView(new ArrayBuffer(6));
  bytes.setUint16(0, high);
  bytes.setInt32(2, low);
  return formatMac(bytes, 0);
}

import { macBytes } from "./addresses.ts";
import { concat, hex, padTo, u8, u16, u32 } from "./bytes.ts";

/** LINKTYPE_ numbers used by tests (tcpdump.org/linktypes.html). */
export const LINK = {
  null: 0,
  ethernet: 1,
  raw: 101,
  ieee80211: 105,
  loop: 108,
  linuxSll: 113,
  radiotap: 127,
  ppi: 192,
  usbLinux: 220,
  ipv4: 228,
  ipv6: 229,
  linuxSll2: 276,
} as const;

export const ETHER_TYPE = {
  ipv4: 0x0800,
  arp: 0x0806,
  vlan: 0x8100,
  ipv6: 0x86dd,
  pppoeDiscovery: 0x8863,
  pppoeSession: 0x8864,
  qinq: 0x88a8,
} as const;

export const BROADCAST_MAC = "ff:ff:ff:ff:ff:ff";

/** The two ends of a frame as MACs. */
export interface Macs {
  sourceMac?: string;
  destinationMac?: string;
}

export interface EthernetFields extends Macs {
  /** What the payload is; guessed from its first byte (IPv4 or IPv6) unless given. */
  etherType?: number;
  /** 802.1Q tags from the outside in: an id, or an id with its own TPID (0x88a8 for the outer tag of QinQ). */
  vlans?: readonly (number | { id: number; tpid: number })[];
  /** Pads to 60 bytes as a network card does; off unless asked for. */
  pad?: boolean;
}

/** The EtherType that an IP datagram needs, told by its version field. */
export function etherTypeOf(payload: Uint8Array): number {
  return (payload[0] ?? 0) >> 4 === 6 ? ETHER_TYPE.ipv6 : ETHER_TYPE.ipv4;
}

/** An Ethernet II frame without its FCS. */
export function ethernet(fields: EthernetFields, payload: Uint8Array): Uint8Array {
  const tags = (fields.vlans ?? []).map((tag) =>
    typeof tag === "number" ? concat(u16(ETHER_TYPE.vlan), u16(tag)) : concat(u16(tag.tpid), u16(tag.id)),
  );
  const frame = concat(
    macBytes(fields.destinationMac ?? "02:00:00:00:00:02"),
    macBytes(fields.sourceMac ?? "02:00:00:00:00:01"),
    ...tags,
    u16(fields.etherType ?? etherTypeOf(payload)),
    payload,
  );
  return fields.pad === true && frame.length < 60 ? concat(frame, new Uint8Array(60 - frame.length)) : frame;
}

/** Linux cooked capture, version 1. `packetType`: 0 to us, 1 broadcast, 2 multicast, 3 to someone else, 4 sent by us. */
export function sll(fields: Macs & { packetType?: number; etherType?: number }, payload: Uint8Array): Uint8Array {
  const sender = macBytes(fields.sourceMac ?? "02:00:00:00:00:01");
  return concat(
    u16(fields.packetType ?? 0),
    u16(1),
    u16(6),
    padTo(8, sender),
    u16(fields.etherType ?? etherTypeOf(payload)),
    payload,
  );
}

/** Linux cooked capture, version 2. */
export function sll2(
  fields: Macs & { packetType?: number; interfaceIndex?: number; etherType?: number },
  payload: Uint8Array,
): Uint8Array {
  return concat(
    u16(fields.etherType ?? etherTypeOf(payload)),
    u16(0),
    u32(fields.interfaceIndex ?? 2),
    u16(1),
    u8(fields.packetType ?? 0, 6),
    padTo(8, macBytes(fields.sourceMac ?? "02:00:00:00:00:01")),
    payload,
  );
}

/** BSD loopback: the address family in the capturing host's byte order (NULL), or in network order (LOOP: leave it out). */
export function nullLoopback(payload: Uint8Array, littleEndian = false): Uint8Array {
  const family = (payload[0] ?? 0) >> 4 === 6 ? 24 : 2;
  return concat(u32(family, littleEndian), payload);
}

/** A PPPoE session packet with its PPP protocol field; goes into `ethernet` with `etherType: ETHER_TYPE.pppoeSession`. */
export function pppoe(payload: Uint8Array, sessionId = 0x11): Uint8Array {
  const pppProtocol = (payload[0] ?? 0) >> 4 === 6 ? 0x0057 : 0x0021;
  return concat(u8(0x11, 0), u16(sessionId), u16(payload.length + 2), u16(pppProtocol), payload);
}

/**
 * An 802.11 data frame with its LLC/SNAP header. `direction` is the pair of DS bits: "to-ds" (station to access point) or
 * "from-ds"; `qos` adds the two QoS bytes; `protectedFrame` sets the bit that says the body is encrypted.
 */
export function ieee80211(
  fields: Macs & { bssid?: string; direction?: "to-ds" | "from-ds"; qos?: boolean; protectedFrame?: boolean },
  payload: Uint8Array,
): Uint8Array {
  const bssid = fields.bssid ?? "02:00:00:00:00:aa";
  const source = fields.sourceMac ?? "02:00:00:00:00:01";
  const destination = fields.destinationMac ?? "02:00:00:00:00:02";
  const toDs = (fields.direction ?? "to-ds") === "to-ds";
  const addresses = toDs ? [bssid, source, destination] : [destination, bssid, source];
  const flags = (toDs ? 0x01 : 0x02) | (fields.protectedFrame === true ? 0x40 : 0);
  return concat(
    u8(fields.qos === true ? 0x88 : 0x08, flags),
    u16(0),
    ...addresses.map(macBytes),
    u16(0x1000, true),
    fields.qos === true ? u16(0) : new Uint8Array(0),
    hex("aaaa03000000"),
    u16(etherTypeOf(payload)),
    payload,
  );
}

/** A radiotap header in front of an 802.11 frame; with `fcs` its flags say that four bytes of FCS follow the frame. */
export function radiotap(frame: Uint8Array, fcs = false): Uint8Array {
  const header = fcs ? hex("00 00 09 00 02000000 10") : hex("00 00 08 00 00000000");
  return concat(header, frame, fcs ? u32(0xdeadbeef) : new Uint8Array(0));
}

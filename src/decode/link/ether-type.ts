// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, enterTunnel, LAYER, narrowWireEnd, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";

export const ETHER_TYPE = {
  ipv4: 0x0800,
  arp: 0x0806,
  vlan: 0x8100,
  ipv6: 0x86dd,
  ppp: 0x880b,
  mplsUnicast: 0x8847,
  mplsMulticast: 0x8848,
  pppoeDiscovery: 0x8863,
  pppoeSession: 0x8864,
  eapol: 0x888e,
  serviceVlan: 0x88a8,
  lldp: 0x88cc,
  oldServiceVlan: 0x9100,
  olderServiceVlan: 0x9200,
  transparentEthernet: 0x6558,
} as const;

const LARGEST_LENGTH = 1500;

/** What an EtherType (or the length that 802.3 has in its place) announces; VLAN tags are read here. HOT PATH. */
export function decodeEtherType(cursor: Cursor, view: PacketView): void {
  const etherType = cursor.selector;
  cursor.layer = LAYER.none;
  switch (etherType) {
    case ETHER_TYPE.ipv4:
    case ETHER_TYPE.ipv6:
      cursor.layer = LAYER.ip;
      break;
    case ETHER_TYPE.arp:
      cursor.layer = LAYER.arp;
      break;
    case ETHER_TYPE.vlan:
    case ETHER_TYPE.serviceVlan:
    case ETHER_TYPE.oldServiceVlan:
    case ETHER_TYPE.olderServiceVlan:
      decodeVlanTag(cursor, view);
      break;
    case ETHER_TYPE.mplsUnicast:
    case ETHER_TYPE.mplsMulticast:
      cursor.layer = LAYER.mpls;
      break;
    case ETHER_TYPE.pppoeSession:
      cursor.layer = LAYER.pppoe;
      break;
    case ETHER_TYPE.ppp:
      cursor.layer = LAYER.ppp;
      break;
    case ETHER_TYPE.transparentEthernet:
      enterTunnel(cursor, view, 0, LAYER.ethernet, 0);
      return;
    default:
      if (etherType <= LARGEST_LENGTH) {
        narrowWireEnd(cursor, cursor.offset + etherType);
        cursor.layer = LAYER.llc;
        return;
      }
  }
  view.etherType = etherType;
}

/** IEEE 802.1Q: three bits of priority, one of drop eligibility, twelve of VLAN id, then the next EtherType. */
function decodeVlanTag(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  if (cursor.end - offset < 4) return;
  if (view.vlan < 0) view.vlan = data.getUint16(offset) & 0x0fff;
  proceed(cursor, 4, LAYER.etherType, data.getUint16(offset + 2));
}

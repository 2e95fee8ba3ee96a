// FENCE, a table: made once, looked up by numbers.
import type { Cursor } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { decodeCiscoHdlc } from "./cisco-hdlc.ts";
import { decodeEthernet } from "./ethernet.ts";
import { decodeFddi } from "./fddi.ts";
import { decodeIeee80211 } from "./ieee80211.ts";
import { decodeLinuxSll, decodeLinuxSll2 } from "./linux-sll.ts";
import { decodeLlc } from "./llc.ts";
import { decodeNullLoopback } from "./null-loopback.ts";
import { decodePktap } from "./pktap.ts";
import { decodePpi } from "./ppi.ts";
import { decodePppLink, decodePppoe, decodePppWithDirection } from "./ppp.ts";
import { decodePrism } from "./prism.ts";
import { decodeRadiotap } from "./radiotap.ts";
import { decodeRawIp } from "./raw-ip.ts";
import { decodeTokenRing } from "./token-ring.ts";

/** Reads one link header and leaves the cursor on what follows, or on nothing where it cannot be read. */
export type LinkDecoder = (cursor: Cursor, view: PacketView) => void;

/** Every link type that is read, by its LINKTYPE_ number (tcpdump.org/linktypes.html). */
export const LINK_DECODERS: ReadonlyMap<number, LinkDecoder> = new Map<number, LinkDecoder>([
  [0, decodeNullLoopback],
  [1, decodeEthernet],
  [6, decodeTokenRing],
  [9, decodePppLink],
  [10, decodeFddi],
  // 12 and 14 are what DLT_RAW is on BSD and OpenBSD; some programs write it into files.
  [12, decodeRawIp],
  [14, decodeRawIp],
  [50, decodePppLink],
  [51, decodePppoe],
  // ATM as RFC 1483 has it: LLC from the first byte.
  [100, decodeLlc],
  [101, decodeRawIp],
  [104, decodeCiscoHdlc],
  [105, decodeIeee80211],
  [108, decodeNullLoopback],
  [113, decodeLinuxSll],
  [119, decodePrism],
  [127, decodeRadiotap],
  [163, decodePrism],
  [192, decodePpi],
  [204, decodePppWithDirection],
  [228, decodeRawIp],
  [229, decodeRawIp],
  [258, decodePktap],
  [276, decodeLinuxSll2],
]);

const BY_NUMBER: readonly (LinkDecoder | undefined)[] = Array.from({ length: 512 }, (_, number) =>
  LINK_DECODERS.get(number),
);

/** The decoder of a link type, undefined for one that is not read. HOT PATH. */
export function linkDecoder(linkType: number): LinkDecoder | undefined {
  return linkType < BY_NUMBER.length ? BY_NUMBER[linkType] : undefined;
}

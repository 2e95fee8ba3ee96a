/** Hosts that help themselves to an address of 169.254/16 (RFC 3927), seen in ARP (RFC 5227). */
import type { Timestamp } from "../../decode/timestamp.ts";
import { LIMITS } from "../../limits.ts";
import type { DhcpTransaction } from "./transaction.ts";

/** An ARP packet over Ethernet and IPv4. */
export interface ArpPacket {
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** 1 request, 2 reply. */
  operation: number;
  /** The sender's hardware address as ARP states it, in hex with colons. */
  senderMac: string;
  senderIp: string;
  targetIp: string;
}

export interface LinkLocalClaim {
  mac: string;
  ip: string;
  frame: number;
  time: Timestamp;
  kind: "probe" | "announcement";
  /** Id of the same client's last transaction before it, where that had stayed without an answer. */
  afterTransaction: number | null;
}

/** What is remembered of a client's last transaction. */
export type LastTransaction = Pick<DhcpTransaction, "id" | "outcome">;

/** Keeps each (MAC, address, kind) once, with the first frame. */
export class LinkLocalClaims {
  readonly claims: LinkLocalClaim[] = [];
  /** Claims beyond LIMITS.linkLocalClaims: counted only. */
  dropped = 0;
  readonly #seen = new Set<string>();

  /** `latest` gives the last transaction opened by a client with this MAC. */
  arp(packet: ArpPacket, latest: (mac: string) => LastTransaction | null): void {
    const kind = claimKind(packet);
    if (kind === null) return;
    const key = `${packet.senderMac} ${packet.targetIp} ${kind}`;
    if (this.#seen.has(key)) return;
    if (this.claims.length >= LIMITS.linkLocalClaims) {
      this.dropped++;
      return;
    }
    this.#seen.add(key);
    this.claims.push({
      mac: packet.senderMac,
      ip: packet.targetIp,
      frame: packet.frame,
      time: { seconds: packet.seconds, nanoseconds: packet.nanoseconds },
      kind,
      afterTransaction: unanswered(latest(packet.senderMac)),
    });
  }
}

/** A probe asks for an address in nobody's name; an announcement names its sender as the target too. */
function claimKind(packet: ArpPacket): LinkLocalClaim["kind"] | null {
  if (!packet.targetIp.startsWith("169.254.")) return null;
  if (packet.senderIp === packet.targetIp) return "announcement";
  return packet.operation === 1 && packet.senderIp === "0.0.0.0" ? "probe" : null;
}

function unanswered(last: LastTransaction | null): number | null {
  return last?.outcome === "no-offer" || last?.outcome === "no-answer" ? last.id : null;
}

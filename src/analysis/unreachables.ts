import { formatIp } from "../decode/addresses.ts";
import { IP_PROTOCOL } from "../decode/net/ip-protocol.ts";
import type { PacketView } from "../decode/packet-view.ts";
import { isoTime } from "../decode/timestamp.ts";
import { LIMITS } from "../limits.ts";
import type { Endpoint } from "../report/connection.ts";
import { type Quoted, quotedSegment } from "./quoted-segment.ts";

/** An ICMP error (RFC 792, RFC 4443) about a TCP segment. */
export interface Unreachable {
  /** Frame reference, and time as the report has it. */
  at: number;
  time: string;
  /** Who says so. */
  sender: string;
  kind: "network" | "host" | "port" | "prohibited" | "too-big" | "expired" | "other";
  /** For too-big: the largest packet that would pass, null where it does not say. */
  mtu: number | null;
  /** Of the segment that could not be delivered. */
  source: Endpoint;
  destination: Endpoint;
}

type Kind = Unreachable["kind"];

const ICMP_UNREACHABLE = 3;
const ICMP_TIME_EXCEEDED = 11;
const ICMP6_UNREACHABLE = 1;
const ICMP6_TOO_BIG = 2;
const ICMP6_TIME_EXCEEDED = 3;

/** By code of type 3: RFC 792, RFC 1122 section 3.2.2.1, RFC 1812 section 5.2.7.1; 4 is RFC 1191's. */
const UNREACHABLE_KINDS: readonly Kind[] = [
  ...(["network", "host", "other", "port", "too-big", "other", "network", "host", "other"] as const),
  ...(["prohibited", "prohibited", "network", "host", "prohibited", "other", "other"] as const),
];
/** By code of ICMPv6's type 1 (RFC 4443 section 3.1). */
const UNREACHABLE6_KINDS: readonly Kind[] = [
  ...(["network", "prohibited", "other", "host", "port", "prohibited", "prohibited"] as const),
];

/** Copies of one packet (`-i any`, both sides of a router) lie no further apart; errors about packets sent again do. */
const COPY_SECONDS = 0.05;
const REMEMBERED = 16;

/** ICMP errors about TCP segments that may be FTP's, as they are captured. */
export class UnreachableLog {
  readonly list: Unreachable[] = [];
  /** Errors beyond LIMITS.unreachables: counted only. */
  dropped = 0;
  readonly #wanted: Uint32Array;
  /** Of the last errors: fingerprint and time by turns. */
  readonly #prints = new Float64Array(2 * REMEMBERED);
  #next = 0;

  /** `wanted` is the FTP tracker's table of ports: errors about other ports are of no use. */
  constructor(wanted: Uint32Array) {
    this.#wanted = wanted;
  }

  /** Takes the ICMP packet in hand. */
  packet(view: PacketView): void {
    const kind = kindOf(view);
    if (kind === null) return;
    const quoted = quotedSegment(view);
    if (quoted === null || !this.#isWanted(view.network, quoted.tcp) || this.#isCopy(view, quoted)) return;
    if (this.list.length >= LIMITS.unreachables) {
      this.dropped += 1;
      return;
    }
    const { network } = view;
    const { version, source, destination, tcp } = quoted;
    this.list.push({
      at: view.frame,
      time: isoTime(view),
      sender: formatIp(network, view.sourceAddress, view.ipVersion === 6 ? 6 : 4),
      kind,
      mtu: kind === "too-big" ? mtuOf(view) : null,
      source: { ip: formatIp(network, source, version), port: network.getUint16(tcp) },
      destination: { ip: formatIp(network, destination, version), port: network.getUint16(tcp + 2) },
    });
  }

  #isWanted(network: DataView, tcp: number): boolean {
    return this.#wanted[network.getUint16(tcp)] !== 0 || this.#wanted[network.getUint16(tcp + 2)] !== 0;
  }

  /** A copy has the identifications of the error and of the quoted packet, and quotes the same sequence number. */
  #isCopy(
    { network, identification, checksum, seconds, nanoseconds }: PacketView,
    { version, ip, tcp }: Quoted,
  ): boolean {
    const quotedIdentification = version === 4 ? network.getUint16(ip + 4) : 0;
    const mark = (quotedIdentification ^ identification ^ checksum) & 0xffff;
    const print = network.getUint32(tcp + 4) * 2 ** 16 + mark;
    const time = seconds + nanoseconds / 1e9;
    const prints = this.#prints;
    for (let at = 0; at < prints.length; at += 2) {
      if (prints[at] === print && Math.abs(time - (prints[at + 1] as number)) <= COPY_SECONDS) return true;
    }
    prints[this.#next] = print;
    prints[this.#next + 1] = time;
    this.#next = (this.#next + 2) % prints.length;
    return false;
  }
}

/** What an ICMP packet says became of the quoted one; null where it is no error of that sort. */
function kindOf(view: PacketView): Kind | null {
  const type = view.network.getUint8(view.transport);
  const code = view.network.getUint8(view.transport + 1);
  if (view.protocol === IP_PROTOCOL.icmp) {
    if (type === ICMP_UNREACHABLE) return UNREACHABLE_KINDS[code] ?? "other";
    return type === ICMP_TIME_EXCEEDED ? expiredKind(code) : null;
  }
  if (type === ICMP6_UNREACHABLE) return UNREACHABLE6_KINDS[code] ?? "other";
  if (type === ICMP6_TOO_BIG) return "too-big";
  return type === ICMP6_TIME_EXCEEDED ? expiredKind(code) : null;
}

/** Code 0 is a hop count at its end; 1 is fragments that did not come in time. */
function expiredKind(code: number): Kind {
  return code === 0 ? "expired" : "other";
}

/** RFC 1191 section 4 puts it where RFC 792 left zero; RFC 4443 section 3.2 gives it four bytes. */
function mtuOf({ network, transport, protocol }: PacketView): number | null {
  const mtu = protocol === IP_PROTOCOL.icmp ? network.getUint16(transport + 6) : network.getUint32(transport + 4);
  return mtu === 0 ? null : mtu;
}

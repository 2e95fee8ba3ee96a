import { KIND, type PacketView } from "../../../decode/packet-view.ts";
import { hashAddress } from "../tracked-flows.ts";
import type { Found, Sign, SignPacket } from "./sign.ts";
import { noteFrame } from "./sign.ts";

/** Packets that are summed up; a copy with changed addresses shows in the first few. */
const MOST_SUMMED = 20_000;
const MOST_SENDERS = 64;
const FEWEST_WRONG = 3;

interface Sender {
  right: number;
  wrong: number;
}

/**
 * Wrong checksums of FTP's and DHCP's packets. A machine that leaves checksums to its network card records its own packets
 * without them: with 0, with the sum over the pseudo-header only, or with whatever stood there. So one sender whose checksums
 * are all wrong is as it should be; both ends, or one that is right at times, are not.
 */
export class WrongChecksums implements Sign {
  readonly #senders = new Map<number, Sender>();
  readonly #frames: number[] = [];
  #summed = 0;

  packet({ view, flow, isDhcp }: SignPacket): void {
    if ((flow === null && !isDhcp) || this.#summed >= MOST_SUMMED || !isWhole(view)) return;
    this.#summed += 1;
    const state = checksumState(view);
    if (state === "left-open") return;
    const sender = this.#sender(hashAddress(view, view.sourceAddress));
    sender[state] += 1;
    if (state === "wrong") noteFrame(this.#frames, view.frame);
  }

  finish(): Found | null {
    const senders = [...this.#senders.values()];
    const wrong = senders.filter((one) => one.wrong >= FEWEST_WRONG);
    const odd = wrong.length > 1 || wrong.some((one) => one.right >= FEWEST_WRONG);
    if (!odd) return null;
    const packets = senders.reduce((sum, one) => sum + one.wrong, 0);
    return { code: "checksums-wrong", data: { packets, of: this.#summed }, frames: this.#frames };
  }

  #sender(address: number): Sender {
    const key = this.#senders.has(address) || this.#senders.size < MOST_SENDERS ? address : -1;
    const sender = this.#senders.get(key) ?? { right: 0, wrong: 0 };
    this.#senders.set(key, sender);
    return sender;
  }
}

function isWhole({ network, record, payloadCaptured, payloadLength, tunnels }: PacketView): boolean {
  return network === record && payloadCaptured === payloadLength && tunnels === 0;
}

/** What the checksum of a TCP or UDP packet (RFC 9293 section 3.1, RFC 768), and of its IPv4 header, is worth. */
export function checksumState(view: PacketView): "right" | "wrong" | "left-open" {
  const { network, checksum, ipVersion, sourceAddress, transport, payload, payloadLength, kind } = view;
  if (ipVersion === 4) {
    const header = sourceAddress - 12;
    const length = (network.getUint8(header) & 0x0f) * 4;
    if (network.getUint16(header + 10) !== 0 && onesSum(network, header, length, 0) !== 0xffff) return "wrong";
  }
  if (checksum === 0) return "left-open";
  const length = payload - transport + payloadLength;
  const addresses = onesSum(network, sourceAddress, ipVersion === 6 ? 32 : 8, kind === KIND.tcp ? 6 : 17);
  const pseudo = folded(addresses + (length >>> 16) + (length & 0xffff));
  if (onesSum(network, transport, length, pseudo) === 0xffff) return "right";
  const open = [pseudo, addresses];
  return open.includes(checksum) || open.includes(~checksum & 0xffff) ? "left-open" : "wrong";
}

/** Ones' complement sum (RFC 1071) of `length` bytes from `at`, which must be there, on top of `start`. */
function onesSum(data: DataView, at: number, length: number, start: number): number {
  let sum = start;
  const even = at + (length & ~1);
  for (let offset = at; offset < even; offset += 2) sum += data.getUint16(offset);
  if (length % 2 === 1) sum += data.getUint8(even) << 8;
  return folded(sum);
}

function folded(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return rest;
}

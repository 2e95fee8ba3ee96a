import type { PacketView } from "../decode/packet-view.ts";

/**
 * HOT PATH. The two ends of a TCP packet as five 32-bit words, the same for both directions: two words an address
 * (IPv4 as it is; IPv6 mixed down to 64 bits, so that nothing has to be remembered per address), and the ports.
 * One object is reused; `words` copies it. Guarded by test/bench.
 */
export class FlowKey {
  a1 = 0;
  a2 = 0;
  b1 = 0;
  b2 = 0;
  ports = 0;
  hash = 0;
  /** The packet's source is end B: the side of a packet is `reversed ? 1 : 0`. */
  reversed = false;

  /** Reads the key of the TCP packet in hand. */
  load(view: PacketView): void {
    const { sourceAddress, destinationAddress, sourcePort, destinationPort } = view;
    this.loadFrom(view.network, view.ipVersion, sourceAddress, destinationAddress, sourcePort, destinationPort);
  }

  /** Reads the key of a TCP packet whose addresses are at these offsets of `data`. */
  loadFrom(data: DataView, version: number, source: number, destination: number, sp: number, dp: number): void {
    let s1: number;
    let s2: number;
    let d1: number;
    let d2: number;
    if (version === 4) {
      s1 = data.getInt32(source);
      d1 = data.getInt32(destination);
      s2 = 0;
      d2 = 0;
    } else {
      s1 = mix(data.getInt32(source), data.getInt32(source + 12), 0x2c1b3c6d);
      s2 = mix(data.getInt32(source + 4), data.getInt32(source + 8), s1) | 1;
      d1 = mix(data.getInt32(destination), data.getInt32(destination + 12), 0x2c1b3c6d);
      d2 = mix(data.getInt32(destination + 4), data.getInt32(destination + 8), d1) | 1;
    }
    this.reversed = s1 > d1 || (s1 === d1 && (s2 > d2 || (s2 === d2 && sp > dp)));
    if (this.reversed) {
      this.a1 = d1;
      this.a2 = d2;
      this.b1 = s1;
      this.b2 = s2;
      this.ports = (dp << 16) | sp;
    } else {
      this.a1 = s1;
      this.a2 = s2;
      this.b1 = d1;
      this.b2 = d2;
      this.ports = (sp << 16) | dp;
    }
    this.hash = mix(mix(this.a1, this.b1, this.ports), this.a2, this.b2);
  }

  /** A number for the pair of hosts, whatever their ports. Two pairs may share one. */
  get hostPair(): number {
    return mix(mix(this.a1, this.b1, 0x165667b1), this.a2, this.b2);
  }

  copyFrom(other: FlowKey): void {
    this.a1 = other.a1;
    this.a2 = other.a2;
    this.b1 = other.b1;
    this.b2 = other.b2;
    this.ports = other.ports;
    this.hash = other.hash;
    this.reversed = other.reversed;
  }
}

function mix(x: number, y: number, seed: number): number {
  let h = Math.imul(x ^ seed, 0x9e3779b1);
  h = Math.imul((h ^ (h >>> 15)) + y, 0x85ebca6b);
  return h ^ (h >>> 13);
}

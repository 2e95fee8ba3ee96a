import type { Timestamp } from "../../src/decode/timestamp.ts";
import { macOf } from "./addresses.ts";
import { BROADCAST_MAC, ethernet } from "./links.ts";
import type { CapturedPacket } from "./pcap-file.ts";

/** Puts a datagram into a frame of some link type. MACs are made from the addresses unless the caller knows better. */
export type Framing = (datagram: Uint8Array, ends: { sourceMac: string; destinationMac: string }) => Uint8Array;

export interface RecordingOptions {
  start?: Timestamp;
  /** Seconds between two packets where nobody says otherwise. */
  step?: number;
  /** Plain Ethernet unless given. */
  framing?: Framing;
  /** How often each packet is captured; 2 for `-i any` on a bridge. */
  copies?: number;
}

/** A capture in the making: a clock, and the packets recorded so far. Scripts of several connections share one. */
export class Recording {
  readonly packets: CapturedPacket[] = [];
  now: Timestamp;
  /** May be changed between packets, to mix link headers or tunnels. */
  framing: Framing;
  private readonly step: number;
  private readonly copies: number;

  constructor(options: RecordingOptions = {}) {
    this.now = options.start ?? { seconds: 1_763_700_000, nanoseconds: 0 };
    this.step = options.step ?? 0.001;
    this.copies = options.copies ?? 1;
    this.framing = options.framing ?? ((datagram, ends) => ethernet(ends, datagram));
  }

  /** Lets time pass. */
  wait(seconds: number): void {
    const nanoseconds = this.now.nanoseconds + Math.round(seconds * 1e9);
    const carry = Math.floor(nanoseconds / 1e9);
    this.now = { seconds: this.now.seconds + carry, nanoseconds: nanoseconds - carry * 1e9 };
  }

  /** Records an IP datagram between two stations. `destination` "broadcast" goes to ff:ff:ff:ff:ff:ff. */
  datagram(datagram: Uint8Array, source: string, destination: string, sourceMac: string = macOf(source)): void {
    const destinationMac = destination === "broadcast" ? BROADCAST_MAC : macOf(destination);
    this.frame(this.framing(datagram, { sourceMac, destinationMac }));
  }

  /** Records a frame as it is, and moves the clock on by one step. Returns its 1-based frame number. */
  frame(data: Uint8Array, originalLength?: number): number {
    const packet = originalLength === undefined ? { time: this.now, data } : { time: this.now, data, originalLength };
    for (let copy = 0; copy < this.copies; copy += 1) this.packets.push({ ...packet });
    this.wait(this.step);
    return this.packets.length;
  }

  /** Exchanges the contents of the last two packets (or of two at given distances from the end); their times stay in order. */
  swap(last = 1, other = 2): void {
    const a = this.packets.at(-last);
    const b = this.packets.at(-other);
    if (a === undefined || b === undefined) throw new RangeError("not that many packets");
    [a.data, b.data] = [b.data, a.data];
  }

  /** Takes the last packet out: it was sent, yet not captured. The clock is not turned back. */
  lose(): void {
    this.packets.pop();
  }

  /** Records the last packet once more, as `-i any` or a mirror port does. */
  duplicate(): void {
    const last = this.packets.at(-1);
    if (last === undefined) throw new RangeError("nothing recorded yet");
    this.frame(last.data, last.originalLength);
  }

  /** Cuts every packet to `length` bytes, as `-s` does. */
  snap(length: number): void {
    for (const packet of this.packets) {
      if (packet.data.length <= length) continue;
      packet.originalLength = packet.originalLength ?? packet.data.length;
      packet.data = packet.data.slice(0, length);
    }
  }
}

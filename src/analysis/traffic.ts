import type { PacketView } from "../decode/packet-view.ts";
import { classify, PROTOCOL_NAMES } from "../decode/protocol-names.ts";
import type { Traffic } from "../report/report.ts";

const MOST_PROTOCOLS = 256;

/**
 * HOT PATH. Packets and wire bytes by protocol: by number (ports, EtherTypes), unless FTP or DHCP was recognised by what is
 * said. Typed counters, nothing per packet. Guarded by test/bench.
 */
export class TrafficTable {
  readonly #packets = new Float64Array(MOST_PROTOCOLS);
  readonly #bytes = new Float64Array(MOST_PROTOCOLS);

  /** Counts the packet in hand by its numbers; returns the protocol's id. */
  count(view: PacketView): number {
    const id = classify(view);
    this.countAs(id, view.originalLength);
    return id;
  }

  countAs(id: number, bytes: number): void {
    this.#packets[id] = (this.#packets[id] as number) + 1;
    this.#bytes[id] = (this.#bytes[id] as number) + bytes;
  }

  /** Packets counted as one protocol turned out to be another. */
  move(from: number, to: number, packets: number, bytes: number): void {
    this.#packets[from] = (this.#packets[from] as number) - packets;
    this.#bytes[from] = (this.#bytes[from] as number) - bytes;
    this.#packets[to] = (this.#packets[to] as number) + packets;
    this.#bytes[to] = (this.#bytes[to] as number) + bytes;
  }

  /** All that was seen, most bytes first. */
  rows(): Traffic[] {
    const rows: Traffic[] = [];
    for (const [id, protocol] of PROTOCOL_NAMES.entries()) {
      const packets = this.#packets[id] ?? 0;
      if (packets > 0) rows.push({ protocol, packets, bytes: this.#bytes[id] ?? 0 });
    }
    return rows.sort((a, b) => b.bytes - a.bytes || b.packets - a.packets);
  }
}

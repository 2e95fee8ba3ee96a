import { SERVICES } from "../decode/protocol-names.ts";

/** The bit in `PortInterest.marks` of a port that is wanted. */
export const PORT_WANTED = 0x80;

/**
 * HOT PATH. Which ports make a packet worth a look-up: one counter a port, so that the same port can be wanted by many
 * (an announced endpoint, a connection in progress) and is dropped when the last of them is done.
 */
export class PortInterest {
  readonly counts = new Uint32Array(65_536);
  /** By port, PORT_WANTED beside the service's id: the one table that is looked into for each packet, and so stays in the cache. */
  readonly marks = SERVICES.tcp.slice();

  add(port: number): void {
    this.counts[port] = (this.counts[port] as number) + 1;
    this.marks[port] = (this.marks[port] as number) | PORT_WANTED;
  }

  /** Of two ports the one that is wanted already, else the smaller. */
  likelier(port: number, other: number): number {
    if (this.counts[port] !== 0) return port;
    return this.counts[other] !== 0 ? other : Math.min(port, other);
  }

  remove(port: number): void {
    const count = this.counts[port] as number;
    if (count > 0) this.counts[port] = count - 1;
    if (count <= 1) this.marks[port] = (this.marks[port] as number) & ~PORT_WANTED;
  }
}

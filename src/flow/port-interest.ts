/**
 * HOT PATH. Which ports make a packet worth a look-up: one counter a port, so that the same port can be wanted by many
 * (an announced endpoint, a connection in progress) and is dropped when the last of them is done.
 */
export class PortInterest {
  readonly counts = new Uint32Array(65_536);

  add(port: number): void {
    this.counts[port] = (this.counts[port] as number) + 1;
  }

  /** Of two ports the one that is wanted already, else the smaller. */
  likelier(port: number, other: number): number {
    if (this.counts[port] !== 0) return port;
    return this.counts[other] !== 0 ? other : Math.min(port, other);
  }

  remove(port: number): void {
    const count = this.counts[port] as number;
    if (count > 0) this.counts[port] = count - 1;
  }
}

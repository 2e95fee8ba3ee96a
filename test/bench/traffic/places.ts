import type { Endpoint } from "./frames.ts";

const CLIENTS = 0x0a01_0000;
const FTP_SERVERS = 0x0a00_0002;
const OTHER_SERVERS = 0x5db8_0000;
const FTP_SERVER_COUNT = 16;
const SERVICES = [443, 443, 443, 443, 80, 80, 22, 993, 8080, 3306];
/** Ports of one client that are in use one after another; eight connections share an address. */
const PORTS = 3500;

/** Client number `index`: no other has its address and port. */
export function clientPlace(index: number): Endpoint {
  const host = index >>> 3;
  return {
    address: CLIENTS + host,
    port: 32_768 + (index & 7) * PORTS + ((Math.imul(host, 0x9e37_79b1) >>> 0) % PORTS),
  };
}

/** The control port of one of a few FTP servers. */
export function ftpServerPlace(index: number): Endpoint {
  return { address: FTP_SERVERS + (index % FTP_SERVER_COUNT), port: 21 };
}

/** Some other server of the world. */
export function serverPlace(index: number): Endpoint {
  const host = Math.imul(index, 0x85eb_ca6b) >>> 16;
  return { address: OTHER_SERVERS + host, port: SERVICES[index % SERVICES.length] ?? 443 };
}

/** Ports for data connections, each the next one; they come round after tens of thousands. */
export class DataPorts {
  #next = 0;

  take(): number {
    const port = 20_000 + (this.#next % 40_000);
    this.#next += 1;
    return port;
  }
}

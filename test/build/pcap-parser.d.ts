/** The part of npm's pcap-parser 0.2.1 that tests and benchmarks use; the package has no types of its own. */
declare module "pcap-parser" {
  import type { EventEmitter } from "node:events";

  interface PcapPacket {
    header: {
      timestampSeconds: number;
      timestampMicroseconds: number;
      capturedLength: number;
      originalLength: number;
    };
    data: Buffer;
  }

  interface PcapParser extends EventEmitter {
    on(event: "packet", listener: (packet: PcapPacket) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "end", listener: () => void): this;
  }

  const pcapParser: { parse(input: string | NodeJS.ReadableStream): PcapParser };
  export default pcapParser;
}

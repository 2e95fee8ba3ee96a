import { createRequire } from "node:module";
import type { Readable } from "node:stream";

/** What pcap-parser 0.2.1 emits; it brings no types of its own. */
interface ReferencePacket {
  header: { timestampSeconds: number; timestampMicroseconds: number; originalLength: number };
  data: Buffer;
}

interface ReferenceParser {
  on(event: "packet", listener: (packet: ReferencePacket) => void): void;
  on(event: "end", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
}

const { parse } = createRequire(import.meta.url)("pcap-parser") as { parse(input: Readable): ReferenceParser };

/** All packets that pcap-parser finds, in a shape that is easily compared. */
export function parsePackets(input: Readable): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const found: unknown[] = [];
    const parser = parse(input);
    parser.on("packet", ({ header, data }) => {
      found.push({
        seconds: header.timestampSeconds,
        microseconds: header.timestampMicroseconds,
        originalLength: header.originalLength,
        data: data.toString("hex"),
      });
    });
    parser.on("end", () => resolve(found));
    parser.on("error", reject);
  });
}

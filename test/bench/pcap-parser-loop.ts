/** Reads a capture with npm's pcap-parser and does nothing with it: `node pcap-parser-loop.js PATH`. */
import { createRequire } from "node:module";

interface PcapParser {
  on(event: "packet" | "end", listener: () => void): void;
}

const { parse } = createRequire(import.meta.url)("pcap-parser") as { parse: (path: string) => PcapParser };

let packets = 0;
const parser = parse(process.argv[2] ?? "");
parser.on("packet", () => {
  packets += 1;
});
parser.on("end", () => console.log(packets));

/** Reads a capture with npm's pcap-parser and only counts its packets: `node pcap-parser-loop.js PATH`. */
import pcapParser from "pcap-parser";

let packets = 0;
const parser = pcapParser.parse(process.argv[2] ?? "");
parser.on("packet", () => {
  packets += 1;
});
parser.on("end", () => console.log(packets));

import { type CapturedPacket, pcapFile } from "../build/pcap-file.ts";
import { PcapngWriter, pcapngFile } from "../build/pcapng-file.ts";
import { snoopFile } from "../build/snoop-file.ts";

/** One way to write packets into a file, for suites that all readers must pass. */
export interface FileFormat {
  name: string;
  /** Nanoseconds in the smallest step of time that the file can tell; 0 where it tells none. */
  tick: number;
  write(packets: readonly CapturedPacket[]): Uint8Array;
}

const BYTE_ORDERS = [
  ["little-endian", true],
  ["big-endian", false],
] as const;

/** Every format × byte order × resolution, and the ways of holding a packet. */
export const FORMATS: readonly FileFormat[] = [
  ...BYTE_ORDERS.flatMap(([order, littleEndian]): FileFormat[] => [
    {
      name: `pcap ${order} microseconds`,
      tick: 1_000,
      write: (packets) => pcapFile(packets, { littleEndian }),
    },
    {
      name: `pcap ${order} nanoseconds`,
      tick: 1,
      write: (packets) => pcapFile(packets, { littleEndian, nanoseconds: true }),
    },
    {
      name: `pcap ${order} modified`,
      tick: 1_000,
      write: (packets) => pcapFile(packets, { littleEndian, modified: true }),
    },
    ...[3, 6, 9].map((resolution) => ({
      name: `pcapng ${order} 10^-${resolution}`,
      tick: 10 ** Math.max(9 - resolution, 0),
      write: (packets: readonly CapturedPacket[]) => pcapngFile(packets, { littleEndian, resolution }),
    })),
    {
      name: `pcapng ${order} 10^-10 with an offset`,
      tick: 1,
      write: (packets) => pcapngFile(packets, { littleEndian, resolution: 10, offsetSeconds: 1_000_000_000 }),
    },
    {
      name: `pcapng ${order} obsolete packet blocks`,
      tick: 1_000,
      write: (packets) => eachBlock(packets, littleEndian, (writer, packet) => writer.obsoletePacket(packet)),
    },
    {
      name: `pcapng ${order} simple packet blocks`,
      tick: 0,
      write: (packets) => eachBlock(packets, littleEndian, (writer, packet) => writer.simplePacket(packet)),
    },
  ]),
  { name: "snoop", tick: 1_000, write: (packets) => snoopFile(packets) },
];

function eachBlock(
  packets: readonly CapturedPacket[],
  littleEndian: boolean,
  write: (writer: PcapngWriter, packet: CapturedPacket) => void,
): Uint8Array {
  const writer = new PcapngWriter().section({ littleEndian }).interface();
  for (const packet of packets) write(writer, packet);
  return writer.bytes();
}

import { TCP_ACK } from "../../../src/decode/packet-view.ts";
import { macOf } from "../../build/addresses.ts";
import { seededBytes, seededRandom } from "../../build/bytes.ts";
import { ethernet } from "../../build/links.ts";
import { tcpDatagram, udpDatagram } from "../../build/segments.ts";

/** Small packets of no interest, half TCP, half UDP, to and from many addresses and ports. */
export function backgroundFrames(count: number): Uint8Array[] {
  const random = seededRandom(3);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, index) => {
    const from = { ip: `172.16.${upTo(16)}.${upTo(250)}`, port: 1024 + upTo(60_000) };
    const to = { ip: `93.184.${upTo(250)}.${upTo(250)}`, port: [443, 53, 80, 123, 22, 3306][upTo(6)] ?? 443 };
    const payload = seededBytes(upTo(80), index);
    const numbers = { sequence: upTo(2 ** 32), acknowledgment: upTo(2 ** 32), flags: TCP_ACK };
    const datagram =
      index % 2 === 0 ? tcpDatagram({ from, to, ...numbers }, payload) : udpDatagram({ from, to }, payload);
    return ethernet({ sourceMac: macOf(from.ip), destinationMac: macOf(to.ip) }, datagram);
  });
}

import type { PacketView } from "../../../decode/packet-view.ts";
import type { Found, Sign, SignPacket } from "./sign.ts";
import { noteFrame } from "./sign.ts";

const ETHERNET = 1;
const FEWEST = 4;

/** Ethernet frames between two machines whose MACs are all zeros, as a loopback interface and packet generators write them. */
export class ZeroMacs implements Sign {
  #packets = 0;
  readonly #frames: number[] = [];

  packet({ view, flow }: SignPacket): void {
    if (flow === null || view.linkType !== ETHERNET || view.sourceMac < 0) return;
    if (!isZero(view.record, view.sourceMac) || !isZero(view.record, view.destinationMac) || isOneMachine(view)) return;
    this.#packets += 1;
    noteFrame(this.#frames, view.frame);
  }

  finish(): Found | null {
    if (this.#packets < FEWEST) return null;
    return { code: "macs-zero", data: { packets: this.#packets }, frames: this.#frames };
  }
}

function isZero(record: DataView, at: number): boolean {
  return record.getUint32(at) === 0 && record.getUint16(at + 4) === 0;
}

/** One address on both ends, or one that only a machine itself has (127.0.0.0/8, ::1). */
function isOneMachine({ network, sourceAddress, destinationAddress, ipVersion }: PacketView): boolean {
  if (ipVersion === 4 && network.getUint8(sourceAddress) === 127) return true;
  const words = ipVersion === 6 ? 4 : 1;
  for (let word = 0; word < words; word++) {
    if (network.getUint32(sourceAddress + word * 4) !== network.getUint32(destinationAddress + word * 4)) return false;
  }
  return true;
}

import { dhcpDatagram } from "../../../../src/analysis/dhcp-input.ts";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { Decoder } from "../../../../src/decode/decoder.ts";
import { PacketView } from "../../../../src/decode/packet-view.ts";
import { isoTime } from "../../../../src/decode/timestamp.ts";
import { DhcpTracker } from "../../../../src/protocols/dhcp/transactions.ts";
import type { Finding } from "../../../../src/report/report.ts";
import { ipBytes } from "../../../build/addresses.ts";
import { hex, u32 } from "../../../build/bytes.ts";
import { type DhcpOptionInput, type DhcpRoute, unicast } from "../../../build/dhcp-message.ts";
import { DhcpStory, type DhcpStoryOptions } from "../../../build/dhcp-story.ts";
import { Recording } from "../../../build/recording.ts";
import { dhcpPart } from "../../../protocols/dhcp/dhcp-part.ts";
import { capture } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf } from "../facts-of.ts";

export const SERVER = "10.1.0.1";
export const OTHER = "10.1.0.2";
export const RELAY = "10.1.0.254";
export const FAR_SERVER = "10.9.0.5";

/** Messages on a wire, and what rules see of them. */
export class RecordedNetwork {
  readonly recording = new Recording();
  #clients = 0;

  /** Another client, with a MAC and an xid of its own. */
  client(options: DhcpStoryOptions = {}): DhcpStory {
    this.#clients += 1;
    const mac = `02:00:00:00:${hexByte(this.#clients >> 8)}:${hexByte(this.#clients & 255)}`;
    const ip = `10.1.${1 + (this.#clients >> 8)}.${this.#clients & 255}`;
    return new DhcpStory(this.recording, { mac, xid: 0x51f0_0000 + this.#clients * 0x9e37, ip, ...options });
  }

  wait(seconds: number): this {
    this.recording.wait(seconds);
    return this;
  }

  /** `quiet` seconds go by after the last message. */
  facts(changes: Partial<Facts> = {}, quiet = 0): Facts {
    const tracker = new DhcpTracker();
    const decoder = new Decoder();
    for (const [index, { time, data, originalLength }] of this.recording.packets.entries()) {
      const view = Object.assign(new PacketView(), {
        ...{ record: new DataView(data.buffer, data.byteOffset, data.byteLength), recordEnd: data.length },
        ...{ originalLength: originalLength ?? data.length, linkType: 1, frame: index + 1 },
        ...{ seconds: time.seconds, nanoseconds: time.nanoseconds },
      });
      decoder.decode(view);
      const datagram = dhcpDatagram(view);
      if (datagram !== null) tracker.message(datagram);
    }
    tracker.finish();
    const { seconds, nanoseconds } = this.recording.now;
    const lastTime = isoTime({ seconds: seconds + quiet, nanoseconds });
    return factsOf(
      { ...emptyReport(), captures: [{ ...capture("network.pcap"), lastTime }], dhcp: dhcpPart(tracker) },
      changes,
    );
  }
}

/** What servers hand out, besides an address. */
export function values(
  server: string,
  others: { router?: string; dns?: string[]; seconds?: number } = {},
): DhcpOptionInput[] {
  const { router = SERVER, dns = [SERVER], seconds = 3600 } = others;
  return [
    [54, ipBytes(server)],
    [51, u32(seconds)],
    [1, hex("ffffff00")],
    [3, ipBytes(router)],
    [6, Uint8Array.from(dns.flatMap((ip) => [...ipBytes(ip)]))],
  ];
}

/** The two legs of a relay, in both directions. */
export const TO_SERVER: DhcpRoute = unicast(RELAY, 67, FAR_SERVER, 67);
export const BACK_TO_RELAY: DhcpRoute = unicast(FAR_SERVER, 67, RELAY, 67);
export const TO_CLIENT: DhcpRoute = {
  from: { ip: RELAY, port: 67 },
  to: { ip: "255.255.255.255", port: 68 },
  delivery: "broadcast",
};

/** Severity, code and causes of each finding. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code, causes }) =>
    [severity, code, ...causes.map((cause) => `${cause.confidence} ${cause.code}`)].join(" "),
  );
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

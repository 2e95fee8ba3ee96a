import { TCP_ACK, TCP_PSH, TCP_SYN } from "../../src/decode/packet-view.ts";
import type { CaptureWriter } from "../bench/capture-writer.ts";
import { SegmentTemplate } from "../bench/segment-template.ts";
import { macOf } from "../build/addresses.ts";
import { asBytes, seededBytes } from "../build/bytes.ts";
import { ipv4 } from "../build/datagrams.ts";
import { dhcpMessage, FROM_CLIENT } from "../build/dhcp-message.ts";
import { FtpStory, hostPort } from "../build/ftp-story.ts";
import { BROADCAST_MAC, ethernet } from "../build/links.ts";
import { Recording } from "../build/recording.ts";
import type { Place } from "../build/segments.ts";
import { tcpDatagram, udpDatagram } from "../build/segments.ts";

const CLIENT: Place = { ip: "192.168.0.10", port: 40_001 };
const SERVER: Place = { ip: "192.168.0.20", port: 21 };
const SEGMENT = 1448;
/** Where fields are in an Ethernet frame with an IPv4 header of 20 bytes. */
const AT = { identification: 18, sourceAddress: 26, destinationAddress: 30, sourcePort: 34, dhcp: 42 };
const DHCP = { xid: 4, chaddr: 28 };

export interface Flood {
  write(writer: CaptureWriter): void;
  /** Memory that Node may use for objects, in MiB. */
  heapMb: number;
  /** How much more memory than an empty capture takes it may take, in MiB. */
  growthMb: number;
}

/** Less than the traffic itself takes: it passes through. */
const NOTHING_KEPT = { heapMb: 96, growthMb: 40 };
const FEW_KEPT = { heapMb: 96, growthMb: 96 };
/** As many transactions as LIMITS lets the report tell, however many come. */
const KEPT_TRANSACTIONS = { heapMb: 256, growthMb: 320 };
/** Every session is told, so that they cost what they are worth: some 6 KiB each. */
const KEPT_SESSIONS = { heapMb: 96, growthMb: 180 };

/** Traffic that comes in numbers, each more than what is kept of it. Checksums may be wrong: nobody looks at them. */
export const FLOODS: Record<string, Flood> = {
  "100 000 DHCP clients that ask once": {
    ...KEPT_TRANSACTIONS,
    write(writer) {
      const { from, to } = FROM_CLIENT;
      const discover = ethernet(
        { destinationMac: BROADCAST_MAC },
        udpDatagram({ from, to }, dhcpMessage({ type: "DISCOVER" })),
      );
      const view = new DataView(discover.buffer);
      for (let client = 0; client < 100_000; client += 1) {
        view.setUint16(AT.identification, client & 0xffff);
        view.setUint32(AT.dhcp + DHCP.xid, client);
        view.setUint32(AT.dhcp + DHCP.chaddr + 2, client);
        writer.frame(discover);
      }
    },
  },

  "20 000 PORTs that nobody uses": {
    ...FEW_KEPT,
    write(writer) {
      const { control } = openSession(writer);
      const command = (port: number) => `PORT ${hostPort(CLIENT.ip, port)}\r\n`;
      const reply = "200 PORT command successful.\r\n";
      for (let port = 20_000; port < 40_000; port += 1) {
        control.segment("a", { flags: TCP_ACK | TCP_PSH }, asBytes(command(port)));
        control.skip("a", command(port).length);
        control.segment("b", { flags: TCP_ACK | TCP_PSH }, asBytes(reply));
        control.skip("b", reply.length);
        if (port % 100 === 0) writer.flushRecording();
      }
      writer.flushRecording();
    },
  },

  "48 MB of command without an end of line": {
    ...NOTHING_KEPT,
    write: (writer) => endlessText(writer, CLIENT, SERVER, "A".repeat(SEGMENT)),
  },

  "48 MB of reply that never ends": {
    ...NOTHING_KEPT,
    write: (writer) => endlessText(writer, SERVER, CLIENT, "220-more\r\n".repeat(144)),
  },

  "100 000 fragments whose others never come": {
    ...NOTHING_KEPT,
    write(writer) {
      const fields = { source: CLIENT.ip, destination: SERVER.ip, protocol: 6, moreFragments: true };
      const payload = seededBytes(400, 1);
      const [head, tail] = [0, 64_000].map((fragmentOffset) =>
        ethernet({}, ipv4({ ...fields, fragmentOffset }, payload)),
      );
      for (let datagram = 0; datagram < 100_000; datagram += 1) {
        const fragment = (datagram % 2 === 0 ? head : tail) ?? payload;
        const view = new DataView(fragment.buffer);
        view.setUint16(AT.identification, datagram & 0xffff);
        // A new source once the 65 536 identifications of one are used up.
        view.setUint32(AT.sourceAddress, 0x0a09_0000 + (datagram >> 16));
        writer.frame(fragment);
      }
    },
  },

  "300 000 SYNs to port 21": {
    ...FEW_KEPT,
    write(writer) {
      const syn = ethernet({}, tcpDatagram({ from: CLIENT, to: SERVER, flags: TCP_SYN }));
      const view = new DataView(syn.buffer);
      for (let client = 0; client < 300_000; client += 1) {
        view.setUint32(AT.sourceAddress, 0x0a00_0000 + (client >> 4));
        view.setUint16(AT.sourcePort, 1024 + (client & 15));
        writer.frame(syn);
      }
    },
  },

  "20 000 sessions of one command": {
    ...KEPT_SESSIONS,
    write(writer) {
      const recording = new Recording();
      new FtpStory(recording, { client: CLIENT, server: SERVER }).open().quit();
      for (let client = 0; client < 20_000; client += 1) {
        for (const { data } of recording.packets) {
          const view = new DataView(data.buffer);
          const fromClient = view.getUint16(AT.sourcePort + 2) === SERVER.port;
          view.setUint32(fromClient ? AT.sourceAddress : AT.destinationAddress, 0x0a01_0000 + client);
          writer.frame(data);
        }
      }
    },
  },
};

function openSession(writer: CaptureWriter): FtpStory {
  const story = new FtpStory(writer.recording, { client: CLIENT, server: SERVER }).open().login();
  writer.flushRecording();
  return story;
}

/** A session, and then one side that says the same text again and again. */
function endlessText(writer: CaptureWriter, from: Place, to: Place, text: string): void {
  const { control } = openSession(writer);
  const [side, other] = from === CLIENT ? (["a", "b"] as const) : (["b", "a"] as const);
  const ends = { sourceMac: macOf(from.ip), destinationMac: macOf(to.ip) };
  const segment = new SegmentTemplate(ethernet(ends, tcpDatagram({ from, to, flags: TCP_ACK | TCP_PSH }, text)));
  for (let sent = 0; sent < 48_000_000; sent += text.length) {
    writer.frame(segment.at(control.next(side), control.next(other), sent));
    control.skip(side, text.length);
  }
}

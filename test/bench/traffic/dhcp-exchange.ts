import { u8, u32 } from "../../build/bytes.ts";
import { dhcpMessage, leaseOptions } from "../../build/dhcp-message.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { type Endpoint, writeDatagram } from "./frames.ts";
import type { Script } from "./interleave.ts";
import { wordSum } from "./payload.ts";

const SERVER_IP = "10.0.0.1";
const SERVER: Endpoint = { address: 0x0a00_0001, port: 67 };
const NOBODY: Endpoint = { address: 0, port: 68 };
const EVERYONE = 0xffff_ffff;
const TO_SERVERS: Endpoint = { address: EVERYONE, port: 67 };
const TO_CLIENTS: Endpoint = { address: EVERYONE, port: 68 };
/** Where the numbers of a client stand in a message (RFC 2131 figure 1), and those of a REQUEST's option 50. */
const AT = { xid: 4, yiaddr: 16, chaddr: 28, requested: 240 + 3 + 2 };

type Asked = "DISCOVER" | "REQUEST";
type Answered = "OFFER" | "ACK";

const ASKED: Record<Asked, Uint8Array> = {
  DISCOVER: dhcpMessage({ type: "DISCOVER", options: [[55, u8(1, 3, 6, 15)]] }),
  REQUEST: dhcpMessage({
    type: "REQUEST",
    options: [
      [50, u32(0)],
      [54, u32(SERVER.address)],
    ],
  }),
};
const ANSWERED: Record<Answered, Uint8Array> = {
  OFFER: dhcpMessage({ op: 2, type: "OFFER", options: leaseOptions(SERVER_IP) }),
  ACK: dhcpMessage({ op: 2, type: "ACK", options: leaseOptions(SERVER_IP) }),
};

/** A DHCP client: the last four bytes of its MAC, its transaction, and the address that it gets. */
export interface DhcpClient {
  mac: number;
  xid: number;
  address: number;
}

/** DISCOVER, OFFER, REQUEST, ACK. */
export function* dhcpExchange(writer: CaptureWriter, client: DhcpClient): Script {
  ask(writer, "DISCOVER", client);
  yield;
  answer(writer, "OFFER", client);
  yield;
  ask(writer, "REQUEST", client);
  yield;
  answer(writer, "ACK", client);
}

/** A DISCOVER. */
export function discover(writer: CaptureWriter, client: DhcpClient): void {
  ask(writer, "DISCOVER", client);
}

function ask(writer: CaptureWriter, type: Asked, client: DhcpClient): void {
  const message = ASKED[type];
  const view = numbered(message, client);
  if (type === "REQUEST") view.setUint32(AT.requested, client.address);
  const content = { bytes: message, sum: wordSum(message, 0, message.length) };
  writeDatagram(writer, NOBODY, TO_SERVERS, content, client.mac);
}

function answer(writer: CaptureWriter, type: Answered, client: DhcpClient): void {
  const message = ANSWERED[type];
  numbered(message, client).setUint32(AT.yiaddr, client.address);
  writeDatagram(writer, SERVER, TO_CLIENTS, { bytes: message, sum: wordSum(message, 0, message.length) });
}

/** The message with this client's numbers in it. */
function numbered(message: Uint8Array, { xid, mac }: DhcpClient): DataView {
  const view = new DataView(message.buffer);
  view.setUint32(AT.xid, xid);
  view.setUint16(AT.chaddr, 0x0200);
  view.setUint32(AT.chaddr + 2, mac);
  return view;
}

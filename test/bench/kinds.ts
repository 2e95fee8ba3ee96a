import { TCP_ACK, TCP_PSH } from "../../src/decode/packet-view.ts";
import { macOf } from "../build/addresses.ts";
import { seededBytes, seededRandom } from "../build/bytes.ts";
import { DhcpStory } from "../build/dhcp-story.ts";
import { FtpStory, senderSide } from "../build/ftp-story.ts";
import { ethernet } from "../build/links.ts";
import type { Place } from "../build/segments.ts";
import { tcpDatagram, udpDatagram } from "../build/segments.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import type { CaptureWriter } from "./capture-writer.ts";
import { SegmentTemplate } from "./segment-template.ts";

/** What a capture of a benchmark is made of. Each writes until the file has `size` bytes. */
export const KINDS: Record<string, (writer: CaptureWriter, size: number) => void> = {
  /** FTP data in hundreds of sessions, sixteen at a time. */
  mix: writeMix,
  /** Millions of small packets of other protocols; one in a hundred is FTP or DHCP. */
  small: writeSmall,
  /** Control connections that say NOOP thousands of times. */
  ctl: writeControl,
};

const SERVER = "10.0.0.2";
const SEGMENT = 1448;
const SEGMENTS_PER_FILE = 1500;
const SESSIONS_AT_ONCE = 16;

/** Client number `index`, with an address and port that no other has within a million. */
function client(index: number): Place {
  return { ip: `10.${1 + ((index >> 16) & 63)}.${(index >> 8) & 255}.${index & 255}`, port: 40_000 + (index % 20_000) };
}

function frameOf(from: Place, to: Place, payload: Uint8Array | string): Uint8Array {
  const flags = payload.length === 0 ? TCP_ACK : TCP_ACK | TCP_PSH;
  return ethernet(
    { sourceMac: macOf(from.ip), destinationMac: macOf(to.ip) },
    tcpDatagram({ from, to, flags }, payload),
  );
}

function writeMix(writer: CaptureWriter, size: number): void {
  const content = seededBytes(SEGMENT, 1);
  for (let first = 0; writer.bytes < size; first += SESSIONS_AT_ONCE) {
    const running = Array.from({ length: SESSIONS_AT_ONCE }, (_, index) =>
      beginDownload(writer, first + index, content),
    );
    writer.flushRecording();
    for (let segment = 0; segment < SEGMENTS_PER_FILE; segment += 1) {
      for (const { data, sender, bytes, acknowledgement } of running) {
        const receiver = sender === "a" ? "b" : "a";
        writer.frame(bytes.at(data.next(sender), data.next(receiver), segment));
        data.skip(sender, SEGMENT);
        if (segment % 2 === 1) writer.frame(acknowledgement.at(data.next(receiver), data.next(sender), segment));
      }
    }
    for (const { story, data, sender } of running) {
      data.close(sender);
      story.reply("226 Transfer complete.").quit();
    }
    writer.flushRecording();
  }
}

/** A session up to its 150; every second one is active. */
function beginDownload(writer: CaptureWriter, index: number, content: Uint8Array) {
  const story = new FtpStory(writer.recording, { client: client(index), server: { ip: SERVER, port: 21 } })
    .open()
    .login();
  const path = index % 2 === 0 ? story.passive() : story.active();
  const data = new TcpConversation(writer.recording, { a: path.opener, b: path.listener });
  story.command(`RETR file${index}.bin`);
  data.handshake();
  story.reply("150 Opening data connection.");
  const [from, to] = senderSide(path, "download") === "a" ? [path.opener, path.listener] : [path.listener, path.opener];
  return {
    story,
    data,
    sender: senderSide(path, "download"),
    bytes: new SegmentTemplate(frameOf(from, to, content)),
    acknowledgement: new SegmentTemplate(frameOf(to, from, "")),
  };
}

function writeSmall(writer: CaptureWriter, size: number): void {
  const background = backgroundFrames(4096);
  const random = seededRandom(2);
  for (let index = 0; writer.bytes < size; index += 1) {
    if (index % 4 === 3) {
      const mac = macOf(client(index).ip);
      new DhcpStory(writer.recording, { mac, xid: index, server: SERVER, ip: client(index).ip }).dora();
    } else {
      const story = new FtpStory(writer.recording, { client: client(index), server: { ip: SERVER, port: 21 } });
      story.open().login().transfer(story.passive(), "RETR a.txt", "a few bytes").quit();
    }
    const ours = writer.recording.packets.splice(0);
    for (const packet of ours) {
      writer.frame(packet.data);
      for (let other = 0; other < 99; other += 1) {
        const frame = background[Math.floor(random() * background.length)];
        if (frame !== undefined) writer.frame(frame);
      }
    }
  }
}

/** Small packets of no interest, half TCP, half UDP, to and from many addresses and ports. */
function backgroundFrames(count: number): Uint8Array[] {
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

function writeControl(writer: CaptureWriter, size: number): void {
  const COMMANDS = 5000;
  const [question, answer] = ["NOOP\r\n", "200 NOOP ok.\r\n"];
  const server = { ip: SERVER, port: 21 };
  for (let index = 0; writer.bytes < size; index += 1) {
    const story = new FtpStory(writer.recording, { client: client(index), server }).open().login();
    writer.flushRecording();
    const ask = new SegmentTemplate(frameOf(client(index), server, question));
    const reply = new SegmentTemplate(frameOf(server, client(index), answer));
    const { control } = story;
    for (let command = 0; command < COMMANDS; command += 1) {
      writer.frame(ask.at(control.next("a"), control.next("b"), command));
      control.skip("a", question.length);
      writer.frame(reply.at(control.next("b"), control.next("a"), command));
      control.skip("b", answer.length);
    }
    story.quit();
    writer.flushRecording();
  }
}

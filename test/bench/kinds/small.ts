import { seededRandom } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { backgroundFrames } from "../traffic/background.ts";
import { scrap } from "../traffic/contents.ts";
import { dhcpExchange } from "../traffic/dhcp-exchange.ts";
import { FtpTalk } from "../traffic/ftp-talk.ts";
import type { Script } from "../traffic/interleave.ts";
import { clientPlace, DataPorts, ftpServerPlace } from "../traffic/places.ts";

const PACKETS = 10_000_000;
const OTHERS = 99;

/** Ten million small packets of other protocols; one in a hundred is FTP (three quarters of the stories) or DHCP. */
export function writeSmall(writer: CaptureWriter, scale: number): void {
  const background = backgroundFrames(4096);
  const random = seededRandom(2);
  const ports = new DataPorts();
  const last = PACKETS * scale;
  for (let index = 0; writer.packets < last; index += 1) {
    let before = writer.packets;
    for (const _ of story(writer, index, ports)) {
      const others = (writer.packets - before) * OTHERS;
      for (let other = 0; other < others; other += 1) {
        const frame = background[Math.floor(random() * background.length)];
        if (frame !== undefined) writer.frame(frame);
      }
      before = writer.packets;
    }
  }
}

function story(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  if (index % 4 !== 3) return session(writer, index, ports);
  return dhcpExchange(writer, { mac: 0x0b00_0000 + index, xid: index, address: 0x0a80_0000 + index });
}

function* session(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  const talk = new FtpTalk(writer, { client: clientPlace(index), server: ftpServerPlace(index) }, ports);
  yield* talk.open();
  yield* talk.login(`user${index}`);
  yield* talk.transfer("PASV", "RETR a.txt", scrap);
  yield* talk.quit();
}

import { seededRandom } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { scrap } from "../traffic/contents.ts";
import { FtpTalk } from "../traffic/ftp-talk.ts";
import { interleave, type Script } from "../traffic/interleave.ts";
import { clientPlace, DataPorts, ftpServerPlace, serverPlace } from "../traffic/places.ts";
import { plainFlow } from "../traffic/plain-flow.ts";

const FLOWS = 1_000_000;
const AT_ONCE = 2000;
/** One in 99 scripts is a session with its data connection: two flows of a hundred. */
const SCRIPTS_PER_SESSION = 99;
const SCRIPTS_PER_MAIL = 100;

/** A million TCP flows from SYN to the last ACK, two thousand at a time; 2 % are FTP, 1 % SMTP. */
export function writeFlows(writer: CaptureWriter, scale: number): void {
  const ports = new DataPorts();
  const scripts = Math.round((FLOWS * scale * SCRIPTS_PER_SESSION) / (SCRIPTS_PER_SESSION + 1));
  let index = 0;
  const next = () => (index < scripts ? script(writer, index++, ports) : null);
  interleave(next, AT_ONCE, seededRandom(7));
}

function script(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  if (index % SCRIPTS_PER_SESSION === 0) return session(writer, index, ports);
  const server = serverPlace(index);
  const isMail = index % SCRIPTS_PER_MAIL === 50;
  return plainFlow(writer, clientPlace(index), isMail ? { ...server, port: 25 } : server, index);
}

function* session(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  const number = index / SCRIPTS_PER_SESSION;
  const talk = new FtpTalk(writer, { client: clientPlace(index), server: ftpServerPlace(number) }, ports);
  yield* talk.open();
  yield* talk.login(`user${number}`);
  yield* talk.transfer(number % 2 === 0 ? "EPSV" : "PORT", "RETR a.txt", scrap);
  yield* talk.quit();
}

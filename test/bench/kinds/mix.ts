import { seededRandom } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { file } from "../traffic/contents.ts";
import { FtpTalk } from "../traffic/ftp-talk.ts";
import { interleave, type Script } from "../traffic/interleave.ts";
import { clientPlace, DataPorts, ftpServerPlace } from "../traffic/places.ts";

const SESSIONS = 448;
const AT_ONCE = 16;
const SEGMENTS = 1500;

/** 1 GB of FTP data in 448 sessions of 2 MB, sixteen at a time; a quarter goes up, a half is active. */
export function writeMix(writer: CaptureWriter, scale: number): void {
  const ports = new DataPorts();
  const sessions = Math.max(1, Math.round(SESSIONS * scale));
  let index = 0;
  const next = () => (index < sessions ? session(writer, index++, ports) : null);
  interleave(next, AT_ONCE, seededRandom(5));
}

function* session(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  const talk = new FtpTalk(writer, { client: clientPlace(index), server: ftpServerPlace(index) }, ports);
  yield* talk.open();
  yield* talk.login(`user${index}`);
  const upload = index % 4 === 3;
  const announcement = index % 4 < 2 ? "PASV" : "PORT";
  yield* talk.transfer(announcement, `${upload ? "STOR" : "RETR"} file${index}.bin`, file(SEGMENTS, upload));
  yield* talk.quit();
}

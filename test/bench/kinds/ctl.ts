import { seededRandom } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { listing, smallFile } from "../traffic/contents.ts";
import { type Announcement, FtpTalk } from "../traffic/ftp-talk.ts";
import { interleave, type Script } from "../traffic/interleave.ts";
import { clientPlace, DataPorts, ftpServerPlace } from "../traffic/places.ts";

const SESSIONS = 2000;
const AT_ONCE = 32;
const TRANSFERS = 25;
/** So many transfers have two commands in front of them, the others one: a hundred commands a session. */
const TRANSFERS_AFTER_TWO = 19;
const ANNOUNCEMENTS: readonly Announcement[] = ["PASV", "EPSV", "PORT", "EPRT"];
const FEATURES = "211-Features:\r\n EPRT\r\n EPSV\r\n MDTM\r\n PASV\r\n REST STREAM\r\n SIZE\r\n TVFS\r\n211 End";

/** 2000 sessions of a hundred commands and 25 data connections each, 32 at a time. */
export function writeControl(writer: CaptureWriter, scale: number): void {
  const ports = new DataPorts();
  const sessions = Math.round(SESSIONS * scale);
  let index = 0;
  const next = () => (index < sessions ? session(writer, index++, ports) : null);
  interleave(next, AT_ONCE, seededRandom(11));
}

function* session(writer: CaptureWriter, index: number, ports: DataPorts): Script {
  const talk = new FtpTalk(writer, { client: clientPlace(index), server: ftpServerPlace(index) }, ports);
  yield* talk.open();
  yield* talk.login(`user${index % 100}`);
  yield* talk.ask("SYST", "215 UNIX Type: L8");
  yield* talk.ask("FEAT", FEATURES);
  yield* talk.ask("PWD", '257 "/home" is the current directory');
  for (let transfer = 0; transfer < TRANSFERS; transfer += 1) {
    const others = transfer < TRANSFERS_AFTER_TWO ? 2 : 1;
    for (let other = 0; other < others; other += 1) yield* plainCommand(talk, transfer * 2 + other);
    yield* oneTransfer(talk, index + transfer, transfer);
  }
  yield* talk.quit();
}

/** A command without a data connection. */
function plainCommand(talk: FtpTalk, number: number): Script {
  switch (number % 8) {
    case 0:
      return talk.ask("TYPE I", "200 Switching to Binary mode.");
    case 1:
      return talk.ask(`SIZE file${number}.bin`, "213 600");
    case 2:
      return talk.ask(`CWD /home/folder${number}`, "250 Directory successfully changed.");
    case 3:
      return talk.ask("NOOP", "200 NOOP ok.");
    case 4:
      return talk.ask(`MDTM file${number}.bin`, "213 20251121100000");
    case 5:
      return talk.ask("PWD", `257 "/home/folder${number}" is the current directory`);
    case 6:
      return talk.ask("TYPE A", "200 Switching to ASCII mode.");
    default:
      return talk.ask(`SIZE none${number}.bin`, "550 Could not get file size.");
  }
}

function oneTransfer(talk: FtpTalk, turn: number, number: number): Script {
  const announcement = ANNOUNCEMENTS[turn % ANNOUNCEMENTS.length] ?? "PASV";
  if (number % 5 === 0) return talk.transfer(announcement, "LIST", listing);
  const segments = 1 + (number % 4);
  if (number % 5 === 1) return talk.transfer(announcement, `STOR up${number}.bin`, smallFile(segments, true));
  return talk.transfer(announcement, `RETR file${number}.bin`, smallFile(segments));
}

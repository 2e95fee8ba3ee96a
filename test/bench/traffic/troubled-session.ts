import { file, scrap } from "./contents.ts";
import type { FtpTalk } from "./ftp-talk.ts";
import { pause, type Script } from "./interleave.ts";

/** Steps that a person thinks before the next command. */
const THOUGHT = 4;

/** A session of the kind that its number says: of twenty, twelve are sound, and eight fail each in its own way. */
export function* session(talk: FtpTalk, number: number): Script {
  const way = WAYS[number % 20];
  yield* talk.open();
  yield* pause(THOUGHT);
  if (way === refused) return yield* refused(talk);
  yield* talk.login(`user${number % 1000}`);
  yield* pause(THOUGHT);
  yield* (way ?? sound)(talk, number);
}

function* sound(talk: FtpTalk, number: number): Script {
  yield* talk.transfer(number % 2 === 0 ? "PASV" : "PORT", "RETR a.txt", scrap);
  yield* pause(THOUGHT);
  if (number % 3 === 0) yield* talk.transfer("EPSV", `STOR b${number}.bin`, file(4, true));
  yield* talk.quit();
}

function* refused(talk: FtpTalk): Script {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    yield* talk.login("root", "530 Login incorrect.");
    yield* pause(THOUGHT);
  }
  yield* talk.quit();
}

/** No such file. */
function* missing(talk: FtpTalk): Script {
  yield* talk.announce("PASV");
  yield* talk.ask("RETR nothing.txt", "550 Failed to open file.");
  yield* talk.quit();
}

/** Nobody comes to the announced endpoint. */
function* unreachable(talk: FtpTalk): Script {
  const data = yield* talk.announce("PORT");
  yield* talk.ask("RETR a.txt", "150 Opening BINARY mode data connection.");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    data.syn();
    yield* pause(2);
  }
  yield* talk.reply("425 Failed to establish connection.");
  yield* talk.quit();
}

function* aborted(talk: FtpTalk): Script {
  const data = yield* talk.announce("PASV");
  yield* data.open();
  yield* talk.ask("RETR large.bin", "150 Opening BINARY mode data connection.");
  data.send("b", scrap.piece);
  yield;
  data.reset("a");
  yield;
  yield* talk.reply("426 Failure writing network stream.");
  yield* talk.quit();
}

/** Neither says another word. */
function* forgotten(): Script {}

/** The data connection stays open, and its data stops. */
function* stalled(talk: FtpTalk): Script {
  const data = yield* talk.announce("EPSV");
  yield* data.open();
  yield* talk.ask("RETR large.bin", "150 Opening BINARY mode data connection.");
  data.send("b", scrap.piece);
}

function* cutOff(talk: FtpTalk): Script {
  yield* talk.ask("SYST", "215 UNIX Type: L8");
  talk.control.reset("b");
}

const WAYS: readonly ((talk: FtpTalk, number: number) => Script)[] = [
  ...Array.from({ length: 12 }, () => sound),
  ...[refused, refused, missing, unreachable, aborted, forgotten, stalled, cutOff],
];

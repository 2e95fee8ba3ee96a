import { isDeepStrictEqual } from "node:util";
import { concat, u8 } from "../../build/bytes.ts";
import type { CapturedPacket } from "../../build/pcap-file.ts";
import { Recording } from "../../build/recording.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { track } from "../../protocols/ftp/track.ts";
import { type Dice, pick } from "../dice.ts";
import { OF_BYTES } from "../mutations/of-bytes.ts";
import { must, type Subject } from "../subject.ts";

/** Bytes in front of what the client, and what the server, says. */
const CLIENT = 0x1e;
const SERVER = 0x1f;
const ENDS = { a: { ip: "192.168.0.10", port: 40_001 }, b: { ip: "192.168.0.20", port: 21 } };
const LONGEST = 6_000;

const COMMANDS = [
  ...[
    "USER student",
    "PASS x",
    "ACCT a",
    "QUIT",
    "REIN",
    "CWD /a/b",
    "CDUP",
    "PWD",
    "TYPE I",
    "TYPE A",
    "MODE Z",
    "STRU F",
  ],
  ...[
    "PORT 192,168,0,10,195,81",
    "PORT 1,2,3,4,5,6,7",
    "PORT 999,1,1,1,300,0",
    "PORT",
    "PASV",
    "EPSV",
    "EPSV 1",
    "EPSV ALL",
  ],
  ...[
    "EPRT |1|192.168.0.10|50001|",
    "EPRT |2|fe80::1%eth0|1|",
    "EPRT !1!1.2.3.4!0!",
    "EPRT ||||",
    "LPRT 4,4,1,2,3,4,2,1,1",
  ],
  ...[
    "RETR a.txt",
    "STOR b\u0000b",
    "LIST -la",
    "NLST",
    "MLSD",
    "STOU",
    "APPE c",
    "REST 100",
    "REST 99999999999999999999",
  ],
  ...[
    "ABOR",
    "\u00ff\u00f4\u00ff\u00f2ABOR",
    "SIZE a",
    "MDTM 20260101000000 a",
    "FEAT",
    "OPTS UTF8 ON",
    "SITE CHMOD 7 a",
    "NOOP",
  ],
  ...[
    "XPWD",
    "stat",
    "RNFR a",
    "RNTO b",
    "DELE ../a",
    "HELP",
    "PBSZ 0",
    "PROT P",
    "CCC",
    "HOST h",
    "LANG ko",
    "\u00c5\u00c5 \u00b0\u00a1",
    "",
  ],
];
const REPLIES = [
  ...[
    "220 hi",
    "220-a\r\n220-b\r\n220 c",
    "220-never",
    " more",
    "331 password",
    "230 in",
    "230-x\r\n 230 y\r\n230 z",
    "530 no",
    "421 bye",
  ],
  ...[
    "227 Entering Passive Mode (192,168,0,20,195,81).",
    "227 =1,2,3,4,5,6",
    "227 (1,2,3,4,5",
    "227 999,999,999,999,999,999",
  ],
  ...[
    "229 ok (|||50001|)",
    "229 (|||99999999|)",
    "229 (!!!1!)",
    "228 long (4,4,1,2,3,4,2,1,1)",
    "150 open (12000 bytes)",
    "125 go",
  ],
  ...[
    "226 done",
    "226-a\r\n226 b",
    "425 no",
    "426 broken",
    "450 x",
    "550 gone",
    '257 "/a""b"',
    '257 "',
    "213 12000",
    "200 ok",
    "200",
  ],
  ...[
    "350 go on",
    "500 ?",
    "502 no",
    "999 x",
    "000 y",
    "12 z",
    "2200 w",
    "\u0000\u0000",
    "220 \u00ff\u00fb\u0001 telnet",
    "",
  ],
];
const LINE_ENDS = ["\r\n", "\r\n", "\r\n", "\n", "\r", "\r\0", "\r\r\n", ""];

/** What FTP hears of a control connection: the same however its bytes are cut into segments. */
export const CONVERSATIONS: Subject = {
  name: "conversations",
  rounds: 300,
  make(dice) {
    const turns = Array.from({ length: 1 + dice(60) }, () => someTurn(dice));
    const spoken = concat(u8(SERVER), bytesOf("220 hi\r\n"), ...turns);
    const changes = dice(2) === 0 ? [] : [pick(Object.entries(OF_BYTES), dice)];
    const bytes = changes.reduce((now, [, change]) => change(now, spoken, dice) ?? now, spoken);
    return { bytes, what: `${turns.length} turns, ${changes.map(([name]) => name).join(", ")}` };
  },
  judge(bytes, { dice }) {
    const said = bytes.subarray(0, LONGEST);
    const whole = heard(packetsOf(said, () => LONGEST));
    const cut = heard(packetsOf(said, () => 1 + dice(9)));
    must(isDeepStrictEqual(cut, whole), () => `in small segments it hears ${told(cut)}; in large ones ${told(whole)}`);
  },
};

function someTurn(dice: Dice): Uint8Array {
  const isClient = dice(2) === 0;
  const lines = Array.from(
    { length: 1 + dice(3) },
    () => pick(isClient ? COMMANDS : REPLIES, dice) + pick(LINE_ENDS, dice),
  );
  return concat(u8(isClient ? CLIENT : SERVER), bytesOf(lines.join("")));
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The conversation as packets, each turn in segments of these sizes. */
function packetsOf(said: Uint8Array, size: () => number): CapturedPacket[] {
  const recording = new Recording({ step: 0.000_01 });
  const control = new TcpConversation(recording, ENDS);
  control.handshake();
  let side: "a" | "b" = "b";
  for (let at = 0; at < said.length; ) {
    const mark = said[at];
    if (mark === CLIENT || mark === SERVER) {
      side = mark === CLIENT ? "a" : "b";
      at += 1;
      continue;
    }
    const next = said.findIndex((byte, index) => index > at && (byte === CLIENT || byte === SERVER));
    const end = Math.min(next === -1 ? said.length : next, at + size());
    control.send(side, said.slice(at, end), { acknowledge: false });
    at = end;
  }
  control.close("a");
  return recording.packets;
}

/** What was said, without frames and times. */
function heard(packets: readonly CapturedPacket[]): unknown {
  return track(packets).sessions.map(({ user, password, login, security, exchanges, announcements, transfers }) => ({
    ...{ user, password, login, security },
    exchanges: exchanges.map(({ verb, argument, argumentEncoding, replies }) => ({
      ...{ verb, argument, argumentEncoding },
      replies: replies.map(({ code, text }) => `${code} ${text}`),
    })),
    announcements: announcements.map(({ method, ip, port }) => ({ method, ip, port })),
    transfers: transfers.map(({ verb, path, mode, outcome, replyCode }) => ({ verb, path, mode, outcome, replyCode })),
  }));
}

function told(value: unknown): string {
  return JSON.stringify(value).slice(0, 2_000);
}

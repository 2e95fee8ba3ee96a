/** What the words of the checks of FTP are made of: hints and clauses that several of them give. */
import type { FtpEnd, Gap, RefusedCommand } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { NoDataConnection } from "../../../report/grading/check-data/ftp.ts";
import type { FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { FileProblem } from "../../../report/grading/file-problems.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";
import { splitAdvice } from "./advice.ts";
import { filesEn } from "./files.en.ts";

const PASSIVE = 'type "passive" before "get"';
export const ACTIVE = 'type "passive off" before "get", or use "curl -P - ftp://…"';
export const RECORD = "start tcpdump before ftp connects, and stop it after bye";
const SAVE = 'hand in a file of "tcpdump -w FILE", or one that Wireshark saved as pcapng';
export const RECORD_TO_END = "stop tcpdump only after bye";
export const RECORD_ALL = 'record without a filter, or with "host SERVER": "port 21" leaves out the data';
export const SAVE_ALL = 'save all packets, not just those that a display filter ("ftp") shows';
export const BOTH_WAYS = "record both directions, without a filter";
export const WHOLE_PACKETS = 'record whole packets: "tcpdump -s 0"';
export const BUFFER = 'give tcpdump a larger buffer ("-B 8192"), or choose a smaller file';
export const SERVER_LOG = "try again later, or look into the server's log";
export const LOG_IN = "log in first";
export const PLAIN = "use plain FTP: switch TLS off in the client";
export const GET = 'type "get FILE" (or "put FILE")';

/** Of checks that need a data connection and find none. */
export function withoutData(): Sentences<NoDataConnection> {
  return {
    "capture-stops": ({ seconds }) =>
      seconds === null
        ? "data-connection SYN is missing, the capture stops before it"
        : `data-connection SYN is missing, capture stops at ${secondsFigure(seconds)} s`,
    filtered: () => "the data connection is not in the capture, only the commands",
    "command-refused": ({ verb, code, reply, frame }) =>
      `no data connection: ${verb} was refused: "${replyText(code, reply)}"${at(frame)}`,
    "not-asked": ({ method }) => `no file or listing is asked for${method === null ? "" : ` after ${method}`}`,
    missing: ({ opener, to, own, code }) =>
      `data-connection SYN of the ${opener}${to === null ? "" : ` to ${endpointText(to)}`}${notItsOwn(opener, own)} is missing${replied(code)}`,
  };
}

export function withoutDataHints(): { [Reason in keyof NoDataConnection]: (data: NoDataConnection[Reason]) => string } {
  return {
    "capture-stops": () => RECORD_TO_END,
    filtered: ({ displayed }) => (displayed ? SAVE_ALL : RECORD_ALL),
    "command-refused": (refused) => refusedHint(refused),
    "not-asked": () => GET,
    missing: ({ opener, code, own }) =>
      code === null && own === null
        ? "record without a filter, and see whether a firewall or NAT stops the data connection"
        : openPort(opener, own),
  };
}

export const EXPECTED_MODE: Record<string, string> = {
  active: "FTP in active mode: the client sends PORT or EPRT.",
  passive: "FTP in passive mode: the client sends PASV or EPSV.",
  dhcp: "DHCP messages.",
};

export const EXPECTED_PORT = {
  active: "The client names its data port by PORT or EPRT.",
  passive: "The server names its data port in the reply to PASV or EPSV (227, 229).",
  any: "The port of the data connection is named (PORT, EPRT, PASV or EPSV).",
} as Record<string, string> & { any: string };

export const EXPECTED_SYN = {
  active: "The server sends the SYN of the data connection.",
  passive: "The client sends the SYN of the data connection.",
  any: "The SYN of the data connection comes from the server in active mode, from the client in passive mode.",
} as Record<string, string> & { any: string };

export const INSTEAD: Record<string, string> = {
  ssh: ", but SSH",
  http: ", but HTTP",
  refused: ": the server refused the connection",
  unanswered: ": the server did not answer",
  cut: ": they are cut too short for any command to be read",
  silent: ": port 21 is there, without a command or reply",
  "data-only": ", only a data connection",
  dhcp: ", but DHCP",
};

export const INSTEAD_HINTS: Record<string, string> = {
  ssh: "sftp and scp are SSH, not FTP: connect with ftp",
  http: 'http:// is another protocol: connect with ftp, or use "curl ftp://…"',
  refused: "check the server's address and that its FTP service runs",
  unanswered: "check the server's address and that its FTP service runs",
  cut: WHOLE_PACKETS,
  silent: "record without a filter, and stop tcpdump only after bye",
  "data-only": "record without a filter: port 21 has to be in it",
};

export const WENT = { download: "downloaded", upload: "uploaded", any: "transferred" };

export const ACTIVE_VERBS: ReadonlySet<string> = new Set(["PORT", "EPRT", "LPRT"]);

export function unreadable({ path, problem }: { path: string; problem: FileProblem | null }): string {
  if (problem === null) return `${path} is not a capture`;
  if (problem.code === "empty") return `${path} is empty (0 bytes)`;
  return `${path}: ${splitAdvice(filesEn[problem.code](problem.data as never)).fact}`;
}

/** What is to be done about the file itself, where that is known. */
export function adviceOn(problem: FileProblem | null): string {
  const advice = problem === null ? null : splitAdvice(filesEn[problem.code](problem.data as never)).advice;
  return advice === null ? SAVE : advice.charAt(0).toLowerCase() + advice.slice(1);
}

export function captureName(kind: string | null): string {
  if (kind === "dhcp") return "capture of DHCP";
  return kind === "active" || kind === "passive" ? `${kind} capture` : "capture";
}

export function captureOf(kind: string | null): string {
  const name = captureName(kind);
  return name.startsWith("active") ? `an ${name}` : `a ${name}`;
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function noCapture({ kind }: { kind: string | null }): string {
  return `no ${captureName(kind)} to look at`;
}

export function recordOne(kind: string | null): string {
  if (kind === "dhcp") return 'record DHCP: "tcpdump -i any port 67 or port 68 -w FILE"';
  return kind === "active" || kind === "passive"
    ? `record a session in ${kind} mode: ${modeHint(kind)}${windows(kind)}`
    : RECORD;
}

/** How to come by the mode. `instead` where none is asked for. */
export function modeHint(kind: string | null, instead = RECORD): string {
  if (kind === "passive") return PASSIVE;
  return kind === "active" ? ACTIVE : instead;
}

/** What to do about packets that are not in the capture. */
export function gapHint(gap: Gap, otherwise: string): string {
  if (gap === null) return otherwise;
  return gap === "lost" ? BUFFER : BOTH_WAYS;
}

/** Where the capture stops before any of it. */
export function typeAll(mode: string | null): string {
  const first = mode === "passive" ? '"passive", ' : mode === "active" ? '"passive off", ' : "";
  return `type ${first}"get FILE" and "bye" before you stop tcpdump`;
}

/** PORT, PASV or their kin were refused: by 500 or 501 for the address in them, else as the server is set up. */
export function portRefusedHint({ verb, code }: RefusedCommand): string {
  if (code === 530) return LOG_IN;
  if (ACTIVE_VERBS.has(verb) && (code === 500 || code === 501)) {
    return "use a client that the server reaches without NAT between them";
  }
  const setting = ACTIVE_VERBS.has(verb) ? "port_enable=YES" : "pasv_enable=YES";
  return `allow it on the server (vsftpd: "${setting}"), or use another client`;
}

/** A transfer was refused: for the data connection, for the file, or for reasons of the server's. */
export function refusedHint({ verb, code }: RefusedCommand): string {
  if (code === 425) return "see whether a firewall, NAT or the server stops the data connection";
  if (code === 530) return LOG_IN;
  if (code < 550 && code !== 450) return SERVER_LOG;
  return UPLOADS.has(verb)
    ? "put the file into a folder that you may write to"
    : 'type "ls", and get a file that is there';
}

const UPLOADS: ReadonlySet<string> = new Set(["STOR", "STOU", "APPE"]);

/** Windows' ftp.exe is always active. */
export function windows(mode: string | null): string {
  return mode === "passive" ? ' (Windows: "curl ftp://…", ftp.exe has no passive mode)' : "";
}

export function commandHint(allowed: readonly string[]): string {
  const [first] = allowed;
  if (first === "EPSV" || first === "EPRT") return `use a client that sends ${first} (curl does)`;
  if (first === "PORT") return 'use "curl --disable-eprt -P - ftp://…"';
  return first === "PASV" ? 'use "curl --disable-epsv ftp://…"' : `use a client that sends ${list(allowed, "or")}`;
}

export function typeInstead(missing: readonly string[]): string {
  const known = missing.flatMap((verb) => TYPED[verb] ?? []);
  return known.length === missing.length ? `type ${list(known)}` : `make the client send ${list(missing)}`;
}

/** What people type in command-line clients to have a command sent. */
const TYPED: Record<string, string> = {
  LIST: '"dir"',
  NLST: '"nlist"',
  RETR: '"get FILE"',
  STOR: '"put FILE"',
  APPE: '"append FILE"',
  PWD: '"pwd"',
  CWD: '"cd FOLDER"',
  CDUP: '"cdup"',
  MKD: '"mkdir FOLDER"',
  RMD: '"rmdir FOLDER"',
  DELE: '"delete FILE"',
  RNFR: '"rename FROM TO"',
  RNTO: '"rename FROM TO"',
  TYPE: '"binary"',
  SYST: '"system"',
  STAT: '"rstatus"',
  HELP: '"rhelp"',
  QUIT: '"bye"',
  PASV: '"passive"',
};

/** `own` where the address that was named is not the listener's. */
export function openPort(opener: FtpEnd, own: string | null = null): string {
  if (own !== null && opener === "client") {
    return 'have the server name its own address in 227 (vsftpd: "pasv_address"), or use EPSV';
  }
  return opener === "server"
    ? "let the server's connection through the client's firewall, with no NAT between the two"
    : "open the server's passive ports (vsftpd: pasv_min_port, pasv_max_port) in its firewall";
}

export function notItsOwn(opener: FtpEnd, own: string | null): string {
  return own === null ? "" : ` (the ${opener === "server" ? "client" : "server"} is ${own})`;
}

export function loginRefusedHint({ code, reply }: { code: number | null; reply: string }): string {
  if (reply.includes("writable root")) return 'set "allow_writeable_chroot=YES" in vsftpd.conf';
  if (code === 421) return "try again when the server has room for you";
  return code === 500
    ? "not the password: set the server up as its reply says"
    : "check name and password, and log in again";
}

export function commandsOf(kind: string | null): string {
  if (kind === "active") return "PORT/EPRT";
  return kind === "passive" ? "PASV/EPSV" : "PORT or PASV";
}

export function announcer(method: string): string {
  return ACTIVE_VERBS.has(method) ? method : `the reply to ${method}`;
}

export function commandsMissing({ missing, refused }: { missing: string[]; refused: string[] }): string {
  const notSent = missing.filter((verb) => !refused.includes(verb));
  const clauses = [
    notSent.length === 0 ? null : `${list(notSent)} ${notSent.length === 1 ? "is" : "are"} not used`,
    refused.length === 0 ? null : `${list(refused)} ${refused.length === 1 ? "was" : "were"} refused`,
  ];
  return clauses.filter((clause) => clause !== null).join(", ");
}

export function segment(kind: string): string {
  return kind.toUpperCase();
}

export function named({ verb, path }: FileNamed): string {
  return path === null ? verb : `${verb} ${path}`;
}

export function amount(bytes: number | null, announced: number | null): string {
  if (bytes === null) return "";
  if (announced !== null && bytes >= announced) return "";
  return announced === null ? ` after ${byteSize(bytes)}` : ` after ${byteSize(bytes)} of ${byteSize(announced)}`;
}

export function replied(code: number | null): string {
  return code === null ? "" : ` (reply ${code})`;
}

/** The first line of a reply. */
export function replyText(code: number, reply: string): string {
  return reply === "" ? String(code) : `${code} ${reply}`;
}

export function at(frame: number | null): string {
  return frame === null ? "" : ` (frame ${frame})`;
}

export function stops(seconds: number | null): string {
  return seconds === null ? "" : `, capture stops at ${secondsFigure(seconds)} s`;
}

export function packetCount(packets: number): string {
  return plural(packets, "packet", "packets");
}

export function list(texts: readonly string[], word = "and"): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1)}`;
}

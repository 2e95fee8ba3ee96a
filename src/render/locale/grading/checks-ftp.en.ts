import type { FtpEnd, Gap, RefusedCommand } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { FtpChecks, NoDataConnection } from "../../../report/grading/check-data/ftp.ts";
import type { FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { FileProblem } from "../../../report/grading/file-problems.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";
import { splitAdvice } from "./advice.ts";
import { filesEn } from "./files.en.ts";
import type { CheckWords } from "./words.ts";

const PASSIVE = 'type "passive" before "get"';
const ACTIVE = 'type "passive off" before "get", or use "curl -P - ftp://…"';
const RECORD = "start tcpdump before ftp connects, and stop it after bye";
const SAVE = 'hand in a file of "tcpdump -w FILE", or one that Wireshark saved as pcapng';
const RECORD_TO_END = "stop tcpdump only after bye";
const RECORD_ALL = 'record without a filter, or with "host SERVER": "port 21" leaves out the data';
const SAVE_ALL = 'save all packets, not just those that a display filter ("ftp") shows';
const BOTH_WAYS = "record both directions, without a filter";
const WHOLE_PACKETS = 'record whole packets: "tcpdump -s 0"';
const BUFFER = 'give tcpdump a larger buffer ("-B 8192"), or choose a smaller file';
const SERVER_LOG = "try again later, or look into the server's log";
const LOG_IN = "log in first";
const PLAIN = "use plain FTP: switch TLS off in the client";
const GET = 'type "get FILE" (or "put FILE")';

export const ftpChecksEn: CheckWords<FtpChecks> = {
  capture: {
    title: "capture handed in",
    expected: (_, kind) => `${sentence(captureOf(kind))} that can be read.`,
    seen: {
      found: ({ path }) => `${path} can be read`,
      missing: ({ kind, other }) =>
        `no ${captureName(kind)}${other === null ? "" : `: ${other.path} shows ${other.mode} mode only`}`,
      unreadable,
    },
    hints: {
      found: null,
      missing: ({ kind }) => recordOne(kind),
      unreadable: ({ problem }) => adviceOn(problem),
    },
  },
  "capture-mode": {
    title: "kind of capture",
    expected: (_, kind) => EXPECTED_MODE[kind ?? "any"] ?? "A capture of FTP or DHCP.",
    seen: {
      shown: ({ path, session, verb }) =>
        `${path} ${verb === null ? "shows it" : `has ${verb}`}${session === null ? "" : ` in session ${session}`}`,
      unclear: ({ path, session }) => `${path} has FTP (session ${session}), and no command that names a port`,
      "other-mode": ({ path, kind, mode, session, verb, frame }) =>
        `${path} has no ${commandsOf(kind)}: session ${session} ${verb === null ? `is in ${mode} mode` : `uses ${verb}`} (frame ${frame})`,
      "no-ftp": ({ path, packets, instead }) =>
        `${path} has no FTP in ${packetCount(packets)}${INSTEAD[instead ?? ""] ?? ""}`,
      "no-dhcp": ({ path, packets }) => `${path} has no DHCP in ${packetCount(packets)}`,
      "no-packets": ({ path }) => `${path} has no packets`,
      unreadable,
      "no-capture": noCapture,
    },
    hints: {
      shown: null,
      unclear: null,
      "other-mode": ({ kind }) => modeHint(kind),
      "no-ftp": ({ instead }) =>
        INSTEAD_HINTS[instead ?? ""] ??
        'record on the interface that reaches the server, or all: "tcpdump -i any -w FILE"',
      "no-dhcp": () => 'record with "tcpdump -i any port 67 or port 68 -w FILE" while the lease is asked for',
      "no-packets": () => 'choose the right interface, or all: "tcpdump -i any -w FILE"',
      unreadable: ({ problem }) => adviceOn(problem),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "control-handshake": {
    title: "control connection's handshake",
    expected: () => "SYN, SYN-ACK and ACK of the control connection.",
    seen: {
      complete: () => "SYN, SYN-ACK and ACK are there",
      incomplete: ({ missing }) =>
        missing.length === 0
          ? "the control connection's handshake is not whole"
          : `the control connection's ${list(missing.map(segment))} ${missing.length === 1 ? "is" : "are"} missing`,
      displayed: ({ session }) => `session ${session} has commands and replies only, no SYN or ACK`,
      midstream: ({ session }) => `session ${session} begins midway: its handshake is not in the capture`,
      "no-capture": noCapture,
    },
    hints: {
      complete: null,
      incomplete: ({ gap }) => gapHint(gap, RECORD),
      displayed: () => SAVE_ALL,
      midstream: () => RECORD,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "login-accepted": {
    title: "login",
    expected: ({ user }) => `The server accepts the login${user === null ? "" : ` of ${user}`} (230).`,
    seen: {
      accepted: ({ user }) => `${user ?? "the login"} was accepted`,
      "other-user": ({ user, wanted }) => `${user ?? "somebody"} logged in, not ${wanted}`,
      refused: ({ user, code, reply, frame }) =>
        `the login${user === null ? "" : ` of ${user}`} was refused${code === null ? "" : `: "${replyText(code, reply)}"`}${at(frame)}`,
      none: ({ session, seconds }) => `session ${session} has no login${stops(seconds)}`,
      unanswered: ({ user }) => `the answer to the login${user === null ? "" : ` of ${user}`} is missing`,
      midstream: ({ session }) => `session ${session} begins midway: its login is not in the capture`,
      encrypted: () => "the login is encrypted (TLS)",
      "no-capture": noCapture,
    },
    hints: {
      accepted: null,
      "other-user": ({ wanted }) => `log in as ${wanted}`,
      refused: (refused) => loginRefusedHint(refused),
      none: ({ seconds }) => (seconds === null ? "log in with name and password" : RECORD_TO_END),
      unanswered: ({ gap }) => gapHint(gap, RECORD_TO_END),
      midstream: () => RECORD,
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "endpoint-announced": {
    title: "announced port",
    expected: ({ commands }, kind) =>
      commands === null
        ? (EXPECTED_PORT[kind ?? "any"] ?? EXPECTED_PORT.any)
        : `The port of the data connection is named by ${list([...commands], "or")}.`,
    seen: {
      announced: ({ method, to }) => `${announcer(method)} names ${endpointText(to)}`,
      "other-command": ({ method, allowed }) => `the port is named by ${method}, not by ${list(allowed, "or")}`,
      refused: ({ verb, code, reply, frame }) => `${verb} was refused: "${replyText(code, reply)}"${at(frame)}`,
      unanswered: ({ verb, seconds }) => `the reply to ${verb} is missing${stops(seconds)}`,
      lost: ({ mode }) => `${commandsOf(mode)} is missing: packets were lost in recording`,
      "connection-lost": ({ verb }) => `the control connection ended before a reply to ${verb}`,
      unreadable: ({ verb, code, reply, frame }) =>
        ACTIVE_VERBS.has(verb)
          ? `${verb} names no port that can be read${at(frame)}`
          : `the reply to ${verb} names no port: "${replyText(code, reply)}"${at(frame)}`,
      cut: ({ verb, frame }) => `the port that ${verb} is about is cut off: packets are not whole${at(frame)}`,
      "default-port": ({ verb }) => `${verb ?? "the transfer"} follows no PORT: the server used the default port`,
      missing: ({ mode, session, seconds }) => `session ${session} has no ${commandsOf(mode)}${stops(seconds)}`,
      "one-sided": ({ mode, end }) => `only the ${end}'s packets are in the capture, and no ${commandsOf(mode)}`,
      midstream: ({ session }) => `session ${session} begins midway, and no port is named in it`,
      encrypted: () => "the commands are encrypted (TLS)",
      "no-capture": noCapture,
    },
    hints: {
      announced: null,
      "other-command": ({ allowed }) => commandHint(allowed),
      refused: (refused) => portRefusedHint(refused),
      unanswered: ({ seconds, gap }) => gapHint(gap, seconds === null ? BOTH_WAYS : RECORD_TO_END),
      lost: () => BUFFER,
      "connection-lost": ({ loggedIn }) => (loggedIn ? SERVER_LOG : LOG_IN),
      unreadable: null,
      cut: () => WHOLE_PACKETS,
      "default-port": () => "use a client that sends PORT (ftp, curl -P -)",
      missing: ({ mode, loggedIn, seconds }, kind) => {
        if (seconds !== null) return loggedIn ? typeAll(mode ?? kind) : RECORD_TO_END;
        return loggedIn ? modeHint(mode ?? kind, GET) + windows(mode) : LOG_IN;
      },
      "one-sided": () => BOTH_WAYS,
      midstream: () => RECORD,
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "data-syn-direction": {
    title: "who opens the data connection",
    expected: (_, kind) => EXPECTED_SYN[kind ?? "any"] ?? EXPECTED_SYN.any,
    seen: {
      right: ({ opener, from, to }) => `the ${opener} sends the SYN: ${endpointText(from)} to ${endpointText(to)}`,
      wrong: ({ opener, mode, frame }) => `the ${opener} sends the SYN although the mode is ${mode}${at(frame)}`,
      "syn-ack-only": () => "the data connection's SYN is missing, its SYN-ACK is there",
      midway: ({ frame }) => `data connection begins midway, its SYN is missing${at(frame)}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      right: null,
      wrong: null,
      "syn-ack-only": ({ gap }) => gapHint(gap, BOTH_WAYS),
      midway: ({ displayed }) => (displayed ? SAVE_ALL : RECORD),
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "announced-port-used": {
    title: "announced port used",
    expected: () => "The data connection goes to the port that was named.",
    seen: {
      same: ({ announced, seen }) =>
        `the data connection goes to port ${seen.port}, as named${announced.ip === seen.ip ? "" : ` (address named: ${announced.ip}, seen: ${seen.ip})`}`,
      different: ({ announced, seen }) =>
        `port ${announced.port} was named, and the data connection goes to ${seen.port}`,
      "not-announced": ({ seen }) =>
        `no named port can be read${seen === null ? "" : `; the data connection goes to ${seen.port}`}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      same: null,
      different: () => "use one client and one session for the capture",
      "not-announced": ({ cut, gap }) => (cut ? WHOLE_PACKETS : gapHint(gap, BOTH_WAYS)),
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "source-port-20": {
    title: "source port 20",
    expected: ({ required }) =>
      required ? "The server connects from port 20." : "The server connects from port 20, if it is set up so.",
    seen: {
      used: ({ port }) => `the server connects from port ${port}`,
      "other-port": ({ port, wanted }) => `the server connects from port ${port}, not ${wanted}`,
      "not-active": () => "the data connection is not in active mode",
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      used: null,
      "other-port": () => 'set the server up so (vsftpd: "connect_from_port_20=YES")',
      "not-active": () => ACTIVE,
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "data-handshake": {
    title: "data connection's handshake",
    expected: () => "The data connection opens: SYN, SYN-ACK, ACK.",
    seen: {
      complete: () => "the data connection opens",
      unanswered: ({ opener, to, own, syns, frame }) =>
        `${plural(syns, "SYN", "SYNs")} of the ${opener} to ${endpointText(to)}${notItsOwn(opener, own)} got no answer${at(frame)}`,
      refused: ({ opener, to, own, by, frame }) =>
        `the ${opener}'s SYN to ${endpointText(to)}${notItsOwn(opener, own)} was refused by ${by === "rst" ? "RST" : "an ICMP error"}${at(frame)}`,
      "not-acknowledged": ({ opener }) => `the ${opener} never acknowledges the SYN-ACK`,
      incomplete: ({ missing }) => `the data connection's ${segment(missing)} is missing`,
      midway: ({ frame }) => `data connection begins midway${at(frame)}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      complete: null,
      unanswered: ({ opener, own }) => openPort(opener, own),
      refused: ({ opener, own }) => openPort(opener, own),
      "not-acknowledged": ({ opener }) => openPort(opener),
      incomplete: ({ gap }) => gapHint(gap, BOTH_WAYS),
      midway: () => RECORD,
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "connection-closed": {
    title: "control connection closed",
    expected: () => "The control connection ends: QUIT, 221, FINs.",
    seen: {
      closed: ({ quit, how }) => `closed by ${quit ? "QUIT and " : ""}${how === "fin" ? "FIN" : "RST"}`,
      reset: ({ by, encrypted }) =>
        `the control connection was reset${by === null ? "" : ` by the ${by}`}${encrypted ? "" : ", without QUIT"}`,
      goodbye: ({ seconds }) => `QUIT is there, the FINs are missing${stops(seconds)}`,
      "half-closed": ({ by }) => `only the ${by}'s FIN is there`,
      open: ({ seconds }) => `the control connection is still open at the end${stops(seconds)}`,
      "no-capture": noCapture,
    },
    hints: {
      closed: null,
      reset: ({ by, encrypted }) =>
        encrypted ? PLAIN : by === "server" ? SERVER_LOG : 'type "bye" to end the session',
      goodbye: ({ displayed }) => (displayed ? SAVE_ALL : "wait a second after bye before you stop tcpdump"),
      "half-closed": () => "record both directions, and wait a second after bye before you stop tcpdump",
      open: () => 'type "bye" before you stop tcpdump',
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "captured-from-start": {
    title: "captured from the beginning",
    expected: () => "The capture runs before the client connects.",
    seen: {
      syn: ({ session }) => `session ${session} is there from its SYN on`,
      greeting: ({ session }) => `session ${session} is there from the greeting on`,
      midstream: ({ session }) => `session ${session} begins midway`,
      "no-capture": noCapture,
    },
    hints: { syn: null, greeting: null, midstream: () => RECORD, "no-capture": ({ kind }) => recordOne(kind) },
  },
  "commands-used": {
    title: "commands used",
    expected: ({ commands }) => `These commands are used: ${commands.join(", ")}.`,
    seen: {
      all: ({ commands }) => `${list(commands)} ${commands.length === 1 ? "is" : "are"} used`,
      some: (data) => commandsMissing(data),
      none: (data) => commandsMissing(data),
      encrypted: () => "the commands are encrypted (TLS)",
      "no-capture": noCapture,
    },
    hints: {
      all: null,
      some: ({ missing }) => typeInstead(missing),
      none: ({ missing }) => typeInstead(missing),
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "file-transferred": {
    title: "file transferred",
    expected: ({ direction, minimumBytes }) =>
      `A file${minimumBytes > 1 ? ` of at least ${byteSize(minimumBytes)}` : ""} is ${WENT[direction ?? "any"]} whole, and the server says so (226).`,
    seen: {
      whole: (file) => `${named(file)}: ${byteSize(file.bytes)}, ${file.code}`,
      "no-reply": (file) => `${named(file)}: ${byteSize(file.bytes)} are there, the 226 is missing`,
      "bytes-missing": (file) =>
        `${named(file)}: ${byteSize(file.missing)} of ${byteSize(file.missing + file.bytes)} are not in the capture`,
      "size-differs": (file) =>
        `${named(file)}: ${grouped(file.bytes)} bytes went, ${grouped(file.announced)} were announced`,
      "no-data": (file) => `${named(file)}: the server says ${file.code}, and the data is not in the capture`,
      "no-command": ({ bytes }) => `${byteSize(bytes)} were transferred, but the command for them is missing`,
      "one-sided": ({ end, ...file }) => `${named(file)}: only the ${end}'s packets are in the capture`,
      cut: (file) => `${named(file)} was cut${amount(file.bytes, file.announced)}${replied(file.code)}`,
      aborted: (file) => `${named(file)} was aborted${amount(file.bytes, null)}${replied(file.code)}`,
      "capture-stops": (file) => `${named(file)} is not finished${stops(file.seconds)}`,
      refused: ({ verb, path, code, reply, frame }) =>
        `${named({ verb, path })} was refused: "${replyText(code, reply)}"${at(frame)}`,
      "listing-only": ({ verb }) => `only a listing (${verb}) was transferred, no file`,
      "not-asked": ({ session }) => `session ${session} transfers no file`,
      "other-direction": (file) => `${named(file)} is no ${file.wanted}`,
      "too-small": (file) =>
        `${named(file)} has ${plural(file.bytes, "byte", "bytes")}, at least ${grouped(file.minimum)} are needed`,
      encrypted: () => "commands and files are encrypted (TLS)",
      "no-capture": noCapture,
    },
    hints: {
      whole: null,
      "no-reply": ({ gap }) => gapHint(gap, "wait for 226, and stop tcpdump only after bye"),
      "bytes-missing": () => BUFFER,
      "size-differs": () => 'type "binary", and get the file again',
      "no-data": () => RECORD_ALL,
      "no-command": ({ gap }) => gapHint(gap, RECORD),
      "one-sided": () => BOTH_WAYS,
      cut: () => "transfer the file again, and wait for 226",
      aborted: () => "let the transfer run to its end (226)",
      "capture-stops": () => RECORD_TO_END,
      refused: (refused) => refusedHint(refused),
      "listing-only": () => GET,
      "not-asked": () => GET,
      "other-direction": ({ wanted }) => (wanted === "download" ? 'type "get FILE"' : 'type "put FILE"'),
      "too-small": () => "choose a larger file",
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "download-and-upload": {
    title: "download and upload",
    expected: () => "One file goes from the server to the client, and one the other way.",
    seen: {
      both: ({ download, upload }) => `${named(download)} and ${named(upload)}`,
      "download-only": ({ download, tried }) => `${named(download)}, and no upload${tried ? " that came whole" : ""}`,
      "upload-only": ({ upload, tried }) => `${named(upload)}, and no download${tried ? " that came whole" : ""}`,
      neither: ({ tried }) => (tried ? "no file came whole" : "no file was transferred"),
      encrypted: () => "commands and files are encrypted (TLS)",
      "no-capture": noCapture,
    },
    hints: {
      both: null,
      "download-only": () => 'type "put FILE" too',
      "upload-only": () => 'type "get FILE" too',
      neither: () => 'type "get FILE" and "put FILE"',
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
};

/** Of checks that need a data connection and find none. */
function withoutData(): Sentences<NoDataConnection> {
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

function withoutDataHints(): { [Reason in keyof NoDataConnection]: (data: NoDataConnection[Reason]) => string } {
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

const EXPECTED_MODE: Record<string, string> = {
  active: "FTP in active mode: the client sends PORT or EPRT.",
  passive: "FTP in passive mode: the client sends PASV or EPSV.",
  dhcp: "DHCP messages.",
};

const EXPECTED_PORT = {
  active: "The client names its data port by PORT or EPRT.",
  passive: "The server names its data port in the reply to PASV or EPSV (227, 229).",
  any: "The port of the data connection is named (PORT, EPRT, PASV or EPSV).",
} as Record<string, string> & { any: string };

const EXPECTED_SYN = {
  active: "The server sends the SYN of the data connection.",
  passive: "The client sends the SYN of the data connection.",
  any: "The SYN of the data connection comes from the server in active mode, from the client in passive mode.",
} as Record<string, string> & { any: string };

const INSTEAD: Record<string, string> = {
  ssh: ", but SSH",
  http: ", but HTTP",
  refused: ": the server refused the connection",
  unanswered: ": the server did not answer",
  cut: ": they are cut too short for any command to be read",
  silent: ": port 21 is there, without a command or reply",
  "data-only": ", only a data connection",
  dhcp: ", but DHCP",
};

const INSTEAD_HINTS: Record<string, string> = {
  ssh: "sftp and scp are SSH, not FTP: connect with ftp",
  http: 'http:// is another protocol: connect with ftp, or use "curl ftp://…"',
  refused: "check the server's address and that its FTP service runs",
  unanswered: "check the server's address and that its FTP service runs",
  cut: WHOLE_PACKETS,
  silent: "record without a filter, and stop tcpdump only after bye",
  "data-only": "record without a filter: port 21 has to be in it",
};

const WENT = { download: "downloaded", upload: "uploaded", any: "transferred" };

const ACTIVE_VERBS: ReadonlySet<string> = new Set(["PORT", "EPRT", "LPRT"]);

function unreadable({ path, problem }: { path: string; problem: FileProblem | null }): string {
  if (problem === null) return `${path} is not a capture`;
  if (problem.code === "empty") return `${path} is empty (0 bytes)`;
  return `${path}: ${splitAdvice(filesEn[problem.code](problem.data as never)).fact}`;
}

/** What is to be done about the file itself, where that is known. */
function adviceOn(problem: FileProblem | null): string {
  const advice = problem === null ? null : splitAdvice(filesEn[problem.code](problem.data as never)).advice;
  return advice === null ? SAVE : advice.charAt(0).toLowerCase() + advice.slice(1);
}

function captureName(kind: string | null): string {
  if (kind === "dhcp") return "capture of DHCP";
  return kind === "active" || kind === "passive" ? `${kind} capture` : "capture";
}

function captureOf(kind: string | null): string {
  const name = captureName(kind);
  return name.startsWith("active") ? `an ${name}` : `a ${name}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function noCapture({ kind }: { kind: string | null }): string {
  return `no ${captureName(kind)} to look at`;
}

function recordOne(kind: string | null): string {
  if (kind === "dhcp") return 'record DHCP: "tcpdump -i any port 67 or port 68 -w FILE"';
  return kind === "active" || kind === "passive"
    ? `record a session in ${kind} mode: ${modeHint(kind)}${windows(kind)}`
    : RECORD;
}

/** How to come by the mode. `instead` where none is asked for. */
function modeHint(kind: string | null, instead = RECORD): string {
  if (kind === "passive") return PASSIVE;
  return kind === "active" ? ACTIVE : instead;
}

/** What to do about packets that are not in the capture. */
function gapHint(gap: Gap, otherwise: string): string {
  if (gap === null) return otherwise;
  return gap === "lost" ? BUFFER : BOTH_WAYS;
}

/** Where the capture stops before any of it. */
function typeAll(mode: string | null): string {
  const first = mode === "passive" ? '"passive", ' : mode === "active" ? '"passive off", ' : "";
  return `type ${first}"get FILE" and "bye" before you stop tcpdump`;
}

/** PORT, PASV or their kin were refused: by 500 or 501 for the address in them, else as the server is set up. */
function portRefusedHint({ verb, code }: RefusedCommand): string {
  if (code === 530) return LOG_IN;
  if (ACTIVE_VERBS.has(verb) && (code === 500 || code === 501)) {
    return "use a client that the server reaches without NAT between them";
  }
  const setting = ACTIVE_VERBS.has(verb) ? "port_enable=YES" : "pasv_enable=YES";
  return `allow it on the server (vsftpd: "${setting}"), or use another client`;
}

/** A transfer was refused: for the data connection, for the file, or for reasons of the server's. */
function refusedHint({ verb, code }: RefusedCommand): string {
  if (code === 425) return "see whether a firewall, NAT or the server stops the data connection";
  if (code === 530) return LOG_IN;
  if (code < 550 && code !== 450) return SERVER_LOG;
  return UPLOADS.has(verb)
    ? "put the file into a folder that you may write to"
    : 'type "ls", and get a file that is there';
}

const UPLOADS: ReadonlySet<string> = new Set(["STOR", "STOU", "APPE"]);

/** Windows' ftp.exe is always active. */
function windows(mode: string | null): string {
  return mode === "passive" ? ' (Windows: "curl ftp://…", ftp.exe has no passive mode)' : "";
}

function commandHint(allowed: readonly string[]): string {
  const [first] = allowed;
  if (first === "EPSV" || first === "EPRT") return `use a client that sends ${first} (curl does)`;
  if (first === "PORT") return 'use "curl --disable-eprt -P - ftp://…"';
  return first === "PASV" ? 'use "curl --disable-epsv ftp://…"' : `use a client that sends ${list(allowed, "or")}`;
}

function typeInstead(missing: readonly string[]): string {
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
function openPort(opener: FtpEnd, own: string | null = null): string {
  if (own !== null && opener === "client") {
    return 'have the server name its own address in 227 (vsftpd: "pasv_address"), or use EPSV';
  }
  return opener === "server"
    ? "let the server's connection through the client's firewall, with no NAT between the two"
    : "open the server's passive ports (vsftpd: pasv_min_port, pasv_max_port) in its firewall";
}

function notItsOwn(opener: FtpEnd, own: string | null): string {
  return own === null ? "" : ` (the ${opener === "server" ? "client" : "server"} is ${own})`;
}

function loginRefusedHint({ code, reply }: { code: number | null; reply: string }): string {
  if (reply.includes("writable root")) return 'set "allow_writeable_chroot=YES" in vsftpd.conf';
  if (code === 421) return "try again when the server has room for you";
  return code === 500
    ? "not the password: set the server up as its reply says"
    : "check name and password, and log in again";
}

function commandsOf(kind: string | null): string {
  if (kind === "active") return "PORT/EPRT";
  return kind === "passive" ? "PASV/EPSV" : "PORT or PASV";
}

function announcer(method: string): string {
  return ACTIVE_VERBS.has(method) ? method : `the reply to ${method}`;
}

function commandsMissing({ missing, refused }: { missing: string[]; refused: string[] }): string {
  const notSent = missing.filter((verb) => !refused.includes(verb));
  const clauses = [
    notSent.length === 0 ? null : `${list(notSent)} ${notSent.length === 1 ? "is" : "are"} not used`,
    refused.length === 0 ? null : `${list(refused)} ${refused.length === 1 ? "was" : "were"} refused`,
  ];
  return clauses.filter((clause) => clause !== null).join(", ");
}

function segment(kind: string): string {
  return kind.toUpperCase();
}

function named({ verb, path }: FileNamed): string {
  return path === null ? verb : `${verb} ${path}`;
}

function amount(bytes: number | null, announced: number | null): string {
  if (bytes === null) return "";
  if (announced !== null && bytes >= announced) return "";
  return announced === null ? ` after ${byteSize(bytes)}` : ` after ${byteSize(bytes)} of ${byteSize(announced)}`;
}

function replied(code: number | null): string {
  return code === null ? "" : ` (reply ${code})`;
}

/** The first line of a reply. */
function replyText(code: number, reply: string): string {
  return reply === "" ? String(code) : `${code} ${reply}`;
}

function at(frame: number | null): string {
  return frame === null ? "" : ` (frame ${frame})`;
}

function stops(seconds: number | null): string {
  return seconds === null ? "" : `, capture stops at ${secondsFigure(seconds)} s`;
}

function packetCount(packets: number): string {
  return plural(packets, "packet", "packets");
}

function list(texts: readonly string[], word = "and"): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1)}`;
}

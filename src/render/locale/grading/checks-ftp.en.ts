import type { FtpSessionChecks } from "../../../report/grading/check-data/ftp.ts";
import { endpointText } from "../../endpoint-text.ts";
import {
  ACTIVE_VERBS,
  adviceOn,
  announcer,
  at,
  BOTH_WAYS,
  BUFFER,
  captureName,
  captureOf,
  commandHint,
  commandsMissing,
  commandsOf,
  EXPECTED_MODE,
  EXPECTED_PORT,
  GET,
  gapHint,
  INSTEAD,
  INSTEAD_HINTS,
  LOG_IN,
  list,
  loginRefusedHint,
  modeHint,
  noCapture,
  PLAIN,
  packetCount,
  portRefusedHint,
  RECORD,
  RECORD_TO_END,
  recordOne,
  replyText,
  SAVE_ALL,
  SERVER_LOG,
  segment,
  sentence,
  stops,
  typeAll,
  typeInstead,
  unreadable,
  WHOLE_PACKETS,
  windows,
} from "./ftp-phrases.en.ts";
import type { CheckWords } from "./words.ts";

export const ftpChecksEn: CheckWords<FtpSessionChecks> = {
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
};

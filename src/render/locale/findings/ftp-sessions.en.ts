import type { FtpSessionCause, FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { endpointText } from "../../endpoint-text.ts";
import { listOfNumbers, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { measuresEn, plural } from "../measures.en.ts";

type Groups = FtpSessionFindings;

export const ftpSessionsEn: Sentences<FtpSessionFindings> = {
  "ftp.password-clear": ({ sessions, count }) =>
    `Passwords are readable (${count === 1 ? "session" : "sessions"} ${listOfNumbers(sessions)}${count > sessions.length ? " …" : ""}). ftpscope masks them unless --show-passwords is given.`,
  "ftp.login-refused": ({ user, attempts, replyCode, reply, accepted }) => {
    const as = user === null ? "" : ` as "${user}"`;
    const refused =
      attempts === 1
        ? `The login${as} was refused`
        : `${plural(attempts, "login was", "logins were")} refused, the last${as}`;
    return `${refused} (${replied(replyCode, reply)}).${accepted === false ? "" : OTHERWISE[accepted === null ? "hidden" : "accepted"]}`;
  },
  "ftp.login-guessing": ({ client, server, attempts, users, passwords, sessions, seconds, accepted }) =>
    `${server} refused ${plural(attempts, "login", "logins")} of ${client} in ${time(seconds)} (${plural(users, "user name", "user names")}, ${plural(passwords, "password", "passwords")}, ${measuresEn.sessionCount(sessions)}).${accepted ? " One of these users was let in afterwards." : ""}`,
  "ftp.login-needed": ({ verb, replyCode, times, accepted }) =>
    `${times === 1 ? `${verb} was sent before any login, and` : `${plural(times, "command was", "commands were")} sent before any login (the first was ${verb}), and`} refused with ${replyCode}.${accepted ? " The login came later." : ""}`,
  "ftp.refused-after-login": ({ verb, replyCode, reply, times }) =>
    `The login was accepted, and yet ${verb} was refused${often(times)} (${replied(replyCode, reply)}).`,
  "ftp.command-refused": ({ verb, argument, replyCode, reply, times }) => {
    const what = verb === null ? "A command that is not in the capture" : asked(verb, argument);
    const more = verb === null ? "such refusals" : `refusals of ${verb}`;
    return `${what} was refused (${replied(replyCode, reply)})${times === 1 ? "" : `, the first of ${times} ${more}`}.`;
  },
  "ftp.anonymous-login": ({ user, server, sessions }) =>
    `${endpointText(server)} accepted a login as "${user}", for which nobody needs an account (${measuresEn.sessionCount(sessions)}).`,
  "ftp.mode-refused": ({ method, replyCode, fallback, times }) =>
    `${method} was refused with ${replyCode}${often(times)}; ${fallback === null ? "nothing else was agreed on behind it" : `the client went on with ${fallback}`}.`,
  "ftp.command-unanswered": ({ verb, how, seconds }) =>
    how === "silence"
      ? `The server took ${verb} and did not answer it in ${time(seconds)}.`
      : `The server ${how === "fin" ? "closed" : "reset"} the control connection instead of answering ${verb}.`,
  "ftp.service-closing": ({ reply, when, idleSeconds }) => `${CLOSING[when](idleSeconds)} (${replied(421, reply)}).`,
  "ftp.control-lost": ({ idleSeconds, by, how, resultLost }) => {
    const other = by === "client" ? "server" : "client";
    const silence = `After ${time(idleSeconds)} of silence`;
    const died =
      how === "unanswered"
        ? `${silence} the control connection was dead: what the ${by} sent, and sent again, was never acknowledged.`
        : `${silence} the control connection was dead: what the ${other} sent was answered by a RST in the ${by}'s name.`;
    return `${died}${resultLost ? " A transfer's result never arrived." : ""}`;
  },
  "ftp.tls-refused": ({ verb, argument, replyCode, left }) =>
    `${asked(verb, argument)} was refused with ${replyCode}${left ? ", and the client left without a login" : ""}.`,
  "ftp.tls-downgraded": ({ user, replyCode }) =>
    `The server refused TLS (${replyCode}), and the client went on to log in without it${user === null ? "" : ` as "${user}"`}.`,
  "ftp.tls-control-cleared": ({ commands }) =>
    `After the encrypted part the control connection is in clear again (CCC): ${plural(commands, "command", "commands")} can be read.`,
  "ftp.tls-data-clear": ({ connections, of }) =>
    `Commands are encrypted, yet ${connections} of ${plural(of, "data connection", "data connections")} went in clear.`,
  "ftp.tls-failed": (data) => failed(data),
  "ftp.overlap-conflict": ({ bytes }) =>
    `${plural(bytes, "byte was", "bytes were")} sent twice with different contents. The first copy was kept.`,
};

const OTHERWISE = {
  accepted: " Another attempt was accepted.",
  hidden: " What came later is encrypted.",
};

const CLOSING: Record<Groups["ftp.service-closing"]["when"], (idleSeconds: number | null) => string> = {
  connect: () => "The server turned the client away instead of greeting it",
  login: () => "The server ended the session instead of letting the user in",
  transfer: () => "The server ended the session during a transfer",
  command: () => "The server ended the session in answer to a command",
  unasked: (idleSeconds) =>
    `The server ended the session${idleSeconds === null ? "" : ` after ${time(idleSeconds)} without a command`}`,
};

function failed({ how, by, alert, answered }: Groups["ftp.tls-failed"]): string {
  switch (how) {
    case "alert":
      return `No encrypted session came about: the ${by ?? "other end"} broke off the handshake with ${alert === null ? "an encrypted alert" : `the alert ${alert}`}.`;
    case "closed":
      return `No encrypted session came about: ${by === null ? "the connection was closed" : `the ${by} broke the connection off`} ${answered ? "in the middle of" : "before the server said anything in"} the handshake.`;
    case "silence":
      return `No encrypted session came about: ${answered ? "the handshake stopped half-way" : "the client's first TLS message got no answer"}.`;
    case "too-early":
      return "No encrypted session came about: the client began TLS with its first byte, and the server spoke in clear.";
    case "waited":
      return "No encrypted session came about: on a port where TLS comes first, the client sent nothing.";
    case "not-begun":
      return "The server agreed to TLS, and the client never began it.";
  }
}

function replied(code: number, text: string): string {
  return text === "" ? String(code) : `${code} "${text}"`;
}

function asked(verb: string, argument: string | null): string {
  return argument === null || argument === "" ? verb : `${verb} ${argument}`;
}

function often(times: number): string {
  return times === 1 ? "" : ` ${plural(times, "time", "times")}`;
}

function time(seconds: number): string {
  return seconds < 3_600 ? measuresEn.seconds(secondsFigure(seconds)) : measuresEn.longTime(seconds);
}

export const ftpSessionsCausesEn: Record<FtpSessionCause, string> = {
  "wrong-password": "a wrong user name or password",
  "account-not-allowed": "the server's settings do not let this account do that",
  "account-needed": "the server wants a further account (ACCT)",
  "tls-required": "the server wants TLS before anything else",
  "too-many-connections": "the server has as many connections as it is set to allow",
  "server-idle-timeout": "the server's time limit for idle sessions",
  "server-stopping": "the server, or its program, was stopped",
  "ftp-inspected": "a firewall on the way that reads FTP and threw the command or its answer away",
  "nat-forgot": "a NAT or firewall on the way forgot the silent control connection",
  "network-lost": "the way between client and server was interrupted, or the other machine vanished",
  "server-lacks-command": "the server does not know this command, or not in this form",
  "server-lacks-tls": "TLS is not set up at the server",
  "certificate-refused": "one end did not trust the other's certificate",
  "tls-begun-otherwise": "a client set to the other kind of FTPS (implicit instead of explicit, or the reverse)",
  "tls-versions-differ": "client and server have no TLS version or cipher in common",
  "tls-inspected": "a firewall on the way that reads FTP commands and does not let TLS through",
  "client-configured-clear": "the client did not ask for protected data connections (PROT P), or asked for clear ones",
  "password-guessing": "a program that tries passwords",
};

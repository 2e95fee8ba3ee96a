import { isKnownVerb, isTransferVerb } from "./commands.ts";
import { parse227, parse229, parseEprt, parseLprt, parsePort } from "./endpoints.ts";
import { isKnownReply, isRefusal } from "./replies.ts";
import { isControlPort } from "./signs.ts";

export type Verdict = "ftp" | "not-ftp" | "undecided";

/** Commands or replies after which a conversation that still says nothing of FTP is given up. */
const PATIENCE = 32;

/**
 * Tells by what both sides say whether a conversation is FTP's control connection. Once given, the verdict stands.
 *
 * "ftp" is, on ports 21 and 990, one reply with a known code or one known command; on any other port
 * - a greeting (220, 120) and then a command that SMTP has not;
 * - an endpoint in a 227 or 229;
 * - a command with the reply that only FTP gives it, or two FTP commands that were refused;
 * - two different commands that only FTP has (where the server was not captured).
 * "not-ftp" is, on any port, what SMTP, POP3, IMAP, NNTP, IRC, HTTP or SSH say, and too much talk that is neither.
 */
export class ControlDetector {
  /** Whether the server's port is one of FTP's own, so that less is asked for. */
  readonly onControlPort: boolean;
  verdict: Verdict = "undecided";

  #greeted = false;
  #commands = 0;
  #replies = 0;
  #refused = 0;
  #lastVerb: string | null = null;
  /** Verbs that only FTP has: the first, and whether there was another. */
  #unmistakable: string | null = null;
  #twoUnmistakable = false;

  constructor(serverPort: number) {
    this.onControlPort = isControlPort(serverPort);
  }

  /** The client said this; `verb` in upper case. */
  client(verb: string, argument: string | null): void {
    if (this.verdict !== "undecided") return;
    this.#commands += 1;
    this.#lastVerb = verb;
    if (isForeignCommand(verb, argument ?? "")) this.verdict = "not-ftp";
    else if (this.#isFtpCommand(verb, argument ?? "")) this.verdict = "ftp";
    else if (this.#commands >= PATIENCE) this.verdict = "not-ftp";
  }

  /** The server said this, `code` 0 for what is no reply. */
  server(code: number, text: string): void {
    if (this.verdict !== "undecided") return;
    this.#replies += 1;
    const first = this.#replies === 1 && this.#commands === 0;
    if (isForeignReply(code, text, first)) this.verdict = "not-ftp";
    else if (first && (code === 220 || code === 120)) this.#greet();
    else if (this.#isFtpReply(code, text)) this.verdict = "ftp";
    else if (this.#replies >= PATIENCE) this.verdict = "not-ftp";
  }

  #greet(): void {
    this.#greeted = true;
    if (this.onControlPort) this.verdict = "ftp";
  }

  #isFtpCommand(verb: string, argument: string): boolean {
    if (!isKnownVerb(verb)) return false;
    if (this.onControlPort) return true;
    if (isUnmistakable(verb, argument)) {
      this.#unmistakable ??= verb;
      if (this.#unmistakable !== verb) this.#twoUnmistakable = true;
    }
    return this.#twoUnmistakable || (this.#greeted && !isSharedWithSmtp(verb, argument));
  }

  #isFtpReply(code: number, text: string): boolean {
    if (this.onControlPort && isKnownReply(code)) return true;
    if ((code === 227 && parse227(text) !== null) || (code === 229 && parse229(text) !== null)) return true;
    const verb = this.#lastVerb;
    if (verb === null || !isKnownVerb(verb)) return false;
    this.#lastVerb = null;
    if (isTransferVerb(verb)) return code === 125 || code === 150 || code === 226;
    if (OWN_ANSWERS[verb]?.includes(code) === true) return true;
    if (OWN_ANSWERS[verb] !== undefined && isRefusal(code)) this.#refused += 1;
    return this.#refused >= 2;
  }
}

/** Answers that no other protocol gives to the same word. */
const OWN_ANSWERS: Record<string, readonly number[]> = {
  USER: [230, 331, 332],
  PASS: [230],
  AUTH: [234],
  FEAT: [211],
  SYST: [215],
  TYPE: [200],
  PORT: [200],
  EPRT: [200],
  PASV: [227],
  EPSV: [229],
  PWD: [257],
  XPWD: [257],
  MKD: [257],
  CWD: [250],
  CDUP: [200, 250],
  SIZE: [213],
  MDTM: [213],
  REST: [350],
  RNFR: [350],
};

/** Commands of FTP alone, where their arguments are in order. */
function isUnmistakable(verb: string, argument: string): boolean {
  switch (verb) {
    case "PORT":
      return parsePort(argument) !== null;
    case "EPRT":
      return parseEprt(argument) !== null;
    case "LPRT":
      return parseLprt(argument) !== null;
    case "TYPE":
      return /^[AEIL]\b/iu.test(argument);
    default:
      return UNMISTAKABLE.has(verb);
  }
}

const UNMISTAKABLE = new Set([
  ...["PASV", "EPSV", "LPSV", "CWD", "CDUP", "PWD", "XPWD", "MKD", "RMD", "STOR", "STOU", "APPE"],
  ...["NLST", "MLSD", "MLST", "SIZE", "MDTM", "SYST", "FEAT", "RNFR", "RNTO", "PBSZ", "PROT"],
]);

function isSharedWithSmtp(verb: string, argument: string): boolean {
  if (verb === "AUTH") return !/^(?:TLS|SSL|GSSAPI|KERBEROS)/iu.test(argument);
  return verb === "HELP" || verb === "NOOP" || verb === "QUIT";
}

/** SMTP, POP3, IMAP, NNTP, IRC, HTTP and SSH, by what only their clients say. */
function isForeignCommand(verb: string, argument: string): boolean {
  switch (verb) {
    case "EHLO":
    case "HELO":
    case "LHLO":
    case "RSET":
    case "STARTTLS":
    case "CAPA":
    case "APOP":
    case "STLS":
    case "UIDL":
    case "AUTHINFO":
    case "NEWNEWS":
    case "XOVER":
    case "NICK":
      return true;
    case "MAIL":
      return /^FROM:/iu.test(argument);
    case "RCPT":
      return /^TO:/iu.test(argument);
    case "MODE":
      return /^READER\b/iu.test(argument);
    case "USER":
      return /^\S+ \S+ \S+ :/u.test(argument);
    default:
      return verb.startsWith("SSH-") || IMAP.test(argument) || / HTTP\/\d\.\d$/u.test(argument);
  }
}

const IMAP = /^(?:CAPABILITY|LOGIN .|AUTHENTICATE .|STARTTLS|SELECT .|ID \()/iu;

/** The same by what their servers say; a greeting is doubted by its words, unless FTP is among them. */
function isForeignReply(code: number, text: string, first: boolean): boolean {
  if (code === 0)
    return /^(?:\+OK|-ERR|\* (?:OK|BYE|PREAUTH)|HTTP\/\d|SSH-\d|RFB \d|:\S+ (?:\d{3}|NOTICE) )/u.test(text);
  if (!first || /ftp/iu.test(text)) return false;
  if (code === 220) return /\b(?:E?SMTP|LMTP|Postfix|Sendmail|Exim|qmail|ESMTPSA?|mail service)\b/iu.test(text);
  return (code === 200 || code === 201) && /\b(?:news|nntp|InterNetNews|posting|NNRP)\b/iu.test(text);
}

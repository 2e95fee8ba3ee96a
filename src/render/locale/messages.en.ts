import type { CaptureErrorCode } from "../../report/capture-problems.ts";
import { grouped } from "../number-text.ts";
import { isArchive, isPacked, systemErrorOf, wordsFor } from "./code-words.ts";
import { codesEn } from "./codes.en.ts";
import { plural } from "./measures.en.ts";

type CaptureMessages = Record<CaptureErrorCode, (detail: string | null) => string>;

/** Why an input cannot be read, and what to do: follows "path: ". */
const captureErrors: CaptureMessages = {
  missing: () => "no such file. Check the name and the folder",
  directory: () => 'this is a folder. Name the capture files in it, or try "ftpscope grade FOLDER"',
  unreadable: (detail) => `cannot be read${inBrackets(systemText(detail))}. ${unreadableAdvice(detail)}`,
  empty: () => "empty (0 bytes). Record it again, and end the recording with Ctrl-C",
  "not-a-capture": (detail) =>
    detail === "cut-header"
      ? "it ends inside its own header. Record it again, and end the recording with Ctrl-C"
      : `not a capture${detail === null ? "" : ` (it looks like ${wordsFor(codesEn.lookalikes, detail)})`}. ${lookalikeAdvice(detail)}`,
  unsupported: (detail) =>
    `a kind of capture that is not read${inBrackets(detail === null ? null : wordsFor(codesEn.unsupported, detail))}. ${unsupportedAdvice(detail)}`,
  "damaged-compression": () => "its compression is damaged before the first packet. Copy or download the file again",
};

function unreadableAdvice(detail: string | null): string {
  return /EACCES|EPERM/.test(detail ?? "") ? "Check its permissions" : "Copy it to another place and try again";
}

function lookalikeAdvice(detail: string | null): string {
  if (detail === "zip") return 'Unpack it, and name the capture in it, or try "ftpscope grade FILE"';
  if (isArchive(detail)) return "Unpack it, and name the capture in it";
  if (detail === "packet-text") return 'Record with "tcpdump -w FILE", which saves the packets themselves';
  return "Give a pcap, pcapng or snoop file";
}

function unsupportedAdvice(detail: string | null): string {
  return isPacked(detail) ? "Unpack it first" : "Open it in Wireshark and save it as pcapng";
}

/** What is said on standard error: errors in one line (what, where, what to do), warnings, progress. */
export const messagesEn = {
  standardInput: "standard input",
  captureErrors,
  usageErrors: {
    "unknown-option": ({ detail, hint }: UsageFacts) => `unknown option ${detail}${didYouMean(hint)}`,
    "unknown-command": ({ detail, hint }: UsageFacts) =>
      `no command and no file is named ${detail}; did you mean "ftpscope ${hint ?? ""}"? A file of that name is ./${detail}`,
    "unknown-finding": ({ detail, hint }: UsageFacts) =>
      `no finding has the code ${detail}${hint === null ? '. "ftpscope explain --list" lists them' : `; did you mean ${hint}?`}`,
    "missing-value": ({ detail }: UsageFacts) => `option ${detail} needs a value`,
    "bad-value": ({ detail, hint }: UsageFacts) => `${detail} is not a possible value; possible: ${hint ?? ""}`,
    "conflicting-options": ({ detail }: UsageFacts) => `${detail} cannot be used together`,
    "option-elsewhere": ({ detail, hint }: UsageFacts) => `option ${detail} belongs to another command: ${hint ?? ""}`,
    "late-command": ({ detail }: UsageFacts) =>
      `the command comes first: "ftpscope ${detail} CAPTURE". A file of that name is ./${detail}`,
    "no-such-session": ({ detail, hint }: UsageFacts) =>
      `there is no session ${detail}; the capture has ${plural(Number(hint), "session", "sessions")}`,
    "no-such-transfer": ({ detail, hint }: UsageFacts) =>
      `there is no transfer ${detail}; the capture has ${plural(Number(hint), "transfer", "transfers")}`,
    "no-such-transaction": ({ detail, hint }: UsageFacts) =>
      `there is no transaction ${detail}; the capture has ${plural(Number(hint), "transaction", "transactions")}`,
    "filter-of-what": ({ detail }: UsageFacts) => `--filter needs one of ${detail}`,
    "table-without-csv": () => "--table belongs to --format csv",
    "not-drawn": ({ detail, hint }: UsageFacts) =>
      `${detail} shows ladders and comparisons: "ftpscope ladder CAPTURE -o picture.${hint ?? ""}"`,
    "foreign-ending": ({ detail, hint }: UsageFacts) =>
      `${detail}: no output is made for this ending; possible: ${hint ?? ""}`,
    "binary-to-terminal": ({ detail, hint }: UsageFacts) =>
      `${detail} is no text for a terminal. Write it to a file: -o picture.${hint ?? ""}`,
    "too-many-captures": () => "compare takes two captures, or one that holds both transfers",
    "no-ftp": ({ detail }: UsageFacts) => `${detail}: holds no FTP session to compare`,
    "one-transfer": ({ detail }: UsageFacts) =>
      `${detail}: holds only one transfer. Name a second capture: "ftpscope compare ACTIVE PASSIVE"`,
    "one-folder": ({ detail }: UsageFacts) =>
      `grade takes one folder or zip with all hand-ins; ${detail} is a second one`,
    "columns-without-roster": () => "--columns belongs to --roster",
    "grade-output": ({ detail }: UsageFacts) => `--format ${detail} belongs to grade: "ftpscope grade HANDINS"`,
    "folder-exists": ({ detail }: UsageFacts) =>
      `${detail}: exists already. --force writes into it and replaces files of the same names`,
    "extract-where": () => "extract needs a folder (-o DIR), or --hash for sizes and SHA-256 alone",
    "extract-folder-exists": ({ detail }: UsageFacts) =>
      `${detail}: has files in it. Name a new or an empty folder; --force writes beside them, and replaces none`,
    "input-too-large": ({ detail }: UsageFacts) =>
      `${detail}: too much to be saved and read twice. Save it to a file, and name that`,
    "no-such-check": ({ detail, hint }: UsageFacts) => `no check is named ${detail}; possible: ${hint ?? ""}`,
    "check-needs-rubric": ({ detail, hint }: UsageFacts) =>
      `${detail} needs values (${hint ?? ""}): put it into a rubric, and name that by --rubric`,
    "input-unreadable": ({ detail, hint }: UsageFacts) =>
      hint === "ENOENT"
        ? `${detail}: no such file. Check the name`
        : `${detail}: cannot be read${inBrackets(systemText(hint))}. Check the name and its permissions`,
    "no-pipe": ({ detail }: UsageFacts) =>
      `${detail} reads files, not standard input. Save it to a file, and name that: "ftpscope ${detail} FILE"`,
    "cut-of-what": () =>
      "cut needs --session, --transfer or --transaction with a number, or --all for everything of FTP and DHCP",
    "cut-to-terminal": () =>
      "a capture is no text for a terminal. Write it to a file (-o part.pcapng), or hand it on: | wireshark -k -i -",
    "cut-ending": ({ detail, hint }: UsageFacts) => `${detail}: cut writes captures; possible: ${hint ?? ""}`,
    "cut-link-types": ({ detail }: UsageFacts) =>
      `${detail}: these packets have several link types, and pcap can have one. Name it .pcapng`,
    "nothing-to-cut": ({ detail }: UsageFacts) => `${detail}: holds neither FTP nor DHCP; nothing was written`,
    "read-twice": ({ detail }: UsageFacts) =>
      `${detail}: is read twice, and a pipe can be read once. Save it to a file, and name that`,
    "useless-option": ({ detail, hint }: UsageFacts) =>
      `option ${detail} does nothing in "${hint ?? ""}"; "${hint ?? ""} --help" lists what does`,
    "output-among-handins": ({ detail, hint }: UsageFacts) =>
      `${detail}: lies among the hand-ins, and would be taken for one next time. Write outside of their folder, such as to ${hint ?? ""}`,
    "scratch-unwritable": ({ detail, hint }: UsageFacts) =>
      `${detail}: no hand-in can be unpacked there${inBrackets(systemText(hint))}. Make room, or name another folder in TMPDIR`,
    "output-exists": ({ detail }: UsageFacts) => `${detail}: exists already. --force replaces it`,
    "output-is-input": ({ detail }: UsageFacts) => `${detail}: is what is read. Choose another name for the output`,
    "output-unwritable": ({ detail, hint }: UsageFacts) =>
      `${detail}: cannot be written${inBrackets(systemText(hint))}. Choose another folder or name`,
  },
  strictDamage: (path: string) => `${path}: damaged or cut short, which --strict does not accept`,
  passwordsShown: "passwords are shown, as --show-passwords asks. Do not pass this output on",
  cutShowsPasswords: "the part holds passwords that anybody can read, as the capture does. Do not pass it on",
  noHandIns: "no hand-ins given",
  noInput: "no capture given",
  interrupted: "interrupted: what follows is what had been read until then",
  outputFailed: (code: string) => `the output could not be written${inBrackets(systemText(code))}`,
  internalError: "internal error: please report it with the text below",
  progressHandIns: (done: number, all: number) => `${grouped(done)} of ${grouped(all)} hand-ins`,
  gradingInterrupted: "interrupted: nothing was written",
  progressShare: (percent: number, packets: number) => `${percent} %, ${grouped(packets)} packets`,
  progressLive: (packets: number, perSecond: number, sessions: number) =>
    `${plural(packets, "packet", "packets")}, ${grouped(perSecond)} a second, ${plural(sessions, "session", "sessions")} open`,
  progressRate: (packets: number, perSecond: number) => `${grouped(packets)} packets, ${grouped(perSecond)} a second`,
};

/** `detail` is what was given, `hint` what would have been right. */
export interface UsageFacts {
  detail: string;
  hint: string | null;
}

function systemText(detail: string | null): string | null {
  if (detail === null) return null;
  const code = systemErrorOf(detail);
  const text = wordsFor(codesEn.system, code);
  return text === code ? code : `${text}, ${code}`;
}

function inBrackets(detail: string | null): string {
  return detail === null ? "" : ` (${detail})`;
}

function didYouMean(hint: string | null): string {
  return hint === null ? '. "ftpscope --help" lists them' : `; did you mean ${hint}?`;
}

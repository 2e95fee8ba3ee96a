import type { FtpDataChecks } from "../../../report/grading/check-data/ftp.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, grouped } from "../../number-text.ts";
import { plural } from "../measures.en.ts";
import {
  ACTIVE,
  amount,
  at,
  BOTH_WAYS,
  BUFFER,
  EXPECTED_SYN,
  GET,
  gapHint,
  named,
  noCapture,
  notItsOwn,
  openPort,
  PLAIN,
  RECORD,
  RECORD_ALL,
  RECORD_TO_END,
  recordOne,
  refusedHint,
  replied,
  replyText,
  SAVE_ALL,
  segment,
  stops,
  WENT,
  WHOLE_PACKETS,
  withoutData,
  withoutDataHints,
} from "./ftp-phrases.en.ts";
import type { CheckWords } from "./words.ts";

export const ftpDataChecksEn: CheckWords<FtpDataChecks> = {
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

import type { FtpTransferCause, FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import { byteSize, grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";
import { commandAndFile, percentage, replyLine } from "./transfer-phrases.ts";

export const ftpTransfersEn: Sentences<FtpTransferFindings> = {
  "ftp.file-refused": ({ verb, path, replyCode, reply, times }) =>
    `The server refused ${named(verb, path)}${repeated(times)}: "${replyLine(replyCode, reply)}".`,
  "ftp.transfer-aborted": ({ verb, path, bytes, replyCode, times }) => {
    const after = bytes === null ? "" : ` after ${byteSize(bytes)}`;
    return `The client stopped ${named(verb, path)} with ABOR${after}${inBrackets(replyCode)}${repeated(times)}.`;
  },
  "ftp.transfer-cut": ({ verb, path, bytes, announcedBytes, restart, endedBy, replyCode }) => {
    const whole = announcedBytes === null || restart > 0 ? "" : ` of ${byteSize(announcedBytes)}`;
    const after = bytes === null ? "" : ` after ${byteSize(bytes)}${whole}`;
    return `${begun(named(verb, path))} broke off${after}: ${ENDED_BY[endedBy]}${endedBy === "reply" ? ` ${replyCode}` : inBrackets(replyCode)}.`;
  },
  "ftp.size-differs": ({ verb, path, bytes, announcedBytes, restart }) => {
    const from = restart > 0 ? `, from offset ${grouped(restart)} on` : "";
    return `${begun(named(verb, path))} was reported complete, but ${plural(bytes, "byte", "bytes")} passed where ${grouped(announcedBytes)} were announced${from}.`;
  },
  "ftp.transfer-stalled": ({ verb, path, bytes, seconds, window, ended }) => {
    const name = named(verb, path);
    const time = `${secondsFigure(seconds)} s`;
    const shut = window ? ", its receiver's window shut," : "";
    if (!ended) {
      return `The data of ${name} paused for ${time}${shut} and then went on.`;
    }
    if (bytes === 0) return `No data of ${name} got through in ${time}.`;
    return `The data of ${name} stopped after ${byteSize(bytes)}${shut || ","} and nothing new came in ${time}.`;
  },
  "ftp.retransmissions": ({ verb, path, bytes, retransmittedBytes }) =>
    `${byteSize(retransmittedBytes)} of ${named(verb, path)} had to be sent again, ${percentage(retransmittedBytes, bytes)} of ${byteSize(bytes)}.`,
  "ftp.packets-too-big": ({ verb, path, sender, from, mtu, errors }) => {
    const fits = mtu === null ? "" : ` (${grouped(mtu)} bytes would pass)`;
    return `${sender} turned down packets of ${named(verb, path)} as too big${fits}, ${plural(errors, "time", "times")}, and ${from} went on sending large ones.`;
  },
  "ftp.no-final-reply": ({ verb, path, bytes, waitedSeconds }) =>
    `The data connection of ${named(verb, path)} closed after ${byteSize(bytes)}, and no final reply came in the ${secondsFigure(waitedSeconds)} s after it.`,
  "ftp.ascii-binary": ({ verb, path, type, format, evidence, times }) => {
    const how = type === null ? "without TYPE, which means ASCII" : "in ASCII type";
    const why = evidence === "contents" ? `begins like a ${format} file` : `has the name of a ${format} file`;
    return `${begun(named(verb, path))} went ${how}, but ${why}${others(times)}.`;
  },
};

const ENDED_BY: Record<FtpTransferFindings["ftp.transfer-cut"]["endedBy"], string> = {
  "client-rst": "the client reset the data connection",
  "server-rst": "the server reset the data connection",
  reply: "the server answered",
  fin: "the data connection was closed, and no reply came",
};

export const ftpTransfersCausesEn: Record<FtpTransferCause, string> = {
  "file-missing": "no file or folder of that name on the server",
  "permission-denied": "the account's rights on that file or folder",
  "file-exists": "a file of that name, already there and not to be replaced",
  "name-not-allowed": "a file name that the server does not allow",
  "disk-full": "a full disk on the server",
  "quota-used-up": "the account's storage quota, used up",
  "file-busy": "another program or transfer that has the file in use",
  "is-a-folder": "a folder of that name where a file was asked for",
  "restart-beyond-end": "a restart offset (REST) behind the end of the server's file",
  "server-error": "trouble inside the server (disk, file system or program)",
  "user-stopped": "the client, whose user or program ended the transfer",
  "peer-vanished": "a program or machine that stopped, or lost its network",
  "receiver-slow": "a receiver that did not read (a busy disk, a paused program)",
  "sender-slow": "a sender that had nothing to send (a slow disk, a busy program)",
  "packet-loss": "packets lost on the way",
  "path-mtu": "a link on the way that passes only smaller packets, of which the sender does not learn",
  "line-ends-converted": "line ends, which ASCII type changes",
  "file-changed": "a file that changed after its size was told, or a transfer that ended early",
  "left-in-ascii": "a client that was not set to binary (TYPE I)",
};

function named(verb: string | null, path: string | null): string {
  return commandAndFile(verb, path) ?? "a transfer";
}

function begun(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function inBrackets(replyCode: number | null): string {
  return replyCode === null ? "" : ` (reply ${replyCode})`;
}

function repeated(times: number): string {
  return times > 1 ? ` (${grouped(times)} times)` : "";
}

function others(times: number): string {
  return times > 1 ? ` (and ${plural(times - 1, "transfer", "transfers")} more like it)` : "";
}

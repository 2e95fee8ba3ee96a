import { findingsEn } from "./findings.en.ts";
import { ftpCommandsEn } from "./ftp-commands.en.ts";
import { ftpRepliesEn } from "./ftp-replies.en.ts";
import { helpEn } from "./help.en.ts";
import { measuresEn } from "./measures.en.ts";
import { messagesEn } from "./messages.en.ts";
import { namesEn } from "./names.en.ts";
import { summaryEn } from "./summary.en.ts";

/** Every word that a person reads, in English. */
export const en = {
  measures: measuresEn,
  names: namesEn,
  summary: summaryEn,
  findings: findingsEn,
  help: helpEn,
  messages: messagesEn,
  ftpCommands: ftpCommandsEn,
  ftpReplies: ftpRepliesEn,
};

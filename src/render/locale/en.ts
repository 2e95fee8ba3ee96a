import { codesEn } from "./codes.en.ts";
import { comparisonEn } from "./comparison.en.ts";
import { dhcpLadderEn } from "./dhcp-ladder.en.ts";
import { type DhcpOptionCode, type DhcpOptionWords, dhcpOptionsEn } from "./dhcp-options.en.ts";
import { dhcpScreenEn } from "./dhcp-screen.en.ts";
import { explainEn } from "./explain.en.ts";
import { findingsEn } from "./findings.en.ts";
import { ftpCommandsEn } from "./ftp-commands.en.ts";
import { ftpRepliesEn, ftpReplyClassesEn } from "./ftp-replies.en.ts";
import { ftpScreenEn } from "./ftp-screen.en.ts";
import { helpEn } from "./help.en.ts";
import { ladderEn } from "./ladder.en.ts";
import { liveEn } from "./live.en.ts";
import { measuresEn } from "./measures.en.ts";
import { messagesEn } from "./messages.en.ts";
import { namesEn } from "./names.en.ts";
import { picturesEn } from "./pictures.en.ts";
import { storyEn } from "./story.en.ts";
import { summaryEn } from "./summary.en.ts";

/** Without the literal types, which no other language could fill. */
const dhcpOptions: Record<DhcpOptionCode, DhcpOptionWords> = dhcpOptionsEn;

/** Every word that a person reads, in English. */
export const en = {
  measures: measuresEn,
  names: namesEn,
  summary: summaryEn,
  ftpScreen: ftpScreenEn,
  dhcpScreen: dhcpScreenEn,
  ladder: ladderEn,
  dhcpLadder: dhcpLadderEn,
  comparison: comparisonEn,
  pictures: picturesEn,
  findings: findingsEn,
  explain: explainEn,
  story: storyEn,
  codes: codesEn,
  help: helpEn,
  messages: messagesEn,
  live: liveEn,
  ftpCommands: ftpCommandsEn,
  ftpReplies: ftpRepliesEn,
  ftpReplyClasses: ftpReplyClassesEn,
  dhcpOptions,
};

/** English sets the shape that every language fills. */
export type Words = typeof en;

import { codesKo } from "./codes.ko.ts";
import { comparisonKo } from "./comparison.ko.ts";
import { dhcpLadderKo } from "./dhcp-ladder.ko.ts";
import { dhcpOptionsKo } from "./dhcp-options.ko.ts";
import { dhcpScreenKo } from "./dhcp-screen.ko.ts";
import type { Words } from "./en.ts";
import { explainKo } from "./explain.ko.ts";
import { findingsKo } from "./findings.ko.ts";
import { ftpCommandsKo } from "./ftp-commands.ko.ts";
import { ftpRepliesKo, ftpReplyClassesKo } from "./ftp-replies.ko.ts";
import { ftpScreenKo } from "./ftp-screen.ko.ts";
import { helpKo } from "./help.ko.ts";
import { ladderKo } from "./ladder.ko.ts";
import { liveKo } from "./live.ko.ts";
import { measuresKo } from "./measures.ko.ts";
import { messagesKo } from "./messages.ko.ts";
import { namesKo } from "./names.ko.ts";
import { picturesKo } from "./pictures.ko.ts";
import { storyKo } from "./story.ko.ts";
import { summaryKo } from "./summary.ko.ts";

/** Every word that a person reads, in Korean. A missing or surplus entry does not compile. */
export const ko: Words = {
  measures: measuresKo,
  names: namesKo,
  summary: summaryKo,
  ftpScreen: ftpScreenKo,
  dhcpScreen: dhcpScreenKo,
  ladder: ladderKo,
  dhcpLadder: dhcpLadderKo,
  comparison: comparisonKo,
  pictures: picturesKo,
  findings: findingsKo,
  explain: explainKo,
  story: storyKo,
  codes: codesKo,
  help: helpKo,
  messages: messagesKo,
  live: liveKo,
  ftpCommands: ftpCommandsKo,
  ftpReplies: ftpRepliesKo,
  ftpReplyClasses: ftpReplyClassesKo,
  dhcpOptions: dhcpOptionsKo,
};

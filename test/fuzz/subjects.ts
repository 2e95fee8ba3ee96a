import type { Subject } from "./subject.ts";
import { COMMANDS } from "./subjects/commands.ts";
import { CONVERSATIONS } from "./subjects/conversations.ts";
import { DECODERS } from "./subjects/decoders.ts";
import { HAND_INS } from "./subjects/hand-ins.ts";
import { MESSAGES } from "./subjects/messages.ts";
import { PACKINGS } from "./subjects/packings.ts";
import { PAPERS } from "./subjects/papers.ts";
import { PROGRAM } from "./subjects/program.ts";
import { READERS } from "./subjects/readers.ts";

/** All that is fuzzed. A new one is one file and one line here. */
export const SUBJECTS: readonly Subject[] = [
  READERS,
  PACKINGS,
  DECODERS,
  CONVERSATIONS,
  MESSAGES,
  PROGRAM,
  COMMANDS,
  HAND_INS,
  PAPERS,
];

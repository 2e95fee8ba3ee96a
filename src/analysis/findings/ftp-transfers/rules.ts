import type { Finding } from "../../../report/report.ts";
import type { Rule } from "../facts.ts";
import { asciiBinary } from "./ascii-binary.ts";
import { fileRefused } from "./file-refused.ts";
import { noFinalReply } from "./no-final-reply.ts";
import { packetsTooBig } from "./packets-too-big.ts";
import { retransmissions } from "./retransmissions.ts";
import { sizeDiffers } from "./size-differs.ts";
import { transferAborted } from "./transfer-aborted.ts";
import { type TransferCase, transferCases } from "./transfer-case.ts";
import { transferCut } from "./transfer-cut.ts";
import { transferStalled } from "./transfer-stalled.ts";

const RULES_OF_TRANSFERS: readonly ((cases: readonly TransferCase[]) => Finding[])[] = [
  packetsTooBig,
  fileRefused,
  transferCut,
  transferStalled,
  noFinalReply,
  sizeDiffers,
  asciiBinary,
  retransmissions,
  transferAborted,
];

/** What was said around each transfer is read once for all of them. */
export const FTP_TRANSFERS_RULES: readonly Rule[] = [
  (facts) => {
    const cases = transferCases(facts);
    return RULES_OF_TRANSFERS.flatMap((rule) => rule(cases));
  },
];

import { frameReference } from "../../../decode/frame-reference.ts";
import { secondsSinceData } from "../../../report/data-silence.ts";
import type { FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, Reply } from "../../../report/report.ts";
import { refusesHost } from "../ftp-connections/failed-reply.ts";
import { endingOf, staysShut } from "./ending.ts";
import { toldReasons } from "./refusal-reason.ts";
import { framesOf, lastPacket, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

type Cut = FtpTransferFindings["ftp.transfer-cut"];

/** A transfer that broke off in the middle. */
export function transferCut(cases: readonly TransferCase[]): Finding[] {
  return cases
    .filter((one) => endingOf(one) === "cut")
    .map((one) => {
      const { bytes, announcedBytes, restart, replyCode } = one.transfer;
      const data = { ...nameOf(one), bytes, announcedBytes, restart, endedBy: endedBy(one), replyCode };
      const at = framesOf(one.exchange, lastPacket(one), one.finalReply);
      return makeFinding("ftp.transfer-cut", "error", data, { subject: subjectOf(one), at, causes: causesOf(one) });
    });
}

/** A RST that breaks off comes before the reply that tells of it; behind the reply it only closes what is over. */
function endedBy({ transfer: { connection, replyCode }, finalReply }: TransferCase): Cut["endedBy"] {
  const already = finalReply !== null && connection !== null && finalReply.time < connection.endTime;
  if (connection?.resetBy != null && !already) return connection.resetBy === "client" ? "client-rst" : "server-rst";
  return replyCode === null ? "fin" : "reply";
}

/** Longer silence before the reply of failure is what brought it about. */
const GIVEN_UP_AFTER_SECONDS = 20;

/** Only so much of a reply is searched. */
const SEARCHED = 200;
const CLIENT_ENDED: Cause[] = [
  { code: "user-stopped", confidence: "likely" },
  { code: "peer-vanished", confidence: "possible" },
];
/** Of two FINs nobody keeps which came first. */
const EITHER_END: Cause[] = [
  { code: "user-stopped", confidence: "possible" },
  { code: "peer-vanished", confidence: "possible" },
];

function causesOf(one: TransferCase): Cause[] {
  const { transfer, sent, finalReply } = one;
  if (leftBefore(one, finalReply)) return CLIENT_ENDED;
  const told = toldReasons(one);
  if (told.length > 0) return told;
  if (staysShut(one)) return [{ code: "receiver-slow", confidence: "likely" }];
  const unacknowledged = sent?.unacknowledgedBytes ?? 0;
  if (unacknowledged > 0 && (sent?.retransmittedBytes ?? 0) > 0) return lossCauses(one);
  const { connection, replyCode } = transfer;
  if (replyCode === 451) return serverErrorCauses(one);
  const opener = connection?.opener ?? null;
  const stranger = connection !== null && opener !== null && connection[opener].ip !== one.session[opener].ip;
  if (stranger || (finalReply !== null && refusesHost(finalReply))) {
    // Servers take data connections from the control connection's other end only (RFC 2577 section 4).
    return [{ code: "several-addresses", confidence: "likely" }];
  }
  const silence = connection === null ? 0 : secondsSinceData(one.transfer, finalReply?.time ?? null);
  if (silence >= GIVEN_UP_AFTER_SECONDS) return [{ code: "peer-vanished", confidence: "likely" }];
  if (finalReply !== null && /time ?out|timed out|stall/i.test(finalReply.text.slice(0, SEARCHED))) {
    return [{ code: transfer.direction === "upload" ? "sender-slow" : "receiver-slow", confidence: "likely" }];
  }
  if (replyCode === 421) return [{ code: "server-stopping", confidence: "likely" }];
  if (replyCode === null && transfer.direction === "upload" && connection?.closed === "fin") return EITHER_END;
  const byServer = connection?.resetBy === "server" || (replyCode === null && transfer.direction !== "upload");
  if (connection?.resetBy !== "client" && byServer) return [{ code: "peer-vanished", confidence: "likely" }];
  return CLIENT_ENDED;
}

/** The client was gone when the server said that it failed. */
function leftBefore({ leftAt }: TransferCase, reply: Reply | null): boolean {
  return leftAt !== null && reply !== null && leftAt < frameReference(reply.capture, reply.frame);
}

/** A server that cannot write what it gets has most often no room for it. */
function serverErrorCauses({ transfer, finalReply }: TransferCase): Cause[] {
  const likely: Cause = { code: "server-error", confidence: "likely" };
  if (transfer.direction !== "upload") return [likely];
  const cannotWrite = /\bwrit(?:e|ing)\b/i.test(finalReply?.text.slice(0, SEARCHED) ?? "");
  return cannotWrite
    ? [
        { code: "disk-full", confidence: "likely" },
        { code: "server-error", confidence: "possible" },
      ]
    : [likely, { code: "disk-full", confidence: "possible" }];
}

/**
 * Packets that nobody acknowledged. Where not one byte came through, they may be too large for the path; where only the small
 * ones among them reached the place of the capture, they hardly can be anything else.
 */
export function lossCauses({ sent }: TransferCase): Cause[] {
  const nothingArrived = sent !== null && sent.unacknowledgedBytes === sent.bytes;
  if (!nothingArrived) {
    return [
      { code: "packet-loss", confidence: "likely" },
      { code: "peer-vanished", confidence: "possible" },
    ];
  }
  return [
    { code: "path-mtu", confidence: sent.missingBytes > 0 ? "likely" : "possible" },
    { code: "packet-loss", confidence: "possible" },
  ];
}

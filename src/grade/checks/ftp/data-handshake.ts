import type { DataConnection } from "../../../report/connection.ts";
import type { ControlSegment } from "../../../report/grading/check-data/attempt-reasons.ts";
import { synFate } from "../../../report/syn-fate.ts";
import type { Check, Verdict } from "../check.ts";
import { type FtpAttempt, gapOfData, listenerOf, ownAddress } from "./attempt-facts.ts";
import { type DataAttempt, dataAttempt, isVerdict } from "./data-connection.ts";
import { told } from "./verdicts.ts";

/** The data connection opened: SYN, SYN-ACK, and something behind them. Half where one of them is not there. */
export const dataHandshake: Check<"data-handshake"> = {
  name: "data-handshake",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const found = dataAttempt(context);
    if (isVerdict(found)) return found;
    return found.connection.established ? opened(found) : notOpened(found);
  },
};

function opened({ connection, opener }: DataAttempt): Verdict<"data-handshake"> {
  const { synFrame, synAckFrame, firstFrame } = connection;
  if (synFrame !== null && synAckFrame !== null) return told(1, "complete", { opener }, synFrame, synAckFrame);
  if (synFrame === null && synAckFrame === null) return told(0, "midway", { frame: firstFrame }, firstFrame);
  const missing: ControlSegment = synFrame === null ? "syn" : "syn-ack";
  return told(0.5, "incomplete", { missing, gap: gapOfData(connection) }, synFrame ?? synAckFrame);
}

function notOpened({ attempt, connection, opener }: DataAttempt): Verdict<"data-handshake"> {
  const to = { ...listenerOf(connection, opener) };
  const own = ownAddress(attempt, opener, to.ip);
  const { synFrame, synAckFrame, firstFrame, lastFrame } = connection;
  const frame = synFrame ?? firstFrame;
  const fate = synFate(connection);
  if (fate === null) return told(0, "midway", { frame: firstFrame }, firstFrame);
  if (fate === "answered") return told(0.5, "not-acknowledged", { opener }, synFrame, synAckFrame);
  if (fate === "refused" || refusedByRouter(attempt, connection)) {
    const by = fate === "refused" ? ("rst" as const) : ("icmp" as const);
    return told(0, "refused", { opener, to, own, by, frame }, frame, by === "rst" ? lastFrame : null);
  }
  return told(0, "unanswered", { opener, to, own, syns: connection.sent[opener].packets, frame }, frame, lastFrame);
}

/** An ICMP error came back, as a finding tells. */
function refusedByRouter({ report, session, transfer }: FtpAttempt, { synFrame }: DataConnection): boolean {
  return report.findings.some(
    ({ code, subject, data: { answer }, frames }) =>
      (code === "ftp.active-refused" || code === "ftp.passive-refused") &&
      answer === "icmp" &&
      subject.session === session.id &&
      (subject.transfer === null || subject.transfer === (transfer?.id ?? null)) &&
      synFrame !== null &&
      frames.includes(synFrame),
  );
}

import { opposite } from "../../../flow/connection.ts";
import type { TlsAlert, TlsProgress } from "../../../protocols/tls/handshake-watch.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent, setLater } from "../recent.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { pairOf } from "./logins.ts";
import { type SessionControl, sessionControls } from "./session-controls.ts";
import { alertName, isAboutCertificates, isAboutVersions } from "./tls-alerts.ts";
import { beginsRecord } from "./tls-data-clear.ts";

type Data = FtpSessionFindings["ftp.tls-failed"];

/** The capture goes on for so long, and nothing more was said. */
const SILENCE_SECONDS = 10;
/** A client that wants TLS at once begins at once. */
const WAITING_SECONDS = 5;

/** AUTH TLS was accepted (or the port is 990), and yet no encrypted session came of it. */
export function tlsFailed(facts: Facts): Finding[] {
  const sessions = sessionControls(facts);
  const lastSecured = remembered(facts, newTable);
  for (const one of sessions) if (isSecured(one)) setLater(lastSecured, pairOf(one.session), one.session.id);
  return sessions.flatMap((one) => {
    const { session, control } = one;
    const auth = session.exchanges.find(isAuthAccepted) ?? null;
    const lastTime = facts.report.captures[session.lastCapture]?.lastTime ?? session.endTime;
    const data =
      begunOtherwise(one, lastTime) ??
      (control.tls === null ? neverBegun(session, auth, lastTime) : failure(one, control.tls, lastTime));
    if (data === null) return [];
    const closing = control.reset ?? control.connection.last;
    const { helloFrame = 0, answerFrame = 0, alert = null } = control.tls ?? {};
    const frames = [...beginnings(data.how, control), helloFrame, answerFrame, alert?.frame ?? closing.frame].filter(
      (frame) => frame > 0,
    );
    const at = [...(auth === null ? [] : exchangeFrames(auth, auth.replies.at(-1) ?? null)), ...new Set(frames)];
    const triedAgain = (lastSecured.get(pairOf(session)) ?? 0) > session.id;
    const severity = data.how === "not-begun" ? "note" : triedAgain ? "warning" : "error";
    const place = { subject: { session: session.id }, at, causes: causesOf(data, alert) };
    return [makeFinding("ftp.tls-failed", severity, data, place)];
  });
}

const newTable = () => new Recent<number>();

/** TLS was begun and finished. */
export function isSecured({ control: { tls } }: SessionControl): boolean {
  return tls?.established === true;
}

function isAuthAccepted({ verb, argument, replies }: Exchange): boolean {
  return verb === "AUTH" && /^(TLS|SSL)/i.test(argument?.trimStart() ?? "") && replies.some(({ code }) => code === 234);
}

/**
 * Implicit TLS begins with the connection, explicit TLS with AUTH (RFC 4217 section 4): where the two ends do not mean the
 * same, the client speaks TLS to a server that speaks in clear, or both wait for the other.
 */
function begunOtherwise({ session, control }: SessionControl, lastTime: string): Data | null {
  const { connection, clientEnd, serverEnd } = control;
  const by = "client";
  if (session.security === "none") {
    const early = clientEnd.opensStream && beginsRecord(clientEnd.opening) && session.banner !== null;
    return early ? { how: "too-early", by, alert: null, answered: false } : null;
  }
  const silent =
    clientEnd.packets > 0 && clientEnd.sent.bytes === 0 && connection.syn !== null && connection.established;
  if (session.security !== "implicit-tls" || !silent || serverEnd.packets === 0) return null;
  const waited = secondsBetween(session.startTime, session.closed === "open" ? lastTime : session.endTime);
  return waited >= WAITING_SECONDS ? { how: "waited", by, alert: null, answered: false } : null;
}

/** What shows that the ends did not mean the same. */
function beginnings(how: Data["how"], { connection, clientEnd, serverEnd }: SessionControl["control"]): number[] {
  if (how === "waited") return [connection.syn?.frame ?? 0];
  return how === "too-early" ? [clientEnd.firstPayload?.frame ?? 0, serverEnd.firstPayload?.frame ?? 0] : [];
}

/** Not where the handshake's beginning, or some of what may have finished it, is not in the capture. */
function failure({ session, control }: SessionControl, tls: TlsProgress, lastTime: string): Data | null {
  const { alert, answerFrame, established, helloFrame, incomplete } = tls;
  if (helloFrame === 0 || established) return null;
  const { connection, serverSide } = control;
  // Of one end alone the capture does not tell whether the other answered.
  if (connection.ends.some(({ packets }) => packets === 0)) return null;
  const answered = answerFrame > 0;
  if (alert !== null) {
    const by = alert.side === serverSide ? "server" : "client";
    return { how: "alert", by, alert: alert.description === null ? null : alertName(alert.description), answered };
  }
  if (incomplete || connection.missing(0) > 0 || connection.missing(1) > 0) return null;
  if (session.closed !== "open") return { how: "closed", by: closedBy(control), alert: null, answered };
  const silent =
    secondsBetween(session.endTime, lastTime) >= SILENCE_SECONDS || (control.unanswered?.repeats ?? 0) >= 3;
  return silent ? { how: "silence", by: null, alert: null, answered } : null;
}

/** By RST; of two FINs nobody keeps which came first. */
function closedBy({ connection, serverSide }: SessionControl["control"]): "client" | "server" | null {
  if (connection.resetBy < 0) return null;
  return connection.resetBy === opposite(serverSide) ? "client" : "server";
}

/** The client was told to go on, and said nothing at all. */
function neverBegun(session: FtpSession, auth: Exchange | null, lastTime: string): Data | null {
  if (auth === null || session.sent.client.missingBytes > 0 || session.sent.server.missingBytes > 0) return null;
  if (session.exchanges.findLast(({ verb }) => verb !== null) !== auth) return null;
  if (session.closed === "open" && secondsBetween(session.endTime, lastTime) < SILENCE_SECONDS) return null;
  return { how: "not-begun", by: "client", alert: null, answered: false };
}

function causesOf({ how, by, answered }: Data, alert: TlsAlert | null): Cause[] {
  if (how === "not-begun") return [];
  if (how === "too-early" || how === "waited") return [{ code: "tls-begun-otherwise", confidence: "likely" }];
  const description = alert?.description ?? null;
  if (description !== null && isAboutCertificates(description)) {
    return [{ code: "certificate-refused", confidence: "certain" }];
  }
  if (description !== null) {
    return isAboutVersions(description) ? [{ code: "tls-versions-differ", confidence: "likely" }] : [];
  }
  if (alert !== null) return by === "client" ? [{ code: "certificate-refused", confidence: "likely" }] : [];
  if (how === "closed" && answered && by !== "server") return [{ code: "certificate-refused", confidence: "possible" }];
  if (how === "closed") {
    return [
      { code: "tls-versions-differ", confidence: "possible" },
      { code: "tls-inspected", confidence: "possible" },
    ];
  }
  return [{ code: "tls-inspected", confidence: "possible" }];
}

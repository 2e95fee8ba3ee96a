import { isDeepStrictEqual } from "node:util";
import type { FtpSession, Report } from "../../src/report/report.ts";
import { connectionViolations } from "./connection-violations.ts";
import { dhcpViolations } from "./dhcp-violations.ts";

/** Commands that the contract calls transfers. */
const TRANSFERS = new Set(["RETR", "STOR", "STOU", "APPE", "LIST", "NLST", "MLSD"]);

/**
 * What in a report, made without showing passwords, is against the words of its contract and cannot be said in a schema:
 * references, sums, masks. One line for each, empty for a report that is right. Holds for any traffic, hostile or not.
 */
export function contractViolations(report: Report): string[] {
  return [
    ...valueViolations(report),
    ...captureViolations(report),
    ...report.ftp.sessions.flatMap((session) => sessionViolations(session, report)),
    ...numberingViolations(report),
    ...connectionViolations(report),
    ...findingViolations(report),
    ...dhcpViolations(report),
    ...addressViolations(report, "report"),
  ];
}

/** JSON would change what is undefined, NaN, infinite or -0. */
function valueViolations(report: Report): string[] {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(report)), report) ? [] : ["a value does not survive JSON"];
}

function captureViolations({ captures, traffic }: Report): string[] {
  const told: string[] = [];
  for (const capture of captures) {
    if (capture.complete !== (capture.damage === null)) told.push(`${capture.path}: complete and damage disagree`);
    if (capture.cutPackets > capture.packets) told.push(`${capture.path}: more cut packets than packets`);
    if (capture.packets === 0 && capture.firstTime !== null) told.push(`${capture.path}: a time without a packet`);
    const timed = [capture.firstTime, capture.lastTime, capture.seconds].filter((one) => one !== null).length;
    if (timed !== 0 && timed !== 3) told.push(`${capture.path}: times half told`);
  }
  const packets = sum(captures.map((one) => one.packets));
  const counted = sum(traffic.map((one) => one.packets));
  if (packets !== counted) told.push(`traffic has ${counted} packets, the captures ${packets}`);
  if (new Set(traffic.map((one) => one.protocol)).size !== traffic.length) told.push("a protocol is told twice");
  return told;
}

function sessionViolations(session: FtpSession, report: Report): string[] {
  const told: string[] = [];
  const say = (what: string) => told.push(`session ${session.id}: ${what}`);
  const isFrame = (capture: number | null, frame: number | null) =>
    capture === null || frame === null
      ? capture === frame
      : frame <= (report.captures[capture]?.packets ?? Number.NEGATIVE_INFINITY);
  const ids = new Set(session.transfers.map(({ id }) => id));

  if (!isFrame(session.capture, session.firstFrame)) say("its first frame is in no capture");
  if (session.password !== null) say("a password is shown");
  for (const { capture, frame, time, verb, argument, replies } of session.exchanges) {
    if (!isFrame(capture, frame)) say(`exchange at ${capture}:${frame}, which is in no capture`);
    if ((frame === null) !== (time === null)) say(`exchange ${frame}: frame and time disagree`);
    if ((frame === null) !== (verb === null)) say(`exchange ${frame}: frame and verb disagree`);
    if (frame === null && replies.length === 0) say("an exchange of nothing");
    if (verb === "PASS" && argument !== null && argument !== "********") say(`password at frame ${frame}`);
    for (const reply of replies) {
      if (!isFrame(reply.capture, reply.frame)) say(`reply at ${reply.capture}:${reply.frame}, which is in no capture`);
    }
    if (verb !== null && verb !== verb.toUpperCase()) say(`verb ${verb}`);
    if (verb === null || !TRANSFERS.has(verb)) continue;
    const same = session.transfers.filter((one) => one.verb === verb && one.frame === frame && one.capture === capture);
    if (!same.some((one) => one.argument === argument)) say(`${verb} at frame ${frame} is no transfer`);
  }
  for (const { capture, frame, transfer } of session.announcements) {
    if (!isFrame(capture, frame)) say(`announcement at ${capture}:${frame}, which is in no capture`);
    if (transfer !== null && !ids.has(transfer)) say(`announcement ${frame} names transfer ${transfer}`);
  }
  for (const transfer of session.transfers) {
    const { id, connection, bytes, missingBytes, retransmittedBytes, announcementFrame, replyCode, outcome } = transfer;
    const counts = [bytes, missingBytes, retransmittedBytes];
    if (counts.some((count) => (count === null) !== (connection === null)))
      say(`transfer ${id}: bytes without packets`);
    if (transfer.frame !== null && !isFrame(transfer.capture, transfer.frame)) say(`transfer ${id} is in no capture`);
    if ((transfer.frame === null) !== (transfer.verb === null)) say(`transfer ${id}: frame and verb disagree`);
    const announced = session.announcements.some(({ frame }) => frame === announcementFrame);
    if (announcementFrame !== null && !announced) say(`transfer ${id}: nothing announced at ${announcementFrame}`);
    if (outcome === "completed" && (replyCode === null || replyCode < 200 || replyCode > 299))
      say(`transfer ${id}: completed by ${replyCode}`);
    if (transfer.findings.some((index) => report.findings[index] === undefined)) say(`transfer ${id}: no such finding`);
  }
  return told;
}

function numberingViolations({ ftp, dhcp }: Report): string[] {
  const lists = {
    sessions: ftp.sessions,
    transfers: ftp.sessions.flatMap((session) => session.transfers),
    transactions: dhcp.transactions,
  };
  return Object.entries(lists).flatMap(([name, list]) =>
    new Set(list.map(({ id }) => id)).size === list.length ? [] : [`ids of ${name} are not unique`],
  );
}

function findingViolations({ findings, ftp, dhcp, captures }: Report): string[] {
  const sessions = new Set(ftp.sessions.map(({ id }) => id));
  const transfers = new Set(ftp.sessions.flatMap((session) => session.transfers.map(({ id }) => id)));
  const transactions = new Set(dhcp.transactions.map(({ id }) => id));
  const last = Math.max(0, ...captures.map(({ packets }) => packets));
  return findings.flatMap(({ code, subject, frames }) => {
    const told: string[] = [];
    if (subject.session !== null && !sessions.has(subject.session)) told.push(`${code}: no session ${subject.session}`);
    if (subject.transfer !== null && !transfers.has(subject.transfer))
      told.push(`${code}: no transfer ${subject.transfer}`);
    if (subject.transaction !== null && !transactions.has(subject.transaction))
      told.push(`${code}: no transaction ${subject.transaction}`);
    if (frames.some((frame) => frame > last)) told.push(`${code}: a frame is in no capture`);
    return told;
  });
}

/** Every "ip" of the report in the one form of RFC 5952; how IPv6 is shortened is asked of the URL parser. */
function addressViolations(value: unknown, place: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === "value" || key === "data") return [];
    if (key === "ip" && typeof one === "string" && !isCanonicalIp(one)) return [`${place}: ${one} is not canonical`];
    return addressViolations(one, `${place}.${key}`);
  });
}

function isCanonicalIp(ip: string): boolean {
  // RFC 5952 section 5 writes the last 32 bits of such an address in dotted decimal, the URL standard does not.
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return true;
  return URL.canParse(`ftp://[${ip}]/`) && new URL(`ftp://[${ip}]/`).hostname === `[${ip}]`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

import {
  isBroadcast,
  isClientsOwn,
  isRelayed,
  isToRelay,
  OPTION,
  optionOf,
  requestedAddress,
} from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { clientRule } from "./client-rule.ts";
import { type ClientStory, runsOf, secondsToEnd, storiesOf } from "./client-story.ts";
import { together } from "./together.ts";
import { byTime, elapsed, framesOf, type Turn } from "./turn.ts";

/** Clients collect offers for some seconds; PXE's longer than others. */
const MENDED = 10;
/** A client is about to give up, or has asked anew, when an OFFER takes this long. */
const LATE = 8;
/** An OFFER this soon after a question may have crossed it. */
const CROSSING = 0.1;

/** A client that was offered an address and requested none. */
export const offerNotTaken = clientRule(
  (facts) =>
    storiesOf(facts).flatMap((story) => runsOf(story, isOnlyOffered).flatMap((run) => judge(run, story, facts))),
  { join: together },
);

function isOnlyOffered({ transaction, questions, answers }: Turn): boolean {
  if (transaction.outcome !== "offered" || !transaction.offers.some(({ ip }) => ip !== "0.0.0.0")) return false;
  // What the relay got and did not hand on is the relay's story.
  return !questions.some(isClientsOwn) || answers.some((answer) => !isToRelay(answer));
}

function judge(run: readonly Turn[], { client, turns }: ClientStory, facts: Facts) {
  const questions = run.flatMap((turn) => turn.questions);
  const offers = run.flatMap(({ answers }) =>
    answers.filter(({ type, yiaddr }) => type === "OFFER" && yiaddr !== "0.0.0.0"),
  );
  const [turn, last] = [run[0], run.at(-1)];
  const [offer, lastOffer] = [offers[0], offers.at(-1)];
  if (turn === undefined || last === undefined || offer === undefined || lastOffer === undefined) return [];
  if (isRequestedNext(last, turns)) return [];
  const again = questions.filter(({ time }) => elapsed(offer.time, time) > CROSSING).length;
  const { afterwards } = last;
  const mended = afterwards === null ? Number.POSITIVE_INFINITY : elapsed(offer.time, afterwards.time);
  if (mended < MENDED) return [];
  // The client may have missed one OFFER, and its REQUEST for the next one may come behind the capture.
  if (again <= 1 && afterwards === null && secondsToEnd(facts, last, lastOffer.time) < MENDED) return [];
  if (again === 0 && afterwards !== null) return [];
  const chosen = turn.transaction.offers.find(({ ip }) => ip === offer.yiaddr);
  const data = {
    client,
    clients: 1,
    offered: offer.yiaddr,
    server: chosen?.server ?? null,
    offers: offers.length,
    discovers: again,
    afterwards: afterwards?.ip ?? null,
  };
  const hasNone = questions.every(({ source, giaddr }) => source.ip === "0.0.0.0" || giaddr !== "0.0.0.0");
  const severity = again === 0 ? "note" : again >= 2 && hasNone && afterwards === null ? "error" : "warning";
  const place = { subject: { transaction: turn.transaction.id }, at: framesOf(byTime([...questions, ...offers])) };
  return [
    makeFinding("dhcp.offer-not-taken", severity, data, { ...place, causes: causesOf(questions, offers, again) }),
  ];
}

/** Some clients request the offer under another xid (against RFC 2131 section 4.4.1). */
function isRequestedNext(last: Turn, turns: readonly Turn[]): boolean {
  const next = turns[last.index + 1];
  const offered = new Set(last.transaction.offers.map(({ ip }) => ip));
  return next?.questions.some((one) => one.type === "REQUEST" && offered.has(requestedAddress(one) ?? "")) ?? false;
}

function causesOf(questions: readonly DhcpMessage[], offers: readonly DhcpMessage[], again: number): Cause[] {
  const stopped: Cause = { code: "client-stopped", confidence: "possible" };
  if (again === 0) return [isLate(questions, offers) ? { code: "offer-came-late", confidence: "likely" } : stopped];
  if (isLate(questions, offers)) return [{ code: "offer-came-late", confidence: "likely" }, stopped];
  if (offers.every((offer) => isToRelay(offer))) return [{ code: "relay-return-blocked", confidence: "possible" }];
  const wanted = questions.some((one) => one.broadcastFlag && !isRelayed(one));
  const isUnicast = offers.every((offer) => !isBroadcast(offer));
  if (wanted && isUnicast) return [{ code: "server-ignores-flag", confidence: "likely" }];
  const blocked: Cause = { code: "dhcp-blocked", confidence: "possible" };
  if (questions.some((question) => offers.some((offer) => spoils(offer, question)))) {
    return [{ code: "offer-unfit", confidence: "likely" }, blocked];
  }
  const unfit: Cause = { code: "offer-unfit", confidence: "possible" };
  return isUnicast ? [blocked, unfit] : [unfit, blocked];
}

/** Whether an option that the client asks for is in the OFFER in a form that nobody can read. */
function spoils({ options }: DhcpMessage, question: DhcpMessage): boolean {
  const wanted = optionOf(question, OPTION.parameters);
  return Array.isArray(wanted) && options.some(({ code, malformed }) => malformed === true && wanted.includes(code));
}

function isLate(questions: readonly DhcpMessage[], offers: readonly DhcpMessage[]): boolean {
  const [offer] = offers;
  const question = questions.findLast(({ time }) => offer !== undefined && time <= offer.time);
  return offer !== undefined && question !== undefined && elapsed(question.time, offer.time) > LATE;
}

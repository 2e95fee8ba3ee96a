import {
  addressOf,
  hasOption,
  isBroadcast,
  isClientsOwn,
  isCut,
  isFromServer,
  OPTION,
  optionText,
  requestedAddress,
  serverIdentifier,
} from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage } from "../../report/report.ts";
import { framesCited } from "../frames-cited.ts";
import { duration, frameSpan, oneFrame, wireText } from "../text/phrases.ts";
import { leaseTerms } from "./dhcp-lease.ts";
import {
  askedOther,
  endsSoonSentences,
  leftOutSentences,
  offerElsewhere,
  requestElsewhere,
} from "./dhcp-verdict-context.ts";
import { type Case, linkLocalSentences, OFFERS_TOLD, offerSentences } from "./dhcp-verdict-parts.ts";
import { leaseQuerySentence, unknownSentence } from "./dhcp-verdict-rare.ts";

/** What became of an exchange, in sentences that cite frames. `numbered`: there are several to tell apart. */
export function verdictOf(told: Case, numbered: boolean): string {
  const { transaction, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const lead = verdict.lead(transaction.xid, sheet.glyphs.dash, numbered ? transaction.id : null);
  return lead + verdictSentences(told).join(" ");
}

/** The same without the exchange's number and xid. */
export function verdictSentences(told: Case): string[] {
  return [
    ...outcomeSentences(told),
    ...leftOutSentences(told),
    ...linkLocalSentences({ ...told, startTime: told.transaction.startTime }),
  ];
}

function outcomeSentences(told: Case): string[] {
  const { transaction } = told;
  if (told.messages.length === 0) return [fallback(told)];
  if (told.messages.some(isCut)) {
    return [told.sheet.words.dhcpLadder.verdict.cut, fallback(told)];
  }
  if (transaction.kind === "leasequery") return [leaseQuerySentence(told) ?? unanswered(told)];
  switch (transaction.outcome) {
    case "bound":
      return boundSentences(told);
    case "refused":
      return refusedSentences(told);
    case "no-offer":
      return [told.sheet.words.dhcpLadder.verdict.noOffer(requestsCited(told), span(told)), ...endsSoonSentences(told)];
    case "no-answer":
      return [...(transaction.kind === "init" ? noAckSentences(told) : [unanswered(told)]), ...endsSoonSentences(told)];
    case "offered":
      return offeredSentences(told);
    case "informed":
      return informedSentences(told);
    case "released":
    case "declined":
      return [givenUpSentence(told)];
    case "incomplete":
      return [unknownSentence(told) ?? fallback(told)];
  }
}

/** A lease by what it took: DORA, rapid commit, a capture that holds only a part; reboot, renewal, rebinding, BOOTP. */
function boundSentences(told: Case): string[] {
  const { transaction, messages, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const reply = messages.find(({ type }) => type === "ACK" || type === "BOOTREPLY");
  const { lease } = transaction;
  if (reply === undefined || lease === null) return [fallback(told)];
  const grant = grantOf(told) ?? { ip: "", server: null, lease: null };
  const last = messages.findLast(({ type }) => type === reply.type) ?? reply;
  const time = duration(sheet, secondsBetween(transaction.startTime, last.time));
  const frames = framesCited(upTo(messages, last), sheet);
  const other = askedOther(told, reply);
  const byBroadcast = messages.some((message) => !isFromServer(message) && isBroadcast(message));
  if (other.length === 0 && transaction.kind === "renew") return [verdict.renewed(grant, time, frames)];
  if (other.length === 0 && transaction.kind === "rebind") return [verdict.rebound(grant, time, frames, byBroadcast)];
  if (transaction.kind === "bootp") return [verdict.bootp(grant, time, frames)];
  const seen = (type: string) => messages.find((message) => message.type === type);
  const [discover, request] = [seen("DISCOVER"), seen("REQUEST")];
  const ackFrame = oneFrame(sheet, reply.capture, reply.frame);
  if (other.length === 0 && transaction.kind === "reboot" && request !== undefined) {
    return [verdict.reboot(grant, oneFrame(sheet, request.capture, request.frame), ackFrame)];
  }
  if (discover !== undefined && request === undefined && hasOption(reply, OPTION.rapidCommit)) {
    return [verdict.rapid(grant, time, oneFrame(sheet, discover.capture, discover.frame), ackFrame)];
  }
  const elsewhere = offerElsewhere(told);
  const alsoThere = elsewhere?.transaction.messages ?? [];
  const missing = ["DISCOVER", "OFFER", "REQUEST"].filter((type) => {
    return seen(type) === undefined && !alsoThere.some((message) => message.type === type);
  });
  const isWhole = missing.length === 0 && elsewhere === null && transaction.kind === "init";
  const bound = isWhole
    ? verdict.dora(grant, time, frames)
    : verdict.bound(grant, ackFrame, transaction.kind === "init" ? missing : []);
  return [bound, ...other, ...offerThere(elsewhere, told), ...offerSentences(told)];
}

function offerThere(elsewhere: ReturnType<typeof offerElsewhere>, { sheet }: Case): string[] {
  if (elsewhere === null) return [];
  const { transaction, offer } = elsewhere;
  return [sheet.words.dhcpLadder.verdict.offerElsewhere(oneFrame(sheet, transaction.capture, offer.frame))];
}

function grantOf({
  transaction,
  cast,
  sheet,
}: Case): { ip: string; server: string | null; lease: string | null } | null {
  const { lease } = transaction;
  if (lease === null) return null;
  return {
    ip: wireText(lease.ip, sheet, 40),
    server: lease.server === null ? null : cast.nameOf(lease.server),
    lease: leaseTerms(lease, sheet),
  };
}

function refusedSentences(told: Case): string[] {
  const { transaction, messages, cast, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const nak = messages.find(({ type }) => type === "NAK");
  if (nak === undefined) return [fallback(told)];
  const request = messages.findLast((message) => message.type === "REQUEST");
  const asked = request === undefined ? null : addressOf(request);
  const server = serverIdentifier(nak) ?? nak.source.ip;
  const text = optionText(nak, OPTION.message);
  const refused = verdict.refused(
    sheet.words.dhcpLadder.kinds[transaction.kind],
    asked === null || request === undefined
      ? null
      : { ip: wireText(asked, sheet, 40), frame: oneFrame(sheet, request.capture, request.frame) },
    cast.nameOf(server),
    oneFrame(sheet, nak.capture, nak.frame),
    text === null ? null : wireText(text, sheet, 120),
  );
  const { chosenServer } = transaction;
  const isOther = chosenServer !== null && cast.nameOf(chosenServer) !== cast.nameOf(server);
  return isOther ? [refused, verdict.refusedByOther(cast.nameOf(chosenServer))] : [refused];
}

function noAckSentences(told: Case): string[] {
  const { transaction, messages, cast, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const requests = clientMessages(messages).filter(({ type }) => type === "REQUEST");
  const asked = requests.map(requestedAddress).find((ip) => ip !== null) ?? transaction.offers[0]?.ip;
  if (asked === undefined || transaction.chosenServer === null) return [unanswered(told)];
  const ip = wireText(asked, sheet, 40);
  const elsewhere = offerElsewhere(told);
  if (transaction.offers.length === 0 && elsewhere === null) {
    return [verdict.noAckUnseen(ip, cast.nameOf(transaction.chosenServer), requestsCited(told, requests))];
  }
  const silent = verdict.noAck(ip, cast.nameOf(transaction.chosenServer), requestsCited(told, requests));
  const offer = transaction.offers.find(({ chosen }) => chosen);
  if (offer === undefined) return [silent, ...offerThere(elsewhere, told)];
  return [silent, verdict.hadOffered(ip, oneFrame(sheet, transaction.capture, offer.frame))];
}

function offeredSentences(told: Case): string[] {
  const { transaction, cast, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  if (transaction.offers.length === 0) return [fallback(told)];
  const more = transaction.offers.length - OFFERS_TOLD;
  const sentences = transaction.offers.slice(0, OFFERS_TOLD).map(({ ip, server, frame, ...rest }) => {
    const cited = oneFrame(sheet, transaction.capture, frame);
    const [what, who] = [wireText(ip, sheet, 40), cast.nameOf(server)];
    const request = requestElsewhere({ ip, server, frame, ...rest }, told);
    return request === null
      ? verdict.offered(what, who, cited)
      : verdict.offeredElsewhere(what, who, cited, oneFrame(sheet, request.capture, request.frame));
  });
  return [...sentences, ...(more > 0 ? [verdict.moreOffers(more)] : [])];
}

function informedSentences(told: Case): string[] {
  const { messages, cast, sheet } = told;
  const reply = messages.find((message) => isFromServer(message));
  if (reply === undefined) return [fallback(told)];
  const asked = messages.find((message) => !isFromServer(message) && message.ciaddr !== "0.0.0.0");
  const server = cast.nameOf(serverIdentifier(reply) ?? reply.source.ip);
  const ip = asked === undefined ? null : wireText(asked.ciaddr, sheet, 40);
  return [sheet.words.dhcpLadder.verdict.informed(ip, server, oneFrame(sheet, reply.capture, reply.frame))];
}

function givenUpSentence(told: Case): string {
  const { transaction, messages, cast, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const message = messages.find((one) => !isFromServer(one));
  if (message === undefined) return fallback(told);
  const say = transaction.outcome === "released" ? verdict.released : verdict.declined;
  const ip = addressOf(message);
  const server = isBroadcast(message) ? serverIdentifier(message) : message.destination.ip;
  return say(
    ip === null ? null : wireText(ip, sheet, 40),
    server === null ? null : cast.nameOf(server),
    oneFrame(sheet, message.capture, message.frame),
  );
}

function unanswered(told: Case): string {
  const { kinds, verdict } = told.sheet.words.dhcpLadder;
  return verdict.noAnswer(kinds[told.transaction.kind], requestsCited(told), span(told));
}

/** "3 DISCOVERs (frames 1, 2, 7)". */
function requestsCited({ messages, sheet }: Case, requests = clientMessages(messages)): string {
  const type = wireText(requests.at(-1)?.type ?? "", sheet, 24);
  const same = requests.filter((message) => message.type === requests.at(-1)?.type);
  return sheet.words.dhcpLadder.verdict.sent(same.length, type, framesCited(same, sheet));
}

/** The client's own messages; where the capture has only a relay's copies of them, these. */
function clientMessages(messages: readonly DhcpMessage[]): readonly DhcpMessage[] {
  const own = messages.filter(isClientsOwn);
  return own.length > 0 ? own : messages.filter((message) => !isFromServer(message));
}

function span({ transaction, messages, sheet }: Case): string | null {
  return messages.length < 2 ? null : duration(sheet, transaction.seconds);
}

function upTo(messages: readonly DhcpMessage[], last: DhcpMessage): readonly DhcpMessage[] {
  return messages.slice(0, messages.indexOf(last) + 1);
}

function fallback({ transaction, sheet }: Case): string {
  const { dhcpLadder, names } = sheet.words;
  const { kind, outcome } = transaction;
  return dhcpLadder.verdict.fallback(dhcpLadder.kinds[kind], names.dhcpOutcome[outcome], frameSpan(sheet, transaction));
}

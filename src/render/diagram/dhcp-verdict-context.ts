import { isFromServer, requestedAddress, serverIdentifier } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../report/report.ts";
import { duration, oneFrame } from "../text/phrases.ts";
import type { Case } from "./dhcp-verdict-parts.ts";

type Offer = DhcpTransaction["offers"][number];

/** The client's REQUEST for an offer, sent under another xid (against RFC 2131 section 4.4.1, yet some clients do). */
export function requestElsewhere(
  { ip, server, seconds }: Offer,
  { transaction, neighbours }: Case,
): DhcpMessage | null {
  const takes = (message: DhcpMessage) =>
    message.type === "REQUEST" &&
    requestedAddress(message) === ip &&
    serverIdentifier(message) === server &&
    secondsBetween(transaction.startTime, message.time) >= seconds;
  return neighbours.flatMap(({ messages }) => messages).find(takes) ?? null;
}

/** Where the offer that this exchange's REQUEST takes came under another xid: that exchange and the offer. */
export function offerElsewhere({
  transaction,
  messages,
  neighbours,
}: Case): { transaction: DhcpTransaction; offer: Offer } | null {
  const request = messages.find(({ type }) => type === "REQUEST");
  if (request === undefined || transaction.offers.length > 0) return null;
  const [ip, server] = [requestedAddress(request), serverIdentifier(request)];
  for (const before of neighbours) {
    const offer = before.offers.find((one) => one.ip === ip && one.server === server);
    if (offer !== undefined && secondsBetween(before.startTime, request.time) >= offer.seconds) {
      return { transaction: before, offer };
    }
  }
  return null;
}

/** A capture that ends this soon after a message was first sent cannot tell that nobody answered it. */
const SOON = 2;

/** Said of an exchange without an answer, where the capture stops soon after it. */
export function endsSoonSentences({ messages, captureEnd, sheet }: Case): string[] {
  const last = messages.findLast((message) => !isFromServer(message));
  const first = messages.find(({ type }) => type === last?.type);
  if (last === undefined || first === undefined || captureEnd === null) return [];
  const left = secondsBetween(last.time, captureEnd);
  if (!(left >= 0 && secondsBetween(first.time, captureEnd) < SOON)) return [];
  const { verdict } = sheet.words.dhcpLadder;
  return [left === 0 ? verdict.endsWithIt : verdict.endsSoon(duration(sheet, left))];
}

/** Of an exchange with very many messages the report keeps the first. */
export function leftOutSentences({ transaction, sheet }: Case): string[] {
  const last = transaction.messages.at(-1);
  const isWhole = transaction.messages.some(({ frame }) => frame === transaction.lastFrame);
  if (last === undefined || isWhole) return [];
  return [sheet.words.dhcpLadder.verdict.leftOut(oneFrame(sheet, last.capture, last.frame))];
}

/** The client had asked for another address than the one that it got. */
export function askedOther({ transaction, messages, sheet }: Case, ack: DhcpMessage): string[] {
  const request = messages.slice(0, messages.indexOf(ack)).findLast(({ type }) => type === "REQUEST");
  const asked = request === undefined ? null : addressAsked(request);
  if (request === undefined || asked === null || asked === transaction.lease?.ip) return [];
  return [sheet.words.dhcpLadder.verdict.askedOther(asked, oneFrame(sheet, request.capture, request.frame))];
}

function addressAsked(request: DhcpMessage): string | null {
  return requestedAddress(request) ?? (request.ciaddr === "0.0.0.0" ? null : request.ciaddr);
}

import { LIMITS } from "../../src/limits.ts";
import type { DhcpTransaction, Report } from "../../src/report/report.ts";

/** What in the DHCP part of a report is against the words of its contract, one line for each. */
export function dhcpViolations({ dhcp, captures }: Report): string[] {
  const told = dhcp.transactions.flatMap((transaction) => transactionViolations(transaction, captures));
  const ids = new Set(dhcp.transactions.map(({ id }) => id));
  const ofClients = dhcp.clients.flatMap(({ transactions }) => transactions);
  if (new Set(ofClients).size !== ofClients.length) told.push("a transaction has two clients");
  if (ofClients.length !== ids.size || ofClients.some((id) => !ids.has(id))) told.push("a transaction has no client");
  for (const { capture, frame, afterTransaction } of dhcp.linkLocal) {
    if (afterTransaction !== null && !ids.has(afterTransaction)) told.push(`claim ${frame}: after no transaction`);
    if (frame > (captures[capture]?.packets ?? 0)) told.push(`claim ${frame} is in no capture`);
  }
  return told;
}

function transactionViolations(transaction: DhcpTransaction, captures: Report["captures"]): string[] {
  const told: string[] = [];
  const { messages, offers, chosenServer, relays, id } = transaction;
  const say = (what: string) => told.push(`transaction ${id}: ${what}`);
  if (messages.some(({ capture, frame }) => frame > (captures[capture]?.packets ?? 0))) say("a frame is in no capture");
  for (const { duplicateOf, frame } of messages) {
    const first = messages.find((message) => message.frame === duplicateOf);
    if (duplicateOf !== null && first === undefined) say(`frame ${frame} is a copy of nothing`);
  }
  const chosen = offers.filter((offer) => offer.chosen);
  if (chosen.length > 1) say("two offers are chosen");
  if (chosen.some(({ server }) => server !== chosenServer)) say("the chosen offer is not of the chosen server");
  if (offers.some(({ frame }) => messages.every((message) => message.frame !== frame)))
    say("an offer without a message");
  if (new Set(relays).size !== relays.length || relays.includes("0.0.0.0")) say(`relays ${relays.join(" ")}`);
  if (messages.length < LIMITS.messagesPerTransaction && !isWithin(transaction))
    say("its bounds are not its messages'");
  return told;
}

/** First and last frame, start and duration are those of the messages. Frames of several captures are not comparable. */
function isWithin({ messages, firstFrame, lastFrame, startTime, capture }: DhcpTransaction): boolean {
  if (messages.length === 0 || messages.some((message) => message.capture !== capture)) return true;
  const frames = messages.map(({ frame }) => frame);
  const times = messages.map(({ time }) => time).sort();
  return Math.min(...frames) === firstFrame && Math.max(...frames) === lastFrame && times[0] === startTime;
}

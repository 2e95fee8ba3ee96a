import { isClientsOwn } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { StoryPart } from "../../report/explanation.ts";
import type { DhcpMessage, DhcpTransaction, Finding, LinkLocalClaim, Report } from "../../report/report.ts";
import {
  type Client,
  claimsByTransaction,
  clientsOf,
  identityOf,
  neighboursOf,
  titleOf,
} from "../diagram/dhcp-clients.ts";
import { type Cast, castOf } from "../diagram/dhcp-lifelines.ts";
import { machinesOf } from "../diagram/dhcp-machines.ts";
import { verdictSentences } from "../diagram/dhcp-verdict.ts";
import { linkLocalSentences } from "../diagram/dhcp-verdict-parts.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { wallClock } from "../instant.ts";
import type { View } from "../renderer.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { withFindings } from "./findings-told.ts";
import { type Sentence, sentenceOf } from "./sentence.ts";
import { type Step, tellSteps } from "./step.ts";

/** Sentences about exchanges of one client, unless all are asked for. */
const EXCHANGES_TOLD = 16;
const RELAYS_TOLD = 4;

/** A part of the story that is yet to be told, and when it begins. */
export interface UntoldPart {
  time: string;
  tell(): StoryPart;
}

/**
 * Exchanges of the first clients, in the words of their ladders; then hosts that took a link-local address without asking. `count`
 * is of all clients and hosts.
 */
export function dhcpStory(
  report: Report,
  view: View,
  findings: ReadonlyMap<string, readonly Finding[]>,
  sheet: Sheet,
  most: number,
): { parts: UntoldPart[]; count: number } {
  const { clients, more } = clientsOf(report, view, most);
  const ends = report.captures.map(({ lastTime }) => lastTime);
  const told = clients.map((client) => ({
    time: client.transactions[0]?.startTime ?? "",
    tell: () => clientPart(client, ends, findings, sheet),
  }));
  const unasked = unaskedParts(unaskedClaims(report), sheet);
  return { parts: [...told, ...unasked], count: told.length + more + unasked.length };
}

function unaskedClaims({ dhcp }: Report): LinkLocalClaim[] {
  if (dhcp.linkLocal.length === 0) return [];
  const asked = new Set(dhcp.transactions.map(({ client }) => client.mac));
  return dhcp.linkLocal.filter(({ mac }) => !asked.has(mac));
}

function clientPart(
  client: Client,
  ends: readonly (string | null)[],
  findings: ReadonlyMap<string, readonly Finding[]>,
  sheet: Sheet,
): StoryPart {
  const { story } = sheet.words;
  const { all, transactions } = client;
  const who = identityOf(all);
  // Nobody has a lifeline here, so servers go by their addresses instead of letters.
  const cast = castOf(who, machinesOf(transactions), new Set(), sheet);
  const owned = claimsByTransaction(transactions, client.claims);
  const offset = transactions[0] === undefined ? 0 : all.indexOf(transactions[0]);
  const steps = transactions.map((transaction, index) =>
    exchangeStep(
      {
        transaction,
        claims: owned.get(transaction.id) ?? [],
        neighbours: neighboursOf(all, offset + index),
        captureEnd: ends[transaction.capture] ?? null,
        cast,
      },
      sheet,
    ),
  );
  const { sentences, more, moreFailed } = tellSteps(steps, sheet.all ? Number.POSITIVE_INFINITY : EXCHANGES_TOLD);
  return {
    subject: { session: null, transactions: transactions.map(({ id }) => id) },
    title: story.titles.client(titleOf(client, who, sheet)),
    sentences: withFindings(
      [...sentences, ...(more === 0 ? [] : [sentenceOf([story.moreSteps(more, moreFailed)], [])])],
      transactions.flatMap(({ id }) => findings.get(`exchange ${id}`) ?? []),
    ),
  };
}

interface Told {
  transaction: DhcpTransaction;
  claims: readonly LinkLocalClaim[];
  neighbours: readonly DhcpTransaction[];
  captureEnd: string | null;
  cast: Cast;
}

const SUCCESSES: ReadonlySet<DhcpTransaction["outcome"]> = new Set(["bound", "informed", "released", "offered"]);

function exchangeStep(told: Told, sheet: Sheet): Step {
  const { transaction, claims } = told;
  const { kind, outcome, lease, chosenServer, capture, firstFrame, relays } = transaction;
  return {
    place: { capture, frame: firstFrame },
    time: transaction.startTime,
    key: claims.length > 0 ? null : [kind, outcome, lease?.ip, lease?.server, chosenServer, relays.length].join(" "),
    failed: !SUCCESSES.has(outcome),
    tell: () => tellExchange(told, sheet),
    tellLikewise: (others) => {
      const places = others.map(({ place }) => place);
      return sentenceOf([sheet.words.story.moreExchanges(others.length, framesCited(places, sheet))], places);
    },
  };
}

function tellExchange({ transaction, ...told }: Told, sheet: Sheet): Sentence {
  const { story } = sheet.words;
  const { id, startTime, relays } = transaction;
  const messages = transaction.messages.filter(({ duplicateOf }) => duplicateOf === null);
  const places: FramePlace[] = [...messages, ...told.claims].map(({ capture, frame }) => ({ capture, frame }));
  const listed = relays.slice(0, RELAYS_TOLD).map((relay) => wireText(relay, sheet, 40));
  return sentenceOf(
    [
      story.exchange(id, wallClock(startTime, sheet.timeZone)),
      ...verdictSentences({ transaction, messages, sheet, ...told }),
      repetitions(messages, sheet),
      listed.length === 0 ? null : story.viaRelays(listed.join(", ")),
    ],
    places,
  );
}

/** DISCOVERs that were sent again, before an OFFER came or in spite of it; null where one sufficed. */
function repetitions(messages: readonly DhcpMessage[], sheet: Sheet): string | null {
  const { story } = sheet.words;
  const isAsking = (message: DhcpMessage) => message.type === "DISCOVER" && isClientsOwn(message);
  const offerAt = messages.findIndex(({ type }) => type === "OFFER");
  const offer = messages[offerAt];
  const earlier = messages.slice(0, Math.max(0, offerAt)).filter(isAsking);
  const [first] = earlier;
  if (first === undefined || offer === undefined) return null;
  const later = messages.slice(offerAt).filter(isAsking);
  if (later.length > 0 && !messages.some(({ type }) => type === "REQUEST")) {
    return story.askedAgain(framesCited(later, sheet));
  }
  if (earlier.length < 2) return null;
  return story.askedBefore(earlier.length, duration(sheet, secondsBetween(first.time, offer.time)));
}

/** Hosts that gave themselves an address, and of which the capture has no DHCP. */
function unaskedParts(claims: readonly LinkLocalClaim[], sheet: Sheet): UntoldPart[] {
  const hosts = new Map<string, LinkLocalClaim[]>();
  for (const claim of claims) {
    const known = hosts.get(claim.mac);
    if (known === undefined) hosts.set(claim.mac, [claim]);
    else known.push(claim);
  }
  return [...hosts].map(([mac, own]) => ({
    time: own[0]?.time ?? "",
    tell: () => ({
      subject: { session: null, transactions: [] },
      title: sheet.words.story.titles.linkLocal(wireText(mac, sheet, 24)),
      sentences: [sentenceOf(linkLocalSentences({ claims: own, startTime: own[0]?.time ?? "", sheet }), own)],
    }),
  }));
}

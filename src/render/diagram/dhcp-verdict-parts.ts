import { ANY_ADDRESS } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction, LinkLocalClaim } from "../../report/report.ts";
import { oneFrame, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Cast } from "./dhcp-lifelines.ts";

/** What a verdict is made from. Messages are without copies of a packet. */
export interface Case {
  transaction: DhcpTransaction;
  messages: readonly DhcpMessage[];
  claims: readonly LinkLocalClaim[];
  /** The same client's exchanges shortly before and after it. */
  neighbours: readonly DhcpTransaction[];
  /** When its capture ends; null where that is not known. */
  captureEnd: string | null;
  cast: Cast;
  sheet: Sheet;
}

/** Offers of one exchange that are told of one by one. */
export const OFFERS_TOLD = 6;
const CLAIMS_TOLD = 6;

/** Among several offers: whether the first was taken, and which were not. */
export function offerSentences({ transaction, messages, cast, sheet }: Case): string[] {
  const { verdict } = sheet.words.dhcpLadder;
  const { capture, offers } = transaction;
  if (offers.length < 2) return [];
  const say = (
    tell: (ip: string, server: string, frame: string) => string,
    { ip, server, frame }: (typeof offers)[number],
  ) => tell(wireText(ip, sheet, 40), cast.nameOf(server), oneFrame(sheet, capture, frame));
  const real = offers.filter(({ ip }) => ip !== ANY_ADDRESS);
  const chosen = real.findIndex((offer) => offer.chosen);
  const request = messages.find(({ type }) => type === "REQUEST");
  const isLate = (frame: number) => {
    return request !== undefined && messages.findIndex((one) => one.frame === frame) > messages.indexOf(request);
  };
  const [first] = real;
  const order =
    chosen === -1 || first === undefined || real.length < 2
      ? []
      : [chosen === 0 ? verdict.firstOffer : say(verdict.notFirstOffer, first)];
  const others = offers.filter((offer) => !offer.chosen && !(chosen > 0 && offer === first));
  const told = others.slice(0, OFFERS_TOLD).map((offer) => {
    if (offer.ip === ANY_ADDRESS)
      return verdict.bootOffer(cast.nameOf(offer.server), oneFrame(sheet, capture, offer.frame));
    return say(isLate(offer.frame) ? verdict.offerTooLate : verdict.offerNotTaken, offer);
  });
  const more = others.length - told.length;
  return [...order, ...told, ...(more > 0 ? [verdict.moreOffers(more)] : [])];
}

/** What a client did about an address of 169.254/16 (RFC 3927); it asked for another one at `startTime`. */
export function linkLocalSentences({
  claims,
  startTime,
  sheet,
}: Pick<Case, "claims" | "sheet"> & { startTime: string }): string[] {
  const { verdict } = sheet.words.dhcpLadder;
  const announced = claims.filter(({ kind }) => kind === "announcement");
  const taken = new Set(announced.map(({ ip }) => ip));
  const only = claims.filter(({ kind, ip }) => kind === "probe" && !taken.has(ip));
  const tell = (say: (ip: string, frame: string) => string) => (claim: LinkLocalClaim) =>
    say(wireText(claim.ip, sheet, 40), oneFrame(sheet, claim.capture, claim.frame));
  return [
    ...announced
      .slice(0, CLAIMS_TOLD)
      .map((claim) =>
        tell(secondsBetween(claim.time, startTime) > 0 ? verdict.announcedBefore : verdict.announced)(claim),
      ),
    ...only.slice(0, CLAIMS_TOLD).map(tell(announced.length > 0 ? verdict.givenUp : verdict.probed)),
  ];
}

import {
  ANY_ADDRESS,
  addressOf,
  isBroadcast,
  isCut,
  isFromServer,
  isRelayed,
  OPTION,
  optionNumber,
  optionText,
  requestedAddress,
  serverIdentifier,
} from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../report/report.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { leaseSeconds } from "./dhcp-lease.ts";
import type { Cast } from "./dhcp-lifelines.ts";
import type { Label } from "./diagram.ts";

const ADDRESS_CELLS = 24;
const TYPE_CELLS = 24;
const TEXT_CELLS = 80;

/** What a label tells of the exchange around its message. */
export interface LabelContext {
  transaction: DhcpTransaction;
  /** Letters of the servers that this copy reaches. */
  reaches: readonly string[];
  /** The client had chosen before this offer came. */
  isLate: boolean;
  cast: Cast;
  sheet: Sheet;
}

/** The message's type with what distinguishes it, ever less of it: "OFFER 10.1.0.57 lease 3600 s", "OFFER 10.1.0.57", "OFFER". */
export function messageLabel(message: DhcpMessage, context: LabelContext): Label {
  const { sheet } = context;
  const type = wireText(message.type, sheet, TYPE_CELLS);
  const cut = isCut(message) ? [sheet.words.dhcpLadder.labels.cut] : [];
  const told = [...cut, ...piecesOf(message, context)].map((piece) => wireText(piece, sheet, TEXT_CELLS));
  const ever = told.map((_piece, index) => [type, ...told.slice(0, told.length - index)].join(" "));
  const [first, ...shorter] = ever.flatMap((text) => [...new Set([text, text.replace(" ciaddr=", " ")])]);
  return first === undefined ? [type] : [first, ...shorter, type];
}

/** The most telling one first. */
function piecesOf(message: DhcpMessage, context: LabelContext): string[] {
  const cast = castPieces(message, context);
  switch (message.type) {
    case "DISCOVER":
      return isRelayed(message) ? relayPieces(message) : [...cast, ...asked(message, context)];
    case "OFFER":
      return [...given(message, context), ...cast, ...leasePieces(message, context), ...offerRemark(message, context)];
    case "REQUEST":
      return [...requestPieces(message, context), ...(isRelayed(message) ? relayPieces(message) : cast)];
    case "NAK":
      return [...textPieces(message), ...cast];
    default:
      return isFromServer(message)
        ? [...given(message, context), ...cast, ...leasePieces(message, context)]
        : [...subject(message), ...(isRelayed(message) ? relayPieces(message) : cast)];
  }
}

/** By the frame; where a frame to one machine carries a packet to all, by the packet. */
function castPieces(message: DhcpMessage, { sheet }: LabelContext): string[] {
  const { labels } = sheet.words.dhcpLadder;
  if (message.delivery === "broadcast") return [labels.broadcast];
  return isBroadcast(message) ? [labels.broadcastPacket] : [];
}

function relayPieces({ giaddr, hops }: DhcpMessage): string[] {
  return [`giaddr=${giaddr}`, ...(hops > 0 ? [`hops=${hops}`] : [])];
}

function asked(message: DhcpMessage, { sheet }: LabelContext): string[] {
  const ip = requestedAddress(message);
  return ip === null ? [] : [sheet.words.dhcpLadder.labels.asks(wireText(ip, sheet, ADDRESS_CELLS))];
}

function subject(message: DhcpMessage): string[] {
  const ip = addressOf(message);
  if (ip !== null) return [ip];
  return message.type === "LEASEQUERY" && message.chaddr !== "" ? [message.chaddr] : [];
}

function given(message: DhcpMessage, { sheet }: LabelContext): string[] {
  const ip = addressOf(message);
  if (ip !== null) return [ip];
  return message.type === "OFFER" ? [sheet.words.dhcpLadder.labels.noAddress] : [];
}

function leasePieces(message: DhcpMessage, { sheet }: LabelContext): string[] {
  const seconds = optionNumber(message, OPTION.leaseTime);
  return seconds === null || addressOf(message) === null
    ? []
    : [sheet.words.dhcpLadder.labels.lease(leaseSeconds(seconds, sheet))];
}

function offerRemark(message: DhcpMessage, { transaction, isLate, sheet }: LabelContext): string[] {
  const { labels } = sheet.words.dhcpLadder;
  if (transaction.chosenServer === null || message.yiaddr === ANY_ADDRESS) return [];
  if (isLate) return [labels.tooLate];
  const chosen = transaction.offers.some(({ ip, server, chosen }) => {
    return chosen && ip === message.yiaddr && (server === null || server === (serverIdentifier(message) ?? server));
  });
  return chosen ? [] : [labels.notTaken];
}

/** The address asked for, and the server chosen; to a server that was not, what it means to it. */
function requestPieces(message: DhcpMessage, context: LabelContext): string[] {
  const identifier = serverIdentifier(message);
  const id = identifier === null ? [] : [`id=${identifier}`];
  const ip = requestedAddress(message);
  const what = ip === null ? subject(message).map((own) => `ciaddr=${own}`) : [ip];
  const [letter] = context.reaches.length === 1 ? withdrawing(message, context) : [];
  if (letter === undefined) return [...what, ...id];
  const remark = context.sheet.words.dhcpLadder.labels.withdraws(letter);
  return isRelayed(message) ? [...id, remark] : [...what, ...id, remark];
}

/** Letters of the servers that had offered an address and see by this REQUEST that another was chosen. */
export function withdrawing(message: DhcpMessage, { transaction, reaches, cast }: LabelContext): string[] {
  const chosen = serverIdentifier(message);
  if (chosen === null || message.type !== "REQUEST" || transaction.kind !== "init") return [];
  const now = secondsBetween(transaction.startTime, message.time);
  const letters = new Set<string>();
  for (const { server, ip, seconds } of transaction.offers) {
    const letter = cast.letterOf(server);
    if (letter === null || ip === ANY_ADDRESS || seconds > now || letter === cast.letterOf(chosen)) continue;
    if (reaches.includes(letter)) letters.add(letter);
  }
  return [...letters];
}

function textPieces(message: DhcpMessage): string[] {
  const text = optionText(message, OPTION.message);
  return text === null ? [] : [`"${text}"`];
}

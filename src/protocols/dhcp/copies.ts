/** Tells apart the same packet captured twice, a relay's copy of a message, and a message sent again. */
import { secondsBetween } from "../../decode/timestamp.ts";
import { hexText } from "./address-text.ts";
import { type ParsedDhcpMessage, parseBytes } from "./message.ts";
import type { KeptMessage } from "./transaction.ts";

/** Copies of one packet (`-i any`, a bridge, a mirror port) lie closer together than this, and retransmissions further apart. */
const DUPLICATE_SECONDS = 0.05;
/** How long after the client's message a relay's copy of it may still be on its way. */
const RELAY_SECONDS = 2;
/** Messages that are looked back through. */
const LOOK_BACK = 16;
const RELAY_AGENT = 82;

/**
 * The first copy of this very packet among the messages kept: same addresses, ports and IP identification (where
 * known), same bytes, within 50 ms; where the capture cut the bytes, the UDP checksum speaks for the rest. MAC addresses may
 * differ. Null where there is none.
 */
export function firstCopy(messages: readonly KeptMessage[], candidate: KeptMessage): KeptMessage | null {
  for (const earlier of lastMessages(messages)) {
    if (earlier.duplicateOf === null && isSamePacket(earlier, candidate)) return earlier;
  }
  return null;
}

/** Whether a relay made this message from one already kept, or the other way round: only hops, giaddr and option 82 differ. */
export function isRelayCopy(
  messages: readonly KeptMessage[],
  candidate: KeptMessage,
  message: ParsedDhcpMessage,
): boolean {
  for (const earlier of lastMessages(messages)) {
    if (earlier.duplicateOf !== null || secondsApart(earlier, candidate) > RELAY_SECONDS) continue;
    const parsed = parseBytes(earlier.bytes, earlier.wireLength);
    if (parsed === null || parsed.typeName !== message.typeName) continue;
    const relayed = parsed.giaddr !== message.giaddr || parsed.hops !== message.hops;
    if (relayed && relayedContent(parsed) === relayedContent(message)) return true;
  }
  return false;
}

function isSamePacket(earlier: KeptMessage, candidate: KeptMessage): boolean {
  if (secondsApart(earlier, candidate) > DUPLICATE_SECONDS) return false;
  const bothKnown = earlier.identification !== -1 && candidate.identification !== -1;
  if (bothKnown && earlier.identification !== candidate.identification) return false;
  return (
    earlier.source.ip === candidate.source.ip &&
    earlier.destination.ip === candidate.destination.ip &&
    earlier.source.port === candidate.source.port &&
    earlier.destination.port === candidate.destination.port &&
    earlier.wireLength === candidate.wireLength &&
    (isWhole(candidate) || earlier.checksum === candidate.checksum) &&
    sameBytes(earlier.bytes, candidate.bytes)
  );
}

function isWhole(message: KeptMessage): boolean {
  return message.bytes.length >= message.wireLength;
}

function* lastMessages(messages: readonly KeptMessage[]): Generator<KeptMessage> {
  for (let at = messages.length - 1; at >= Math.max(0, messages.length - LOOK_BACK); at--) {
    const message = messages[at];
    if (message !== undefined) yield message;
  }
}

function secondsApart(one: KeptMessage, other: KeptMessage): number {
  return Math.abs(secondsBetween(one.time, other.time));
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** All that a relay leaves as it is. */
function relayedContent(message: ParsedDhcpMessage): string {
  const options = message.options
    .filter((option) => option.code !== RELAY_AGENT)
    .map((option) => `${option.code}=${hexText(option.bytes)}`);
  const { op, xid, secs, ciaddr, yiaddr, chaddr } = message;
  return [op, xid, secs, ciaddr, yiaddr, chaddr, ...options].join(" ");
}

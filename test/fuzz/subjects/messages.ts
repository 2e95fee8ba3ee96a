import { isDeepStrictEqual } from "node:util";
import { parseBytes, parseMessage } from "../../../src/protocols/dhcp/message.ts";
import { decodeOption } from "../../../src/protocols/dhcp/option-value.ts";
import { u8 } from "../../build/bytes.ts";
import { dhcpMessage, dhcpOption } from "../../build/dhcp-message.ts";
import { type Dice, pick } from "../dice.ts";
import { OF_BYTES } from "../mutations/of-bytes.ts";
import { must, type Subject } from "../subject.ts";

const VENDORS = [null, "PXEClient", "MSFT 5.0", "docsis", "AAPL", "Cisco"];
const TYPES = ["DISCOVER", "OFFER", "REQUEST", "ACK", "NAK", "DECLINE", "RELEASE", "INFORM"] as const;
const CONTAINERS = [43, 82, 124, 125, 77, 52, 61, 119, 120, 121, 88, 90, 94, 97, 255, 0];
/** Names of a search list may point at each other, which is bounded by their number; all else is linear. */
const LARGEST_OPTION = 600_000;

/** DHCP messages and options: read again to the same, and bounded by their bytes. */
export const MESSAGES: Subject = {
  name: "messages",
  rounds: 2_000,
  make(dice) {
    const options = Array.from({ length: dice(12) }, () => someOption(dice));
    const message = dhcpMessage({ type: pick(TYPES, dice), op: 1 + dice(2), options });
    const changes = Array.from({ length: dice(3) }, () => pick(Object.entries(OF_BYTES), dice));
    const bytes = changes.reduce((now, [, change]) => change(now, message, dice) ?? now, message);
    return { bytes, what: `${options.length} options, ${changes.map(([name]) => name).join(", ")}` };
  },
  judge(bytes, { dice }) {
    const wireLength = dice(3) === 0 ? bytes.length + dice(2_000) : bytes.length;
    const message = parseMessage(
      new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
      0,
      bytes.length,
      wireLength,
    );
    if (message === null) return;
    must(isDeepStrictEqual(parseBytes(message.bytes, wireLength), message), () => "read again to another message");
    for (const option of message.options) {
      const decoded = decodeOption(option, pick(VENDORS, dice));
      const text = JSON.stringify(decoded);
      must(isDeepStrictEqual(JSON.parse(text), decoded), () => `option ${option.code} does not survive JSON`);
      must(text.length < LARGEST_OPTION, () => `option ${option.code} of ${option.bytes.length} bytes: ${text.length}`);
    }
  },
};

function someOption(dice: Dice): Uint8Array {
  const code = dice(2) === 0 ? pick(CONTAINERS, dice) : dice(256);
  const kind = dice(4);
  if (kind === 0) return u8(code, dice(256));
  if (kind === 1) return dhcpOption(code, nested(dice, 3));
  const value = Uint8Array.from({ length: pick([0, 1, 4, 8, dice(64), 255], dice) }, () => dice(256));
  return dhcpOption(code, value);
}

/** Options within options, as relays and vendors write them. */
function nested(dice: Dice, depth: number): Uint8Array {
  const inner =
    depth === 0 || dice(3) === 0 ? Uint8Array.from({ length: dice(12) }, () => dice(256)) : nested(dice, depth - 1);
  return u8(dice(256), dice(4) === 0 ? dice(256) : inner.length, ...inner).slice(0, 255);
}

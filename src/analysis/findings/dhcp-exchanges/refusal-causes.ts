import { OPTION, optionText, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { Cause } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import { addressInside, isOutside, maskIn } from "./networks-seen.ts";
import { elapsed, type Turn } from "./turn.ts";

/** A NAK and what is known around it. */
interface Refused {
  turn: Turn;
  /** The client's next exchanges. */
  next: readonly Turn[];
  nak: DhcpMessage;
  request: DhcpMessage | undefined;
  requested: string | null;
  /** When the lease ends that the client is known to have had. */
  leaseEnd: string | null;
  /** Who else is seen at the address. */
  others: readonly AddressUse[];
}

/** What servers write into option 56, in the words of those that write anything. */
const REASONS: readonly [words: readonly string[], code: Cause["code"]][] = [
  [["wrong network", "wrong subnet", "not on this network", "not on subnet"], "other-network"],
  [["wrong server"], "request-to-other-server"],
  [["in use", "already taken", "already leased", "leased to another"], "address-in-use"],
  [["expired"], "lease-expired"],
  [["not found", "unknown lease", "no lease"], "lease-unknown"],
];
const TEXT_READ = 200;

/** Why a server refused: by its own words, else by what it was asked for, and where. */
export function refusalCauses(refused: Refused): Cause[] {
  const { turn, next, nak, request, requested, leaseEnd, others } = refused;
  const { kind } = turn.transaction;
  const text = (optionText(nak, OPTION.message) ?? "").slice(0, TEXT_READ).toLowerCase();
  const stated = REASONS.find(([words]) => words.some((word) => text.includes(word)))?.[1];
  if (stated !== undefined) return [{ code: stated, confidence: "certain" }];
  const asked = request === undefined ? null : serverIdentifier(request);
  const speaker = serverIdentifier(nak);
  if (asked !== null && speaker !== null && asked !== speaker) {
    return [{ code: "request-to-other-server", confidence: "certain" }];
  }
  const outside = kind === "init" ? null : outsideOf(requested, nak, next);
  if (outside !== null) return [{ code: "other-network", confidence: outside }];
  if (others.length > 0) {
    return [
      { code: "address-in-use", confidence: "likely" },
      { code: "lease-unknown", confidence: "possible" },
    ];
  }
  if (leaseEnd !== null && (kind === "renew" || kind === "rebind") && elapsed(leaseEnd, nak.time) > 0) {
    return [{ code: "lease-expired", confidence: "likely" }];
  }
  const inUse: Cause = { code: "address-in-use", confidence: "possible" };
  if (kind === "init") return [inUse, { code: "lease-unknown", confidence: "possible" }];
  const unknown: Cause = { code: "lease-unknown", confidence: "likely" };
  return turn.afterwards !== null && turn.afterwards.ip === requested ? [unknown] : [unknown, inUse];
}

/** Held against the address and mask that the client was given next, else against the server's or relay's own address. */
function outsideOf(requested: string | null, nak: DhcpMessage, next: readonly Turn[]): "certain" | "likely" | null {
  if (requested === null) return null;
  const given = next.flatMap(({ answers }) => answers).find((one) => one.type !== "NAK" && one.yiaddr !== "0.0.0.0");
  const mask = given === undefined ? null : maskIn(given);
  if (given !== undefined && mask !== null) return isOutside(requested, given.yiaddr, mask);
  const inside = addressInside(nak);
  return inside === null || given?.yiaddr === requested ? null : isOutside(requested, inside, null);
}

import { frameReference } from "../../../decode/frame-reference.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { sessionControls } from "./session-controls.ts";

/** CCC (RFC 4217 section 12.3): commands that can be read again behind the encrypted part. CCC itself can't be read. */
export function tlsControlCleared(facts: Facts): Finding[] {
  return sessionControls(facts).flatMap(({ session, control: { tls, secureFromFrame } }) => {
    const { id, exchanges, security } = session;
    if (security === "none" || secureFromFrame === 0 || tls === null) return [];
    // Clear text behind a handshake that failed is no CCC.
    if (tls.helloFrame !== 0 && !tls.established && !tls.incomplete) return [];
    const readable = exchanges.filter((one) => one.verb !== null && isBehind(one, secureFromFrame));
    const [first] = readable;
    if (first === undefined) return [];
    const at = [secureFromFrame, ...exchangeFrames(first, first.replies.at(-1) ?? null)];
    return [
      makeFinding("ftp.tls-control-cleared", "note", { commands: readable.length }, { subject: { session: id }, at }),
    ];
  });
}

/** Behind a frame reference. */
function isBehind({ capture, frame }: Exchange, reference: number): boolean {
  return capture !== null && frame !== null && frameReference(capture, frame) > reference;
}

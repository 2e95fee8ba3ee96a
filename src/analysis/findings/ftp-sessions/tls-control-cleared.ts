import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { sessionControls } from "./session-controls.ts";

/** CCC (RFC 4217 section 12.3): commands that can be read again behind the encrypted part. CCC itself can't be read. */
export function tlsControlCleared(facts: Facts): Finding[] {
  return sessionControls(facts).flatMap(({ session, control: { tls } }) => {
    const { id, capture, exchanges, security, secureFromFrame } = session;
    if (security === "none" || secureFromFrame === null || tls === null) return [];
    // Clear text behind a handshake that failed is no CCC.
    if (tls.helloFrame !== 0 && !tls.established && !tls.incomplete) return [];
    const readable = exchanges.filter((one) => one.verb !== null && isBehind(one, capture, secureFromFrame));
    const [first] = readable;
    if (first === undefined) return [];
    const at = [...evidence(capture, [secureFromFrame]), ...exchangeFrames(first, first.replies.at(-1) ?? null)];
    return [
      makeFinding("ftp.tls-control-cleared", "note", { commands: readable.length }, { subject: { session: id }, at }),
    ];
  });
}

function isBehind(one: { capture: number | null; frame: number | null }, capture: number, frame: number): boolean {
  if (one.capture === null || one.frame === null) return false;
  return one.capture > capture || (one.capture === capture && one.frame > frame);
}

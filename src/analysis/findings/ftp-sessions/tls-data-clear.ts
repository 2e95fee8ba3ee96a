import type { DataConnection } from "../../../protocols/ftp/records.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { type SessionControl, sessionControls } from "./session-controls.ts";

const SHOWN = 3;

/** Files in clear beside an encrypted control connection: PROT C, or no PROT at all (RFC 4217 section 9). */
export function tlsDataClear(facts: Facts): Finding[] {
  return sessionControls(facts).flatMap((one) => {
    const { session, control } = one;
    if (session.security === "none" || !isEncrypted(one)) return [];
    const carrying = control.session.transfers.flatMap(({ data }) =>
      data !== null && carried(data) > 0 ? [data] : [],
    );
    const clear = carrying.flatMap((data) => firstClearFrame(data) ?? []);
    if (clear.length === 0) return [];
    const at = [control.secureFromFrame, ...clear.slice(0, SHOWN)];
    const counts = { connections: clear.length, of: carrying.length };
    const causes = [{ code: "client-configured-clear", confidence: "likely" }] as const;
    return [makeFinding("ftp.tls-data-clear", "warning", counts, { subject: { session: session.id }, at, causes })];
  });
}

/** TLS was begun and finished; where the capture began later, or lost some of it, that goes without saying. */
function isEncrypted({ control: { tls } }: SessionControl): boolean {
  return tls !== null && (tls.established || tls.incomplete || tls.helloFrame === 0);
}

function carried({ connection }: DataConnection): number {
  return connection.ends[0].sent.bytes + connection.ends[1].sent.bytes;
}

/**
 * Frame of the first payload, where that is in clear. In TLS both ends talk, while without it only one sends, and what it sends
 * does not begin like a record. Null where it is encrypted, or where the capture does not show the beginning or both ends.
 */
function firstClearFrame({ connection }: DataConnection): number | null {
  const [a, b] = connection.ends;
  const [sender, receiver] = a.sent.bytes > 0 ? [a, b] : [b, a];
  if (connection.initiator < 0 || receiver.packets === 0 || receiver.sent.bytes > 0) return null;
  if (connection.missing(0) > 0 || connection.missing(1) > 0 || sender.opening < 0) return null;
  return beginsRecord(sender.opening) ? null : (sender.firstPayload?.frame ?? null);
}

/** Type 20 to 23 and version 3 (RFC 8446 section 5.1). */
export function beginsRecord(opening: number): boolean {
  const type = opening >>> 24;
  return type >= 20 && type <= 23 && ((opening >>> 16) & 0xff) === 3;
}

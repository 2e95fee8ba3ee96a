import type { DhcpTransaction } from "../../report/report.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";

/** The address that an exchange was about, safe to draw; one that was only asked for is called so. */
export function addressText(transaction: DhcpTransaction, sheet: Sheet): string | null {
  const got = addressOf(transaction);
  if (got !== null) return wireText(got, sheet, 24);
  const asked = requestedAddress(transaction);
  if (asked === null) return null;
  const safe = wireText(asked, sheet, 24);
  return transaction.kind === "decline" ? safe : sheet.words.summary.askedFor(safe);
}

function addressOf({ lease, offers, messages }: DhcpTransaction): string | null {
  const own = messages.find(({ ciaddr }) => ciaddr !== "0.0.0.0")?.ciaddr;
  return lease?.ip ?? offers.find(({ chosen }) => chosen)?.ip ?? offers[0]?.ip ?? own ?? null;
}

/** What the client asked for (option 50), be it to get it, to keep it or to turn it down. */
function requestedAddress({ messages }: DhcpTransaction): string | null {
  const values = messages.flatMap(({ options }) => options.filter(({ code }) => code === 50).map(({ value }) => value));
  return values.find((value) => typeof value === "string") ?? null;
}

/** Who gave, offered or refused it; null where no server was heard. */
export function serverOf({ lease, chosenServer, offers }: DhcpTransaction): string | null {
  return lease?.server ?? chosenServer ?? offers[0]?.server ?? null;
}

const BAD_OUTCOMES: ReadonlySet<DhcpTransaction["outcome"]> = new Set(["refused", "no-offer", "no-answer", "declined"]);

/** Whether the client did not get what it asked for. */
export function isUnserved({ outcome }: DhcpTransaction): boolean {
  return BAD_OUTCOMES.has(outcome);
}

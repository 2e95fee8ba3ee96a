import type { DhcpLease, DhcpTransaction } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { factsList } from "./facts-list.ts";
import { flowPieces } from "./flow.ts";
import { leaseTime } from "./lease-time.ts";
import { duration, frameSpan, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { dhcpOutcomePainted } from "./summary-dhcp.ts";

const OFFERS_SHOWN = 20;

/** "Exchange 1   xid 0x3903f326   new lease: bound   1.016 s   frames 1–4". */
export function transactionHeading(transaction: DhcpTransaction, sheet: Sheet): string[] {
  const { words, paint } = sheet;
  return flowPieces(
    [
      paint.heading(words.dhcpScreen.exchange(transaction.id)),
      `xid ${transaction.xid}`,
      `${words.names.dhcpKind[transaction.kind]}: ${dhcpOutcomePainted(transaction, sheet)}`,
      duration(sheet, transaction.seconds),
      frameSpan(sheet, transaction),
    ],
    sheet,
  );
}

/** Who asked, through which relays, what was offered and what was leased. */
export function transactionFacts(transaction: DhcpTransaction, sheet: Sheet): string[] {
  const { labels } = sheet.words.dhcpScreen;
  const { client, lease, relays } = transaction;
  const hostname =
    client.hostname === null || client.hostname === "" ? "" : ` (${wireText(client.hostname, sheet, 40)})`;
  return factsList(
    [
      [labels.client, wireText(client.mac, sheet, 40) + hostname],
      [labels.clientId, client.clientId === null ? null : wireText(client.clientId, sheet)],
      [labels.vendorClass, client.vendorClass === null ? null : wireText(client.vendorClass, sheet)],
      [labels.started, wallClock(transaction.startTime, sheet.timeZone)],
      [labels.relays, relays.length === 0 ? null : wireText(relays.join(", "), sheet)],
      [labels.offers, offersText(transaction, sheet)],
      [labels.lease, lease === null ? null : leaseText(lease, sheet)],
    ],
    sheet,
  );
}

function offersText({ offers }: DhcpTransaction, sheet: Sheet): string | null {
  if (offers.length === 0) return null;
  const { dhcpScreen } = sheet.words;
  const { shown, more } = shorten(offers, OFFERS_SHOWN, sheet, "");
  const lines = shown.map(({ ip, server, seconds, chosen }) => {
    const from = server === null ? dhcpScreen.unknownServer : wireText(server, sheet, 40);
    const offer = dhcpScreen.offer(wireText(ip, sheet, 40), from, duration(sheet, seconds));
    return `${offer}: ${chosen ? dhcpScreen.chosen : dhcpScreen.notChosen}`;
  });
  return [...lines, ...more].join("\n");
}

function leaseText(lease: DhcpLease, sheet: Sheet): string {
  const { leaseFacts: say } = sheet.words.dhcpScreen;
  const safe = (text: string) => wireText(text, sheet);
  const time = (seconds: number | null) => (seconds === null ? sheet.glyphs.absent : leaseTime(seconds, sheet));
  const facts = [
    say.address(safe(lease.ip), lease.subnetMask === null ? null : safe(lease.subnetMask)),
    lease.server === null ? null : say.server(safe(lease.server)),
    lease.seconds === null ? null : say.seconds(time(lease.seconds)),
    lease.t1Seconds === null && lease.t2Seconds === null
      ? null
      : say.timers(time(lease.t1Seconds), time(lease.t2Seconds)),
    lease.routers.length === 0 ? null : say.routers(safe(lease.routers.join(", "))),
    lease.dns.length === 0 ? null : say.dns(safe(lease.dns.join(", "))),
    lease.domain === null ? null : say.domain(safe(lease.domain)),
  ];
  return facts.filter((fact) => fact !== null).join("\n");
}

import { isClientsOwn } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpTransaction, LinkLocalClaim, Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";

/** How many exchanges before and after one may have to do with it. */
const NEIGHBOURS = 8;

/** One client with its exchanges, and the link-local addresses that it claimed. */
export interface Client {
  all: DhcpTransaction[];
  /** Those that are to be drawn. */
  transactions: DhcpTransaction[];
  claims: LinkLocalClaim[];
}

/**
 * By hardware address, or client identifier where there is none; in the order of their first messages. Of more than `most` the
 * first ones, and how many more there are.
 */
export function clientsOf({ dhcp }: Report, view: View, most: number): { clients: Client[]; more: number } {
  const isAsked = (id: number | null) => view.transaction === null || id === view.transaction;
  const keys = new Set<string>();
  for (const transaction of dhcp.transactions) if (isAsked(transaction.id)) keys.add(clientKey(transaction));
  const clients = new Map<string, Client>();
  for (const key of [...keys].slice(0, most)) clients.set(key, { all: [], transactions: [], claims: [] });
  for (const transaction of dhcp.transactions) {
    const client = clients.get(clientKey(transaction));
    client?.all.push(transaction);
    if (isAsked(transaction.id)) client?.transactions.push(transaction);
  }
  for (const claim of dhcp.linkLocal) if (isAsked(claim.afterTransaction)) clients.get(claim.mac)?.claims.push(claim);
  return { clients: [...clients.values()], more: keys.size - clients.size };
}

/** Those that tell neither address nor identifier are told apart by who sent their frames. */
function clientKey(transaction: DhcpTransaction): string {
  const { mac, clientId } = transaction.client;
  if (mac !== "") return mac;
  return clientId === null ? `from ${senderMac(transaction)}` : `id ${clientId}`;
}

function senderMac({ messages }: DhcpTransaction): string | null {
  return messages.find(isClientsOwn)?.source.mac ?? null;
}

/** A client's exchanges around the one at `place`. */
export function neighboursOf(all: readonly DhcpTransaction[], place: number): DhcpTransaction[] {
  const around = all.slice(Math.max(0, place - NEIGHBOURS), place + 1 + NEIGHBOURS);
  return around.filter((other) => other !== all[place]);
}

/** A claim belongs to the exchange that went unanswered before it; else to the last one that had begun. */
export function claimsByTransaction(
  transactions: readonly DhcpTransaction[],
  claims: readonly LinkLocalClaim[],
): Map<number, LinkLocalClaim[]> {
  const owned = new Map<number, LinkLocalClaim[]>();
  let at = 0;
  for (const claim of claims) {
    while (secondsBetween(transactions[at + 1]?.startTime ?? "", claim.time) >= 0) at++;
    const owner = claim.afterTransaction ?? transactions[at]?.id ?? 0;
    const own = owned.get(owner) ?? [];
    own.push(claim);
    owned.set(owner, own);
  }
  return owned;
}

/** Who the client is, by all that its exchanges say; the last name that it used is its name. */
export function identityOf(transactions: readonly DhcpTransaction[]): DhcpTransaction["client"] {
  const [first] = transactions;
  const hostname = transactions.findLast(({ client }) => (client.hostname ?? "") !== "")?.client.hostname ?? null;
  const unknown = { mac: "", clientId: null, vendorClass: null };
  return { ...(first?.client ?? unknown), hostname };
}

/** As the heading of what the client did. */
export function titleOf({ transactions }: Client, { mac, hostname }: DhcpTransaction["client"], sheet: Sheet): string {
  const { title, nobody, queries } = sheet.words.dhcpLadder;
  if (transactions.every(({ kind }) => kind === "leasequery")) return queries;
  const sender = transactions.map(senderMac).find((address) => address !== null) ?? null;
  return mac === ""
    ? nobody(sender === null ? null : wireText(sender, sheet, 60))
    : title(wireText(mac, sheet, 60), hostname === null ? null : wireText(hostname, sheet, 40));
}

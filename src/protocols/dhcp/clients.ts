/** Transactions gathered by the client that they are of. */
import type { DhcpTransaction } from "./transaction.ts";

/** All that one client did. */
export interface DhcpClient {
  mac: string;
  hostname: string | null;
  hostnameEncoding: string;
  transactions: DhcpTransaction[];
  /** Addresses leased to it, each once, in order. */
  addresses: string[];
}

/** The clients of these transactions, in the order in which they first appear. */
export function clientsOf(transactions: readonly DhcpTransaction[]): DhcpClient[] {
  const clients = new Map<string, DhcpClient>();
  for (const transaction of transactions) {
    const key = transaction.mac || `id ${transaction.clientId}`;
    const client = clients.get(key) ?? newClient(transaction.mac);
    clients.set(key, client);
    addToClient(client, transaction);
  }
  return [...clients.values()];
}

function newClient(mac: string): DhcpClient {
  return { mac, hostname: null, hostnameEncoding: "utf-8", transactions: [], addresses: [] };
}

/** The last name that a client used is its name. */
function addToClient(client: DhcpClient, transaction: DhcpTransaction): void {
  client.transactions.push(transaction);
  if (transaction.hostname !== null) {
    client.hostname = transaction.hostname;
    client.hostnameEncoding = transaction.hostnameEncoding;
  }
  const ip = transaction.lease?.ip;
  if (ip !== undefined && !client.addresses.includes(ip)) client.addresses.push(ip);
}

/** Transactions gathered by the client that they are of. */
import { Oldest } from "../../flow/oldest.ts";
import { LIMITS } from "../../limits.ts";
import type { DhcpTransaction } from "./transaction.ts";

/** All that one client did. */
export interface DhcpClient {
  mac: string;
  hostname: string | null;
  hostnameEncoding: string;
  /** Ids of its transactions, in order. */
  transactions: number[];
  /** Addresses leased to it, each once, in order. */
  addresses: string[];
}

/** The clients of transactions that are over, in the order in which they first appear; bounded by LIMITS. */
export class DhcpClients {
  readonly #clients = new Map<string, DhcpClient>();
  readonly #oldest = new Oldest(this.#clients);
  #transactions = 0;
  /** Clients left out to bound memory. */
  dropped = 0;

  /** Takes in a transaction; to be called in their order. */
  add(transaction: DhcpTransaction): void {
    const key = transaction.mac || `id ${transaction.clientId}`;
    const client = this.#clients.get(key) ?? newClient(transaction.mac);
    this.#clients.set(key, client);
    addToClient(client, transaction);
    this.#transactions += 1;
    if (!this.#isFull()) this.#oldest.rest();
    while (this.#isFull()) this.#dropOldest();
  }

  list(): DhcpClient[] {
    return [...this.#clients.values()];
  }

  #isFull(): boolean {
    return this.#clients.size > LIMITS.dhcpClients || this.#transactions > LIMITS.clientTransactions;
  }

  #dropOldest(): void {
    const key = this.#oldest.find() ?? "";
    this.#transactions -= this.#clients.get(key)?.transactions.length ?? 0;
    this.#clients.delete(key);
    this.dropped += 1;
  }
}

function newClient(mac: string): DhcpClient {
  return { mac, hostname: null, hostnameEncoding: "utf-8", transactions: [], addresses: [] };
}

/** The last name that a client used is its name. */
function addToClient(client: DhcpClient, transaction: DhcpTransaction): void {
  client.transactions.push(transaction.id);
  if (transaction.hostname !== null) {
    client.hostname = transaction.hostname;
    client.hostnameEncoding = transaction.hostnameEncoding;
  }
  const ip = transaction.lease?.ip;
  if (ip === undefined || client.addresses.length >= LIMITS.addressesPerClient) return;
  if (!client.addresses.includes(ip)) client.addresses.push(ip);
}

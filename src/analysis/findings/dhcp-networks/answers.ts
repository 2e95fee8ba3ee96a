import { ANY_ADDRESS, isFromServer, isRelayed, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";

/** A server's message that offers or gives an address. */
export interface Answer {
  transaction: DhcpTransaction;
  message: DhcpMessage;
  /** Who answers: the machine's first address that was seen, whatever it calls itself later. */
  server: string;
}

const GIVING: ReadonlySet<string> = new Set(["OFFER", "ACK", "BOOTREPLY"]);

const known = new WeakMap<Facts, readonly Answer[]>();

/** All answers that give an address, in the order of the report. PXE's boot servers give none. Made once for all rules. */
export function answersIn(facts: Facts): readonly Answer[] {
  const answers = known.get(facts) ?? remembered(facts, newMachines).answers(facts);
  known.set(facts, answers);
  return answers;
}

/**
 * What a server is called: its identifier; without it, its address, where no relay stands between; else where to boot from, and at
 * last its MAC.
 */
export function serverName(message: DhcpMessage): string | null {
  const { source, siaddr, giaddr } = message;
  const address = giaddr === ANY_ADDRESS && source.ip !== ANY_ADDRESS ? source.ip : null;
  return serverIdentifier(message) ?? address ?? (siaddr === ANY_ADDRESS ? source.mac : siaddr);
}

const newMachines = () => new Machines();

/** Tells which names are one machine's. */
class Machines {
  /** By MAC, where no relay stands between; and by relay, where that one speaks in the server's place (RFC 5107). */
  readonly #byMac = new Recent<string>();

  answers(facts: Facts): Answer[] {
    return facts.report.dhcp.transactions.flatMap((transaction) => this.#answersTo(transaction));
  }

  trim(): void {
    this.#byMac.trim();
  }

  #answersTo(transaction: DhcpTransaction): Answer[] {
    if (transaction.kind === "leasequery" || transaction.kind === "inform") return [];
    const answers: Answer[] = [];
    for (const message of transaction.messages) {
      if (message.duplicateOf !== null || !isFromServer(message) || !gives(message)) continue;
      const name = serverName(message);
      if (name !== null) answers.push({ transaction, message, server: this.#machine(name, message) });
    }
    return transaction.relays.length === 0 ? answers : withoutRelaysNames(answers, transaction.relays);
  }

  #machine(name: string, message: DhcpMessage): string {
    const { mac } = message.source;
    if (mac === null || isRelayed(message)) return name;
    const machine = this.#byMac.get(mac) ?? name;
    this.#byMac.set(mac, machine);
    return machine;
  }
}

function gives({ type, yiaddr, source, destination }: DhcpMessage): boolean {
  return GIVING.has(type) && yiaddr !== ANY_ADDRESS && source.port !== 4011 && destination.port !== 4011;
}

/** What a relay says in its own name, a server behind it said: the one that gave the same address. */
function withoutRelaysNames(answers: Answer[], relays: readonly string[]): Answer[] {
  const behind = new Map<string, string>();
  for (const { server, message } of answers) if (!relays.includes(server)) behind.set(message.yiaddr, server);
  return answers.map((answer) => {
    if (!relays.includes(answer.server)) return answer;
    return { ...answer, server: behind.get(answer.message.yiaddr) ?? answer.server };
  });
}

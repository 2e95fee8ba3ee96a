import { ANY_ADDRESS, isFromServer } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { serverName } from "./answers.ts";
import { MOST_FRAMES, MOST_LISTED } from "./group-facts.ts";

const PXE_PORT = 4011;
/** Servers that are told one by one; further ones would be a flood. */
const MOST_SERVERS = 100;

interface Stranger {
  server: string;
  mac: string | null;
  messages: number;
  /** Exchanges in which a client got an address from it. */
  leases: number;
  /** It says nothing but where to boot from. */
  proxy: boolean;
  at: number[];
}

/** A server that answers and is not on the user's list. */
export const serverNotAllowed = gathering({
  begin: () => new Map<string, Stranger>(),
  gather(strangers, { report, allowedDhcpServers: allowed }) {
    if (allowed === null) return;
    for (const transaction of report.dhcp.transactions) {
      const leased = new Set<string>();
      for (const message of transaction.messages) {
        if (message.duplicateOf === null && isFromServer(message) && !isAllowed(message, allowed)) {
          count(strangers, message, transaction, leased);
        }
      }
    }
  },
  tell: (strangers, { allowedDhcpServers: allowed }) =>
    Array.from(strangers.values(), ({ at, ...stranger }) => {
      const causes: Cause[] = [{ code: stranger.proxy ? "proxy-server" : "rogue-server", confidence: "likely" }];
      const data = { ...stranger, allowed: (allowed ?? []).slice(0, MOST_LISTED) };
      return makeFinding("dhcp.server-not-allowed", stranger.proxy ? "warning" : "error", data, { at, causes });
    }),
});

/** By what it calls itself, or by the address or MAC that it sends from (a relay's, behind one). */
export function isAllowed(message: DhcpMessage, allowed: readonly string[]): boolean {
  const { ip, mac } = message.source;
  return [serverName(message), ip, mac].some((name) => name !== null && allowed.includes(name));
}

/** `leased`: servers that are known to have leased an address in this exchange. */
function count(
  strangers: Map<string, Stranger>,
  message: DhcpMessage,
  { lease }: DhcpTransaction,
  leased: Set<string>,
): void {
  const server = serverName(message) ?? message.source.ip;
  const known = strangers.get(server);
  if (known === undefined && strangers.size >= MOST_SERVERS) return;
  const mac = message.giaddr === ANY_ADDRESS ? message.source.mac : null;
  const stranger = known ?? { server, mac, messages: 0, leases: 0, proxy: true, at: [] };
  strangers.set(server, stranger);
  stranger.messages += 1;
  if (!isBootServers(message)) stranger.proxy = false;
  if (message.type === "ACK" && lease !== null && message.yiaddr === lease.ip && !leased.has(server)) {
    leased.add(server);
    stranger.leases += 1;
  }
  if (stranger.at.length < MOST_FRAMES) stranger.at.push(...evidence(message.capture, [message.frame]));
}

/** PXE 2.1 section 2.4: an offer without an address, and answers on a port of its own. */
function isBootServers({ type, yiaddr, source, destination }: DhcpMessage): boolean {
  return (type === "OFFER" && yiaddr === ANY_ADDRESS) || [source.port, destination.port].includes(PXE_PORT);
}

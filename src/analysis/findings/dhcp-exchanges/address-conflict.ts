import { makeFinding } from "../../../report/findings.ts";
import type { AddressUse } from "../../address-uses.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { clientRule } from "./client-rule.ts";
import { storiesOf } from "./client-story.ts";
import { acknowledgement, framesOf, type Turn, usesByAddress } from "./turn.ts";

/** Who answers in ARP for this many leased addresses speaks for others: a proxy, not a machine in conflict. */
const PROXY_ADDRESSES = 4;

/** Two machines at one address, by what they send in ARP. What the client found out itself and turned down, declined.ts tells. */
export const addressConflict = clientRule((facts) => {
  const uses = usesByAddress(facts.addressUses);
  const others = speakersForOthers(facts);
  const names = hostNames(facts);
  const told = new Set<string>();
  return storiesOf(facts).flatMap(({ client, turns }) =>
    turns.flatMap((turn) => {
      const ip = turn.grant?.ip ?? null;
      const same = ip === null ? [] : (uses.get(ip) ?? []);
      return claimantsOf(turn, client, same)
        .filter(({ mac }) => !others.has(mac) && !isSameHost(names.get(mac), names.get(client)))
        .flatMap((other) => {
          if (ip === null || told.has(`${ip} ${other.mac}`) || told.has(`${ip} ${client}`)) return [];
          told.add(`${ip} ${other.mac}`).add(`${ip} ${client}`);
          const at = [...framesOf(turn.answers.slice(-1)), other.at].sort((one, another) => one - another);
          const place = { subject: { transaction: turn.transaction.id }, at };
          const causes = [{ code: "static-address", confidence: "possible" } as const];
          return [
            makeFinding("dhcp.address-conflict", "warning", { ip, client, other: other.mac }, { ...place, causes }),
          ];
        });
    }),
  );
});

/** Who sent from the address between the client's own packets. */
function claimantsOf(turn: Turn, client: string, uses: readonly AddressUse[]): AddressUse[] {
  const from = acknowledgement(turn.answers)?.time ?? null;
  const own = uses.find(({ mac, how }) => mac === client && how === "arp");
  if (own === undefined || from === null) return [];
  return uses.filter(
    ({ mac, how, time, lastTime }) =>
      how === "arp" && mac !== client && time < own.lastTime && lastTime > own.time && lastTime > from,
  );
}

const newServers = () => new Recent<true>();

/** Servers, relays, and who claims many addresses. */
function speakersForOthers(facts: Facts): ReadonlySet<string> {
  const { report, addressUses } = facts;
  const servers = remembered(facts, newServers);
  for (const { messages } of report.dhcp.transactions) {
    for (const { op, source } of messages) if (op === 2 && source.mac !== null) servers.set(source.mac, true);
  }
  const speakers = new Set([...servers.entries()].map(([mac]) => mac));
  const addresses = new Map<string, Set<string>>();
  for (const { how, mac, ip } of addressUses) {
    if (how === "arp") addresses.set(mac, (addresses.get(mac) ?? new Set()).add(ip));
  }
  for (const [mac, ips] of addresses) if (ips.size >= PROXY_ADDRESSES) speakers.add(mac);
  return speakers;
}

const newNames = () => new Recent<string>();

/** The names that clients give themselves. */
function hostNames(facts: Facts): Recent<string> {
  const names = remembered(facts, newNames);
  for (const { client } of facts.report.dhcp.transactions) {
    if (client.hostname !== null) names.set(client.mac, client.hostname);
  }
  return names;
}

/** A machine with two interfaces in one network may answer on each for both (ARP flux). */
function isSameHost(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}

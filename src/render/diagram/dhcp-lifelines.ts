import { ANY_ADDRESS } from "../../report/dhcp-message-facts.ts";
import type { DhcpTransaction } from "../../report/report.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { type Machine, type Machines, machineAt, relaysOf, serversOf } from "./dhcp-machines.ts";
import type { Host, Label, Lifeline, Tone } from "./diagram.ts";

/** Relays and servers with a lifeline of their own; those beyond share one. */
const RELAYS_DRAWN = 4;
const SERVERS_DRAWN = 8;
const ADDRESS_CELLS = 24;
const HOSTNAME_CELLS = 40;

/** Who stands in one client's ladder, from left to right. */
export interface Cast {
  hosts: Host[];
  /** Without their rows, which are known last. */
  lifelines: Omit<Lifeline, "spans">[];
  /** The place of a machine's lifeline. */
  placeOf(machine: Machine): number;
  /** As a sentence calls it: "Server A", "server 10.9.0.1". */
  nameOf(ip: string | null): string;
  /** "A"; null where there is but one server, or the address is not a server's. */
  letterOf(ip: string | null): string | null;
}

/** Gives each machine that is used its lifeline and its name: client, relays, servers. */
export function castOf(
  client: DhcpTransaction["client"],
  machines: Machines,
  used: ReadonlySet<Machine>,
  sheet: Sheet,
): Cast {
  const relays = relaysOf(machines).filter((machine) => used.has(machine));
  const servers = serversOf(machines).filter((machine) => used.has(machine));
  const cast = new Map<Machine, number>();
  const hosts: Host[] = [];
  const lifelines: Omit<Lifeline, "spans">[] = [];
  const stand = (name: Label, role: Label, tone: Tone, ...group: Machine[]) => {
    for (const machine of group) cast.set(machine, hosts.length);
    lifelines.push({ host: hosts.length, port: "", role, tone });
    hosts.push({ name });
  };
  const words = sheet.words.dhcpLadder.hosts;
  const letters = lettersOf(servers);

  if (used.has(machines.client))
    stand(clientName(client, sheet), macLabel(client.mac, sheet), "control", machines.client);
  for (const [index, relay] of relays.slice(0, RELAYS_DRAWN).entries()) {
    const number = relays.length > 1 ? index + 1 : null;
    const name: Label =
      relay.role === "requester" ? [words.requester] : [words.relay(number), words.relayShort(number)];
    stand(name, addressLabel(relay, sheet), "plain", relay);
  }
  const moreRelays = relays.slice(RELAYS_DRAWN);
  if (moreRelays.length > 0) stand([words.otherRelays], [words.addresses(moreRelays.length)], "plain", ...moreRelays);
  for (const server of servers.slice(0, SERVERS_DRAWN)) {
    const letter = letters.get(server) ?? null;
    stand(
      letter === null ? [words.server(null)] : [words.server(letter), letter],
      addressLabel(server, sheet),
      "data",
      server,
    );
  }
  const moreServers = servers.slice(SERVERS_DRAWN);
  if (moreServers.length > 0)
    stand([words.otherServers], [words.addresses(moreServers.length)], "data", ...moreServers);
  if (used.has(machines.everyone)) stand([words.everyone], [""], "dim", machines.everyone);

  const letterOf = (ip: string | null) => {
    const machine = ip === null ? null : machineAt(ip, machines);
    return machine === null ? null : (letters.get(machine) ?? null);
  };
  return {
    hosts,
    lifelines,
    placeOf: (machine) => cast.get(machine) ?? 0,
    letterOf,
    nameOf: (ip) => {
      const { dhcpLadder } = sheet.words;
      if (ip === null || ip === "" || ip === ANY_ADDRESS) return dhcpLadder.someServer;
      const letter = letterOf(ip);
      if (letter !== null) return words.server(letter);
      const safe = wireText(ip, sheet, ADDRESS_CELLS);
      return machines.relays.has(ip) ? dhcpLadder.relayAt(safe) : dhcpLadder.serverAt(safe);
    },
  };
}

/** One server needs no letter, and those without a lifeline of their own get none. */
function lettersOf(servers: readonly Machine[]): Map<Machine, string> {
  if (servers.length < 2) return new Map();
  return new Map(servers.slice(0, SERVERS_DRAWN).map((server, index) => [server, String.fromCharCode(65 + index)]));
}

function clientName({ hostname }: DhcpTransaction["client"], sheet: Sheet): Label {
  const { client: name, clientShort } = sheet.words.dhcpLadder.hosts;
  const short: Label = [name, clientShort];
  return hostname === null || hostname === ""
    ? short
    : [`${name} ${wireText(hostname, sheet, HOSTNAME_CELLS)}`, ...short];
}

/** The whole address, and its last two octets. */
function macLabel(mac: string, sheet: Sheet): Label {
  const safe = wireText(mac, sheet, ADDRESS_CELLS);
  return safe.length === 17 ? [safe, `${sheet.glyphs.ellipsis}${safe.slice(-6)}`] : [safe];
}

function addressLabel({ addresses }: Machine, sheet: Sheet): Label {
  const [first = "", second] = addresses.filter((ip) => ip !== "").map((ip) => wireText(ip, sheet, ADDRESS_CELLS));
  return second === undefined ? [first] : [`${first}, ${second}`, first];
}

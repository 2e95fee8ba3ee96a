import type { DhcpNetworkCause, DhcpNetworkFindings } from "../../../report/finding-data/dhcp-networks.ts";
import { secondsFigure } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesEn } from "../codes.en.ts";
import type { Sentences } from "../finding-words.ts";
import { measuresEn, plural } from "../measures.en.ts";

export const dhcpNetworksEn: Sentences<DhcpNetworkFindings> = {
  "dhcp.several-servers": ({ servers, transactions }) =>
    `${plural(servers.length, "DHCP server answers", "DHCP servers answer")} on one network, ${listed(servers)}; more than one spoke up in ${plural(transactions, "exchange", "exchanges")}.`,
  "dhcp.servers-contradict": ({ servers, fields }) => {
    const told = servers.map((server) => `${server} gives ${listed(valuesOf(server, fields))}`);
    return `DHCP servers of one network contradict each other: ${told.join("; ")}.`;
  },
  "dhcp.server-not-allowed": ({ server, mac, messages, leases, proxy }) => {
    const who = `${server}${mac === null || mac === server ? "" : ` (${mac})`}`;
    const what = proxy ? "told clients where to boot from" : `answered as a DHCP server`;
    const gave = leases === 0 ? "" : ` and gave ${plural(leases, "lease", "leases")}`;
    return `${who}, which is not on the list of allowed servers, ${what}${gave} (${plural(messages, "message", "messages")}).`;
  },
  "dhcp.relay-used": ({ relays, count, transactions }) => {
    const who = count === 1 ? `Relay agent ${listed(relays)}` : `${count} relay agents (${listed(relays, count)})`;
    return `${who} carried ${plural(transactions, "exchange", "exchanges")} between clients and servers of other networks.`;
  },
  "dhcp.relay-option-altered": ({ relay, server, sent, returned, messages }) => {
    const what =
      returned === null
        ? "returned without option 82"
        : `returned with another option 82 (${short(returned)} instead of ${short(sent)})`;
    return `What relay ${relay} sent with option 82, ${server ?? "the server"} ${what}, in ${plural(messages, "answer", "answers")}.`;
  },
  "dhcp.relay-silent": ({ relay, client, clients, type, server }) => {
    const others = clients > 1 ? ` and ${plural(clients - 1, "other client", "other clients")}` : "";
    return `${server ?? "The server"} sent its ${type} to relay ${relay}, and nothing of it came out to ${client}${others}.`;
  },
  "dhcp.xid-shared": ({ xid, clients, count }) =>
    `${plural(count, "client", "clients")} used the same transaction number ${xid} at the same time: ${listed(clients, count)}.`,
  "dhcp.malformed": ({ problems, options, messages, senders, from }) => {
    const defects = problems
      .filter((problem) => problem !== "option-malformed")
      .map((problem) => wordsFor(codesEn.dhcpProblems, problem));
    const unfit = options.map(({ code, name }) => `${code} (${name})`);
    if (unfit.length > 0) {
      defects.push(`${unfit.length > 1 ? "options" : "option"} ${listed(unfit)} with bytes that do not fit`);
    }
    const by = from === null ? plural(senders, "sender", "senders") : from;
    return `${plural(messages, "malformed DHCP message", "malformed DHCP messages")} from ${by}: ${defects.join("; ")}.`;
  },
  "dhcp.starvation": ({ clients, seconds, by, from, bound }) => {
    const place =
      by === "ethernet" ? ` from one network card, ${from}` : by === "circuit" ? ` from one port behind a relay` : "";
    const got = bound === 0 ? "none took an address" : `${plural(bound, "took an address", "took addresses")}`;
    return `${plural(clients, "hardware address", "hardware addresses")} asked for addresses in ${measuresEn.seconds(secondsFigure(seconds))}${place}; ${got}.`;
  },
};

const FIELDS: Record<string, string> = {
  network: "network",
  subnetMask: "subnet mask",
  routers: "router",
  dns: "DNS",
  domain: "domain",
  seconds: "lease time",
};

/** What one server says of each field. */
function valuesOf(server: string, fields: DhcpNetworkFindings["dhcp.servers-contradict"]["fields"]): string[] {
  return fields.flatMap(({ field, values }) =>
    values
      .filter((one) => one.server === server)
      .map(({ value }) => `${wordsFor(FIELDS, field)} ${fieldValue(field, value)}`),
  );
}

function fieldValue(field: string, value: string): string {
  if (field !== "seconds") return value;
  const seconds = Number(value);
  if (seconds === 0xffffffff) return "forever";
  return seconds < 3600 ? measuresEn.seconds(secondsFigure(seconds)) : measuresEn.longTime(seconds);
}

const MOST_DIGITS = 48;

function short(hex: string): string {
  return hex.length > MOST_DIGITS ? `${hex.slice(0, MOST_DIGITS)}…` : hex;
}

const MOST_NAMES = 6;

function listed(names: readonly string[], count = names.length): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = count - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export const dhcpNetworksCausesEn: Record<DhcpNetworkCause, string> = {
  "rogue-server":
    "a DHCP server that nobody meant to run here, such as a home router plugged in the wrong way round, or an attack",
  "redundant-servers": "servers that stand in for each other on purpose",
  "misconfigured-server": "one of the servers hands out outdated or wrong values",
  "option-misconfigured": "an option that was given the wrong type or value in the server's settings",
  "proxy-server": "a boot server (PXE, proxy DHCP) that gives no addresses",
  "relay-misconfigured": "the relay agent is set up for other interfaces or servers than it should be",
  "relay-return-blocked":
    "the server's answers do not get from the relay's side towards the server to the relay program (firewall, routing, or an interface that it does not listen on)",
  "relay-option-unsupported": "a server that does not know option 82, which may leave it out",
  "flooding-tool": "a program that uses up the server's addresses with made-up hardware addresses",
  "cloned-machines": "cloned machines whose random numbers begin alike",
  "broken-software": "software that does not keep to the standard",
};

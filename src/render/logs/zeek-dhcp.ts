import type { DhcpMessage, DhcpTransaction } from "../../report/report.ts";
import type { LogLine } from "./in-order.ts";
import { type Column, zeekInterval, zeekLine, zeekSet, zeekText, zeekTime } from "./zeek-fields.ts";
import { zeekId } from "./zeek-ids.ts";

export const DHCP_COLUMNS: readonly Column[] = [
  ["ts", "time"],
  ["uids", "set[string]"],
  ["client_addr", "addr"],
  ["server_addr", "addr"],
  ["mac", "string"],
  ["host_name", "string"],
  ["client_fqdn", "string"],
  ["domain", "string"],
  ["requested_addr", "addr"],
  ["assigned_addr", "addr"],
  ["lease_time", "interval"],
  ["client_message", "string"],
  ["server_message", "string"],
  ["msg_types", "vector[string]"],
  ["duration", "interval"],
];

const NO_ADDRESS = "0.0.0.0";
const BROADCAST = "255.255.255.255";
const BOOT_REQUEST = 1;
/** What Zeek takes into one line at most (DHCP::max_uids_per_log_entry, DHCP::max_msg_types_per_log_entry). */
const MOST_UIDS = 10;
const MOST_TYPES = 50;

/** Options by number (RFC 2132; 81 is RFC 4702's). */
const HOST_NAME = 12;
const DOMAIN_NAME = 15;
const REQUESTED_ADDRESS = 50;
const LEASE_TIME = 51;
const MESSAGE = 56;
const CLIENT_FQDN = 81;

/** One exchange. What several messages tell, the last one of the client or of a server has said. */
export function dhcpLine(transaction: DhcpTransaction): LogLine {
  const { messages, client, startTime, seconds } = transaction;
  const asked = messages.filter(({ op }) => op === BOOT_REQUEST);
  const answered = messages.filter(({ op }) => op !== BOOT_REQUEST);
  const granting = answered.filter(({ yiaddr }) => yiaddr !== NO_ADDRESS);
  const assigned = granting.at(-1)?.yiaddr ?? null;
  const values = [
    zeekTime(startTime),
    zeekSet(uidsOf(transaction)),
    zeekText(ownAddress(asked) ?? assigned),
    zeekText(serverOf(transaction, granting.at(-1))),
    zeekText(client.mac === "" ? null : client.mac),
    zeekText(lastText(asked, HOST_NAME)),
    zeekText(nameIn(lastValue(asked, CLIENT_FQDN))),
    zeekText(lastText(answered, DOMAIN_NAME)),
    zeekText(lastText(asked, REQUESTED_ADDRESS)),
    zeekText(assigned),
    zeekInterval(asNumber(lastValue(answered, LEASE_TIME))),
    zeekText(lastText(asked, MESSAGE)),
    zeekText(lastText(answered, MESSAGE)),
    zeekSet(
      messages
        .filter(({ duplicateOf }) => duplicateOf === null)
        .slice(0, MOST_TYPES)
        .map(({ type }) => type),
    ),
    zeekInterval(seconds),
  ];
  return { time: startTime, line: zeekLine(values) };
}

/** A name for each pair of ends; an answer to where a request came from has the request's. */
function uidsOf({ messages, startTime }: DhcpTransaction): string[] {
  const ids = messages.map(({ source, destination }) => {
    const ends = [`${source.ip} ${source.port}`, `${destination.ip} ${destination.port}`].sort();
    return zeekId("C", ...ends, "udp", startTime);
  });
  return [...new Set(ids)].slice(0, MOST_UIDS);
}

/** Where the client itself sent from; a relay's address would be none of its own. */
function ownAddress(asked: readonly DhcpMessage[]): string | null {
  const direct = asked.filter(({ giaddr }) => giaddr === NO_ADDRESS).map(({ source }) => source.ip);
  return direct.findLast((ip) => ip !== NO_ADDRESS && ip !== BROADCAST) ?? null;
}

/** Who sent the address that was assigned; where a relay handed it on, the server that names itself in it. */
function serverOf({ relays, chosenServer }: DhcpTransaction, granting: DhcpMessage | undefined): string | null {
  if (granting === undefined) return null;
  return relays.length > 0 && chosenServer !== null ? chosenServer : granting.source.ip;
}

function lastValue(messages: readonly DhcpMessage[], code: number): unknown {
  for (const { options } of messages.toReversed()) {
    const value = options.find((option) => option.code === code)?.value ?? null;
    if (value !== null) return value;
  }
  return null;
}

function lastText(messages: readonly DhcpMessage[], code: number): string | null {
  const value = lastValue(messages, code);
  return typeof value === "string" ? value : null;
}

function asNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function nameIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("name" in value)) return null;
  return typeof value.name === "string" ? value.name : null;
}

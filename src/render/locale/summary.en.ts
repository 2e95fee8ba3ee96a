import { grouped } from "../number-text.ts";
import { plural } from "./measures.en.ts";

/** What the exchange's one line says; null where the report does not know. */
export interface ExchangeFacts {
  kind: string;
  outcome: string;
  /** Whether the four messages DISCOVER, OFFER, REQUEST, ACK were all seen. */
  dora: boolean;
  /** Null where there is but one message. */
  time: string | null;
  /** The address leased, offered or asked for. */
  ip: string | null;
  server: string | null;
  /** Addresses of relay agents, "" where there was none. */
  relays: string;
  /** How many servers' offers were seen. */
  offers: number;
}

export const summaryEn = {
  total: (captures: number): string => `all ${grouped(captures)} captures`,
  cutShort: "cut short",
  damaged: "damaged",
  noFtpNoDhcp: "No FTP session and no DHCP exchange in this capture.",
  sessionModes: (counts: { active: number; passive: number; mixed: number; none: number }): string =>
    listOf([
      [counts.active, "active"],
      [counts.passive, "passive"],
      [counts.mixed, "mixed"],
      [counts.none, "without a data connection"],
    ]),
  columns: {
    client: "Client",
    server: "Server",
    ends: "Client / Server",
    mode: "Mode",
    dataConnection: "Data connection (SYN)",
    dataConnectionShort: "Data connection",
    files: "Files",
    mac: "Client (MAC)",
    kind: "Exchange",
    outcome: "Outcome",
    address: "Address",
    time: "Time",
  },
  noDataConnection: "none",
  notOpened: (end: string): string => `${end} not opened`,
  loginRefused: "login refused",
  moreConnections: (count: number): string => `+${count}`,
  unclaimed: (count: number): string =>
    `${plural(count, "connection looks", "connections look")} like FTP data, but no session in the capture claims ${count === 1 ? "it" : "them"}.`,
  headings: {
    files: "Files",
    otherTraffic: "Other traffic",
    notes: "Notes",
    linkLocal: "Link-local addresses",
    next: "Next:",
  },
  unreadableName: "(unreadable)",
  unnamed: "(current folder)",
  exchange: ({ kind, outcome, dora, time, ip, server, relays, offers }: ExchangeFacts): string => {
    const what = dora ? `DORA complete in ${time}` : `${kind}, ${outcome}${time === null ? "" : ` (${time})`}`;
    const from = server === null ? "" : `${ip === null ? "," : ""} from ${server}`;
    const via = relays === "" ? "" : ` via relay ${relays}`;
    return `${what}${ip === null ? "" : `, ${ip}`}${from}${via}${offers > 1 ? `, one of ${offers} offers` : ""}`;
  },
  askedFor: (ip: string): string => `${ip} asked for`,
  viaRelays: (list: string): string => `via ${list}`,
  outcomeCount: (count: number, outcome: string): string => `${grouped(count)} ${outcome}`,
  linkLocal: (mac: string, ip: string, exchange: number | null): string =>
    exchange === null ? `${mac} took ${ip}` : `${mac} took ${ip} after exchange ${exchange} went unanswered`,
  linkLocalProbed: (mac: string, ip: string, exchange: number | null): string =>
    exchange === null
      ? `${mac} asked whether ${ip} is free`
      : `${mac} asked whether ${ip} is free after exchange ${exchange} went unanswered`,
  /** `where` names sessions, exchanges or frames. */
  repeated: (times: number, where: string | null): string =>
    `(${grouped(times)} times${where === null ? "" : `; ${where}`})`,
  nextExplain: "what went wrong, why, what to do",
  nextLadder: "sequence picture",
  nextCompare: "active against passive",
  nextSession: (id: number): string => `every command of session ${id}`,
  nextTransaction: (id: number): string => `every message of exchange ${id}`,
};

function listOf(counts: [number, string][]): string {
  const told = counts.filter(([count]) => count > 0);
  return told.map(([count, label]) => `${grouped(count)} ${label}`).join(", ");
}

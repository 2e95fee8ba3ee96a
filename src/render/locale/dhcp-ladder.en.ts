import { plural } from "./measures.en.ts";

/** What a verdict says of a lease; each part null where no message told it. */
export interface Grant {
  ip: string;
  /** "Server A"; null where nobody is named. */
  server: string | null;
  /** "lease 3600 s (T1 1800, T2 3150)". */
  lease: string | null;
}

/** Words of DHCP ladders. */
export const dhcpLadderEn = {
  columns: { frame: "#", seconds: "sec" },
  hosts: {
    client: "Client",
    /** Where that has no room. */
    clientShort: "Client",
    /** `number` is null where there is but one. */
    relay: (number: number | null): string => (number === null ? "Relay" : `Relay ${number}`),
    /** Where that has no room. */
    relayShort: (number: number | null): string => (number === null ? "Relay" : `Relay ${number}`),
    requester: "Requester",
    /** `letter` is null where there is but one. */
    server: (letter: string | null): string => (letter === null ? "Server" : `Server ${letter}`),
    otherRelays: "More relays",
    otherServers: "More servers",
    addresses: (count: number): string => plural(count, "address", "addresses"),
    everyone: "Broadcast",
  },
  /** In a sentence, by address. */
  serverAt: (ip: string): string => `server ${ip}`,
  relayAt: (ip: string): string => `relay ${ip}`,
  someServer: "a server",
  title: (mac: string, hostname: string | null): string => `Client ${mac}${hostname === null ? "" : ` (${hostname})`}`,
  /** `sender` is the MAC address that its frames came from. */
  nobody: (sender: string | null): string =>
    `Client without a hardware address${sender === null ? "" : `, frames from ${sender}`}`,
  queries: "Lease queries",
  /** Phases of a new lease: letter and name. */
  phases: {
    discover: "D  Discover",
    offer: "O  Offer",
    request: "R  Request",
    acknowledge: "A  Ack",
    refuse: "N  Nak",
    linkLocal: "L  Link-local address (169.254)",
  },
  /** Phases of their own, for exchanges that are no new lease. */
  kinds: {
    init: "New lease",
    reboot: "Reboot",
    renew: "Renewal",
    rebind: "Rebinding",
    inform: "Inform",
    release: "Release",
    decline: "Decline",
    leasequery: "Lease query",
    bootp: "BOOTP",
    unknown: "Exchange",
  },
  bootServer: "PXE boot server",
  forceRenew: "told to renew",
  serverOnly: "only the server's side",
  forever: "unlimited",
  /** The kind of an exchange that is the only one: "Renewal". */
  alone: capital,
  /** "Exchange 2: renewal, 1800 s later": `later` is null for the first one. */
  exchange: (id: number, kind: string, later: string | null): string =>
    `Exchange ${id}: ${kind}${later === null ? "" : `, ${later} later`}`,
  /** In front of the days of a time beside the picture: "3d04:05". */
  days: (count: number): string => `${count}d`,
  labels: {
    broadcast: "bcast",
    /** Its IP address is broadcast, the frame that carried it went to one machine. */
    broadcastPacket: "IP bcast",
    lease: (seconds: string): string => `lease ${seconds}`,
    asks: (ip: string): string => `asks ${ip}`,
    withdraws: (letter: string): string => `(${letter} withdraws)`,
    withdrawn: "withdraws its offer",
    notTaken: "(not taken)",
    tooLate: "(too late)",
    noAddress: "no address",
    cut: "(cut short)",
    retry: (number: number, later: string): string => `retry ${number}, ${later} later`,
    retryShort: (number: number): string => `retry ${number}`,
    probe: (ip: string): string => `ARP: is ${ip} free?`,
    probeShort: (ip: string): string => `ARP ${ip}?`,
    announcement: (ip: string): string => `ARP: ${ip} is mine`,
    announcementShort: (ip: string): string => `ARP ${ip}`,
    noAnswer: "no answer",
    noOffer: "no offer",
  },
  folded: {
    /** `distance`: from each to the one before, "3.000 s"; null where that is not told. */
    messages: (count: number, type: string, frames: string, distance: string | null): string =>
      `${count} more ${type}${count === 1 ? "" : "s"} like it, ${frames}${distance === null ? "" : `, ${distance} apart`}`,
    exchanges: (count: number, ids: string, kind: string, outcome: string): string =>
      `${count} more like it (${kind}: ${outcome}): exchanges ${ids}`,
    restMessages: (count: number): string => `${plural(count, "message", "messages")} more; --all draws them`,
    restExchanges: (count: number): string =>
      `${plural(count, "exchange", "exchanges")} more; --all draws them, --transaction N one of them`,
    restClients: (count: number): string =>
      `${plural(count, "client", "clients")} more; --all draws them, --transaction N one exchange`,
  },
  details: {
    type: "Message",
    frame: "Frame",
    time: "Time",
    from: "From",
    to: "To",
    delivery: "Delivery",
    copies: "Same packet",
    hops: "Hops",
    requested: "Requested address",
    lease: "Lease time",
    server: "Server identifier",
    parameters: "Parameter list",
    hostname: "Host name",
    text: "Message text",
    problems: "Problems",
    claim: "Claims",
    mac: "MAC",
  },
  layers: { broadcastFlag: "broadcast flag set", noBroadcastFlag: "no broadcast flag" },
  verdict: {
    lead: (xid: string, _dash: string, exchange: number | null): string =>
      `${exchange === null ? "" : `Exchange ${exchange}, `}xid ${xid}  `,
    lease: (seconds: string, t1: string | null, t2: string | null): string => {
      const timers = [t1 === null ? "" : `T1 ${t1}`, t2 === null ? "" : `T2 ${t2}`].filter((timer) => timer !== "");
      return `lease ${seconds}${timers.length === 0 ? "" : ` (${timers.join(", ")})`}`;
    },
    dora: (grant: Grant, time: string, frames: string): string =>
      `DORA complete in ${time} (${frames}): ${granted(grant)}.`,
    rapid: (grant: Grant, time: string, discover: string, ack: string): string =>
      `Rapid commit: the DISCOVER (${discover}) was answered with an ACK (${ack}) in ${time}: ${granted(grant)}.`,
    bound: (grant: Grant, ack: string, missing: string[]): string =>
      `Lease granted (${ack}): ${granted(grant)}.${missing.length === 0 ? "" : ` Not in the capture: ${missing.join(", ")}.`}`,
    firstOffer: "It was the first offer.",
    askedOther: (ip: string, frame: string): string => `The client had asked for ${ip} (${frame}).`,
    offerElsewhere: (frame: string): string => `The offer that it takes came under another xid (${frame}).`,
    notFirstOffer: (ip: string, server: string, frame: string): string =>
      `It was not the first offer: ${server} had offered ${ip} before (${frame}).`,
    offerNotTaken: (ip: string, server: string, frame: string): string =>
      `Offer ${ip} from ${server} (${frame}) was not taken.`,
    offerTooLate: (ip: string, server: string, frame: string): string =>
      `Offer ${ip} from ${server} (${frame}) came too late.`,
    moreOffers: (count: number): string => `${plural(count, "further offer was", "further offers were")} not taken.`,
    bootOffer: (server: string, frame: string): string =>
      `${capital(server)} offered no address, only boot information (${frame}).`,
    refused: (
      kind: string,
      asked: { ip: string; frame: string } | null,
      server: string,
      frame: string,
      text: string | null,
    ): string => {
      const what = asked === null ? "" : `the client asked for ${asked.ip} (${asked.frame}), and `;
      return `${kind}: ${what}${server} refused with a NAK (${frame})${text === null ? "" : `: "${text}"`}.`;
    },
    refusedByOther: (server: string): string => `The client had asked ${server}, not the one that refused.`,
    noOffer: (messages: string, time: string | null): string =>
      `No offer: ${messages}${time === null ? "" : ` in ${time}`}, and no answer in the capture.`,
    offered: (ip: string, server: string, frame: string): string =>
      `Offered only: ${ip} from ${server} (${frame}), and no REQUEST followed.`,
    offeredElsewhere: (ip: string, server: string, frame: string, request: string): string =>
      `Offered: ${ip} from ${server} (${frame}). The client's REQUEST for it came under another xid (${request}).`,
    noAckUnseen: (ip: string, server: string, messages: string): string =>
      `Neither offer nor answer of ${server} is in the capture, only ${messages} for ${ip}.`,
    leftOut: (frame: string): string => `Its messages after ${frame} were too many to keep, and are not told.`,
    endsSoon: (time: string): string => `The capture ends ${time} later: an answer may have come after it.`,
    endsWithIt: "The capture ends with it: an answer may have come after it.",
    noAck: (ip: string, server: string, messages: string): string =>
      `No answer: ${server} stayed silent on ${messages} for ${ip}.`,
    hadOffered: (ip: string, frame: string): string => `It had offered ${ip} itself (${frame}).`,
    noAnswer: (kind: string, messages: string, time: string | null): string =>
      `${kind}: ${messages}${time === null ? "" : ` in ${time}`}, and no answer in the capture.`,
    reboot: (grant: Grant, request: string, ack: string): string =>
      `Reboot: the client asked for its old address (${request}) and keeps it (${ack}): ${granted(grant)}.`,
    renewed: (grant: Grant, time: string, frames: string): string =>
      `Renewal: ${grant.ip} extended${by(grant.server)} in ${time} (${frames})${grant.lease === null ? "" : `, ${grant.lease}`}.`,
    rebound: (grant: Grant, time: string, frames: string, byBroadcast: boolean): string =>
      `Rebinding: ${byBroadcast ? "asked by broadcast, " : ""}${grant.server ?? "a server"} extended ${grant.ip} in ${time} (${frames})${grant.lease === null ? "" : `, ${grant.lease}`}.`,
    informed: (ip: string | null, server: string, frame: string): string =>
      `${capital(server)} told ${ip ?? "the client"} its settings (${frame}), and leased no address.`,
    released: (ip: string | null, server: string | null, frame: string): string =>
      `${ip ?? "The address"} was given back${server === null ? "" : ` to ${server}`} (${frame}). A RELEASE gets no answer.`,
    declined: (ip: string | null, server: string | null, frame: string): string =>
      `${ip ?? "The address"}${server === null ? "" : ` from ${server}`} was turned down (${frame}): the client found it in use. A DECLINE gets no answer.`,
    bootp: (grant: Grant, time: string, frames: string): string =>
      `BOOTP: ${grant.ip}${from(grant.server)} in ${time} (${frames}), ${grant.lease ?? "without a lease time"}.`,
    leaseQuery: (asked: string, query: string, answer: string): string => `Asked about ${asked} (${query}): ${answer}.`,
    leaseActive: (ip: string | null, lease: string | null, frame: string): string =>
      `${ip ?? "it"} is leased${lease === null ? "" : ` for another ${lease}`} (${frame})`,
    leaseUnassigned: (frame: string): string => `nobody holds it now (${frame})`,
    leaseUnknown: (frame: string): string => `the server does not know it (${frame})`,
    leaseOther: (type: string, frame: string): string => `${type} (${frame})`,
    forceRenew: (server: string, frame: string): string =>
      `${capital(server)} told the client to renew its lease at once (FORCERENEW, ${frame}).`,
    serverOnly: (frames: string): string => `Only the server's side is in the capture (${frames}).`,
    ackAlone: (grant: Grant, frame: string): string => `The ACK (${frame}) grants ${granted(grant)}.`,
    cut: "The packets were cut short by the capture: what the messages are cannot be told.",
    fallback: (kind: string, outcome: string, frames: string): string => `${kind}: ${outcome} (${frames}).`,
    /** "3 DISCOVERs (frames 1, 2, 7)". */
    sent: (count: number, type: string, frames: string): string =>
      `${count} ${type}${count === 1 ? "" : "s"} (${frames})`,
    announced: (ip: string, frame: string): string => `The client gave itself ${ip} (${frame}).`,
    announcedBefore: (ip: string, frame: string): string =>
      `Before this exchange the client had given itself ${ip} (${frame}).`,
    probed: (ip: string, frame: string): string => `The client asked by ARP whether ${ip} is free (${frame}).`,
    givenUp: (ip: string, frame: string): string => `It had asked about ${ip} (${frame}), and did not take it.`,
    oneSide: {
      client: "Captured on the client's side of the relay: what passed between relay and server is not in the capture.",
      server: "Captured on the server's side of the relay: the client's own messages are not in the capture.",
    },
  },
};

function granted({ ip, server, lease }: Grant): string {
  return `${ip}${from(server)}${lease === null ? "" : `, ${lease}`}`;
}

function from(server: string | null): string {
  return server === null ? "" : ` from ${server}`;
}

function by(server: string | null): string {
  return server === null ? "" : ` by ${server}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { DhcpExchangeCause, DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { measuresEn, plural } from "../measures.en.ts";

export const dhcpExchangesEn: Sentences<DhcpExchangeFindings> = {
  "dhcp.no-server": ({ client, clients, discovers, seconds, silent, relayed, afterwards }) => {
    const asked = `${who(client, clients)} asked for ${addresses(clients)} ${plural(discovers, "time", "times")}`;
    if (afterwards !== null) {
      const late = `${asked} before a server answered after ${span(seconds, clients)}`;
      return clients > 1 ? `${late}.` : `${late}; then it got ${afterwards}.`;
    }
    const during = discovers > 1 ? ` in ${span(seconds, clients)}` : "";
    const by = relayed ? ", through a relay," : "";
    const speaks = silent
      ? "; no server speaks in the whole capture"
      : ", though a server answers elsewhere in the capture";
    return `${asked}${during}${by} and got no OFFER${speaks}.`;
  },
  "dhcp.pool-exhausted": ({ client, clients, discovers, seconds, server, answered }) =>
    `${who(client, clients)} asked for ${addresses(clients)} ${plural(discovers, "time", "times")} in ${span(seconds, clients)} and got no OFFER, while ${server} answered ${plural(answered, "exchange", "exchanges")} of others.`,
  "dhcp.offer-not-taken": ({ client, clients, offered, server, offers, discovers, afterwards }) => {
    const by = server === null ? "" : ` by ${server}`;
    const what = `${offered ?? addresses(clients)}${by}${offers > 1 ? ` (${plural(offers, "OFFER", "OFFERs")})` : ""}`;
    const it = clients > 1 ? "them" : "it";
    const anew =
      discovers === 0
        ? `and did not request ${it}`
        : `and asked anew ${plural(discovers, "time", "times")} instead of requesting ${it}`;
    return `${who(client, clients)} ${clients > 1 ? "were" : "was"} offered ${what} ${anew}.${got(afterwards, clients)}`;
  },
  "dhcp.request-unanswered": ({ client, clients, kind, requested, server, requests, seconds, afterwards }) => {
    const many =
      requests === 1 ? "a REQUEST" : `${plural(requests, "REQUEST", "REQUESTs")} in ${span(seconds, clients)}`;
    const to = server === null ? "" : ` to ${server}`;
    return `${who(client, clients)} sent ${many}${to} to ${PURPOSES[kind] ?? "have"} ${requested ?? (clients > 1 ? "their addresses" : "an address")}, and got neither ACK nor NAK.${got(afterwards, clients)}`;
  },
  "dhcp.nak": ({ client, clients, requested, server, text, times, afterwards }) => {
    const says = text === null ? "" : `, saying "${text}"`;
    const what = requested ?? (clients > 1 ? "the addresses" : "the address");
    return `${server ?? "A server"} refused ${what} to ${who(client, clients)} (NAK${often(times)})${says}.${clients > 1 ? got(afterwards, clients) : gotAfter(afterwards, requested)}`;
  },
  "dhcp.wrong-network": ({ client, requested, server, times, afterwards }) =>
    server === null
      ? `${client} asked here for its earlier address ${requested}${often(times)}, and nobody answered.${got(afterwards)}`
      : `${client} asked here for its earlier address ${requested}, and ${server} refused it (NAK${often(times)}).${got(afterwards)}`,
  "dhcp.declined": ({ client, ip, server, other, times, afterwards }) => {
    const of = server === null ? "" : ` of ${server}`;
    const who = other === null ? "" : ` ARP shows ${other} at that address.`;
    return `${client} turned down ${ip ?? "the address"}${of} (DECLINE${often(times)}).${who}${got(afterwards)}`;
  },
  "dhcp.address-conflict": ({ ip, client, other }) =>
    `${other} uses ${ip} too, the address that DHCP gave to ${client}, as ARP shows.`,
  "dhcp.lease-short": ({ client, ip, seconds }) => `${client} holds ${ip} for ${span(seconds)} only.`,
  "dhcp.renewed-late": ({ client, ip, afterSeconds, t1Seconds, leaseSeconds }) =>
    `${client} asked to renew ${ip} only ${span(afterSeconds)} after the ACK; T1 is ${span(t1Seconds)} and the lease ${span(leaseSeconds)}.`,
  "dhcp.rebinding": ({ client, ip, server, renewals, outcome, afterwards }) => {
    const asked = `${client} got no answer to ${plural(renewals, "renewal", "renewals")} of ${ip}${server === null ? "" : ` from ${server}`} and asked all servers (REBINDING)`;
    if (outcome === "bound") return `${asked}, which worked.`;
    return outcome === "refused"
      ? `${asked}; it was refused.${got(afterwards)}`
      : `${asked}, in vain as well.${got(afterwards)}`;
  },
  "dhcp.used-before-ack": ({ client, ip, seconds }) =>
    `${client} sent from ${ip} ${span(seconds)} before the ACK that gave it that address.`,
  "dhcp.used-after-lease": ({ client, ip, leaseSeconds, afterSeconds }) =>
    `${client} still sends from ${ip} ${span(afterSeconds)} after its lease of ${span(leaseSeconds)} ended, without having renewed it in the capture.`,
  "dhcp.link-local": ({ client, ip, unanswered, afterwards }) =>
    unanswered
      ? `${client} gave itself the link-local address ${ip} after DHCP had not answered.${got(afterwards)}`
      : `${client} gave itself the link-local address ${ip}.${got(afterwards)}`,
  "dhcp.unicast-answer": ({ client, server, messages, bound }) =>
    `${client} asked for broadcast, and ${server ?? "the server"} sent ${plural(messages, "answer", "answers")} by unicast${bound ? "; the client got its lease all the same" : ""}.`,
};

const PURPOSES: Record<string, string> = { init: "take", reboot: "confirm", renew: "renew", rebind: "extend" };

/** One client, or many by their number and the first of them. */
function who(client: string, clients: number): string {
  return clients > 1 ? `${grouped(clients)} clients (the first: ${client})` : client;
}

function addresses(clients: number): string {
  return clients > 1 ? "addresses" : "an address";
}

function got(afterwards: string | null, clients = 1): string {
  if (afterwards === null) return "";
  return clients > 1 ? " They got addresses afterwards." : ` It got ${afterwards} afterwards.`;
}

function gotAfter(afterwards: string | null, refused: string | null): string {
  return afterwards !== null && afterwards === refused ? ` It got ${afterwards} later all the same.` : got(afterwards);
}

function often(times: number): string {
  return times > 1 ? `, ${plural(times, "time", "times")}` : "";
}

/** How long, of many clients at most. */
function span(seconds: number, clients = 1): string {
  const upTo = clients > 1 ? "up to " : "";
  if (seconds >= 3600) return upTo + measuresEn.longTime(seconds);
  return upTo + measuresEn.seconds(Number.isInteger(seconds) ? grouped(seconds) : secondsFigure(seconds));
}

export const dhcpExchangesCausesEn: Record<DhcpExchangeCause, string> = {
  "dhcp-server-down": "no DHCP server runs on this network, or it has stopped",
  "server-slow": "the server comes to answer late: it is overloaded, just starting, or probes each address first",
  "dhcp-relay-missing": "the server is in another network, and no relay (IP helper address) leads there",
  "dhcp-blocked": "a firewall or DHCP snooping on the way drops messages of UDP ports 67 and 68",
  "dhcp-link-not-ready":
    "the switch port did not forward yet (spanning tree without edge port, 802.1X), as often in the first 30 to 50 seconds",
  "answers-not-captured": "the answers went by unicast past the place of the capture",
  "pool-used-up": "the server has no free address left in its range",
  "client-not-served": "the server does not serve this client (unknown hardware address, class or filter)",
  "network-not-served": "the server has no range for the network of this relay",
  "server-search": "a device that has an address already is looking for other DHCP servers",
  "offer-came-late": "the OFFER came so late that the client had given up waiting",
  "offer-unfit": "the client does not accept the offer, as it lacks or misstates something that the client needs",
  "client-stopped": "the client only wanted to see who offers, or was stopped",
  "request-to-other-server": "the client had chosen another server than the one that it heard from",
  "address-in-use": "another machine has this address",
  "lease-expired": "the lease had ended before the client asked",
  "other-network": "the address belongs to another network; the client has moved",
  "lease-unknown": "the server has no record of this lease (its memory was lost, or another server gave it)",
  "server-unreachable": "the server that gave the lease is down, or can no longer be reached from the client",
  "short-by-design": "the server's lease time is set so, as in guest networks, labs and boot loaders",
  "static-address": "a machine was given this address by hand, from inside the server's range",
  "client-was-asleep": "the machine was asleep or suspended when it should have renewed",
  "client-ignores-lease": "the client's software does not keep to the rules of leases",
  "no-lease": "the host got no lease and helped itself (RFC 3927)",
  "link-local-by-design": "the host uses link-local addresses by design, or DHCP failed before the capture began",
  "server-ignores-flag": "the server or relay ignores the broadcast flag",
};

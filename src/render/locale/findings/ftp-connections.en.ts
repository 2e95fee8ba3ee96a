import type { FtpConnectionCause, FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { endpointText } from "../../endpoint-text.ts";
import { secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";

type Groups = FtpConnectionFindings;
type Opener = "server" | "client";

export const ftpConnectionsEn: Sentences<FtpConnectionFindings> = {
  "ftp.active-blocked": (data) => blocked("server", data),
  "ftp.active-refused": (data) => refused("server", data),
  "ftp.active-not-opened": (data) => notOpened("server", data),
  "ftp.passive-blocked": (data) => blocked("client", data),
  "ftp.passive-refused": (data) => refused("client", data),
  "ftp.passive-not-opened": (data) => notOpened("client", data),
  "ftp.control-refused": (data) =>
    `${data.client.ip} called ${called(data)} ${data.calls === 1 ? "" : `${plural(data.calls, "time", "times")} `}and was refused (${data.answer === "rst" ? "RST" : `ICMP error of ${data.sender}`}).`,
  "ftp.control-unanswered": (data) =>
    `${called(data)} did not answer ${plural(data.syns, "SYN", "SYNs")} of ${data.client.ip}.`,
  "ftp.no-greeting": ({ client, server, how, seconds, calls }) => {
    const did = {
      fin: "closed it without a greeting",
      rst: "reset it without a greeting",
      silence: `sent no greeting for ${secondsFigure(seconds)} s`,
    }[how];
    const often = calls === 1 ? "" : ` (${plural(calls, "time", "times")})`;
    return `${endpointText(server)} accepted the control connection of ${client.ip} and ${did}${often}.`;
  },
};

function called({ server, servers }: Groups["ftp.control-unanswered"]): string {
  return servers > 10
    ? `${endpointText(server)} and ${plural(servers - 1, "server", "servers")} more`
    : endpointText(server);
}

function blocked(opener: Opener, data: Groups["ftp.active-blocked"]): string {
  const { syns, seconds, synAcks } = data;
  const sent = `The ${opener}'s ${syns === 1 ? "SYN" : plural(syns, "SYN", "SYNs")} to ${target(data)}`;
  const during = seconds < 0.05 ? "" : ` in ${secondsFigure(seconds)} s`;
  const fared =
    synAcks === 0
      ? `got no answer${during}`
      : `${syns === 1 ? "was" : "were"} answered${during}, but the ${opener} never acknowledged the ${synAcks === 1 ? "SYN-ACK" : `${plural(synAcks, "SYN-ACK", "SYN-ACKs")}`}`;
  return `${sent} ${fared}${ending(data)}.${again(data)}`;
}

function refused(opener: Opener, data: Groups["ftp.active-refused"]): string {
  const { syns, icmp } = data;
  const sent = `The ${opener}'s ${syns === 1 ? "SYN" : plural(syns, "SYN", "SYNs")} to ${target(data)}`;
  const by = icmp === null ? "by RST" : `by ${icmp.sender} with an ICMP error (${ICMP_KINDS[icmp.kind] ?? icmp.kind})`;
  return `${sent} ${syns === 1 ? "was" : "were"} refused ${by}${ending(data)}.${again(data)}`;
}

const ICMP_KINDS: Record<string, string> = {
  network: "network unreachable",
  host: "host unreachable",
  port: "port unreachable",
  prohibited: "administratively prohibited",
  expired: "time to live exceeded",
};

function notOpened(opener: Opener, data: Groups["ftp.active-not-opened"]): string {
  const { waitedSeconds, dataCaptured, serverMet, verb, replyCode } = data;
  const lacks = `The capture has no SYN of the ${opener} to ${target(data)}`;
  const waited =
    waitedSeconds === null
      ? ending(data)
      : verb === null
        ? `; the ${opener} gave up after ${secondsFigure(waitedSeconds)} s`
        : `, and ${verb} waited ${secondsFigure(waitedSeconds)} s for it`;
  const met = serverMet === null || replyCode === null ? "" : ` (the reply speaks of ${MET[serverMet]})`;
  const doubt = dataCaptured
    ? ""
    : " It has no data connection of this mode at all, so it cannot show whether one was tried.";
  return `${lacks}${waited}${met}.${again(data)}${doubt}`;
}

const MET = {
  refusal: "a refused connection",
  "no-answer": "a time-out",
  "no-route": "no way to the host",
  "own-trouble": "trouble on the server itself",
};

/** "10.0.0.5:50021 (named by PORT)". */
function target({ to, method }: Pick<Groups["ftp.active-blocked"], "to" | "method">): string {
  return `${endpointText(to)} (${NAMED[method] ?? `named by ${method}`})`;
}

const NAMED: Partial<Record<string, string>> = {
  PASV: "named by 227",
  EPSV: "named by 229",
  LPSV: "named by 228",
  default: "the default port",
  inferred: "named by a command that cannot be read",
};

function ending({ verb, replyCode }: { verb: string | null; replyCode: number | null }): string {
  if (verb === null) return "";
  return replyCode === null ? `, and ${verb} was not carried out` : `, and ${verb} failed with ${replyCode}`;
}

function again({ times }: { times: number }): string {
  return times === 1 ? "" : ` This happened ${plural(times, "time", "times")}.`;
}

export const ftpConnectionsCausesEn: Record<FtpConnectionCause, string> = {
  "firewall-at-client": "a firewall at the client does not let the data connection through",
  "firewall-at-server": "a firewall at the server does not let the connection through",
  "firewall-between": "a firewall or router between client and server does not let the connection through",
  "nat-at-client": "the client is behind NAT, which knows no way in for a connection from outside",
  "passive-ports-closed":
    "the server's firewall does not let its passive ports through (or its NAT does not forward them)",
  "control-encrypted": "TLS hides the port number from a firewall or NAT that would otherwise open it",
  "unreachable-address": "the announced address cannot be reached from the other end",
  "no-listener": "nobody listens on that port, or no longer",
  "port-not-named": "no port had been agreed on, since PORT or PASV was missing or refused",
  "host-down": "the host is switched off, or there is no way to it",
  "client-not-admitted": "the server's access list (TCP wrappers, xinetd, a ban) does not admit this client",
  "nobody-behind-proxy": "a proxy or port forwarding took the call, and found no FTP server behind it",
  "server-hangs": "the server is overloaded, or waits for a name lookup (reverse DNS, ident) before it greets",
  "server-cannot-open": "the server cannot open the connection on its own machine, as its reply says",
  "opener-gave-up": "the end that was to connect did not try, or tried another address",
  "opened-outside-capture": "the connection took a way that does not pass the place of the capture",
  "data-not-captured":
    'the capture was filtered to the control connection ("port 21", say), so the attempt is not in it',
};

import type {
  AnnouncedScope,
  FtpAddressCause,
  FtpAddressFindings,
} from "../../../report/finding-data/ftp-addresses.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped, listOfNumbers } from "../../number-text.ts";
import { namedBy } from "../../transfer-opening.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";

type Claimed = FtpAddressFindings["ftp.alg-corrected"];

const scopes: Record<AnnouncedScope, string> = {
  private: "the private address",
  "link-local": "the link-local address",
  loopback: "the loopback address",
  unspecified: "the empty address",
  unusable: "the unusable address",
};

const reaching = { opened: " and connected there", tried: " and tried to connect there", none: "" };

/** "227 of the server 203.0.113.1", "PORT of the client 192.168.0.10". */
function announcementOf({ method, listener, seen }: Claimed): string {
  return `${namedBy({ method })} of the ${listener} ${seen}`;
}

function repeated(times: number): string {
  return times > 1 ? ` (${grouped(times)} times)` : "";
}

function refused(code: number | null): string {
  return code === null ? "" : ` The server refused it (${code}).`;
}

function acceptance(accepted: boolean | null): string {
  if (accepted === null) return "";
  return accepted ? "; the server accepted it" : "; the server refused it";
}

export const ftpAddressesEn: Sentences<FtpAddressFindings> = {
  "ftp.private-address-announced": ({ scope, refusal, ...claimed }) =>
    `${announcementOf(claimed)} named ${scopes[scope]} ${endpointText(claimed.announced)} to ${claimed.peer}${repeated(claimed.times)}.${refused(refusal)}`,
  "ftp.foreign-address-announced": ({ reached, refusal, ...claimed }) =>
    `${announcementOf(claimed)} named another address: ${endpointText(claimed.announced)}${repeated(claimed.times)}${reached ? "; a connection to it opened" : ""}.${refused(refusal)}`,
  "ftp.announcement-rewritten": ({ method, inside, outside, insideSession, outsideSession, times }) =>
    `${namedBy({ method })} said ${endpointText(inside)} before the NAT and ${endpointText(outside)} behind it${repeated(times)}: sessions ${insideSession} and ${outsideSession} are one, captured on both sides.`,
  "ftp.alg-corrected": (claimed) =>
    `${announcementOf(claimed)} named the private address ${endpointText(claimed.announced)} to ${claimed.peer}${repeated(claimed.times)}, and the data connection came all the same.`,
  "ftp.wrong-address-ignored": ({ opened, ...claimed }) =>
    `${namedBy(claimed)} named ${endpointText(claimed.announced)}, and the client ${claimed.peer} connected to ${claimed.seen} instead${opened ? "" : ", without success"}${repeated(claimed.times)}.`,
  "ftp.wrong-address-obeyed": ({ opened, ...claimed }) =>
    `${namedBy(claimed)} of ${claimed.seen} named ${endpointText(claimed.announced)}, and the client ${claimed.peer} connected there${opened ? ", yet no transfer was completed" : " without success"}${repeated(claimed.times)}.`,
  "ftp.unexpected-host": ({ expected, seen, opener, times }) =>
    `A data connection came from ${endpointText(seen)}, not from the ${opener} ${expected}${repeated(times)}.`,
  "ftp.unexpected-port": ({ announced, seen }) =>
    `A connection from port 20 went to ${endpointText(seen)}, while ${endpointText(announced)} was announced.`,
  "ftp.fxp": ({ method, target, otherSession, connected, times }) =>
    `${namedBy({ method })} sent the server to ${endpointText(target)}, where the server of session ${otherSession} listened${repeated(times)}${connected ? "; the two servers connected" : ""}.`,
  "ftp.bounce": ({ method, target, client, accepted, connection, times }) =>
    `${namedBy({ method })} of the client ${client} named another host, ${endpointText(target)}${repeated(times)}${acceptance(accepted)}${reaching[connection]}.`,
  "ftp.privileged-port": ({ method, target, accepted, times }) =>
    `${namedBy({ method })} named ${endpointText(target)}, a port below 1024${repeated(times)}${acceptance(accepted)}.`,
  "ftp.port-20-used": ({ server, connections }) =>
    `Server ${server} opened ${plural(connections, "active data connection", "active data connections")} from port 20.`,
  "ftp.port-20-unused": ({ server, ports, connections }) =>
    `Server ${server} opened ${plural(connections, "active data connection", "active data connections")} from other ports than 20: ${listOfNumbers(ports, 6)}.`,
  "ftp.passive-from-20": ({ server, end, connections }) =>
    `Server ${server} had ${plural(connections, "passive data connection", "passive data connections")} with port 20 at the ${end}'s end.`,
  "ftp.passive-ports": ({ server, lowest, highest, ports }) =>
    lowest === highest
      ? `Server ${server} announced one passive port: ${lowest}.`
      : `Server ${server} announced ${plural(ports, "passive port", "passive ports")}, from ${lowest} to ${highest}.`,
  "ftp.modes-mixed": ({ activeCount, passiveCount }) =>
    `The session used both modes: ${plural(activeCount, "active transfer", "active transfers")}, ${plural(passiveCount, "passive transfer", "passive transfers")}.`,
};

export const ftpAddressesCausesEn: Record<FtpAddressCause, string> = {
  "server-behind-nat": "the server is behind NAT and announces the address that it has inside",
  "client-behind-nat": "the client is behind NAT, and nothing on the way rewrites the address that it announces",
  "nat-with-helper": "a NAT on the way rewrites announcements (FTP helper, ALG)",
  "peer-used-control-address": "the server connects to the address that it knows, not to the one it is told",
  "private-network-routed": "no NAT lies between them: the private network is routed",
  "external-address-set": "the program that announced it is set to name an outside address",
  "control-tunnelled": "the control connection goes through a tunnel that data connections do not take",
  "client-distrusts-227": "the client takes only the port from a 227, as curl does by default since 7.74",
  "client-trusts-227": "the client takes the address of a 227 as it stands",
  "bounce-attack": "an FTP bounce, which has the server reach a host for the client",
  "port-stealing": "another host guessed the port and came first (port stealing)",
  "several-addresses": "a host with several addresses",
  "other-address-family": "the address is of another IP version than the control connection",
  "server-to-server": "a transfer between two servers (FXP)",
  "unprivileged-server": "the server has given up the privileges that port 20 needs",
  "client-fell-back": "the client tried the other mode after the first had failed",
};

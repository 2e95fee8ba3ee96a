import type { Cause } from "../../../report/findings.ts";
import { isPrivate } from "../../../report/private-address.ts";
import { asksForPort, metByServer } from "./failed-reply.ts";
import type { UnopenedConnection } from "./unopened.ts";

type Confidence = Cause["confidence"];
type Code = Cause["code"];

/** Why a data connection was not opened, the most probable reason first. Only an ICMP error's sender makes one certain. */
export function causesOf(unopened: UnopenedConnection): Cause[] {
  const { icmp } = unopened;
  const list: [Code, Confidence][] = [...addressCauses(unopened)];
  const unreachable = list.some(([code, confidence]) => code === "unreachable-address" && confidence === "likely");
  if (unreachable && icmp === null) return ranked([...list, ...placeCauses(unopened).map(lessSure)]);
  return ranked(icmp === null ? [...list, ...placeCauses(unopened)] : [...icmpCauses(unopened), ...list]);
}

/** Whose firewall it may be, by what came back and where the capture was made. */
function placeCauses(unopened: UnopenedConnection): [Code, Confidence][] {
  const { fate, mode } = unopened;
  if (fate === "refused") return resetCauses(unopened);
  if (fate === "absent") return mode === "active" ? neverCame(unopened) : neverWent(unopened);
  return mode === "active" ? activeBlocked(unopened) : passiveBlocked(unopened);
}

function lessSure([code]: [Code, Confidence]): [Code, Confidence] {
  return [code, "possible"];
}

/** The port's host was announced under an address that the other end cannot use; and NAT where the client shows it. */
function addressCauses(unopened: UnopenedConnection): [Code, Confidence][] {
  const { session, mode } = unopened;
  const listener = mode === "active" ? session.client : session.server;
  const opener = mode === "active" ? session.server : session.client;
  const target = targetIp(unopened);
  const list: [Code, Confidence][] = [];
  // Captured behind the NAT of a host that names its outside address, as it should.
  const external = isPrivate(listener.ip) && !isPrivate(target);
  if (target !== listener.ip && isPrivate(target) !== isPrivate(opener.ip))
    list.push(["unreachable-address", "likely"]);
  else if (target !== listener.ip && !external) list.push(["unreachable-address", "possible"]);
  // A private address that talks to a public one has a translator between the two; a SYN at that address has passed it.
  const announcedPrivate = isPrivate(target) || isPrivate(session.client.ip);
  const passed = unopened.connection !== null && target === session.client.ip;
  if (mode === "active" && announcedPrivate && !isPrivate(session.server.ip) && !passed) {
    list.push(["nat-at-client", "likely"]);
  }
  // Servers that call the control connection's other end, whatever was named, meet the NAT there.
  const named = unopened.announcement?.ip ?? target;
  if (mode === "active" && passed && isPrivate(named) && !isPrivate(target)) list.push(["nat-at-client", "likely"]);
  return list;
}

/** Where the connection was to go; as announced where nobody tried. */
function targetIp({ connection, announcement, session, mode }: UnopenedConnection): string {
  const role = mode === "active" ? "client" : "server";
  return connection?.[role].ip ?? announcement?.ip ?? session[role].ip;
}

/**
 * The sender of an error is who dropped the packet. TCP itself refuses by RST, so an error from the port's own host is its
 * firewall's (a plain REJECT); routers say that there is no way, or that they forbid it.
 */
function icmpCauses({ icmp, connection, mode, session }: UnopenedConnection): [Code, Confidence][] {
  if (icmp === null || connection === null) return [];
  const [listener, opener] = mode === "active" ? (["client", "server"] as const) : (["server", "client"] as const);
  const forbids = icmp.kind === "port" || icmp.kind === "prohibited";
  if (icmp.sender === connection[listener].ip) {
    return [[mode === "active" ? "firewall-at-client" : "passive-ports-closed", "certain"]];
  }
  if (icmp.sender === connection[opener].ip) {
    return [[mode === "active" ? "firewall-at-server" : "firewall-at-client", forbids ? "certain" : "likely"]];
  }
  if (forbids) return [["firewall-between", "certain"]];
  const known = connection[listener].ip === session[listener].ip;
  // The control connection reaches that very host, so there is a way.
  return known ? [["firewall-between", "likely"]] : [["unreachable-address", "certain"]];
}

/** A RST is sent by a host where nobody listens, and by firewalls in its name: nothing tells them apart. */
function resetCauses({ session, mode }: UnopenedConnection): [Code, Confidence][] {
  const encrypted: [Code, Confidence][] = session.security === "none" ? [] : [["control-encrypted", "possible"]];
  return mode === "active"
    ? [["firewall-at-client", "possible"], ["no-listener", "possible"], ...encrypted]
    : [["passive-ports-closed", "possible"], ["no-listener", "possible"], ...encrypted];
}

function activeBlocked({ session, connection }: UnopenedConnection): [Code, Confidence][] {
  const { capturePoint, security } = session;
  const encrypted: [Code, Confidence][] = security === "none" ? [] : [["control-encrypted", "possible"]];
  if (connection?.synAckFrame != null) {
    // The client's answer got as far as the capture, and not to the server.
    return capturePoint === "server"
      ? [["firewall-at-server", "likely"]]
      : [
          ["firewall-between", "likely"],
          ["firewall-at-client", "possible"],
          ["firewall-at-server", "possible"],
        ];
  }
  // Captured at the client, they have come through everything but the client's own firewall.
  if (capturePoint === "client") return [["firewall-at-client", "likely"], ...encrypted];
  return [
    ["firewall-at-client", "likely"],
    ...encrypted,
    ...(isPrivate(session.client.ip) ? [] : [["nat-at-client", "possible"] as [Code, Confidence]]),
    ["firewall-between", "possible"],
  ];
}

function passiveBlocked({ session, connection }: UnopenedConnection): [Code, Confidence][] {
  const { capturePoint, security } = session;
  const encrypted: [Code, Confidence][] = security === "none" ? [] : [["control-encrypted", "possible"]];
  if (connection?.synAckFrame != null) {
    return capturePoint === "client"
      ? [["firewall-at-client", "likely"]]
      : [
          ["firewall-between", "likely"],
          ["passive-ports-closed", "possible"],
          ["firewall-at-client", "possible"],
        ];
  }
  if (capturePoint === "server") return [["passive-ports-closed", "likely"], ...encrypted];
  return [
    ["passive-ports-closed", "likely"],
    ...encrypted,
    ["firewall-between", "possible"],
    ["firewall-at-client", "possible"],
  ];
}

/** Active, and no SYN of the server in the capture. */
function neverCame({ session, announcement, reply, dataCaptured }: UnopenedConnection): [Code, Confidence][] {
  if (announcement === null) return [["port-not-named", asksForPort(reply) ? "certain" : "likely"]];
  const met = reply === null ? null : metByServer(reply);
  if (met === "own-trouble") return [["server-cannot-open", "likely"]];
  const list: [Code, Confidence][] = [];
  if (!dataCaptured) {
    list.push(["firewall-at-client", "possible"], ["nat-at-client", "possible"], ["data-not-captured", "possible"]);
  } else if (session.capturePoint === "server") {
    list.push(
      ["firewall-at-server", "possible"],
      ["server-cannot-open", "possible"],
      ["opened-outside-capture", "possible"],
    );
  } else if (session.capturePoint === "client") {
    // What the client's own firewall drops is captured before it does.
    list.push(["firewall-between", "likely"], ["nat-at-client", "possible"], ["firewall-at-server", "possible"]);
  } else {
    list.push(["firewall-between", "possible"], ["nat-at-client", "possible"], ["firewall-at-server", "possible"]);
  }
  return list;
}

/** Passive, and no SYN of the client in the capture. */
function neverWent({ session, dataCaptured }: UnopenedConnection): [Code, Confidence][] {
  if (!dataCaptured) {
    return [
      ["passive-ports-closed", "possible"],
      ["firewall-at-client", "possible"],
      ["data-not-captured", "possible"],
    ];
  }
  if (session.capturePoint === "client") {
    return [
      ["opener-gave-up", "possible"],
      ["firewall-at-client", "possible"],
      ["opened-outside-capture", "possible"],
    ];
  }
  return [
    ["passive-ports-closed", "possible"],
    ["firewall-at-client", "possible"],
    ["opener-gave-up", "possible"],
  ];
}

const RANK: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };

/** Surest first; each once. */
function ranked(list: readonly [Code, Confidence][]): Cause[] {
  const surest = [...list]
    .sort(([, a], [, b]) => RANK[a] - RANK[b])
    .map(([code, confidence]) => ({ code, confidence }));
  return surest.filter(({ code }, index) => surest.findIndex((one) => one.code === code) === index);
}

import { captureOf } from "../../../decode/frame-reference.ts";
import { isoTime } from "../../../decode/timestamp.ts";
import { LIMITS } from "../../../limits.ts";
import type { ControlRecord } from "../../../protocols/ftp/records.ts";
import { isControlPort } from "../../../protocols/ftp/signs.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Unreachable } from "../../unreachables.ts";
import type { Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { Sightings } from "../recent.ts";
import { IcmpAnswers } from "./icmp-answers.ts";

/** A SYN that waits shorter may still be answered. */
const PATIENCE = 3;
/** Who calls more servers than this in vain looks for them. */
const SCANNED = 10;

/** Calls of one client to one server that all came to nothing in the same way. */
interface Calls {
  client: End;
  server: End;
  answer: "rst" | "icmp" | "none";
  icmp: Unreachable | null;
  syns: number;
  calls: number;
  at: number[];
  /** Of the last one. */
  startTime: string;
}

type End = Pick<ControlRecord["clientEnd"], "ip" | "port" | "mac">;

interface Called {
  inVain: Map<string, Calls>;
  /** When a session was last begun, by client and server, by server alone, and by client machine and family of addresses. */
  reached: Sightings;
}

/** A client that tried to open a control connection on FTP's port, and was refused or not answered. */
export const controlUnanswered = gathering({
  begin: (): Called => ({ inVain: new Map(), reached: new Sightings() }),
  gather({ inVain, reached }, facts) {
    gatherCalls(inVain, facts);
    for (const calls of inVain.values()) for (const key of awaitedBy(calls)) reached.await(key);
    if (inVain.size > 0 || facts.earlier !== undefined) gatherReached(reached, facts);
  },
  tell({ inVain, reached }) {
    const called = new Map<string, Set<string>>();
    for (const { client, server } of inVain.values()) {
      called.set(client.ip, (called.get(client.ip) ?? new Set()).add(server.ip));
    }
    const scanners = new Set<string>();
    return [...inVain.values()].flatMap((one) => {
      const servers = called.get(one.client.ip)?.size ?? 1;
      if (servers <= SCANNED) return [tell(one, servers, reached)];
      if (scanners.has(one.client.ip)) return [];
      scanners.add(one.client.ip);
      return [tell(one, servers, reached)];
    });
  },
  trim({ inVain, reached }) {
    const left = trimmed(inVain, LIMITS.rememberedThings);
    reached.trim([...inVain.values()].flatMap(awaitedBy));
    return left;
  },
});

function gatherCalls(inVain: Map<string, Calls>, { controls, report, unreachables }: Facts): void {
  const answers = new IcmpAnswers(unreachables);
  for (const { connection, clientEnd, serverEnd, serverSide } of controls) {
    const { syn, synAckFrame, syns, first, last } = connection;
    if (syn === null || synAckFrame !== 0 || connection.established || !isControlPort(serverEnd.port)) continue;
    const startTime = isoTime(first);
    const icmp = answers.about({ source: clientEnd, destination: serverEnd, startTime, endTime: isoTime(last) });
    const answer = connection.resetBy === serverSide ? "rst" : icmp === null ? "none" : "icmp";
    const waited = secondsBetween(startTime, report.captures[captureOf(last.frame)]?.lastTime ?? startTime);
    if (answer === "none" && syns < 3 && waited < PATIENCE) continue;
    const key = `${clientEnd.ip} ${serverEnd.ip} ${serverEnd.port} ${answer} ${icmp?.sender}`;
    const known = inVain.get(key);
    if (known === undefined) {
      const frames = [syn.frame, last.frame, ...(answer === "icmp" && icmp !== null ? [icmp.at] : [])];
      const at = [...new Set(frames.sort((a, b) => a - b))];
      const [client, server] = [endOf(clientEnd), endOf(serverEnd)];
      inVain.set(key, { client, server, answer, icmp, syns, calls: 1, at, startTime });
    } else {
      known.calls += 1;
      known.syns += syns;
      known.startTime = startTime;
    }
  }
}

/** What would tell that these calls did not matter, or that the server was up. */
function awaitedBy({ client, server }: Calls): string[] {
  return [pairOf(client, server), server.ip, machineOf(client, !isVersion6(server))];
}

function gatherReached(reached: Sightings, { report }: Facts): void {
  for (const { client, server, startTime } of report.ftp.sessions) {
    reached.saw(pairOf(client, server), startTime);
    reached.saw(server.ip, startTime);
    reached.saw(machineOf(client, isVersion6(server)), startTime);
  }
}

function endOf({ ip, port, mac }: End): End {
  return { ip, port, mac };
}

function pairOf(client: End, server: End): string {
  return `${client.ip} ${server.ip} ${server.port}`;
}

function machineOf({ ip, mac }: End, version6: boolean): string {
  const machine = ip === "::1" || ip.startsWith("127.") ? "loopback" : (mac ?? ip);
  return `${machine} ${version6 ? "IPv6" : "IPv4"}`;
}

function isVersion6({ ip }: End): boolean {
  return ip.includes(":");
}

/** Programs try IPv6 first and then IPv4 (or the other way round): what the second one reached, nobody missed. */
function severityOf({ client, server, startTime }: Calls, servers: number, reached: Sightings) {
  const otherVersion = reached.last(machineOf(client, !isVersion6(server)));
  if (servers > SCANNED || otherVersion > startTime) return "note";
  return reached.last(pairOf(client, server)) > startTime ? "warning" : "error";
}

function tell(one: Calls, servers: number, reached: Sightings): Finding {
  const { client, server, syns, calls, answer, icmp, at } = one;
  const severity = severityOf(one, servers, reached);
  const data = {
    client: { ip: client.ip, port: client.port },
    server: { ip: server.ip, port: server.port },
    syns,
    calls,
    servers,
  };
  const place = { at, causes: causes(one, reached.last(server.ip) !== "") };
  if (answer === "none") return makeFinding("ftp.control-unanswered", severity, data, place);
  const sender = answer === "icmp" ? (icmp?.sender ?? null) : null;
  return makeFinding("ftp.control-refused", severity, { ...data, answer, sender }, place);
}

function causes({ answer, icmp, server }: Calls, isAlive: boolean): Cause[] {
  if (answer === "rst") {
    return [
      { code: "no-listener", confidence: "likely" },
      { code: "firewall-at-server", confidence: "possible" },
    ];
  }
  if (answer === "icmp" && icmp !== null) {
    if (icmp.sender === server.ip) return [{ code: "firewall-at-server", confidence: "certain" }];
    const forbids = icmp.kind === "port" || icmp.kind === "prohibited";
    return forbids
      ? [{ code: "firewall-between", confidence: "certain" }]
      : [{ code: "host-down", confidence: "likely" }];
  }
  if (isAlive) return [{ code: "firewall-at-server", confidence: "likely" }];
  return [
    { code: "firewall-at-server", confidence: "possible" },
    { code: "host-down", confidence: "possible" },
    { code: "firewall-between", confidence: "possible" },
  ];
}

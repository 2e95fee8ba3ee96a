import { expect, test } from "vitest";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { dataRefused } from "../../../../src/analysis/findings/ftp-connections/refused.ts";
import type { FtpSession } from "../../../../src/report/report.ts";
import { at, transferAt } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";
import {
  active,
  CLIENT,
  clientGaveUp,
  failed,
  failedPassively,
  icmpError,
  passive,
  reset,
  SERVER,
  unanswered,
} from "./unopened-sessions.ts";

const CANNOT: [number, string] = [425, "Failed to establish connection."];

function found(one: FtpSession, changes: Partial<Facts> = {}) {
  return dataRefused(factsOfSessions([one], changes));
}

test("a RST refuses, and does not say whose it is", () => {
  const [finding] = found(active(failed(reset("server")), CANNOT));
  expect(finding).toMatchObject({
    code: "ftp.active-refused",
    severity: "error",
    frames: [50, 55, 60, 61, 450],
    data: { syns: 1, answer: "rst", icmp: null, replyCode: 425 },
    causes: [
      { code: "firewall-at-client", confidence: "possible" },
      { code: "no-listener", confidence: "possible" },
    ],
  });
  const [other] = found(passive(failedPassively(reset("client")), CANNOT));
  expect(other?.code).toBe("ftp.passive-refused");
  expect(other?.causes[0]).toEqual({ code: "passive-ports-closed", confidence: "possible" });
});

test("an ICMP error tells who refused", () => {
  const one = active(failed(unanswered("server", 1, 0)), CANNOT);
  const [own] = found(one, { unreachables: [icmpError()] });
  expect(own).toMatchObject({
    data: { answer: "icmp", icmp: { sender: CLIENT, kind: "port" } },
    frames: [50, 55, 60, 62, 450],
    causes: [{ code: "firewall-at-client", confidence: "certain" }],
  });
  const between = icmpError({ sender: "192.168.0.1", kind: "prohibited" });
  expect(found(one, { unreachables: [between] })[0]?.causes).toEqual([
    { code: "firewall-between", confidence: "certain" },
  ]);
});

test("no way to an address that was announced, though the control connection has one to the host", () => {
  const wrong = unanswered("client", 2, 1, { server: { ip: "10.9.9.9", port: 30_000 } });
  const error = icmpError({
    sender: "192.168.0.1",
    kind: "host",
    source: wrong.client,
    destination: wrong.server,
  });
  const [finding] = found(passive(failedPassively(wrong), CANNOT), { unreachables: [error] });
  expect(finding?.causes[0]).toEqual({ code: "unreachable-address", confidence: "certain" });
});

test("errors about other connections, of other times, or about sizes are none of its own", () => {
  const one = active(failed(unanswered("server", 1, 0)), CANNOT);
  const others = [
    icmpError({ destination: { ip: CLIENT, port: 50_022 } }),
    icmpError({ time: at(0.5) }),
    icmpError({ time: at(60) }),
    icmpError({ kind: "too-big", mtu: 1_400 }),
    icmpError({ source: { ip: SERVER, port: 21 } }),
  ];
  for (const error of others) expect(found(one, { unreachables: [error] })).toEqual([]);
});

test("a refused command has closed its port: the RST is a matter of course", () => {
  const one = passive(failedPassively(reset("client"), { replyCode: 550 }), [550, "No such file."]);
  expect(found(one)).toEqual([]);
});

test("a client that was refused before it sent the command", () => {
  const [finding] = found(clientGaveUp([reset("client")]));
  expect(finding).toMatchObject({ code: "ftp.passive-refused", subject: { session: 1, transfer: null } });
});

test("refused, then done by another port: a warning", () => {
  const first = failed(reset("server"), { verb: "RETR", direction: "download", path: "/a.bin", argument: "a.bin" });
  const then = transferAt(2, 500, { mode: "passive", path: "/a.bin", argument: "a.bin", startTime: at(12) });
  expect(found(active(first, CANNOT, { transfers: [first, then] }))[0]?.severity).toBe("warning");
});

test("a RST of the opener itself refuses nothing", () => {
  const gaveUp = unanswered("server", 2, 1, { closed: "rst", resetBy: "server" });
  expect(found(active(failed(gaveUp), CANNOT))).toEqual([]);
});

test("a RST for a client that named its inside address, from the NAT in front of it", () => {
  const outside = { ip: "203.0.113.1", port: 50_021 };
  const connection = reset("server", { client: outside });
  const one = active(failed(connection), CANNOT, { client: { ip: outside.ip, port: 40_001, mac: null } });
  const [finding] = found(one);
  expect(finding?.causes[0]).toEqual({ code: "nat-at-client", confidence: "likely" });
});

import { expect, test } from "vitest";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { controlUnanswered } from "../../../../src/analysis/findings/ftp-connections/control-unanswered.ts";
import type { ControlRecord } from "../../../../src/protocols/ftp/records.ts";
import { at, session } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";
import { icmpError } from "./unopened-sessions.ts";

const START = Date.parse(at(0)) / 1000;

/** SYNs to a server, so many in so many seconds; the last packet is a RST where that is said. */
function call(
  frame: number,
  { syns = 3, seconds = 9, refused = false, server = "192.168.0.30", port = 21, client = "192.168.0.10" } = {},
): ControlRecord {
  const begin = { frame, seconds: START + frame, nanoseconds: 0 };
  return {
    connection: {
      syn: begin,
      first: begin,
      last: { frame: frame + syns - (refused ? 0 : 1), seconds: START + frame + seconds, nanoseconds: 0 },
      syns,
      synAckFrame: 0,
      established: false,
      resetBy: refused ? 1 : -1,
    },
    clientEnd: { ip: client, port: 51_000 + frame },
    serverEnd: { ip: server, port },
    serverSide: 1,
  } as unknown as ControlRecord;
}

function found(controls: ControlRecord[], changes: Partial<Facts> = {}, sessions = [] as Parameters<typeof session>[]) {
  return controlUnanswered(
    factsOfSessions(
      sessions.map((one) => session(...one)),
      { controls, ...changes },
    ),
  );
}

test("SYNs without an answer", () => {
  const [finding] = found([call(1)]);
  expect(finding).toMatchObject({
    code: "ftp.control-unanswered",
    severity: "error",
    frames: [1, 3],
    data: { syns: 3, calls: 1, servers: 1, server: { ip: "192.168.0.30", port: 21 } },
  });
  expect(finding?.causes.map(({ code }) => code)).toEqual(["firewall-at-server", "host-down", "firewall-between"]);
});

test("one SYN at the very end may still be answered", () => {
  expect(found([call(30, { syns: 1, seconds: 0 })])).toEqual([]);
  expect(found([call(10, { syns: 1, seconds: 0 })])).toHaveLength(1);
});

test("RST, and calls again and again, are one finding", () => {
  const [finding, ...rest] = found([1, 4, 8].map((frame) => call(frame, { syns: 1, seconds: 0, refused: true })));
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    code: "ftp.control-refused",
    data: { answer: "rst", sender: null, calls: 3, syns: 3 },
    causes: [{ code: "no-listener", confidence: "likely" }, { code: "firewall-at-server" }],
  });
});

test("an ICMP error tells whose firewall it is", () => {
  const error = icmpError({
    sender: "192.168.0.30",
    time: at(2),
    source: { ip: "192.168.0.10", port: 51_001 },
    destination: { ip: "192.168.0.30", port: 21 },
  });
  const [own] = found([call(1)], { unreachables: [error] });
  expect(own).toMatchObject({
    code: "ftp.control-refused",
    data: { answer: "icmp", sender: "192.168.0.30" },
    causes: [{ code: "firewall-at-server", confidence: "certain" }],
  });
  const [down] = found([call(1)], { unreachables: [{ ...error, sender: "192.168.0.1", kind: "host" }] });
  expect(down?.causes).toEqual([{ code: "host-down", confidence: "likely" }]);
});

test("a server that answered later, or answers others, is up", () => {
  const server = { ip: "192.168.0.30", port: 21, mac: null };
  const [later] = found([call(1)], {}, [[1, { server, startTime: at(20) }]]);
  expect(later?.severity).toBe("warning");
  const other = { ip: "192.168.0.77", port: 50_000, mac: null };
  const [alive] = found([call(1)], {}, [[1, { server, client: other, startTime: at(20) }]]);
  expect(alive?.severity).toBe("error");
  expect(alive?.causes).toEqual([{ code: "firewall-at-server", confidence: "likely" }]);
});

test("a program that falls back to the other version of IP has missed nothing", () => {
  const local = call(1, { syns: 1, seconds: 0, refused: true, client: "::1", server: "::1" });
  const version4 = {
    client: { ip: "127.0.0.1", port: 50_000, mac: null },
    server: { ip: "127.0.0.1", port: 21, mac: null },
  };
  expect(found([local])[0]?.severity).toBe("error");
  expect(found([local], {}, [[1, { ...version4, startTime: at(1.01) }]])[0]?.severity).toBe("note");
  expect(found([local], {}, [[1, { ...version4, startTime: at(0.5) }]])[0]?.severity).toBe("error");
});

test("a scan is one note", () => {
  const scan = Array.from({ length: 40 }, (_unused, index) =>
    call(index + 1, { syns: 1, seconds: 0, refused: true, server: `192.168.1.${index}` }),
  );
  const list = found(scan);
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({ severity: "note", data: { servers: 40 } });
});

test("only FTP's own ports, and only what was never answered", () => {
  expect(found([call(1, { port: 2_121 })])).toEqual([]);
  const answered = call(1);
  Object.assign(answered.connection, { synAckFrame: 2 });
  expect(found([answered])).toEqual([]);
});

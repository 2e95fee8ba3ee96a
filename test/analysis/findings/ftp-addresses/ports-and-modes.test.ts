import { describe, expect, it } from "vitest";
import { modesMixed } from "../../../../src/analysis/findings/ftp-addresses/modes-mixed.ts";
import { passivePorts } from "../../../../src/analysis/findings/ftp-addresses/passive-ports.ts";
import { passiveFrom20, port20Unused, port20Used } from "../../../../src/analysis/findings/ftp-addresses/port-20.ts";
import { unexpectedPort } from "../../../../src/analysis/findings/ftp-addresses/unexpected-port.ts";
import type { Endpoint } from "../../../../src/report/connection.ts";
import type { FtpSession, Transfer } from "../../../../src/report/report.ts";
import { at, dataConnection, session, transfer } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf, factsOfSessions } from "../facts-of.ts";
import { announcing } from "./announcing.ts";

const HOSTS = { client: "192.168.0.10", server: "192.168.0.20" };

/** A session whose active data came from these ports of the server. */
function activeFrom(ports: number[], changes: Partial<FtpSession> = {}): FtpSession {
  const transfers = ports.map((port, index) =>
    transfer(index + 1, { connection: dataConnection({ server: { ip: HOSTS.server, port }, synFrame: 26 + index }) }),
  );
  return session(1, { transfers, ...changes });
}

describe("port 20", () => {
  it("is told once for each server, with its first connections", () => {
    const facts = factsOfSessions([activeFrom([20, 20, 20, 20, 20]), activeFrom([20])]);
    expect(port20Used(facts)).toMatchObject([
      { severity: "note", frames: [26, 27, 28], data: { server: HOSTS.server, connections: 6 } },
    ]);
    expect(port20Unused(facts)).toEqual([]);
  });

  it("is not used by servers without privileges", () => {
    const facts = factsOfSessions([activeFrom([40_002, 40_001])]);
    expect(port20Unused(facts)).toMatchObject([
      { severity: "note", data: { ports: [40_001, 40_002], connections: 2 } },
    ]);
    expect(port20Used(facts)).toEqual([]);
  });

  it("has a counterpart below every control port", () => {
    const server = { ip: HOSTS.server, port: 2_121, mac: null };
    expect(port20Unused(factsOfSessions([activeFrom([2_120], { server })]))).toEqual([]);
  });

  it("may be at either end of a passive connection, but not as another server's", () => {
    const passive = (client: Endpoint, server: Endpoint) =>
      passiveFrom20(
        factsOfSessions([
          session(1, {
            transfers: [
              transfer(1, { mode: "passive", connection: dataConnection({ opener: "client", client, server }) }),
            ],
          }),
        ]),
      );
    const client = { ip: HOSTS.client, port: 50_000 };
    const server = { ip: HOSTS.server, port: 50_001 };
    expect(passive(client, server)).toEqual([]);
    expect(passive({ ...client, port: 20 }, server)).toMatchObject([{ severity: "note", data: { end: "client" } }]);
    expect(passive(client, { ...server, port: 20 })).toMatchObject([{ data: { end: "server", connections: 1 } }]);
    expect(passive({ ip: "192.168.0.77", port: 20 }, server)).toEqual([]);
  });
});

describe("passive ports", () => {
  it("are told by server: lowest, highest and how many", () => {
    const ports = [50_007, 50_001, 50_099, 50_001];
    const sessions = ports.map((port, id) =>
      announcing({ ...HOSTS, id: id + 1, announced: `${HOSTS.server}:${port}` }),
    );
    expect(passivePorts(factsOfSessions(sessions))).toMatchObject([
      { severity: "note", data: { server: HOSTS.server, lowest: 50_001, highest: 50_099, ports: 3 } },
    ]);
  });

  it("are not those of clients", () => {
    const active = announcing({ ...HOSTS, method: "PORT", announced: `${HOSTS.client}:50000` });
    expect(passivePorts(factsOfSessions([active]))).toEqual([]);
  });
});

describe("both modes in a session", () => {
  const mixed = (...transfers: Transfer[]) => modesMixed(factsOfSessions([session(1, { transfers })]));
  const failed = { outcome: "failed", connection: null } as const;
  const passive = { mode: "passive", method: "PASV" } as const;

  it("are a note without a cause where both work", () => {
    expect(mixed(transfer(1), transfer(2, passive))).toMatchObject([
      { severity: "note", data: { active: [1], passive: [2], activeCount: 1, passiveCount: 1 }, causes: [] },
    ]);
    expect(mixed(transfer(1), transfer(2))).toEqual([]);
  });

  it("are shown under TLS by who opened the connections", () => {
    const hidden = { verb: null, frame: null, announcementFrame: null };
    const opened = (synFrame: number) => ({ ...hidden, connection: dataConnection({ synFrame }) });
    expect(mixed(transfer(1, opened(40)), transfer(2, { ...passive, ...opened(60) }))).toMatchObject([
      { frames: [40, 60] },
    ]);
  });

  it("are a way out where the first got no data connection", () => {
    expect(mixed(transfer(1, { ...failed, replyCode: 425 }), transfer(2, passive))).toMatchObject([
      { causes: [{ code: "client-fell-back", confidence: "likely" }] },
    ]);
  });

  it("are none where a file was refused, or the first mode is used again", () => {
    const refused = transfer(1, { ...failed, replyCode: 550 });
    expect(mixed(refused, transfer(2, passive))).toMatchObject([{ causes: [] }]);
    const blocked = transfer(1, { ...failed, replyCode: 425 });
    expect(mixed(blocked, transfer(2, passive), transfer(3))).toMatchObject([{ causes: [] }]);
  });
});

describe("a connection to another port than announced", () => {
  const stray = dataConnection({ client: { ip: HOSTS.client, port: 50_999 }, firstFrame: 30, startTime: at(5) });
  const found = (one: FtpSession, connection = stray) =>
    unexpectedPort(factsOf({ ...emptyReport(), ftp: { sessions: [one], unclaimedConnections: [connection] } }));
  const bereft = announcing({
    ...HOSTS,
    method: "PORT",
    announced: `${HOSTS.client}:50000`,
    transfer: { outcome: "completed", replyCode: 226 },
  });

  it("is concluded where a transfer completed without one", () => {
    expect(found(bereft)).toMatchObject([
      {
        severity: "warning",
        confidence: "inferred",
        subject: { session: 1, transfer: 1 },
        frames: [22, 26],
        data: { announced: { port: 50_000 }, seen: { port: 50_999 } },
      },
    ]);
  });

  it("is not where the transfer has its connection, or the stray one is of another time, host or mode", () => {
    expect(
      found(
        announcing({ ...HOSTS, method: "PORT", announced: `${HOSTS.client}:50000`, data: { listener: HOSTS.client } }),
      ),
    ).toEqual([]);
    expect(found(bereft, { ...stray, startTime: at(500) })).toEqual([]);
    expect(found(bereft, { ...stray, client: { ip: "192.168.0.11", port: 50_999 } })).toEqual([]);
    expect(found(bereft, { ...stray, opener: "client" })).toEqual([]);
  });
});

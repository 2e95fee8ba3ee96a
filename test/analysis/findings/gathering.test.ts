import { describe, expect, test } from "vitest";
import { duplicates } from "../../../src/analysis/findings/captures/duplicates.ts";
import { endsInside } from "../../../src/analysis/findings/captures/ends-inside.ts";
import { oneDirection } from "../../../src/analysis/findings/captures/one-direction.ts";
import { packetsLost } from "../../../src/analysis/findings/captures/packets-lost.ts";
import type { Facts, Rule } from "../../../src/analysis/findings/facts.ts";
import { passivePorts } from "../../../src/analysis/findings/ftp-addresses/passive-ports.ts";
import { port20Used } from "../../../src/analysis/findings/ftp-addresses/port-20.ts";
import { unexpectedPort } from "../../../src/analysis/findings/ftp-addresses/unexpected-port.ts";
import { noGreeting } from "../../../src/analysis/findings/ftp-connections/no-greeting.ts";
import { anonymousLogin } from "../../../src/analysis/findings/ftp-sessions/anonymous-login.ts";
import { loginGuessing } from "../../../src/analysis/findings/ftp-sessions/login-guessing.ts";
import { Memories } from "../../../src/analysis/findings/memories.ts";
import { LIMITS } from "../../../src/limits.ts";
import type { CaptureSummary, Finding, FtpSession } from "../../../src/report/report.ts";
import { at, capture, dataConnection, sent, session, transfer } from "../../render/sample-ftp.ts";
import { emptyReport } from "../../render/samples.ts";
import { factsOf, factsOfSessions } from "./facts-of.ts";
import { announced } from "./ftp-connections/unopened-sessions.ts";
import { factsOfScripts, type Script } from "./ftp-sessions/recorded.ts";

/** What a rule tells at the end of several batches. */
function told(rule: Rule, ...batches: [Facts, ...Facts[]]): Finding[] {
  const earlier = new Memories();
  for (const facts of batches.slice(0, -1)) {
    rule.gather?.({ ...facts, earlier });
    earlier.trim();
  }
  return rule({ ...(batches.at(-1) as Facts), earlier });
}

/** Sessions that were over when one capture had been read until a second. */
function until(second: number, sessions: FtpSession[], changes: Partial<CaptureSummary> = {}): Facts {
  const captures = [{ ...capture("a.pcap"), lastTime: at(second), ...changes }];
  return factsOf({ ...emptyReport(), captures, ftp: { sessions, unclaimedConnections: [] } });
}

describe("of captures", () => {
  test("a session let go in the middle was not open at the end; one of the last moment was", () => {
    const open = (id: number, endTime: string) => session(id, { closed: "open", endTime });
    expect(told(endsInside, until(100, [open(1, at(99))]), until(900, []))).toEqual([]);
    expect(told(endsInside, until(100, [open(1, at(99))]), until(101, [open(2, at(100))]))).toMatchObject([
      { data: { sessions: [1, 2], count: 2 } },
    ]);
  });

  test("bytes that were lost add up, and damage that is found later is their reason", () => {
    const losing = (id: number) => {
      const server = { ...sent(40, 50_000), missingBytes: 4_000 };
      const connection = dataConnection({ stream: id, sent: { client: sent(20, 0), server } });
      return session(id, { transfers: [transfer(id, { connection })] });
    };
    const damage = { offset: 9, code: "block-length", message: "" };
    expect(told(packetsLost, until(50, [losing(1)]), until(99, [losing(2)], { damage }))).toMatchObject([
      {
        severity: "note",
        subject: { session: null, transfer: null },
        data: { bytes: 8_000, connections: 2, transfers: [1, 2] },
        causes: [{ code: "file-damaged" }],
      },
    ]);
  });

  test("copies are held against the packets of all batches", () => {
    const busy = until(50, [session(1, { sent: { client: sent(500, 1), server: sent(500, 1) } })]);
    expect(told(duplicates, busy, { ...until(99, [session(2)]), duplicates: [60] })).toEqual([]);
    expect(told(duplicates, until(50, [session(1)]), { ...until(99, []), duplicates: [60] })).toHaveLength(1);
  });

  test("connections of one end are one finding", () => {
    const half = (id: number) => session(id, { sent: { client: sent(9, 90), server: sent(0, 0) } });
    expect(told(oneDirection, until(50, [half(1)]), until(99, [half(2)]))).toMatchObject([
      { data: { from: "client", ip: "192.168.0.10", connections: 2, sessions: [1, 2] } },
    ]);
  });
});

describe("of servers", () => {
  const server = (id: number, ip: string, changes: Partial<FtpSession> = {}) =>
    session(id, { server: { ip, port: 21, mac: null }, ...changes });

  test("different ports are counted once", () => {
    const ports = (id: number, ...own: number[]) =>
      server(id, "10.0.0.1", {
        announcements: own.map((port) => announced({ listener: "server", ip: "10.0.0.1", port, transfer: null })),
      });
    const many = Array.from({ length: 3_000 }, (_, index) => 30_000 + index);
    const batches = [ports(1, 50_000, ...many), ports(2, 50_000, ...many, 60_000), ports(3, 2_000)] as const;
    const [first, second, third] = batches.map((one) => factsOfSessions([one])) as [Facts, Facts, Facts];
    expect(told(passivePorts, first, second, third)).toMatchObject([
      { data: { server: "10.0.0.1", lowest: 2_000, highest: 60_000, ports: 3_003 } },
    ]);
  });

  test("connections and sessions add up", () => {
    const used = (id: number) =>
      server(id, "192.168.0.20", { user: "anonymous", login: "accepted", transfers: [transfer(id)] });
    const batches = [factsOfSessions([used(1), used(2)]), factsOfSessions([used(3)])] as const;
    expect(told(port20Used, ...batches)).toMatchObject([{ data: { server: "192.168.0.20", connections: 3 } }]);
    expect(told(anonymousLogin, ...batches)).toMatchObject([{ data: { sessions: 3 }, subject: { session: null } }]);
  });

  test("no more are kept between batches than are told, and what is left out is counted", () => {
    const anonymous = (from: number, count: number) =>
      factsOfSessions(
        Array.from({ length: count }, (_, index) =>
          server(from + index, `10.0.${from}.${index}`, { user: "ftp", login: "accepted" }),
        ),
      );
    const earlier = new Memories();
    const most = LIMITS.findingsPerCode;
    expect(anonymousLogin.gather?.({ ...anonymous(1, most), earlier })).toBe(0);
    expect(anonymousLogin.gather?.({ ...anonymous(2, 25), earlier })).toBe(25);
    expect(anonymousLogin({ ...anonymous(1, 1), earlier })).toHaveLength(most);
  });

  test("a connection to another port than the one announced may be claimed at the end", () => {
    const { report } = factsOfSessions([]);
    const waiting = session(1, {
      announcements: [announced({ transfer: 4 })],
      transfers: [transfer(4, { connection: null })],
    });
    const stray = dataConnection({ client: { ip: "192.168.0.10", port: 50_999 }, firstFrame: 60, startTime: at(3) });
    const last = factsOf({ ...report, ftp: { sessions: [], unclaimedConnections: [stray] } });
    expect(told(unexpectedPort, factsOfSessions([waiting]), last)).toMatchObject([
      { subject: { session: 1, transfer: 4 }, data: { seen: { port: 50_999 } } },
    ]);
  });
});

describe("of logins and greetings", () => {
  const guess: (password: string) => Script = (password) => (story) =>
    story.open().ask("USER student", "331 ?").ask(`PASS ${password}`, "530 No.").quit();

  test("guesses count from batch to batch, each name and password once", () => {
    const batch = (...passwords: string[]) => factsOfScripts(...passwords.map(guess));
    expect(told(loginGuessing, batch("a", "b", "c"), batch("a", "d", "e", "f"))).toMatchObject([
      { data: { attempts: 7, users: 1, passwords: 6, sessions: 7 } },
    ]);
  });

  test("a server that hangs up is one finding, softened by a later greeting", () => {
    const hungUp: Script = ({ control }) => {
      control.handshake();
      control.close("b");
    };
    const greeted = factsOfScripts((_story, recording) => recording.wait(60), guess("a"));
    const [silent, again] = [factsOfScripts(hungUp), factsOfScripts(hungUp)];
    expect(told(noGreeting, silent, again)).toMatchObject([{ severity: "error", data: { calls: 2 } }]);
    expect(told(noGreeting, silent, greeted)).toMatchObject([{ severity: "warning", data: { calls: 1 } }]);
  });
});

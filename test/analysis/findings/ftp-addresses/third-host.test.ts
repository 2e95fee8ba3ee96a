import { describe, expect, it } from "vitest";
import { privilegedPort } from "../../../../src/analysis/findings/ftp-addresses/privileged-port.ts";
import { bounce, fxp } from "../../../../src/analysis/findings/ftp-addresses/third-host.ts";
import { unexpectedHost } from "../../../../src/analysis/findings/ftp-addresses/unexpected-host.ts";
import { factsOfSessions } from "../facts-of.ts";
import { type Announcing, announcing } from "./announcing.ts";

const LAN = { client: "192.168.0.10", server: "192.168.0.20", method: "PORT" } as const;
const refusal: [number, string] = [500, "Illegal PORT command."];

const bounces = (wanted: Announcing) => bounce(factsOfSessions([announcing(wanted)]));
const privileged = (wanted: Announcing) => privilegedPort(factsOfSessions([announcing(wanted)]));

describe("a PORT that names another host", () => {
  it("is a warning where the server obeys", () => {
    const wanted = { ...LAN, announced: "192.168.0.77:8080", data: { listener: "192.168.0.77" } };
    expect(bounces(wanted)).toMatchObject([
      { severity: "warning", frames: [22, 23, 26], data: { accepted: true, connection: "opened", times: 1 } },
    ]);
  });

  it("is a note where the server refuses, and unknown where no reply was captured", () => {
    expect(bounces({ ...LAN, announced: "192.168.0.77:8080", reply: refusal, transfer: null })).toMatchObject([
      { severity: "note", data: { accepted: false, connection: "none" } },
    ]);
    const silent = announcing({ ...LAN, announced: "192.168.0.77:8080", transfer: null });
    expect(bounce(factsOfSessions([{ ...silent, exchanges: [] }]))).toMatchObject([
      { severity: "warning", data: { accepted: null } },
    ]);
  });

  it("may be the server itself, or a host that a public client has the server reach in its own network", () => {
    expect(bounces({ ...LAN, announced: "192.168.0.20:22" })).toMatchObject([
      { causes: [{ code: "bounce-attack", confidence: "likely" }] },
    ]);
    const inward = { client: "198.51.100.7", server: "10.0.0.5", method: "PORT", announced: "10.0.0.9:8080" } as const;
    expect(bounces(inward)).toHaveLength(1);
  });

  it("is a note where IPv6 gives the client several addresses", () => {
    const wanted: Announcing = {
      client: "2001:db8:0:1::5",
      server: "2001:db8:0:2::5",
      method: "EPRT",
      announced: "2001:db8:0:1:a:b:c:d:50000",
      data: { listener: "2001:db8:0:1:a:b:c:d" },
    };
    expect(bounces(wanted)).toMatchObject([{ severity: "note" }]);
  });

  it("is none where the server connected to the client instead", () => {
    expect(bounces({ ...LAN, announced: "192.168.0.77:8080", data: { listener: "192.168.0.10" } })).toEqual([]);
  });

  it("is none where it names the client, or an address that a NAT makes unreachable", () => {
    expect(bounces({ ...LAN, announced: "192.168.0.10:50000" })).toEqual([]);
    const nat = {
      client: "198.51.100.7",
      server: "203.0.113.9",
      method: "PORT",
      announced: "192.168.1.5:50000",
    } as const;
    expect(bounces({ ...nat, reply: refusal, transfer: null })).toEqual([]);
  });

  it("is told for so many hosts of a scan, and no more", () => {
    const one = announcing({ ...LAN, announced: "192.168.0.77:8080", transfer: null });
    const [first] = one.announcements;
    if (first === undefined) throw new Error("no announcement");
    const announcements = Array.from({ length: 5_000 }, (_, i) => ({ ...first, ip: `192.168.0.${30 + (i % 200)}` }));
    expect(bounce(factsOfSessions([{ ...one, announcements }]))).toHaveLength(20);
  });
});

describe("a transfer between two servers", () => {
  const target = "192.168.0.77:50201";
  const connection = { opener: "192.168.0.20", listener: "192.168.0.77" };
  const passive = announcing({
    id: 2,
    client: LAN.client,
    server: "192.168.0.77",
    announced: target,
    data: connection,
  });
  const active = announcing({ ...LAN, announced: target, data: { listener: "192.168.0.77" } });

  it("is told as that, and neither as a bounce nor as a stranger's connection", () => {
    for (const sessions of [
      [active, passive],
      [passive, active],
    ]) {
      const facts = factsOfSessions(sessions);
      expect(fxp(facts)).toMatchObject([
        { severity: "note", subject: { session: 1 }, data: { otherSession: 2, connected: true } },
      ]);
      expect(bounce(facts)).toEqual([]);
      expect(unexpectedHost(facts)).toEqual([]);
    }
  });

  it("of which only the passive side was captured is a data connection of a stranger", () => {
    expect(unexpectedHost(factsOfSessions([passive]))).toMatchObject([
      {
        severity: "note",
        confidence: "inferred",
        frames: [22, 26],
        data: { expected: "192.168.0.10", opener: "client" },
      },
    ]);
  });
});

describe("a port below 1024", () => {
  it("is a warning where it is accepted, of whatever host", () => {
    expect(privileged({ ...LAN, announced: "192.168.0.77:25" })).toMatchObject([
      { severity: "warning", frames: [22, 23], data: { accepted: true, target: { port: 25 } } },
    ]);
    expect(privileged({ ...LAN, announced: "192.168.0.10:1023" })).toHaveLength(1);
    expect(privileged({ ...LAN, announced: "192.168.0.10:1024" })).toEqual([]);
  });

  it("is a note where it is refused, or where the client itself is served by it", () => {
    expect(privileged({ ...LAN, announced: "192.168.0.10:111", reply: refusal, transfer: null })).toMatchObject([
      { severity: "note", data: { accepted: false } },
    ]);
    expect(privileged({ ...LAN, announced: "192.168.0.10:1000", data: { listener: "192.168.0.10" } })).toMatchObject([
      { severity: "note" },
    ]);
  });

  it("that a server listens on is another matter", () => {
    expect(privileged({ ...LAN, method: "PASV", announced: "192.168.0.20:20" })).toEqual([]);
  });
});

describe("a data connection of an unexpected host", () => {
  const passive = (opener: string): Announcing => ({
    client: "198.51.100.7",
    server: "203.0.113.9",
    announced: "203.0.113.9:50000",
    data: { opener, listener: "203.0.113.9" },
  });
  const strangers = (wanted: Announcing) => unexpectedHost(factsOfSessions([announcing(wanted)]));

  it("is a warning, and a note within one network", () => {
    expect(strangers(passive("192.0.2.66"))).toMatchObject([
      { severity: "warning", data: { expected: "198.51.100.7", seen: { ip: "192.0.2.66" } } },
    ]);
    expect(strangers(passive("198.51.100.8"))).toMatchObject([{ severity: "note" }]);
  });

  it("is none where it is the client, or where a NAT may stand between", () => {
    expect(strangers(passive("198.51.100.7"))).toEqual([]);
    expect(strangers(passive("10.0.0.9"))).toEqual([]);
  });

  it("is none where the endpoint was announced to that host in another session", () => {
    const other = { ...passive("192.0.2.66"), id: 2, data: null };
    const facts = (client: string) =>
      factsOfSessions([announcing(passive("192.0.2.66")), announcing({ ...other, client })]);
    expect(unexpectedHost(facts("192.0.2.66"))).toEqual([]);
    expect(unexpectedHost(facts("192.0.2.67"))).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { PortInterest } from "../../../src/flow/port-interest.ts";
import { LIMITS } from "../../../src/limits.ts";
import { Expectations } from "../../../src/protocols/ftp/expectations.ts";
import type { AnnouncementRecord, TransferRecord } from "../../../src/protocols/ftp/records.ts";

const CLIENT = "192.168.0.10";
const SERVER = "192.168.0.20";
const OUTSIDE = "203.0.113.5";

let frames = 0;

function announced(fields: Partial<AnnouncementRecord> = {}): AnnouncementRecord {
  frames += 1;
  return {
    at: { frame: frames, seconds: 0, nanoseconds: 0 },
    method: "PASV",
    ip: SERVER,
    port: 50_001,
    listener: "server",
    clientIp: CLIENT,
    serverIp: SERVER,
    user: null,
    latest: null,
    waiting: null,
    connections: [],
    attempts: [],
    begun: false,
    refused: false,
    ...fields,
  };
}

function active(fields: Partial<AnnouncementRecord> = {}): AnnouncementRecord {
  return announced({ method: "PORT", ip: CLIENT, listener: "client", ...fields });
}

/** Which of the announcements (by their places) a connection is matched with. */
function matched(all: AnnouncementRecord[], openerIp: string, listenerIp: string, listenerPort = 50_001): number[] {
  const expectations = new Expectations(new PortInterest());
  for (const one of all) expectations.add(one);
  const listener = { ip: listenerIp, port: listenerPort };
  const best = expectations.best({ ip: openerIp, port: 40_000 }, listener);
  const other = best === null ? null : expectations.ofOtherSession(best, listener);
  return [best, other].flatMap((one) => (one === null ? [] : [all.indexOf(one)]));
}

const USED = { user: { data: {} } as TransferRecord };

describe("which announcement a connection was made for", () => {
  test("the one with its address and port", () => {
    expect(matched([announced()], CLIENT, SERVER)).toEqual([0]);
    expect(matched([active()], SERVER, CLIENT)).toEqual([0]);
    expect(matched([announced()], CLIENT, SERVER, 50_002)).toEqual([]);
  });

  test("the listener was announced by another address (NAT)", () => {
    expect(matched([announced({ ip: "10.0.0.1" })], CLIENT, SERVER)).toEqual([0]);
    expect(matched([active({ ip: "10.0.0.1" })], SERVER, CLIENT)).toEqual([0]);
  });

  test("the opener is behind NAT, or a third host", () => {
    expect(matched([announced()], OUTSIDE, SERVER)).toEqual([0]);
    expect(matched([active()], OUTSIDE, CLIENT)).toEqual([0]);
    expect(matched([active({ refused: true })], OUTSIDE, CLIENT)).toEqual([]);
  });

  test("the listener is reached by an address nobody named, once", () => {
    expect(matched([announced()], CLIENT, OUTSIDE)).toEqual([0]);
    expect(matched([announced(USED)], CLIENT, OUTSIDE)).toEqual([]);
    expect(matched([announced({ refused: true })], CLIENT, OUTSIDE)).toEqual([]);
  });

  test("two strangers are none of it", () => {
    expect(matched([announced()], OUTSIDE, "203.0.113.6")).toEqual([]);
    expect(matched([active()], CLIENT, OUTSIDE)).toEqual([]);
  });

  test("of two sessions on one port, the one whose hosts they are", () => {
    const other = announced({ clientIp: OUTSIDE });
    expect(matched([announced(), other], CLIENT, SERVER)).toEqual([0]);
    expect(matched([announced(), other], OUTSIDE, SERVER)).toEqual([1]);
  });

  test("of two by the same hosts, the unused, and of those the later", () => {
    expect(matched([announced(), announced()], CLIENT, SERVER)).toEqual([1]);
    expect(matched([announced(), announced(USED)], CLIENT, SERVER)).toEqual([0]);
    expect(matched([announced(USED), announced(USED)], CLIENT, SERVER)).toEqual([1]);
  });

  test("between two servers (FXP), the announcements of both sessions", () => {
    const third = "192.168.0.30";
    const passive = announced({ ip: third, serverIp: third });
    const told = active({ ip: third });
    expect(matched([passive, told], SERVER, third).sort()).toEqual([0, 1]);
  });
});

describe("how much is expected", () => {
  test("ports are flagged while somebody is expected on them", () => {
    const interest = new PortInterest();
    const expectations = new Expectations(interest);
    const [one, other] = [announced(), announced()];
    expectations.add(one);
    expectations.add(other);
    expect([interest.counts[50_001], expectations.names(50_001)]).toEqual([2, true]);
    expectations.remove(one);
    expectations.remove(one);
    expect([interest.counts[50_001], expectations.names(50_001)]).toEqual([1, true]);
    expectations.remove(other);
    expect([interest.counts[50_001], expectations.names(50_001)]).toEqual([0, false]);
  });

  test("on one port no more than can be looked through", () => {
    const interest = new PortInterest();
    const expectations = new Expectations(interest);
    for (let i = 0; i < LIMITS.expectationsPerPort + 10; i += 1) expectations.add(announced());
    expect([interest.counts[50_001], expectations.dropped]).toEqual([LIMITS.expectationsPerPort, 10]);
  });
});

import { describe, expect, it } from "vitest";
import { foreignAddressAnnounced } from "../../../../src/analysis/findings/ftp-addresses/foreign-address-announced.ts";
import { privateAddressAnnounced } from "../../../../src/analysis/findings/ftp-addresses/private-address-announced.ts";
import {
  wrongAddressIgnored,
  wrongAddressObeyed,
} from "../../../../src/analysis/findings/ftp-addresses/wrong-address.ts";
import { factsOfSessions } from "../facts-of.ts";
import { type Announcing, announcing } from "./announcing.ts";

const foreign = (wanted: Announcing) => foreignAddressAnnounced(factsOfSessions([announcing(wanted)]));
const ignored = (wanted: Announcing) => wrongAddressIgnored(factsOfSessions([announcing(wanted)]));
const obeyed = (wanted: Announcing) => wrongAddressObeyed(factsOfSessions([announcing(wanted)]));

const LAN = { client: "192.168.0.10", server: "192.168.0.20" };
const BEHIND_NAT = { client: "198.51.100.7", server: "10.0.0.5" };

describe("another address than the server's in a 227", () => {
  it("is a note where it works: a server with several addresses", () => {
    const wanted = { ...LAN, announced: "192.168.0.77:50000", data: { listener: "192.168.0.77" } };
    expect(foreign(wanted)).toMatchObject([
      { severity: "note", data: { reached: true }, causes: [{ code: "several-addresses", confidence: "likely" }] },
    ]);
    expect(obeyed(wanted)).toEqual([]);
    expect(ignored(wanted)).toEqual([]);
  });

  it("is a warning where it does not, and the client's part in that is told", () => {
    const wanted: Announcing = {
      client: "198.51.100.7",
      server: "203.0.113.9",
      announced: "192.0.2.1:50000",
      data: { listener: "192.0.2.1", attempt: true },
    };
    expect(foreign(wanted)).toMatchObject([{ severity: "warning", frames: [22, 26], data: { reached: false } }]);
    expect(obeyed(wanted)).toMatchObject([{ severity: "note", data: { opened: false } }]);
    expect(ignored(wanted)).toEqual([]);
  });

  it("is ignored by a client that connects to the server that it knows", () => {
    const wanted: Announcing = {
      client: "198.51.100.7",
      server: "203.0.113.9",
      announced: "10.0.0.5:50000",
      data: { listener: "203.0.113.9" },
    };
    expect(ignored(wanted)).toMatchObject([{ severity: "note", frames: [22, 26], data: { opened: true } }]);
    expect(obeyed(wanted)).toEqual([]);
    expect(foreign(wanted)).toEqual([]);
  });
});

describe("an outside address announced behind the NAT", () => {
  const right: Announcing = { ...BEHIND_NAT, announced: "203.0.113.9:50000" };

  it("is as it should be where connections come in by it", () => {
    for (const data of [{ listener: "10.0.0.5" }, { listener: "10.0.0.5", attempt: true }]) {
      expect(foreign({ ...right, data })).toEqual([]);
      expect(ignored({ ...right, data })).toEqual([]);
    }
    expect(foreign({ ...right, transfer: { outcome: "completed", replyCode: 226 } })).toEqual([]);
  });

  it("is only a note where nobody came", () => {
    expect(foreign(right)).toMatchObject([{ severity: "note", causes: [{ code: "external-address-set" }] }]);
  });

  it("is a warning for a client of the server's own network", () => {
    const inside: Announcing = {
      ...LAN,
      announced: "203.0.113.9:50000",
      data: { listener: "203.0.113.9", attempt: true },
    };
    expect(foreign(inside)).toMatchObject([{ severity: "warning" }]);
    expect(obeyed(inside)).toHaveLength(1);
  });

  it("is fine in a PORT that works, and the failure itself in one that is refused", () => {
    const port: Announcing = {
      client: "192.168.0.10",
      server: "203.0.113.9",
      method: "PORT",
      announced: "198.51.100.7:5000",
    };
    expect(foreign({ ...port, data: { listener: "192.168.0.10" } })).toEqual([]);
    const refused = { ...port, reply: [500, "Illegal PORT command."] as [number, string], transfer: null };
    expect(foreign(refused)).toMatchObject([{ severity: "error", data: { refusal: 500 } }]);
  });
});

describe("a server that is seen with a private address, and names another one", () => {
  const docker = (announced: string, changes: Partial<Announcing> = {}): Announcing => ({
    client: "172.17.0.1",
    server: "172.17.0.2",
    announced,
    data: { listener: "172.17.0.2" },
    ...changes,
  });

  it.each(["192.168.0.20:50000", "127.0.0.1:50000", "172.17.0.1:50000", "203.0.113.9:50000"])(
    "may well be set up so, as captured inside: %s",
    (announced) => {
      expect(foreign(docker(announced))).toMatchObject([
        { severity: "note", causes: [{}, { confidence: "possible" }] },
      ]);
      expect(ignored(docker(announced))).toEqual([]);
      expect(privateAddressAnnounced(factsOfSessions([announcing(docker(announced))]))).toEqual([]);
    },
  );

  it("is not, as captured at the client: that did not follow the 227", () => {
    const wanted = docker("192.168.0.20:50000", { session: { capturePoint: "client" } });
    expect(foreign(wanted)).toEqual([]);
    expect(ignored(wanted)).toHaveLength(1);
    expect(privateAddressAnnounced(factsOfSessions([announcing(wanted)]))).toMatchObject([{ severity: "warning" }]);
  });
});

it("an address of the other IP version is told as that", () => {
  const wanted: Announcing = {
    client: "192.0.2.1",
    server: "192.0.2.2",
    method: "EPRT",
    announced: "2001:db8::1:50000",
    transfer: null,
  };
  expect(foreign(wanted)).toMatchObject([
    { severity: "note", causes: [{ code: "other-address-family", confidence: "certain" }] },
  ]);
});

import { describe, expect, test } from "vitest";
import { addressConflict } from "../../../../src/analysis/findings/dhcp-exchanges/address-conflict.ts";
import { declined } from "../../../../src/analysis/findings/dhcp-exchanges/declined.ts";
import { linkLocal } from "../../../../src/analysis/findings/dhcp-exchanges/link-local.ts";
import { usedBeforeAck } from "../../../../src/analysis/findings/dhcp-exchanges/used-before-ack.ts";
import { announcementOf } from "../../../render/sample-dhcp.ts";
import { ADDRESS, CLIENT, causes, dora, facts, named, OTHER, requesting, SERVER, told, use } from "./told-exchanges.ts";

describe("an address that somebody has already", () => {
  const decline = told(2, "decline", "declined", [[1, "DECLINE", requesting(ADDRESS, SERVER)]]);

  test("is turned down, and ARP tells who has it", () => {
    const given = facts(30, [dora(1, 0), decline, dora(3, 12)], { addressUses: [use(ADDRESS, OTHER, 0.5, 0.5)] });
    expect(declined(given)).toMatchObject([
      { severity: "warning", data: { ip: ADDRESS, server: SERVER, other: OTHER, times: 1, afterwards: ADDRESS } },
    ]);
    expect(causes(declined(given)[0])).toEqual(["certain address-in-use"]);
    expect(addressConflict(given)).toEqual([]);
  });

  test("is turned down for likely that reason where ARP is not in the capture", () => {
    const given = facts(30, [dora(1, 0), decline]);
    expect(causes(declined(given)[0])).toEqual(["likely address-in-use"]);
    expect(addressConflict(given)).toEqual([]);
  });

  test("is in conflict where both go on using it", () => {
    const both = [use(ADDRESS, CLIENT, 1, 50), use(ADDRESS, OTHER, 20, 30)];
    expect(named(addressConflict(facts(60, [dora(1, 0)], { addressUses: both })))).toEqual([
      "warning dhcp.address-conflict",
    ]);
  });

  test("is in no conflict between two interfaces of one machine", () => {
    const named = (id: number, mac: string, hostname: string) => {
      const one = dora(id, id, { mac });
      return { ...one, client: { ...one.client, hostname } };
    };
    const both = [use(ADDRESS, CLIENT, 1, 50), use(ADDRESS, OTHER, 20, 30)];
    const given = (hostname: string) =>
      facts(60, [named(1, CLIENT, "laptop"), named(2, OTHER, hostname)], { addressUses: both });
    expect(addressConflict(given("laptop"))).toEqual([]);
    expect(addressConflict(given("desktop"))).toHaveLength(1);
  });

  test("is in no conflict where one has it after the other, or one speaks for all", () => {
    const after = [use(ADDRESS, CLIENT, 1, 20), use(ADDRESS, OTHER, 30, 50)];
    expect(addressConflict(facts(60, [dora(1, 0)], { addressUses: after }))).toEqual([]);
    const proxied = ["10.1.0.58", "10.1.0.59", "10.1.0.60", ADDRESS].map((ip) => use(ip, OTHER, 20, 30));
    expect(
      addressConflict(facts(60, [dora(1, 0)], { addressUses: [use(ADDRESS, CLIENT, 1, 50), ...proxied] })),
    ).toEqual([]);
    const routed = [use(ADDRESS, CLIENT, 1, 50), use(ADDRESS, OTHER, 20, 30, "ip")];
    expect(addressConflict(facts(60, [dora(1, 0)], { addressUses: routed }))).toEqual([]);
  });
});

describe("an address used before the ACK", () => {
  const slow = told(
    1,
    "init",
    "bound",
    [
      [0, "DISCOVER"],
      [0.1, "OFFER"],
      [0.2, "REQUEST", requesting(ADDRESS, SERVER)],
      [2, "ACK"],
    ],
    { lease: dora(1, 0).lease },
  );
  const early = { ...use(ADDRESS, CLIENT, 1, 50), at: (slow.messages[2]?.frame ?? 0) + 0.5 };

  test("is told of with how long before", () => {
    expect(usedBeforeAck(facts(60, [slow], { addressUses: [early] }))).toMatchObject([
      { severity: "warning", data: { seconds: 1 } },
    ]);
  });

  test("is right for who had it before, and after the ACK", () => {
    const before = { ...early, time: use(ADDRESS, CLIENT, -5, 50).time };
    expect(usedBeforeAck(facts(60, [slow], { addressUses: [before] }))).toEqual([]);
    expect(usedBeforeAck(facts(60, [slow], { addressUses: [use(ADDRESS, CLIENT, 2.1, 50)] }))).toEqual([]);
    expect(usedBeforeAck(facts(60, [slow], { addressUses: [{ ...early, mac: OTHER }] }))).toEqual([]);
  });
});

describe("an address of 169.254/16", () => {
  const claims = (transaction: number | null, transactions: Parameters<typeof facts>[1]) => {
    const given = facts(90, transactions);
    given.report.dhcp.linkLocal = [
      { ...announcementOf(CLIENT, null), kind: "probe" },
      announcementOf(CLIENT, transaction),
    ];
    return linkLocal(given);
  };
  const unheard = told(1, "init", "no-offer", [
    [0, "DISCOVER"],
    [4, "DISCOVER"],
  ]);

  test("after DISCOVERs in vain is a note beside what is told of those, and a warning after anything else", () => {
    expect(claims(1, [unheard])).toMatchObject([{ severity: "note", data: { unanswered: true, afterwards: null } }]);
    const reboot = told(1, "reboot", "no-answer", [[0, "REQUEST", requesting(ADDRESS)]]);
    expect(claims(1, [reboot])).toMatchObject([{ severity: "warning", data: { unanswered: true, afterwards: null } }]);
    expect(claims(1, [unheard, dora(2, 80)])).toMatchObject([
      { severity: "note", data: { unanswered: true, afterwards: ADDRESS } },
    ]);
  });

  test("beside a lease, or without any DHCP, is a note", () => {
    expect(claims(null, [dora(1, 0)])).toMatchObject([{ severity: "note", data: { unanswered: false } }]);
    expect(claims(null, [])).toMatchObject([{ severity: "note", data: { unanswered: false } }]);
    expect(claims(1, [dora(1, 0)])).toMatchObject([{ severity: "note", data: { unanswered: false } }]);
  });

  test("probed for while the server was slow is told with the lease that came", () => {
    const given = facts(90, [dora(1, 6)]);
    const announced = announcementOf(CLIENT, null);
    const begin = given.report.dhcp.transactions.at(0)?.startTime ?? "";
    given.report.dhcp.linkLocal = [{ ...announced, kind: "probe", time: begin }, announced];
    expect(linkLocal(given)).toMatchObject([{ severity: "note", data: { afterwards: ADDRESS } }]);
  });

  test("is nothing of a host that gave its address back", () => {
    const release = told(1, "release", "released", [[0, "RELEASE", { ciaddr: ADDRESS }]]);
    expect(claims(null, [release, dora(2, 80)])).toEqual([]);
  });

  test("that was only probed is not the host's", () => {
    const given = facts(90, [unheard]);
    given.report.dhcp.linkLocal = [{ ...announcementOf(CLIENT, 1), kind: "probe" }];
    expect(linkLocal(given)).toEqual([]);
  });
});

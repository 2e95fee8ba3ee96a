import { describe, expect, test } from "vitest";
import { noServer } from "../../../../src/analysis/findings/dhcp-exchanges/no-server.ts";
import { announcementOf } from "../../../render/sample-dhcp.ts";
import { causes, dora, facts, named, OTHER, requesting, SERVER, told } from "./told-exchanges.ts";

const silence = (id: number, seconds: number[]) =>
  told(
    id,
    "init",
    "no-offer",
    seconds.map((second) => [second, "DISCOVER"]),
  );

describe("a client that nobody answers", () => {
  test("is told of once, over all its exchanges, with the first frames", () => {
    const transactions = [silence(1, [0, 1, 3, 7]), silence(2, [60, 61, 63])];
    const [finding, ...others] = noServer(facts(100, transactions));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "dhcp.no-server",
      severity: "error",
      confidence: "inferred",
      subject: { transaction: 1 },
      data: { discovers: 7, seconds: 63, silent: true, relayed: false, afterwards: null },
    });
    expect(finding?.frames).toHaveLength(6);
    expect(causes(finding)[0]).toBe("possible dhcp-server-down");
  });

  test("is seen to get no answer where the capture would hold it, and else inferred from its asking on", () => {
    const flag = { broadcastFlag: true };
    const said = [0, 1, 3, 7].map((second): [number, string, object] => [second, "DISCOVER", flag]);
    const [seen] = noServer(facts(30, [told(1, "init", "no-offer", said)]));
    expect(seen?.confidence).toBe("seen");
    expect(causes(seen)).not.toContain("possible answers-not-captured");
    const [inferred] = noServer(facts(30, [silence(1, [0, 1, 3, 7])]));
    expect(inferred?.confidence).toBe("inferred");
    expect(causes(inferred).at(-1)).toBe("possible answers-not-captured");
  });

  test("is not told of where the capture ends too soon to say so", () => {
    expect(noServer(facts(1, [silence(1, [0])]))).toEqual([]);
    expect(noServer(facts(3, [silence(1, [0, 3])]))).toEqual([]);
    expect(named(noServer(facts(9, [silence(1, [0, 3])])))).toEqual(["warning dhcp.no-server"]);
  });

  test("may have been answered by unicast that is not seen here, if it asks no more", () => {
    expect(noServer(facts(100, [silence(1, [0])]))).toEqual([]);
    const asksForBroadcast = told(1, "init", "no-offer", [[0, "DISCOVER", { broadcastFlag: true }]]);
    expect(named(noServer(facts(100, [asksForBroadcast])))).toEqual(["warning dhcp.no-server"]);
  });

  test("was answered if it requests an offer that the capture does not hold", () => {
    const asked = told(1, "init", "no-answer", [
      [0, "DISCOVER"],
      [4, "DISCOVER"],
      [9, "DISCOVER"],
      [12, "REQUEST", requesting("10.1.0.57", SERVER)],
    ]);
    expect(noServer(facts(60, [asked]))).toEqual([]);
  });

  test("has no clocks to be judged by where capture times jump by years", () => {
    const asksForBroadcast = told(1, "init", "no-offer", [[0, "DISCOVER", { broadcastFlag: true }]]);
    expect(noServer(facts(400_000_000, [asksForBroadcast]))).toEqual([]);
  });

  test("is no failure where it took an address seconds later, and a warning where it waited", () => {
    expect(noServer(facts(60, [silence(1, [0, 1, 3]), dora(2, 6)]))).toEqual([]);
    const [finding] = noServer(facts(90, [silence(1, [0, 4, 12, 28]), dora(2, 45)]));
    expect(finding).toMatchObject({ severity: "warning", data: { seconds: 45.001, afterwards: "10.1.0.57" } });
    expect(causes(finding)[0]).toBe("possible dhcp-link-not-ready");
  });

  test("of a network that was served before has lost its server, whatever the relay", () => {
    const relay = { giaddr: "10.1.0.1", hops: 1 };
    const said = [900, 904, 912].map((second): [number, string, object] => [second, "DISCOVER", relay]);
    const lost = told(2, "init", "no-offer", said, { relays: ["10.1.0.1"] });
    const before = dora(1, 0, { relays: ["10.1.0.1"] });
    expect(causes(noServer(facts(930, [before, lost]))[0])).toEqual([
      "possible dhcp-server-down",
      "possible dhcp-blocked",
    ]);
    expect(causes(noServer(facts(930, [lost]))[0])[0]).toBe("possible network-not-served");
  });

  test("waited its turn, which is a note, where the server answered others in the meantime", () => {
    const other = dora(3, 20, { mac: OTHER });
    const [finding] = noServer(facts(90, [silence(1, [0, 4, 12, 28]), other, dora(2, 45)]));
    expect(finding?.severity).toBe("note");
    expect(causes(finding)).toEqual(["likely server-slow"]);
  });

  test("had reached a server that answers all its DISCOVERs at one moment, and late", () => {
    const late = told(
      1,
      "init",
      "bound",
      [
        ...[0, 4, 12, 28].map((second): [number, string] => [second, "DISCOVER"]),
        ...[28.1, 28.2, 28.3].map((second): [number, string] => [second, "OFFER"]),
        [28.4, "REQUEST", requesting("10.1.0.57", SERVER)],
        [28.5, "ACK"],
      ],
      { lease: dora(1, 0).lease },
    );
    const [finding] = noServer(facts(90, [late]));
    expect(finding?.severity).toBe("warning");
    expect(causes(finding)).toEqual(["likely server-slow"]);
  });

  test("failed for sure after two DISCOVERs where its REQUEST before was as vain", () => {
    const reboot = told(1, "reboot", "no-answer", [[0, "REQUEST", requesting("10.1.0.57")]]);
    expect(named(noServer(facts(40, [reboot, silence(2, [8, 16])])))).toEqual(["error dhcp.no-server"]);
  });

  test("only looks for other servers where it has an address itself", () => {
    const searching = [0, 5, 10, 15].map((second, index) =>
      told(index + 1, "init", "no-offer", [
        [second, "DISCOVER", { source: { ip: "192.168.0.1", port: 68, mac: null }, broadcastFlag: true }],
      ]),
    );
    const [finding] = noServer(facts(60, searching));
    expect(finding?.severity).toBe("note");
    expect(causes(finding)).toEqual(["likely server-search"]);
  });

  test("failed for certain where it took a link-local address", () => {
    const given = facts(20, [silence(1, [0])]);
    given.report.dhcp.linkLocal = [announcementOf("02:00:00:00:00:0a", 1)];
    expect(named(noServer(given))).toEqual(["error dhcp.no-server"]);
  });

  test("got offers of a boot server at most, which give no address", () => {
    const offered = told(1, "init", "offered", [
      [0, "DISCOVER"],
      [0.1, "OFFER", { yiaddr: "0.0.0.0" }],
      [4, "DISCOVER"],
      [12, "DISCOVER"],
    ]);
    expect(named(noServer(facts(60, [offered])))).toEqual(["error dhcp.no-server"]);
  });
});

describe("a client that a server passes over", () => {
  const others = dora(1, 0, { mac: OTHER });

  test("finds the range used up, as far as can be inferred", () => {
    const [finding] = noServer(facts(30, [others, silence(2, [1, 3, 7])]));
    expect(finding).toMatchObject({
      code: "dhcp.pool-exhausted",
      severity: "error",
      confidence: "inferred",
      data: { server: SERVER, answered: 1, discovers: 3 },
    });
  });

  test("may be filtered out, if it is the only one; with others, the range is more likely used up", () => {
    const alone = noServer(facts(30, [others, silence(2, [1, 3, 7])]));
    expect(causes(alone[0]).slice(0, 2)).toEqual(["possible pool-used-up", "possible client-not-served"]);
    const third = { ...silence(3, [2, 4, 8]), client: { ...others.client, mac: "02:00:00:00:00:0c" } };
    const both = noServer(facts(30, [others, silence(2, [1, 3, 7]), third]));
    expect(both.map((finding) => causes(finding)[0])).toEqual(["likely pool-used-up", "likely pool-used-up"]);
  });

  test("is not served itself where others still get addresses", () => {
    const [finding] = noServer(facts(60, [silence(1, [1, 3, 7]), dora(2, 20, { mac: OTHER })]));
    expect(finding).toMatchObject({ code: "dhcp.no-server", data: { silent: false } });
    expect(causes(finding)[0]).toBe("possible client-not-served");
  });

  test("may still have its turn while the server keeps others waiting as long", () => {
    const slow = told(
      1,
      "init",
      "offered",
      [
        [0, "DISCOVER"],
        [12, "OFFER"],
      ],
      { mac: OTHER },
    );
    expect(noServer(facts(12.5, [slow, silence(2, [0.6, 4, 11])]))).toEqual([]);
    expect(noServer(facts(40, [slow, silence(2, [0.6, 4, 11])]))).toHaveLength(1);
  });

  test("has nothing to do with what servers say on the networks of other relays, or long before", () => {
    const elsewhere = dora(1, 0, { mac: OTHER, relays: ["10.2.0.1"] });
    expect(named(noServer(facts(30, [elsewhere, silence(2, [1, 3, 7])])))).toEqual(["error dhcp.no-server"]);
    expect(named(noServer(facts(930, [others, silence(2, [900, 903, 907])])))).toEqual(["error dhcp.no-server"]);
  });
});

describe("many clients", () => {
  const clients = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      told(
        index + 1,
        "init",
        "no-offer",
        [index / 100, index / 100 + 4, index / 100 + 12].map((second) => [second, "DISCOVER"]),
        { mac: `02:00:00:00:${(index >> 8).toString(16).padStart(2, "0")}:${hexByte(index)}` },
      ),
    );
  const hexByte = (index: number): string => (index & 255).toString(16).padStart(2, "0");

  test("that nobody answers are told of together, with the frames of the first", () => {
    const found = noServer(facts(1000, clients(10_000)));
    expect(found).toMatchObject([
      {
        severity: "error",
        subject: { transaction: null },
        data: { client: "02:00:00:00:00:00", clients: 10_000, discovers: 30_000, seconds: 12 },
      },
    ]);
    expect(found[0]?.frames).toHaveLength(8);
  });

  test("are told of one by one while they are few, and apart from those who got an address in the end", () => {
    expect(noServer(facts(1000, clients(4)))).toHaveLength(4);
    const mended = dora(9, 60, { mac: "02:00:00:00:00:05" });
    expect(noServer(facts(1000, [...clients(6), mended])).map(({ data: { clients } }) => clients)).toEqual([5, 1]);
  });
});

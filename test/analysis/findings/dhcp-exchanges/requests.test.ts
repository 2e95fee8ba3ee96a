import { describe, expect, test } from "vitest";
import { offerNotTaken } from "../../../../src/analysis/findings/dhcp-exchanges/offer-not-taken.ts";
import { rebinding } from "../../../../src/analysis/findings/dhcp-exchanges/rebinding.ts";
import { requestUnanswered } from "../../../../src/analysis/findings/dhcp-exchanges/request-unanswered.ts";
import { unicastAnswer } from "../../../../src/analysis/findings/dhcp-exchanges/unicast-answer.ts";
import {
  ADDRESS,
  CLIENT,
  causes,
  dora,
  extending,
  facts,
  lease,
  named,
  OTHER,
  requesting,
  SERVER,
  told,
  use,
} from "./told-exchanges.ts";

describe("an OFFER that is not requested", () => {
  const ignored = told(1, "init", "offered", [
    [0, "DISCOVER"],
    [0.1, "OFFER"],
    [4, "DISCOVER"],
    [4.1, "OFFER"],
    [12, "DISCOVER"],
    [12.1, "OFFER"],
  ]);

  test("is an error where the client keeps asking", () => {
    const [finding] = offerNotTaken(facts(30, [ignored]));
    expect(finding).toMatchObject({
      severity: "error",
      data: { client: CLIENT, offered: ADDRESS, server: SERVER, offers: 3, discovers: 2, afterwards: null },
    });
  });

  test("is a note where the client falls silent, and nothing where the capture ends", () => {
    const once = told(1, "init", "offered", [
      [0, "DISCOVER"],
      [0.1, "OFFER"],
    ]);
    expect(named(offerNotTaken(facts(30, [once])))).toEqual(["note dhcp.offer-not-taken"]);
    expect(offerNotTaken(facts(3, [once]))).toEqual([]);
  });

  test("is nothing where the client requests it under another xid, or soon gets another", () => {
    const once = told(1, "init", "offered", [
      [0, "DISCOVER"],
      [0.1, "OFFER"],
    ]);
    const request = told(2, "init", "no-answer", [[0.2, "REQUEST", requesting(ADDRESS, SERVER)]]);
    expect(offerNotTaken(facts(30, [once, request]))).toEqual([]);
    expect(offerNotTaken(facts(30, [once, dora(2, 3)]))).toEqual([]);
  });

  test("is likely unfit where an option that the client asks for cannot be read", () => {
    const asks = { options: [{ code: 55, name: "55", value: [1, 150], hex: "" }] };
    const offers = { options: [{ code: 150, name: "150", value: null, hex: "22", malformed: true }] };
    const said = [0, 4, 12].flatMap((second): [number, string, object][] => [
      [second, "DISCOVER", asks],
      [second + 0.1, "OFFER", offers],
    ]);
    expect(causes(offerNotTaken(facts(30, [told(1, "init", "offered", said)]))[0])[0]).toBe("likely offer-unfit");
  });

  test("of many clients is told of once, for all of them", () => {
    const clients = Array.from({ length: 6 }, (_, index) => {
      const mac = `02:00:00:00:01:0${index}`;
      return { ...ignored, id: index + 1, client: { ...ignored.client, mac } };
    });
    expect(offerNotTaken(facts(30, clients))).toMatchObject([
      { severity: "error", data: { clients: 6, offers: 18, discovers: 12, offered: ADDRESS, server: SERVER } },
    ]);
  });

  test("is the relay's matter where the relay got it and the client's side is in the capture", () => {
    const toRelay = { giaddr: "10.1.0.1", destination: { ip: "10.1.0.1", port: 67, mac: null } };
    const said = (changes: object) =>
      told(
        1,
        "init",
        "offered",
        [0, 4, 12].flatMap((second) => [
          [second, "DISCOVER", changes],
          [second + 0.1, "OFFER", toRelay],
        ]),
      );
    expect(offerNotTaken(facts(30, [said({})]))).toEqual([]);
    const [finding] = offerNotTaken(facts(30, [said({ giaddr: "10.1.0.1" })]));
    expect(causes(finding)).toEqual(["possible relay-return-blocked"]);
  });

  test("may be unheard where the server ignores the broadcast flag", () => {
    const messages = ignored.messages.map((one) => ({ ...one, broadcastFlag: true }));
    const given = facts(30, [{ ...ignored, messages }]);
    expect(causes(offerNotTaken(given)[0])).toEqual(["likely server-ignores-flag"]);
    expect(unicastAnswer(given)).toMatchObject([{ severity: "warning", data: { bound: false, messages: 3 } }]);
  });
});

describe("a unicast answer", () => {
  test("is a note where broadcast was asked for and the client heard it", () => {
    const one = dora(1, 0);
    const messages = one.messages.map((told) => ({ ...told, broadcastFlag: true }));
    expect(unicastAnswer(facts(9, [{ ...one, messages }]))).toMatchObject([
      { severity: "note", data: { bound: true, messages: 2 } },
    ]);
  });

  test("is right without the flag, to an address in use, to a relay, and as a frame of a broadcast", () => {
    expect(unicastAnswer(facts(9, [dora(1, 0)]))).toEqual([]);
    const flag = { broadcastFlag: true };
    const renewal = told(
      1,
      "renew",
      "bound",
      [
        [0, "REQUEST", { ...extending("unicast"), ...flag }],
        [0.1, "ACK"],
      ],
      { lease: lease() },
    );
    expect(unicastAnswer(facts(9, [renewal]))).toEqual([]);
    const to = { ip: "255.255.255.255", port: 68, mac: CLIENT };
    const byAccessPoint = told(1, "init", "offered", [
      [0, "DISCOVER", flag],
      [0.1, "OFFER", { destination: to }],
    ]);
    expect(unicastAnswer(facts(9, [byAccessPoint]))).toEqual([]);
    const toRelay = { giaddr: "10.1.0.1", destination: { ip: "10.1.0.1", port: 67, mac: null } };
    const relayed = told(1, "init", "offered", [
      [0, "DISCOVER", { ...flag, giaddr: "10.1.0.1" }],
      [0.1, "OFFER", toRelay],
    ]);
    expect(unicastAnswer(facts(9, [relayed]))).toEqual([]);
  });
});

describe("a REQUEST without ACK or NAK", () => {
  const selecting = (id: number, begin: number) =>
    told(
      id,
      "init",
      "no-answer",
      [
        [begin, "DISCOVER"],
        [begin + 0.1, "OFFER"],
        [begin + 0.2, "REQUEST", requesting(ADDRESS, SERVER)],
        [begin + 2, "REQUEST", requesting(ADDRESS, SERVER)],
        [begin + 4, "REQUEST", requesting(ADDRESS, SERVER)],
      ],
      { chosenServer: SERVER },
    );

  test("fails the lease, however often the client starts over", () => {
    const findings = requestUnanswered(facts(20, [selecting(1, 0), selecting(2, 6)]));
    expect(findings).toMatchObject([
      { severity: "error", data: { kind: "init", requested: ADDRESS, server: SERVER, requests: 6, afterwards: null } },
    ]);
  });

  test("may still be answered where the server keeps everybody waiting, or where no server is heard and the capture ends", () => {
    const slow = told(
      2,
      "init",
      "offered",
      [
        [0, "DISCOVER"],
        [14, "OFFER"],
      ],
      { mac: OTHER },
    );
    expect(requestUnanswered(facts(20, [selecting(1, 0), slow]))).toEqual([]);
    expect(requestUnanswered(facts(40, [selecting(1, 0), slow]))).toHaveLength(1);
    const twice = told(1, "init", "no-answer", [
      [0, "REQUEST", requesting(ADDRESS, SERVER)],
      [6, "REQUEST", requesting(ADDRESS, SERVER)],
    ]);
    expect(named(requestUnanswered(facts(6, [twice])))).toEqual(["note dhcp.request-unanswered"]);
    expect(named(requestUnanswered(facts(12, [twice])))).toEqual(["error dhcp.request-unanswered"]);
  });

  test("is nothing where the next exchange gets the lease within seconds", () => {
    expect(requestUnanswered(facts(20, [selecting(1, 0), dora(2, 6)]))).toEqual([]);
  });

  test("was answered where the client asks once only, or uses the address", () => {
    const once = told(1, "init", "no-answer", [
      [0, "DISCOVER"],
      [1, "REQUEST", requesting(ADDRESS, SERVER)],
    ]);
    expect(requestUnanswered(facts(60, [once]))).toEqual([]);
    const uses = [use(ADDRESS, CLIENT, 5, 60)];
    expect(requestUnanswered(facts(60, [selecting(1, 0)], { addressUses: uses }))).toEqual([]);
  });

  test("to a server that offered nothing may be why nobody answers", () => {
    const one = { ...selecting(1, 0), chosenServer: "10.1.0.2" };
    expect(causes(requestUnanswered(facts(20, [one]))[0])[0]).toBe("likely request-to-other-server");
  });

  test("of a host that boots is a warning, unless it goes on with DISCOVER", () => {
    const reboot = told(
      1,
      "reboot",
      "no-answer",
      [0, 4, 8].map((second) => [second, "REQUEST", requesting(ADDRESS)]),
    );
    expect(named(requestUnanswered(facts(60, [reboot])))).toEqual(["warning dhcp.request-unanswered"]);
    expect(requestUnanswered(facts(60, [reboot, dora(2, 20)]))).toEqual([]);
    const once = told(1, "reboot", "no-answer", [[0, "REQUEST", requesting(ADDRESS)]]);
    expect(requestUnanswered(facts(60, [once]))).toEqual([]);
  });
});

describe("renewals", () => {
  const unheard = told(
    1,
    "renew",
    "no-answer",
    [0, 60].map((second) => [second, "REQUEST", { ...extending("unicast"), secs: second }]),
  );
  const extended = told(
    2,
    "rebind",
    "bound",
    [
      [150, "REQUEST", extending("broadcast")],
      [150.1, "ACK", { options: [] }],
    ],
    { lease: lease() },
  );

  test("without an answer put the lease at risk", () => {
    const [finding] = requestUnanswered(facts(90, [unheard]));
    expect(finding).toMatchObject({ severity: "warning", data: { kind: "renew", requested: ADDRESS, server: SERVER } });
    expect(causes(finding)[0]).toBe("likely server-unreachable");
  });

  test("are the beginning of what is told of the DISCOVERs that follow in vain", () => {
    const lost = told(
      2,
      "init",
      "no-offer",
      [200, 204, 212].map((second) => [second, "DISCOVER"]),
    );
    expect(requestUnanswered(facts(300, [unheard, lost]))).toEqual([]);
    const begun = told(2, "init", "no-offer", [[200, "DISCOVER"]]);
    expect(named(requestUnanswered(facts(201, [unheard, begun])))).toEqual(["warning dhcp.request-unanswered"]);
  });

  test("one at a time may have been answered unseen, where no answer to this client is seen at all", () => {
    const each = [0, 600, 1200].map((second, index) =>
      told(index + 1, "renew", "no-answer", [[second, "REQUEST", extending("unicast")]]),
    );
    expect(requestUnanswered(facts(1800, each))).toEqual([]);
    const heard = told(9, "init", "bound", [[-60, "ACK"]], { lease: lease() });
    expect(named(requestUnanswered(facts(1800, [heard, ...each])))).toEqual(["warning dhcp.request-unanswered"]);
    const toAll = told(2, "rebind", "no-answer", [[1200, "REQUEST", extending("broadcast")]]);
    expect(named(rebinding(facts(1800, [...each.slice(0, 1), toAll])))).toEqual(["note dhcp.rebinding"]);
    expect(named(rebinding(facts(1800, [heard, ...each.slice(0, 1), toAll])))).toEqual(["warning dhcp.rebinding"]);
  });

  test("that a rebinding makes good are told of there", () => {
    const given = facts(200, [unheard, extended]);
    expect(requestUnanswered(given)).toEqual([]);
    expect(rebinding(given)).toMatchObject([
      { severity: "warning", data: { renewals: 2, outcome: "bound", ip: ADDRESS, server: SERVER } },
    ]);
    expect(causes(rebinding(given)[0])).toEqual(["likely dhcp-blocked"]);
  });

  test("that succeed in the end are none of our business", () => {
    const later = told(
      2,
      "renew",
      "bound",
      [
        [200, "REQUEST", extending("unicast")],
        [200.1, "ACK"],
      ],
      { lease: lease() },
    );
    expect(requestUnanswered(facts(300, [unheard, later]))).toEqual([]);
    expect(rebinding(facts(300, [dora(1, 0), { ...extended, id: 3 }]))).toEqual([]);
  });
});

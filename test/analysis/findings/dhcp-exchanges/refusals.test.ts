import { describe, expect, test } from "vitest";
import { nak } from "../../../../src/analysis/findings/dhcp-exchanges/nak.ts";
import { wrongNetwork } from "../../../../src/analysis/findings/dhcp-exchanges/wrong-network.ts";
import {
  ADDRESS,
  address,
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

const reboot = (requested: string, changes = {}) =>
  told(1, "reboot", "refused", [
    [0, "REQUEST", requesting(requested)],
    [0.1, "NAK", changes],
  ]);

describe("a laptop that comes to another network", () => {
  test("is a note where it gets an address at once", () => {
    const given = facts(60, [reboot("192.168.7.5"), dora(2, 1)]);
    expect(nak(given)).toEqual([]);
    expect(wrongNetwork(given)).toMatchObject([
      { severity: "note", data: { requested: "192.168.7.5", server: SERVER, times: 1, afterwards: ADDRESS } },
    ]);
    expect(causes(wrongNetwork(given)[0])).toEqual(["certain other-network"]);
  });

  test("is less sure without the mask of that network, and an error where nothing follows", () => {
    const [finding] = wrongNetwork(facts(60, [reboot("192.168.7.5")]));
    expect(finding?.severity).toBe("error");
    expect(causes(finding)).toEqual(["likely other-network"]);
    expect(named(wrongNetwork(facts(1, [reboot("192.168.7.5")])))).toEqual(["warning dhcp.wrong-network"]);
  });

  test("waits in vain where no server is authoritative", () => {
    const unheard = told(
      1,
      "reboot",
      "no-answer",
      [0, 3].map((second) => [second, "REQUEST", requesting("192.168.7.5")]),
    );
    expect(wrongNetwork(facts(60, [unheard, dora(2, 9)]))).toMatchObject([
      { severity: "note", data: { server: null, times: 2 } },
    ]);
    const same = told(
      1,
      "reboot",
      "no-answer",
      [0, 3].map((second) => [second, "REQUEST", requesting("10.1.0.99")]),
    );
    expect(wrongNetwork(facts(60, [same, dora(2, 9)]))).toEqual([]);
  });
});

describe("a NAK", () => {
  test("is a warning where a lease follows, and says what the client got", () => {
    const given = facts(60, [reboot("10.1.0.99"), dora(2, 1)]);
    expect(wrongNetwork(given)).toEqual([]);
    expect(nak(given)).toMatchObject([
      {
        severity: "warning",
        data: { client: CLIENT, requested: "10.1.0.99", server: SERVER, text: null, afterwards: ADDRESS },
      },
    ]);
    expect(causes(nak(given)[0])[0]).toBe("likely lease-unknown");
  });

  test("is an error where the capture goes on and nothing follows", () => {
    expect(named(nak(facts(60, [reboot("10.1.0.99")])))).toEqual(["error dhcp.nak"]);
  });

  test("counts where the client goes round in circles", () => {
    const circle = [1, 2, 3].map((id) =>
      told(id, "init", "refused", [
        [id, "DISCOVER"],
        [id + 0.1, "OFFER"],
        [id + 0.2, "REQUEST", requesting(ADDRESS, SERVER)],
        [id + 0.3, "NAK"],
      ]),
    );
    expect(nak(facts(60, circle))).toMatchObject([{ severity: "error", data: { times: 3 } }]);
  });

  test("gives its reason in option 56", () => {
    const says = (text: string) => ({ options: [address(54, SERVER), address(56, text)] });
    expect(causes(nak(facts(60, [reboot("10.1.0.99", says("address in use"))]))[0])).toEqual([
      "certain address-in-use",
    ]);
    expect(nak(facts(60, [reboot("10.1.0.99", says("lease not found"))]))[0]?.data).toMatchObject({
      text: "lease not found",
    });
  });

  test("of a server that was not asked follows from the choice of another", () => {
    const stranger = told(1, "init", "refused", [
      [0, "REQUEST", requesting(ADDRESS, "10.1.0.2")],
      [0.1, "NAK"],
    ]);
    const [finding] = nak(facts(1, [stranger]));
    expect(finding?.severity).toBe("warning");
    expect(causes(finding)).toEqual(["certain request-to-other-server"]);
  });

  test("about an address that another machine uses, or after the lease's end, has that for its reason", () => {
    const taken = facts(60, [reboot("10.1.0.99")], { addressUses: [use("10.1.0.99", OTHER, 0, 50)] });
    expect(causes(nak(taken)[0])[0]).toBe("likely address-in-use");
    const late = told(2, "renew", "refused", [
      [500, "REQUEST", extending("unicast")],
      [500.1, "NAK"],
    ]);
    const expired = facts(600, [dora(1, 0, { lease: lease({ seconds: 400 }) }), late]);
    expect(causes(nak(expired)[0])).toEqual(["likely lease-expired"]);
  });
});

import { describe, expect, test } from "vitest";
import { relayOptionAltered } from "../../../../src/analysis/findings/dhcp-networks/relay-option-altered.ts";
import { relaySilent } from "../../../../src/analysis/findings/dhcp-networks/relay-silent.ts";
import { relayUsed } from "../../../../src/analysis/findings/dhcp-networks/relay-used.ts";
import { hex } from "../../../build/bytes.ts";
import type { DhcpOptionInput } from "../../../build/dhcp-message.ts";
import type { DhcpStory } from "../../../build/dhcp-story.ts";
import {
  BACK_TO_RELAY,
  FAR_SERVER,
  RELAY,
  RecordedNetwork,
  TO_CLIENT,
  TO_SERVER,
  told,
  values,
} from "./recorded-network.ts";

const CIRCUIT: DhcpOptionInput = [82, hex("01046574 6830".replace(" ", ""))];
const relayed = { giaddr: RELAY, hops: 1 };

/** A client's DISCOVER on both sides of the relay, and the server's answer to that. */
function offered(network: RecordedNetwork, returned: DhcpOptionInput[] = []): DhcpStory {
  const story = network.client({ server: FAR_SERVER });
  story.discover().discover({ ...relayed, options: [CIRCUIT], route: TO_SERVER });
  return story.offer({ giaddr: RELAY, route: BACK_TO_RELAY, options: [...values(FAR_SERVER), ...returned] });
}

describe("a relay", () => {
  test("is noted, once for all its exchanges", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 3; client += 1) offered(network);
    expect(relayUsed(network.facts())).toMatchObject([
      { severity: "note", frames: [2], data: { relays: [RELAY], count: 1, transactions: 3 } },
    ]);
  });

  test("is none where nothing is relayed, or somebody asks about leases in its own name", () => {
    const network = new RecordedNetwork();
    network.client().dora();
    network.client().fromClient("LEASEQUERY", { giaddr: "10.1.0.9" });
    expect(relayUsed(network.facts())).toEqual([]);
  });
});

describe("option 82", () => {
  test("that comes back as it was sent is right", () => {
    const network = new RecordedNetwork();
    const story = offered(network, [CIRCUIT]);
    // Towards the client the relay takes it out.
    story.offer({ giaddr: RELAY, route: TO_CLIENT, options: values(FAR_SERVER) });
    expect(relayOptionAltered(network.facts())).toEqual([]);
  });

  test("that comes back altered is a warning", () => {
    const network = new RecordedNetwork();
    offered(network, [[82, hex("010465746831")]]);
    offered(network, [[82, hex("010465746832")]]);
    expect(relayOptionAltered(network.facts())).toMatchObject([
      {
        severity: "warning",
        frames: [2, 3],
        data: { relay: RELAY, server: FAR_SERVER, sent: "010465746830", returned: "010465746831", messages: 2 },
      },
    ]);
  });

  test("that does not come back is a note: a server need not know it", () => {
    const network = new RecordedNetwork();
    offered(network);
    expect(relayOptionAltered(network.facts())).toMatchObject([{ severity: "note", data: { returned: null } }]);
  });

  test("that was not sent, or whose question was not captured, is not missed", () => {
    const network = new RecordedNetwork();
    const story = network.client({ server: FAR_SERVER }).discover({ ...relayed, route: TO_SERVER });
    story.offer({ giaddr: RELAY, route: BACK_TO_RELAY, options: values(FAR_SERVER) });
    network.client({ server: FAR_SERVER }).offer({ giaddr: RELAY, route: BACK_TO_RELAY, options: values(FAR_SERVER) });
    expect(relayOptionAltered(network.facts())).toEqual([]);
  });
});

describe("a relay that lets nothing out", () => {
  test("is an error, seen where the client asks again", () => {
    const network = new RecordedNetwork();
    offered(network.wait(1));
    const story = offered(network);
    network.wait(3);
    story.discover();
    const found = relaySilent(network.facts({}, 2));
    expect(told(found)).toEqual(["error dhcp.relay-silent likely relay-return-blocked possible relay-misconfigured"]);
    expect(found).toMatchObject([{ data: { relay: RELAY, server: FAR_SERVER, type: "OFFER" } }]);
  });

  test("is told once for all its clients", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 3; client += 1) offered(network);
    expect(relaySilent(network.facts({}, 30))).toMatchObject([
      { severity: "error", confidence: "inferred", subject: { transaction: null }, data: { clients: 3 } },
    ]);
  });

  test("is a warning where the client got an address afterwards", () => {
    const network = new RecordedNetwork();
    const story = offered(network);
    network.wait(30);
    network.client({ mac: story.mac }).dora();
    expect(told(relaySilent(network.facts({}, 30)))[0]).toMatch(/^warning/);
  });

  test("is not seen where the capture ends, or shows one side", () => {
    const ended = new RecordedNetwork();
    offered(ended);
    const serverSide = new RecordedNetwork();
    serverSide
      .client({ server: FAR_SERVER })
      .discover({ ...relayed, route: TO_SERVER })
      .offer({ giaddr: RELAY, route: BACK_TO_RELAY });
    const clientSide = new RecordedNetwork();
    clientSide.client().discover();
    expect(relaySilent(ended.facts())).toEqual([]);
    expect(relaySilent(serverSide.facts({}, 60))).toEqual([]);
    expect(relaySilent(clientSide.facts({}, 60))).toEqual([]);
  });

  test("is none where it handed an answer on", () => {
    const network = new RecordedNetwork();
    offered(network).offer({ giaddr: RELAY, route: TO_CLIENT });
    expect(relaySilent(network.facts({}, 60))).toEqual([]);
  });
});

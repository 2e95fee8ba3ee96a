import { describe, expect, test } from "vitest";
import { serverGroups } from "../../../../src/analysis/findings/dhcp-networks/server-groups.ts";
import { serverNotAllowed } from "../../../../src/analysis/findings/dhcp-networks/server-not-allowed.ts";
import { serversContradict } from "../../../../src/analysis/findings/dhcp-networks/servers-contradict.ts";
import { severalServers } from "../../../../src/analysis/findings/dhcp-networks/several-servers.ts";
import { macOf } from "../../../build/addresses.ts";
import { fromServer } from "../../../build/dhcp-message.ts";
import {
  BACK_TO_RELAY,
  FAR_SERVER,
  OTHER,
  RELAY,
  RecordedNetwork,
  SERVER,
  TO_CLIENT,
  TO_SERVER,
  told,
  values,
} from "./recorded-network.ts";

/** A client that two servers offer something to. */
function twoOffers(one: ReturnType<typeof values>, other: ReturnType<typeof values>, changes = {}): RecordedNetwork {
  const network = new RecordedNetwork();
  const story = network.client().discover();
  story.offer({ options: one }).offer({ options: other, ...changes }, OTHER, "10.1.1.200");
  story.request().ack({ options: one });
  return network;
}

describe("two servers that offer to one client", () => {
  test("and agree are noted", () => {
    const facts = twoOffers(values(SERVER), values(OTHER)).facts();
    expect(severalServers(facts)).toMatchObject([
      { severity: "note", frames: [2, 3], data: { servers: [SERVER, OTHER], transactions: 1 } },
    ]);
    expect(serversContradict(facts)).toEqual([]);
  });

  test("agree with name servers in another order, or one of them left out, and another lease time", () => {
    const facts = twoOffers(
      values(SERVER, { dns: [SERVER, OTHER], seconds: 60 }),
      values(OTHER, { dns: [OTHER, SERVER, "9.9.9.9"] }).slice(0, 4),
    ).facts();
    expect(serversContradict(facts)).toEqual([]);
    expect(severalServers(facts)).toHaveLength(1);
  });

  test("and send it to different routers contradict each other, which says it all", () => {
    const facts = twoOffers(values(SERVER), values(OTHER, { router: OTHER, seconds: 60 })).facts();
    expect(severalServers(facts)).toEqual([]);
    expect(serversContradict(facts)).toMatchObject([
      {
        severity: "warning",
        frames: [2, 3],
        data: {
          servers: [SERVER, OTHER],
          fields: [
            {
              field: "routers",
              values: [
                { server: SERVER, value: SERVER },
                { server: OTHER, value: OTHER },
              ],
            },
            { field: "seconds", values: [{ value: "3600" }, { value: "60" }] },
          ],
        },
      },
    ]);
  });

  test("and draw it into different networks contradict each other", () => {
    const network = new RecordedNetwork();
    network
      .client()
      .discover()
      .offer()
      .offer({ options: values("192.168.0.1") }, "192.168.0.1", "192.168.0.50");
    expect(serversContradict(network.facts())).toMatchObject([
      { data: { fields: [{ field: "network", values: [{ value: "10.1.1.0" }, { value: "192.168.0.0" }] }] } },
    ]);
  });

  test("are one where they send with one MAC", () => {
    const route = { ...fromServer(OTHER), sourceMac: macOf(SERVER) };
    const facts = twoOffers(values(SERVER), values(OTHER, { router: OTHER }), { route }).facts();
    expect([...severalServers(facts), ...serversContradict(facts)]).toEqual([]);
  });

  test("are one where one is a boot server without addresses", () => {
    const facts = twoOffers(values(SERVER), values(OTHER, { router: OTHER }), { yiaddr: "0.0.0.0" }).facts();
    expect([...severalServers(facts), ...serversContradict(facts)]).toEqual([]);
  });

  test("are told apart though one gives the address that the other gives, as in an attack", () => {
    const network = new RecordedNetwork();
    network
      .client()
      .discover()
      .offer()
      .offer({ options: values(OTHER, { router: OTHER }) }, OTHER);
    expect(told(serversContradict(network.facts()))).toEqual([
      "warning dhcp.servers-contradict possible rogue-server possible misconfigured-server",
    ]);
  });
});

test("servers that all meet one of them, one after the other, are told as one group", () => {
  const network = new RecordedNetwork();
  const others = Array.from({ length: 300 }, (_, index) => `10.1.${2 + (index >> 8)}.${index & 255}`);
  for (const other of others) network.client().discover().offer({}, other).request().ack({}, SERVER);
  const facts = network.facts();
  const [group, ...rest] = serverGroups(facts);
  expect(rest).toEqual([]);
  expect(group?.servers.length).toBe(others.length + 1);
});

describe("servers that answer different clients", () => {
  const dora = (network: RecordedNetwork, server: string) =>
    network.client({ server }).dora({ options: values(server, { router: server }) });

  test("are on one network where they take turns", () => {
    const network = new RecordedNetwork();
    for (const server of [SERVER, OTHER, SERVER]) dora(network, server);
    expect(serversContradict(network.facts())).toMatchObject([{ data: { servers: [OTHER, SERVER] } }]);
  });

  test("need not be where one comes after the other, or hours lie between", () => {
    const moved = new RecordedNetwork();
    for (const server of [SERVER, SERVER, OTHER]) dora(moved, server);
    const later = new RecordedNetwork();
    for (const server of [SERVER, OTHER, SERVER]) dora(later.wait(7200), server);
    for (const facts of [moved.facts(), later.facts()]) {
      expect([...severalServers(facts), ...serversContradict(facts)]).toEqual([]);
    }
  });

  test("need not be where their relays or subnets differ", () => {
    const network = new RecordedNetwork();
    for (const [index, server] of [SERVER, OTHER, SERVER].entries()) {
      const story = network.client({ server, ip: `10.${1 + (index % 2)}.1.9` });
      story.dora({ options: values(server, { router: server }) });
    }
    expect(serversContradict(network.facts())).toEqual([]);
  });
});

test("a relay that speaks in the server's name is no second server", () => {
  const network = new RecordedNetwork();
  const story = network
    .client({ server: FAR_SERVER })
    .discover()
    .discover({ giaddr: RELAY, hops: 1, route: TO_SERVER });
  story.offer({ giaddr: RELAY, route: BACK_TO_RELAY, options: values(FAR_SERVER) });
  story.offer({ giaddr: RELAY, route: TO_CLIENT, options: values(RELAY, { router: RELAY }) });
  const facts = network.facts();
  expect([...severalServers(facts), ...serversContradict(facts)]).toEqual([]);
});

describe("--allow-dhcp-server", () => {
  const twoServers = () => twoOffers(values(SERVER), values(OTHER));

  test("makes an error of every other server", () => {
    const found = serverNotAllowed(twoServers().facts({ allowedDhcpServers: [SERVER] }));
    expect(told(found)).toEqual(["error dhcp.server-not-allowed likely rogue-server"]);
    expect(found).toMatchObject([
      { frames: [3], data: { server: OTHER, mac: macOf(OTHER), messages: 1, leases: 0, proxy: false } },
    ]);
    expect(serverNotAllowed(twoServers().facts({ allowedDhcpServers: [OTHER] }))).toMatchObject([
      { frames: [2, 5], data: { server: SERVER, messages: 2, leases: 1 } },
    ]);
  });

  test("is content where both are named, by address or MAC; and says nothing where it is not given", () => {
    expect(serverNotAllowed(twoServers().facts({ allowedDhcpServers: [SERVER, macOf(OTHER)] }))).toEqual([]);
    expect(serverNotAllowed(twoServers().facts())).toEqual([]);
  });

  test("tells a server behind a relay by its identifier", () => {
    const network = new RecordedNetwork();
    const story = network.client({ server: FAR_SERVER }).discover();
    story.offer({ giaddr: RELAY, route: TO_CLIENT, options: values(FAR_SERVER) });
    expect(serverNotAllowed(network.facts({ allowedDhcpServers: [FAR_SERVER] }))).toEqual([]);
    expect(serverNotAllowed(network.facts({ allowedDhcpServers: [SERVER] }))).toMatchObject([
      { data: { server: FAR_SERVER, mac: null } },
    ]);
  });

  test("only warns of a boot server", () => {
    const found = serverNotAllowed(
      twoOffers(values(SERVER), values(OTHER), { yiaddr: "0.0.0.0" }).facts({ allowedDhcpServers: [SERVER] }),
    );
    expect(told(found)).toEqual(["warning dhcp.server-not-allowed likely proxy-server"]);
  });

  test("makes a stranger the likely reason of a contradiction", () => {
    const network = twoOffers(values(SERVER), values(OTHER, { router: OTHER }));
    expect(told(serversContradict(network.facts({ allowedDhcpServers: [SERVER] })))).toEqual([
      "warning dhcp.servers-contradict likely rogue-server",
    ]);
  });
});

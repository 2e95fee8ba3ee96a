import { describe, expect, test } from "vitest";
import type { LinkLocalClaim } from "../../../src/report/report.ts";
import {
  CLIENT,
  diagramsOf,
  fromClient,
  fromServer,
  ladderOf,
  OTHER,
  option,
  paragraphsOf,
  RELAY,
  relayed,
  reportOf,
  SERVER,
  time,
  told,
  toRelay,
  transaction,
} from "./dhcp-exchanges.ts";

const asksFor = (ip: string, server: string) => ({
  options: [option(53, "REQUEST"), option(50, ip), option(54, server)],
});

/** The mock-up's exchange: both sides of a relay, two servers. */
function throughRelay() {
  const discover = fromClient(1, "DISCOVER", 0);
  const request = fromClient(8, "REQUEST", 1.012, asksFor("10.1.0.57", SERVER));
  const fromRelay = { source: { ip: RELAY, port: 67, mac: null }, giaddr: RELAY };
  const second = fromServer(6, "OFFER", 0.006, OTHER, { yiaddr: "10.1.0.130" });
  return transaction(
    [
      discover,
      relayed(discover, 2, SERVER),
      relayed(discover, 3, OTHER),
      toRelay(fromServer(4, "OFFER", 0.004, SERVER), 4),
      fromServer(5, "OFFER", 0.004, SERVER, fromRelay),
      toRelay(second, 6),
      fromServer(7, "OFFER", 0.006, OTHER, { yiaddr: "10.1.0.130", ...fromRelay }),
      request,
      relayed(request, 9, SERVER),
      relayed(request, 10, OTHER),
      toRelay(fromServer(11, "ACK", 1.015, SERVER), 11),
      fromServer(12, "ACK", 1.016, SERVER, fromRelay),
    ],
    {
      relays: [RELAY],
      offers: [
        { frame: 4, server: SERVER, ip: "10.1.0.57", seconds: 0.004, chosen: true },
        { frame: 6, server: OTHER, ip: "10.1.0.130", seconds: 0.006, chosen: false },
      ],
      chosenServer: SERVER,
      lease: {
        ...{ ip: "10.1.0.57", subnetMask: null, routers: [], dns: [], domain: null },
        ...{ seconds: 3600, t1Seconds: 1800, t2Seconds: 3150, server: SERVER },
      },
    },
  );
}

describe("a DORA through a relay with two servers", () => {
  const blocks = ladderOf(reportOf([throughRelay()]));
  const [diagram] = diagramsOf(blocks);

  test("has both sides of the relay in one ladder", () => {
    expect(diagram && told(diagram)).toEqual([
      "== D  Discover",
      "Client ~> Relay: DISCOVER bcast",
      "Relay > Server A: DISCOVER giaddr=10.1.0.1 hops=1",
      "Relay > Server B: DISCOVER giaddr=10.1.0.1 hops=1",
      "== O  Offer",
      "Server A > Relay: OFFER 10.1.0.57 lease 3600 s",
      "Relay > Client: OFFER 10.1.0.57 lease 3600 s",
      "Server B > Relay: OFFER 10.1.0.130 lease 3600 s (not taken)",
      "Relay > Client: OFFER 10.1.0.130 lease 3600 s (not taken)",
      "== R  Request",
      "Client ~> Relay: REQUEST 10.1.0.57 id=10.0.0.5 bcast",
      "Relay > Server A: REQUEST 10.1.0.57 id=10.0.0.5 giaddr=10.1.0.1 hops=1",
      "Relay > Server B: REQUEST id=10.0.0.5 (B withdraws) giaddr=10.1.0.1 hops=1",
      "== A  Ack",
      "Server A > Relay: ACK 10.1.0.57 lease 3600 s",
      "Relay > Client: ACK 10.1.0.57 lease 3600 s",
    ]);
  });

  test("ends in a verdict that cites frames", () => {
    expect(paragraphsOf(blocks)).toEqual([
      "xid 0x3903f326  DORA complete in 1.016 s (frames 1–12): 10.1.0.57 from Server A, lease 3600 s (T1 1800, T2 3150). It was the first offer. Offer 10.1.0.130 from Server B (frame 6) was not taken.",
    ]);
  });

  test("tells frame and time beside each row, and all labels ever shorter", () => {
    expect(diagram?.rows.flatMap((row) => (row.kind === "step" ? [row.gutter.join(" ")] : []))).toContain("8 1.012");
    const labels = diagram?.rows.flatMap((row) => (row.kind === "step" && row.cells[0] ? [row.cells[0].label] : []));
    for (const label of labels ?? []) {
      const widths = label.map(({ length }) => length);
      expect(widths).toEqual([...widths].sort((one, other) => other - one));
      expect(label.at(-1)).toMatch(/^[A-Z]+$/);
    }
  });

  test("has all that a label leaves out in the arrow's details", () => {
    const row = diagram?.rows.find((one) => one.kind === "step" && one.gutter[0] === "10");
    const details = row?.kind === "step" ? (row.cells[0]?.details ?? []) : [];
    const values = Object.fromEntries(details.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ Frame: "10", From: "10.1.0.1:67", To: "10.0.0.6:67", giaddr: RELAY, Hops: "1" });
    expect(values).toMatchObject({
      "Requested address": "10.1.0.57",
      "Server identifier": SERVER,
      Delivery: "unicast",
    });
  });

  test("is told in Korean", () => {
    expect(paragraphsOf(ladderOf(reportOf([throughRelay()]), {}, { language: "ko" }))).toEqual([
      "xid 0x3903f326 — DORA가 1.016초 만에 끝났습니다(프레임 1–12). 서버 A에서 10.1.0.57을 받았습니다. 임대 시간은 3600초(T1 1800, T2 3150)입니다. 가장 먼저 온 제안입니다. 서버 B의 제안 10.1.0.130은 선택되지 않았습니다(프레임 6).",
    ]);
  });
});

describe("which machine is which", () => {
  const names = (messages: Parameters<typeof transaction>[0]) => {
    const [diagram] = diagramsOf(ladderOf(reportOf([transaction(messages)])));
    const panel = diagram?.panels[0];
    return panel?.lifelines.map(
      ({ host, role }) => `${panel.hosts[host]?.name[0]?.replace(/ lab-pc$/, "")} ${role[0]}`,
    );
  };
  const discover = fromClient(1, "DISCOVER", 0);

  test("a relay that sends on from its other side is one", () => {
    const on = relayed(discover, 2, SERVER, { source: { ip: "10.0.0.1", port: 67, mac: null } });
    const offer = toRelay(fromServer(3, "OFFER", 0.1, SERVER), 3);
    expect(names([discover, on, offer])).toEqual([`Client ${CLIENT}`, "Relay 10.1.0.1, 10.0.0.1", `Server ${SERVER}`]);
  });

  test("the second relay of a chain is another, known by where it gets and where it sends", () => {
    const first = relayed(discover, 2, "10.5.0.2", { source: { ip: "10.5.0.1", port: 67, mac: null } });
    const second = relayed(discover, 3, SERVER, { hops: 2, source: { ip: "10.6.0.2", port: 67, mac: null } });
    const offer = toRelay(fromServer(4, "OFFER", 0.1, SERVER), 4);
    expect(names([discover, first, second, offer])).toEqual([
      `Client ${CLIENT}`,
      "Relay 1 10.1.0.1, 10.5.0.1",
      "Relay 2 10.5.0.2, 10.6.0.2",
      `Server ${SERVER}`,
    ]);
  });

  test("a server whose identifier is not the address that it sends from is one", () => {
    const offer = fromServer(2, "OFFER", 0.1, "10.1.0.9", { options: [option(53, "OFFER"), option(54, SERVER)] });
    const ack = fromServer(3, "ACK", 0.2, SERVER);
    expect(names([discover, offer, ack])).toEqual([`Client ${CLIENT}`, "Server 10.1.0.9, 10.0.0.5"]);
  });

  test("a relay that names itself as the server (RFC 5107) stays the relay", () => {
    const on = relayed(discover, 2, SERVER);
    const answer = toRelay(
      fromServer(3, "OFFER", 0.1, SERVER, { options: [option(53, "OFFER"), option(54, RELAY)] }),
      3,
    );
    expect(names([discover, on, answer])).toEqual([`Client ${CLIENT}`, `Relay ${RELAY}`, `Server ${SERVER}`]);
  });

  test("a broadcast that nobody is known to have got goes to everybody", () => {
    expect(names([discover])).toEqual([`Client ${CLIENT}`, "Broadcast "]);
  });

  test("a crowd of servers shares its last lifeline", () => {
    const offers = Array.from({ length: 30 }, (_unused, index) =>
      fromServer(index + 2, "OFFER", 0.1, `10.0.1.${index + 1}`),
    );
    const found = names([discover, ...offers]) ?? [];
    expect(found).toHaveLength(10);
    expect(found.at(-1)).toBe("More servers 22 addresses");
  });
});

describe("a broadcast", () => {
  test("reaches all servers of the segment, and who was not chosen withdraws", () => {
    const messages = [
      fromClient(1, "DISCOVER", 0),
      fromServer(2, "OFFER", 0.1, SERVER),
      fromServer(3, "OFFER", 0.2, OTHER, { yiaddr: "10.1.0.130" }),
      fromClient(4, "REQUEST", 1, asksFor("10.1.0.57", SERVER)),
    ];
    const offers = [
      { frame: 2, server: SERVER, ip: "10.1.0.57", seconds: 0.1, chosen: true },
      { frame: 3, server: OTHER, ip: "10.1.0.130", seconds: 0.2, chosen: false },
    ];
    const [diagram] = diagramsOf(ladderOf(reportOf([transaction(messages, { offers, chosenServer: SERVER })])));
    expect(diagram && told(diagram).filter((row) => !row.startsWith("=="))).toEqual([
      "Client ~> (Server A) Server B: DISCOVER bcast",
      "Server A > Client: OFFER 10.1.0.57 lease 3600 s",
      "Server B > Client: OFFER 10.1.0.130 lease 3600 s (not taken)",
      "Client ~> (Server A) Server B: REQUEST 10.1.0.57 id=10.0.0.5 bcast",
      "Server B * withdraws its offer",
    ]);
  });

  test("does not reach a server that is only known by unicast", () => {
    const renewal = transaction(
      [
        fromClient(1, "REQUEST", 0, {
          delivery: "unicast",
          destination: { ip: SERVER, port: 67, mac: null },
          ciaddr: "10.1.0.57",
        }),
        fromServer(2, "ACK", 0.1, SERVER),
      ],
      { id: 1, kind: "renew", outcome: "bound" },
    );
    const later = transaction([fromClient(9, "DISCOVER", 900)], { id: 2, outcome: "no-offer" });
    const [diagram] = diagramsOf(ladderOf(reportOf([renewal, later])));
    expect(diagram && told(diagram)).toEqual([
      "== Exchange 1: renewal",
      "Client > Server: REQUEST ciaddr=10.1.0.57",
      "Server > Client: ACK 10.1.0.57 lease 3600 s",
      "== Exchange 2: new lease, 899.9 s later   D  Discover",
      "Client ~> Broadcast x: DISCOVER bcast",
      "Client * no offer",
    ]);
  });
});

describe("silence", () => {
  const retries = [0, 2, 5.9].map((seconds, index) => fromClient(index + 1, "DISCOVER", seconds));
  const claim = (frame: number, kind: LinkLocalClaim["kind"]): LinkLocalClaim => ({
    ...{ mac: CLIENT, ip: "169.254.7.9", capture: 0, frame, time: time(frame), kind, afterTransaction: 1 },
  });
  const silent = transaction(retries, { outcome: "no-offer", seconds: 5.9 });

  test("tells retries, and the address that the client gave itself", () => {
    const blocks = ladderOf(reportOf([silent], [claim(8, "probe"), claim(10, "announcement")]));
    expect(diagramsOf(blocks).map(told)).toEqual([
      [
        "== D  Discover",
        "Client ~> Broadcast x: DISCOVER bcast",
        "Client ~> Broadcast x: DISCOVER bcast (retry 1, 2.000 s later)",
        "Client ~> Broadcast x: DISCOVER bcast (retry 2, 3.900 s later)",
        "Client * no offer",
        "== L  Link-local address (169.254)",
        "Client ~> Broadcast: ARP: is 169.254.7.9 free?",
        "Client ~> Broadcast: ARP: 169.254.7.9 is mine",
      ],
    ]);
    expect(paragraphsOf(blocks)).toEqual([
      "xid 0x3903f326  No offer: 3 DISCOVERs (frames 1–3) in 5.900 s, and no answer in the capture. The client gave itself 169.254.7.9 (frame 10).",
    ]);
  });

  test("of the server is not the relay's: what a relay took further did arrive", () => {
    const discover = fromClient(1, "DISCOVER", 0);
    const blocks = ladderOf(reportOf([transaction([discover, relayed(discover, 2, SERVER)], { outcome: "no-offer" })]));
    expect(diagramsOf(blocks).map(told)).toEqual([
      [
        "== D  Discover",
        "Client ~> Relay: DISCOVER bcast",
        "Relay > Server x: DISCOVER giaddr=10.1.0.1 hops=1",
        "Relay * no offer",
      ],
    ]);
  });
});

describe("many", () => {
  const renewals = Array.from({ length: 2_000 }, (_unused, index) =>
    transaction(
      [
        fromClient(2 * index + 1, "REQUEST", 1800 * index, {
          ...{ delivery: "unicast", destination: { ip: SERVER, port: 67, mac: null }, ciaddr: "10.1.0.57" },
        }),
        fromServer(2 * index + 2, "ACK", 1800 * index + 0.01, SERVER),
      ],
      { id: index + 1, kind: "renew", outcome: "bound" },
    ),
  );

  test("like exchanges are folded, unless all are asked for", () => {
    const [diagram] = diagramsOf(ladderOf(reportOf(renewals)));
    expect(diagram && told(diagram)).toHaveLength(10);
    expect(diagram && told(diagram)[6]).toBe(". 1997 more like it (renewal: bound): exchanges 3-1999");
    const [whole] = diagramsOf(ladderOf(reportOf(renewals), {}, { all: true }));
    expect(whole?.rows).toHaveLength(6_000);
  });

  test("like messages are folded", () => {
    const messages = Array.from({ length: 900 }, (_unused, index) => fromClient(index + 1, "DISCOVER", index));
    const [diagram] = diagramsOf(ladderOf(reportOf([transaction(messages, { outcome: "incomplete" })]), {}));
    expect(diagram && told(diagram).slice(0, 4)).toEqual([
      "== D  Discover",
      "Client ~> Broadcast: DISCOVER bcast",
      "Client ~> Broadcast: DISCOVER bcast (retry 1, 1.000 s later)",
      ". 197 more DISCOVERs like it, frames 3–199, 1.000 s apart",
    ]);
    expect(diagram && told(diagram).at(-1)).toBe(". 700 messages more; --all draws them");
  });

  test("clients get a ladder each, up to eight", () => {
    const clients = Array.from({ length: 12 }, (_unused, index) => {
      const mac = `02:00:00:00:01:${String(index).padStart(2, "0")}`;
      const client = { mac, hostname: null, clientId: null, vendorClass: null };
      return transaction([fromClient(index + 1, "DISCOVER", index)], { id: index + 1, client, outcome: "no-offer" });
    });
    const blocks = ladderOf(reportOf(clients));
    expect(diagramsOf(blocks).map(({ title }) => title)).toEqual(
      clients.slice(0, 8).map(({ client }) => `Client ${client.mac}`),
    );
    expect(paragraphsOf(blocks).at(-1)).toBe("4 clients more; --all draws them, --transaction N one exchange");
    expect(diagramsOf(ladderOf(reportOf(clients), { transaction: 11 }))).toHaveLength(1);
    expect(diagramsOf(ladderOf(reportOf(clients), {}, { all: true }))).toHaveLength(12);
  });
});

test("copies of a packet are no rows, and are named in the details", () => {
  const discover = fromClient(1, "DISCOVER", 0);
  const copy = { ...discover, frame: 2, duplicateOf: 1 };
  const [diagram] = diagramsOf(ladderOf(reportOf([transaction([discover, copy])])));
  const [row] = diagram?.rows.filter(({ kind }) => kind === "step") ?? [];
  expect(diagram && told(diagram)).toEqual(["== D  Discover", "Client ~> Broadcast: DISCOVER bcast"]);
  const details = row?.kind === "step" ? (row.cells[0]?.details ?? []) : [];
  expect(details).toContainEqual({ name: "Same packet", value: "2" });
});

test("layers stand beneath each message", () => {
  const [diagram] = diagramsOf(ladderOf(reportOf([transaction([fromClient(1, "DISCOVER", 0)])]), { layers: true }));
  expect(diagram && told(diagram).slice(2)).toEqual([
    `. MAC ${CLIENT} → ff:ff:ff:ff:ff:ff`,
    ". IP 0.0.0.0 → 255.255.255.255 (broadcast), UDP 68 → 67",
    ". DHCP broadcast flag set, hops 0, secs 0, ciaddr 0.0.0.0, yiaddr 0.0.0.0, siaddr 0.0.0.0, giaddr 0.0.0.0",
  ]);
});

test("a report without DHCP has no ladder", () => {
  expect(ladderOf(reportOf([]))).toEqual([]);
});

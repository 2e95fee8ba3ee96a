import { describe, expect, it } from "vitest";
import { algCorrected } from "../../../../src/analysis/findings/ftp-addresses/alg-corrected.ts";
import { privateAddressAnnounced } from "../../../../src/analysis/findings/ftp-addresses/private-address-announced.ts";
import { dataNotOpened } from "../../../../src/analysis/findings/ftp-connections/not-opened.ts";
import { exchange, transfer } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";
import { type Announcing, announcing } from "./announcing.ts";

const OUTSIDE = { client: "198.51.100.7", server: "203.0.113.9" };
const IN_CLIENTS_NETWORK = { client: "192.168.1.5", server: "203.0.113.9" };
const IN_SERVERS_NETWORK = { client: "198.51.100.7", server: "10.0.0.5" };

const privateFindings = (wanted: Announcing) => privateAddressAnnounced(factsOfSessions([announcing(wanted)]));
const corrected = (wanted: Announcing) => algCorrected(factsOfSessions([announcing(wanted)]));

describe("a private address announced", () => {
  it("in a 227, seen outside: a warning, with the announcement and the SYN as evidence", () => {
    const [finding, ...more] = privateFindings({
      ...OUTSIDE,
      announced: "10.0.0.5:50001",
      data: { listener: "203.0.113.9" },
    });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: "warning",
      confidence: "seen",
      frames: [22, 26],
      data: { announced: { ip: "10.0.0.5", port: 50001 }, seen: "203.0.113.9", scope: "private", times: 1 },
      causes: [{ code: "server-behind-nat", confidence: "likely" }],
    });
  });

  it("in a PORT that is refused: an error, unless the session got its transfer after all", () => {
    const refused: Announcing = {
      ...OUTSIDE,
      method: "PORT",
      announced: "192.168.1.5:50001",
      reply: [500, "Illegal PORT command."],
      transfer: null,
    };
    expect(privateFindings(refused)).toMatchObject([
      { severity: "error", frames: [22, 23], data: { refusal: 500 }, causes: [{ code: "client-behind-nat" }] },
    ]);
    const later = { ...refused, session: { transfers: [transfer(9, { mode: "passive", method: "EPSV" })] } };
    expect(privateFindings(later)).toMatchObject([{ severity: "warning" }]);
  });

  it("in a PORT that is refused, beside one that is not: each is told of its own", () => {
    const known: Announcing = { ...OUTSIDE, method: "PORT", announced: "192.168.1.5:50001" };
    const came = announcing({ ...known, data: { listener: OUTSIDE.client } });
    const [announcement] = came.announcements;
    if (announcement === undefined) throw new Error("nothing announced");
    const refused = exchange(32, "PORT", "", [[33, 500, "Illegal PORT command."]]);
    const facts = factsOfSessions([
      {
        ...came,
        exchanges: [...came.exchanges, refused],
        announcements: [announcement, { ...announcement, frame: 32, transfer: null }],
      },
    ]);
    expect(algCorrected(facts)).toMatchObject([{ frames: [22, 26], data: { times: 1 } }]);
    expect(privateAddressAnnounced(facts)).toMatchObject([
      { severity: "warning", frames: [32, 33], data: { times: 1, refusal: 500 } },
    ]);
  });

  it("in a PORT that is accepted and leads nowhere: a warning beside the connection's own error", () => {
    const wanted: Announcing = {
      ...OUTSIDE,
      method: "PORT",
      announced: "192.168.1.5:50001",
      data: { listener: "192.168.1.5", established: false },
      transfer: { outcome: "failed", replyCode: 425 },
    };
    expect(privateFindings(wanted)).toMatchObject([{ severity: "warning", frames: [22, 26] }]);
  });

  it.each([
    ["within one private network", { client: "192.168.0.10", server: "192.168.0.20", announced: "192.168.0.20:50000" }],
    ["between routed private networks", { client: "10.1.0.5", server: "192.168.9.9", announced: "192.168.9.9:50000" }],
    ["on one host", { client: "127.0.0.1", server: "127.0.0.1", announced: "127.0.0.1:50000" }],
    ["as 0.0.0.0 in a 227, by custom", { ...OUTSIDE, announced: "0.0.0.0:50000" }],
    [
      "as IPv6 that wraps the same IPv4",
      { client: "::ffff:10.0.0.9", server: "10.0.0.5", announced: "::ffff:10.0.0.5:21" },
    ],
    [
      "by a 229 to a public client, which names none",
      { ...IN_SERVERS_NETWORK, method: "EPSV", announced: "10.0.0.5:50000" },
    ],
  ] as const)("is nothing %s", (_what, wanted) => {
    expect(privateFindings({ ...wanted, data: null })).toEqual([]);
    expect(corrected({ ...wanted, data: { listener: wanted.server } })).toEqual([]);
  });

  it("of another private network is told, though both ends are private", () => {
    const docker = { client: "192.168.0.10", server: "192.168.0.20", announced: "172.17.0.2:50000" };
    const possible = { confidence: "inferred", causes: [{ code: "server-behind-nat", confidence: "possible" }] };
    expect(privateFindings(docker)).toMatchObject([{ severity: "warning", ...possible }]);
    const tried = { ...docker, data: { listener: "172.17.0.2", attempt: true } };
    expect(privateFindings(tried)).toMatchObject([{ confidence: "seen", causes: [{ confidence: "likely" }] }]);
    expect(privateFindings({ ...docker, transfer: { outcome: "completed", replyCode: 226 } })).toEqual([]);
    expect(privateFindings({ ...docker, transfer: { outcome: "failed", replyCode: 550 } })).toEqual([]);
  });

  it("through a tunnel is nothing where transfers complete out of sight, and names the tunnel where not", () => {
    const tunnel = { client: "127.0.0.1", server: "127.0.0.1", announced: "10.0.0.5:50000" };
    expect(privateFindings({ ...tunnel, transfer: { outcome: "completed", replyCode: 226 } })).toEqual([]);
    expect(privateFindings(tunnel)).toMatchObject([{ causes: [{ code: "control-tunnelled" }] }]);
  });

  it("is one finding for many announcements of it", () => {
    const one = announcing({ ...OUTSIDE, announced: "10.0.0.5:50001" });
    const [first] = one.announcements;
    if (first === undefined) throw new Error("no announcement");
    const many = { ...one, announcements: Array.from({ length: 50 }, (_, i) => ({ ...first, frame: 22 + i })) };
    expect(privateAddressAnnounced(factsOfSessions([many]))).toMatchObject([{ data: { times: 50 } }]);
  });
});

describe("the sender's own private address told to a public host", () => {
  const port: Announcing = { ...IN_CLIENTS_NETWORK, method: "PORT", announced: "192.168.1.5:50001" };

  it("and the connection came: corrected on the way, which is concluded", () => {
    const wanted = { ...port, data: { listener: "192.168.1.5" } };
    expect(privateFindings(wanted)).toEqual([]);
    expect(corrected(wanted)).toMatchObject([
      { severity: "note", confidence: "inferred", frames: [22, 26], causes: [{ code: "nat-with-helper" }, {}] },
    ]);
  });

  it("and the transfer failed for want of a connection: inferred", () => {
    expect(privateFindings(port)).toMatchObject([{ severity: "warning", confidence: "inferred" }]);
    expect(corrected(port)).toEqual([]);
  });

  it("and that connection is told of with the NAT as its cause: once is enough", () => {
    const failed = announcing({
      ...port,
      transfer: { frame: 30, verb: "LIST", argument: null, outcome: "failed", replyCode: 425 },
      session: {
        exchanges: [
          exchange(22, "PORT", "", [[23, 200, "PORT command successful."]]),
          exchange(30, "LIST", null, [[31, 425, "Failed to establish connection."]]),
        ],
      },
    });
    const facts = factsOfSessions([failed]);
    expect(dataNotOpened(facts).map(({ causes: [cause] }) => cause?.code)).toEqual(["nat-at-client"]);
    expect(privateAddressAnnounced(facts)).toEqual([]);
  });

  it("and it was refused for its address, not for active mode as such", () => {
    const refused = (reply: [number, string]) => privateFindings({ ...port, reply, transfer: null });
    expect(refused([500, "Illegal PORT command."])).toMatchObject([{ severity: "error" }]);
    expect(refused([500, "I won't open a connection to 192.168.1.5 (only to 203.0.113.77)"])).toHaveLength(1);
    expect(refused([500, "'PORT': command not understood."])).toEqual([]);
    expect(refused([530, "Please login with USER and PASS."])).toEqual([]);
  });

  it("is nothing while nothing was tried, when data may be out of the capture, or where there is no NAT", () => {
    expect(privateFindings({ ...port, transfer: null })).toEqual([]);
    expect(privateFindings({ ...port, transfer: { outcome: "completed", replyCode: 226 } })).toEqual([]);
    expect(privateFindings({ ...port, session: { capturePoint: "server" } })).toEqual([]);
    expect(corrected({ ...port, data: { listener: "192.168.1.5" }, session: { capturePoint: "server" } })).toEqual([]);
  });

  it("is nothing where the SYN arrived and the client did not answer: something translated it", () => {
    expect(privateFindings({ ...port, data: { listener: "192.168.1.5", attempt: true } })).toEqual([]);
  });

  it("in a 227 to which nobody came, in a session that ends without a transfer", () => {
    const wanted: Announcing = { ...IN_SERVERS_NETWORK, announced: "10.0.0.5:50001", transfer: null };
    expect(privateFindings(wanted)).toMatchObject([{ severity: "warning", causes: [{ code: "server-behind-nat" }] }]);
    expect(privateFindings({ ...wanted, session: { closed: "open", transfers: [] } })).toEqual([]);
  });

  it("in a PORT seen outside, to which the server found its way: by the address that it knew, or by help", () => {
    const wanted: Announcing = {
      ...OUTSIDE,
      method: "PORT",
      announced: "192.168.1.5:50001",
      data: { listener: "198.51.100.7" },
    };
    expect(privateFindings(wanted)).toEqual([]);
    expect(corrected(wanted)).toMatchObject([{ causes: [{ code: "peer-used-control-address" }, {}] }]);
  });
});

describe("replies to commands that were sent ahead", () => {
  it("belong to their own announcements, though these share a frame", () => {
    const one = announcing({ ...OUTSIDE, method: "PORT", announced: "192.168.1.5:50001", transfer: null });
    const [first] = one.announcements;
    if (first === undefined) throw new Error("no announcement");
    const both = {
      ...one,
      exchanges: [
        exchange(22, "PORT", "198,51,100,7,195,81", [[23, 200, "PORT command successful."]]),
        exchange(22, "PORT", "192,168,1,5,195,81", [[24, 500, "Illegal PORT command."]]),
      ],
      announcements: [{ ...first, ip: "198.51.100.7" }, first],
    };
    expect(privateAddressAnnounced(factsOfSessions([both]))).toMatchObject([
      { frames: [22, 24], data: { refusal: 500 } },
    ]);
  });
});

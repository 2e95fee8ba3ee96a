import { describe, expect, test } from "vitest";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { dataBlocked } from "../../../../src/analysis/findings/ftp-connections/blocked.ts";
import type { FtpSession } from "../../../../src/report/report.ts";
import { at, sent, session, transferAt } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";
import {
  active,
  announced,
  clientGaveUp,
  failed,
  failedPassively,
  icmpError,
  passive,
  unanswered,
} from "./unopened-sessions.ts";

const CANNOT: [number, string] = [425, "Failed to establish connection."];

function found(one: FtpSession | FtpSession[], changes: Partial<Facts> = {}) {
  return dataBlocked(factsOfSessions([one].flat(), changes));
}

/** The capture of the samples ends after 31.4 s; this one so many seconds after the SYN. */
function endingAfter(facts: Facts, seconds: number): Facts {
  const captures = facts.report.captures.map((one) => ({ ...one, lastTime: at(1.2 + seconds) }));
  return { ...facts, report: { ...facts.report, captures } };
}

const causes = (one: FtpSession, changes: Partial<Facts> = {}) =>
  found(one, changes)[0]?.causes.map(({ code, confidence }) => `${confidence} ${code}`);

describe("active", () => {
  test("SYNs without an answer and 425: what was sent where, for how long, and the frames", () => {
    const [finding, ...rest] = found(active(failed(unanswered("server")), CANNOT));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: "ftp.active-blocked",
      severity: "error",
      confidence: "seen",
      subject: { session: 1, transfer: 1 },
      frames: [50, 55, 60, 63, 450],
      data: {
        method: "PORT",
        verb: "LIST",
        from: "192.168.0.20",
        to: { ip: "192.168.0.10", port: 50_021 },
        replyCode: 425,
        times: 1,
        syns: 4,
        seconds: 7,
        synAcks: 0,
      },
    });
    expect(finding?.causes[0]).toEqual({ code: "firewall-at-client", confidence: "likely" });
  });

  test("426, 421 and no reply at all are ends like 425", () => {
    for (const code of [426, 421]) {
      const one = failed(unanswered("server", 2, 1), { replyCode: code });
      expect(found(active(one, [code, "Bye."]))).toHaveLength(1);
    }
    const aborted = failed(unanswered("server"), { outcome: "aborted", replyCode: null });
    expect(found(active(aborted, null))).toHaveLength(1);
    const unfinished = failed(unanswered("server"), { outcome: "unfinished", replyCode: null });
    expect(found(active(unfinished, null, { closed: "open" }))).toHaveLength(1);
  });

  test("a capture that ends too early says nothing", () => {
    const unfinished = failed(unanswered("server", 1, 0), { outcome: "unfinished", replyCode: null });
    const facts = factsOfSessions([active(unfinished, null, { closed: "open" })]);
    expect(dataBlocked(endingAfter(facts, 0.2))).toEqual([]);
    const later = factsOfSessions([active(unfinished, null, { closed: "open" })]);
    expect(dataBlocked(endingAfter(later, 4))).toHaveLength(1);
  });

  test("a client that ends all after a second SYN did not want to wait longer", () => {
    const aborted = failed(unanswered("server", 2, 1), { outcome: "aborted", replyCode: null });
    const facts = factsOfSessions([active(aborted, null)]);
    expect(dataBlocked(endingAfter(facts, 2))).toHaveLength(1);
  });

  test("what was completed, established, or never seen to begin is not blocked", () => {
    expect(
      found(active(failed(unanswered("server"), { outcome: "completed", replyCode: 226 }), [226, "Done."])),
    ).toEqual([]);
    expect(found(session(1, { transfers: [transferAt(1, 30, { outcome: "failed", replyCode: 426 })] }))).toEqual([]);
    const midway = unanswered("server", 1, 7, { opener: null, synFrame: null });
    expect(found(active(failed(midway), CANNOT))).toEqual([]);
  });

  test("a file that is missing is refused before anybody connects", () => {
    const one = failed(unanswered("server", 1, 0), { replyCode: 550 });
    const early = active(one, [550, "No such file."]);
    early.exchanges[1]?.replies.forEach((reply) => {
      reply.time = at(1.3);
    });
    expect(found(early)).toEqual([]);
  });

  test("answered SYNs whose answer was never acknowledged are told apart", () => {
    const half = unanswered("server", 3, 7, { synAckFrame: 61, sent: { client: sent(4, 0), server: sent(3, 0) } });
    const [finding] = found(active(failed(half), CANNOT));
    expect(finding?.data).toMatchObject({ syns: 3, synAcks: 4 });
    expect(finding?.causes[0]?.code).toBe("firewall-between");
  });

  test("the other mode brought the same later: a warning", () => {
    const later = transferAt(2, 500, {
      verb: "NLST",
      direction: "listing",
      path: null,
      mode: "passive",
      startTime: at(12),
    });
    const [finding] = found(
      active(failed(unanswered("server")), CANNOT, { transfers: [failed(unanswered("server")), later] }),
    );
    expect(finding?.severity).toBe("warning");
    const other = transferAt(2, 500, { path: "/other.txt", startTime: at(12) });
    const [still] = found(
      active(failed(unanswered("server")), CANNOT, { transfers: [failed(unanswered("server")), other] }),
    );
    expect(still?.severity).toBe("error");
  });

  test("each failed transfer is told; beyond a hundred as one", () => {
    const many = Array.from({ length: 130 }, (_unused, index) =>
      failed(unanswered("server", 4, 7, { stream: index }), { id: index + 1 }),
    );
    const list = found(active(failed(null), CANNOT, { transfers: many }));
    expect(list).toHaveLength(100);
    expect(list[99]).toMatchObject({ data: { times: 31 } });
  });

  test("one end's packets alone cannot show an answer", () => {
    const one = active(failed(unanswered("server")), CANNOT, { sent: { client: sent(0, 0), server: sent(9, 400) } });
    expect(found(one)).toEqual([]);
  });

  test("PORT to a third machine is a bounce, and told as that", () => {
    const elsewhere = unanswered("server", 4, 7, { client: { ip: "192.168.0.99", port: 8_080 } });
    expect(found(active(failed(elsewhere), CANNOT))).toEqual([]);
  });
});

describe("who it was", () => {
  test("captured at the client, only the client's own firewall is left", () => {
    const one = active(failed(unanswered("server")), CANNOT, { capturePoint: "client" });
    expect(causes(one)).toEqual(["likely firewall-at-client"]);
  });

  test("captured at the server, it may be anything on the way", () => {
    const one = active(failed(unanswered("server")), CANNOT, {
      capturePoint: "server",
      client: { ip: "198.51.100.7", port: 51_742, mac: null },
    });
    expect(causes(one)).toContain("possible nat-at-client");
    expect(causes(one)).toContain("possible firewall-between");
  });

  test("a public server's SYN to the private address of a client behind NAT comes to nothing in the NAT", () => {
    const inside = unanswered("server", 4, 7, { client: { ip: "192.168.1.5", port: 50_021 } });
    const one = active(failed(inside), CANNOT, {
      client: { ip: "198.51.100.7", port: 51_742, mac: null },
      server: { ip: "198.51.100.20", port: 21, mac: null },
    });
    expect(causes(one)).toContain("likely nat-at-client");
  });

  test("a public server's SYN that has reached the client's private address is past the NAT", () => {
    const one = active(failed(unanswered("server")), CANNOT, {
      server: { ip: "198.51.100.20", port: 21, mac: null },
    });
    expect(causes(one)).toEqual(["likely firewall-at-client", "possible firewall-between"]);
  });

  test("a private address told to a public client cannot be reached", () => {
    const one = passive(failedPassively(unanswered("client")), CANNOT, {
      client: { ip: "203.0.113.5", port: 51_742, mac: null },
      server: { ip: "203.0.113.9", port: 21, mac: null },
    });
    expect(causes(one)?.slice(0, 2)).toEqual(["likely unreachable-address", "possible passive-ports-closed"]);
  });

  test("under TLS a helper cannot read the port; what is only inferred is said to be", () => {
    const one = passive(
      failedPassively(unanswered("client"), {
        verb: null,
        frame: null,
        method: "inferred",
        announcementFrame: null,
        outcome: "unknown",
        replyCode: null,
      }),
      null,
      { security: "explicit-tls", announcements: [] },
    );
    const [finding] = found(one);
    expect(finding).toMatchObject({
      code: "ftp.passive-blocked",
      confidence: "inferred",
      data: { method: "inferred" },
    });
    expect(finding?.causes.map(({ code }) => code)).toContain("control-encrypted");
  });
});

describe("passive", () => {
  test("captured at the server, its own firewall is left", () => {
    const one = passive(failedPassively(unanswered("client")), CANNOT, { capturePoint: "server" });
    expect(found(one)[0]?.code).toBe("ftp.passive-blocked");
    expect(causes(one)).toEqual(["likely passive-ports-closed"]);
  });

  test("a client that connects before it sends the command, and gives up", () => {
    const [finding] = found(clientGaveUp([unanswered("client")]));
    expect(finding).toMatchObject({
      code: "ftp.passive-blocked",
      severity: "error",
      subject: { session: 1, transfer: null },
      data: { verb: null, replyCode: null, to: { ip: "192.168.0.20", port: 30_000 } },
    });
  });

  test("its attempts are told as one", () => {
    const one = clientGaveUp([], {
      announcements: [0, 1, 2].map((index) =>
        announced({ listener: "server", frame: 50 + index, transfer: null, attempts: [unanswered("client")] }),
      ),
    });
    const list = found(one);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ data: { times: 3 } });
  });

  test("a later transfer of the session softens it; one before it does not", () => {
    const later = transferAt(2, 500, { startTime: at(12) });
    expect(found(clientGaveUp([unanswered("client")], { transfers: [later] }))[0]?.severity).toBe("warning");
    const before = transferAt(2, 10, { startTime: at(0.2) });
    expect(found(clientGaveUp([unanswered("client")], { transfers: [before] }))[0]?.severity).toBe("error");
  });

  test("an attempt that was tried again with success, and announcements that nobody used, are nothing", () => {
    expect(found(clientGaveUp([unanswered("client"), unanswered("client", 1, 0, { established: true })]))).toEqual([]);
    expect(found(clientGaveUp([]))).toEqual([]);
  });

  test("what an ICMP error answered is refused, not blocked", () => {
    const unreachables = [icmpError()];
    expect(found(active(failed(unanswered("server", 1, 0)), CANNOT), { unreachables })).toEqual([]);
  });
});

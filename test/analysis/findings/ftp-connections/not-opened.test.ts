import { describe, expect, test } from "vitest";
import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { dataNotOpened } from "../../../../src/analysis/findings/ftp-connections/not-opened.ts";
import type { DataConnection } from "../../../../src/report/connection.ts";
import type { FtpSession } from "../../../../src/report/report.ts";
import { at, capture, exchange, session, transfer, transferAt } from "../../../render/sample-ftp.ts";
import { factsOf, factsOfSessions } from "../facts-of.ts";
import { factsOfScripts } from "../ftp-sessions/recorded.ts";
import {
  active,
  announced,
  clientGaveUp,
  failed,
  failedPassively,
  passive,
  pasv,
  unanswered,
} from "./unopened-sessions.ts";

const CANNOT: [number, string] = [425, "Failed to establish connection."];

/** Only FTP is in the capture, as if it had been filtered to port 21. */
function found(...sessions: FtpSession[]) {
  return dataNotOpened(factsOfSessions(sessions));
}

/** Other packets are in the capture too. */
function foundAmongOthers(...sessions: FtpSession[]) {
  const facts: Facts = factsOfSessions(sessions);
  return dataNotOpened(factsOf({ ...facts.report, traffic: [{ protocol: "ARP", packets: 2, bytes: 84 }] }));
}

const codes = (list: { causes: { code: string }[] }[]) => list[0]?.causes.map(({ code }) => code);

test("425 without a SYN, in a capture of the control connection only: inferred, and it says why", () => {
  const list = found(active(failed(null), CANNOT));
  expect(list[0]).toMatchObject({
    code: "ftp.active-not-opened",
    severity: "error",
    confidence: "inferred",
    frames: [50, 55, 450],
    data: { replyCode: 425, dataCaptured: false, waitedSeconds: null, serverMet: null, to: { port: 50_021 } },
  });
  expect(codes(list)).toContain("data-not-captured");
});

test("where the capture has what else there was, it is firm", () => {
  const list = foundAmongOthers(active(failed(null), CANNOT));
  expect(list[0]).toMatchObject({ confidence: "seen", data: { dataCaptured: true } });
  expect(codes(list)).not.toContain("data-not-captured");
});

test("data connections of the other mode do not show that this one's would be there", () => {
  const other = session(2, { transfers: [transferAt(9, 900, { mode: "passive" })] });
  expect(found(active(failed(null), CANNOT), other)[0]).toMatchObject({ data: { dataCaptured: false } });
  const same = session(2, { transfers: [transferAt(9, 900)] });
  expect(found(active(failed(null), CANNOT), same)[0]).toMatchObject({ data: { dataCaptured: true } });
});

test("the reply's own words count, whatever its code", () => {
  const said: [number, string, string | null][] = [
    [425, "Can't build data connection: Connection refused.", "refusal"],
    [425, "Unable to build data connection: Connection timed out", "no-answer"],
    [425, "Unable to build data connection: Address already in use", "own-trouble"],
    [550, "Data channel timed out.", "no-answer"],
  ];
  for (const [code, text, met] of said) {
    const list = foundAmongOthers(active(failed(null, { replyCode: code }), [code, text]));
    expect(list[0]).toMatchObject({ data: { serverMet: met } });
  }
  expect(codes(foundAmongOthers(active(failed(null), [425, "Can't bind: Address already in use"])))?.[0]).toBe(
    "server-cannot-open",
  );
});

test("captured at the client, its own firewall would have come behind the capture", () => {
  const list = foundAmongOthers(active(failed(null), CANNOT, { capturePoint: "client" }));
  expect(codes(list)).not.toContain("firewall-at-client");
  expect(list[0]?.causes[0]).toEqual({ code: "firewall-between", confidence: "likely" });
});

test("refused files, and completed transfers, are other matters", () => {
  expect(foundAmongOthers(active(failed(null, { replyCode: 550 }), [550, "No such file."]))).toEqual([]);
  expect(foundAmongOthers(active(failed(null, { outcome: "completed", replyCode: 226 }), [226, "Done."]))).toEqual([]);
});

test("no port was agreed on, and the server does not take the default one", () => {
  const unnamed = failed(null, { mode: null, method: null, announcementFrame: null });
  const reply: [number, string] = [425, "Use PORT or PASV first."];
  const [finding] = found(active(unnamed, reply, { announcements: [] }));
  expect(finding).toMatchObject({
    code: "ftp.active-not-opened",
    confidence: "seen",
    data: { method: "default", to: { ip: "192.168.0.10", port: 51_742 } },
    causes: [{ code: "port-not-named", confidence: "certain" }],
  });
  const [tried] = found(active(unnamed, CANNOT, { announcements: [] }));
  expect(tried?.causes).toEqual([{ code: "port-not-named", confidence: "likely" }]);
  for (const unread of [{ opened: "midstream" as const }, { security: "explicit-tls" as const }]) {
    expect(found(active(unnamed, reply, { announcements: [], ...unread }))).toEqual([]);
  }
});

test("150 and then nothing counts only where the capture would have the connection, and long enough", () => {
  const waiting = failed(null, { outcome: "unfinished", replyCode: null });
  expect(found(active(waiting, null))).toEqual([]);
  const [finding] = foundAmongOthers(active(waiting, null));
  expect(finding).toMatchObject({ severity: "error", confidence: "inferred", data: { verb: "LIST", replyCode: null } });
  expect(finding).toMatchObject({ data: { waitedSeconds: expect.closeTo(30.3, 1) } });
  const busy = failed(null, { outcome: "unfinished", replyCode: null, startTime: at(12) });
  expect(foundAmongOthers(active(busy, null, { closed: "open" }))).toEqual([]);
  const late = failed(null, { outcome: "unfinished", replyCode: null, startTime: at(30) });
  expect(foundAmongOthers(active(late, null))).toEqual([]);
});

test("passive: the server says that nobody came", () => {
  const list = foundAmongOthers(passive(failedPassively(null), CANNOT, { capturePoint: "server" }));
  expect(list[0]).toMatchObject({ code: "ftp.passive-not-opened", data: { method: "PASV", from: "192.168.0.10" } });
  expect(codes(list)?.[0]).toBe("passive-ports-closed");
});

test("passive: the client never came, and gave up after a while", () => {
  const [finding] = foundAmongOthers(clientGaveUp([]));
  expect(finding).toMatchObject({
    code: "ftp.passive-not-opened",
    severity: "warning",
    confidence: "inferred",
    subject: { transfer: null },
    data: { verb: null, waitedSeconds: 13.2 },
  });
  const quit = clientGaveUp([], { exchanges: [pasv(), exchange(400, "QUIT", null, [])] });
  expect(foundAmongOthers(quit)[0]).toMatchObject({ data: { waitedSeconds: 7 } });
});

test("a client that asks twice, and one that goes on otherwise, have not waited", () => {
  expect(foundAmongOthers(clientGaveUp([], { exchanges: [pasv(), exchange(60, "EPSV", null, [])] }))).toEqual([]);
  expect(foundAmongOthers(clientGaveUp([], { exchanges: [pasv(), exchange(600, "CWD", "/a", [])] }))).toEqual([]);
  expect(foundAmongOthers(clientGaveUp([], { closed: "open" }))).toEqual([]);
  expect(found(clientGaveUp([]))).toEqual([]);
});

test("what 426 says was closed, behind a 150, had been open, whatever the capture lacks of it", () => {
  const closed: [number, string] = [426, "Failure writing network stream. Data connection closed."];
  const whole = active(failed(null, { replyCode: 426 }), closed);
  expect(foundAmongOthers(whole)).toHaveLength(1);
  const asked = exchange(55, "LIST", null, [
    [56, 150, "Here comes the directory listing."],
    [450, ...closed],
  ]);
  expect(foundAmongOthers({ ...whole, exchanges: [...whole.exchanges.slice(0, 1), asked] })).toEqual([]);
});

test("a client that leaves at once is a note, unless it got something before", () => {
  const hasty = clientGaveUp([], { endTime: at(1.3) });
  expect(foundAmongOthers(hasty)).toMatchObject([{ severity: "note", data: { verb: null, waitedSeconds: 0.3 } }]);
  expect(foundAmongOthers({ ...hasty, transfers: [transferAt(9, 20)] })).toEqual([]);
});

test("a client that asked, never connected and left before the server gave up", () => {
  const facts = factsOfScripts((story, recording) => {
    story.open().login().ask("PASV", "227 Entering Passive Mode (192,168,0,20,195,81).");
    story.say("client", "RETR a\r\n");
    recording.wait(20);
    story.control.fin("a");
  });
  const report = { ...facts.report, traffic: [{ protocol: "ARP", packets: 2, bytes: 84 }] };
  expect(dataNotOpened({ ...facts, report })).toMatchObject([
    { code: "ftp.passive-not-opened", severity: "error", data: { verb: "RETR", replyCode: null } },
  ]);
});

test("a server that names its outside address, captured behind its NAT, is no reason", () => {
  const outside = announced({ listener: "server", ip: "203.0.113.1" });
  const client = { ip: "198.51.100.7", port: 40_001, mac: null };
  const one = passive(failedPassively(null), CANNOT, { announcements: [outside], client });
  expect(codes(foundAmongOthers(one))?.[0]).toBe("passive-ports-closed");
  const wrong = announced({ listener: "server", ip: "192.168.7.99" });
  expect(codes(foundAmongOthers({ ...one, announcements: [wrong] }))?.[0]).toBe("unreachable-address");
});

describe("a session captured on both sides of the server's NAT", () => {
  const login = [
    exchange(6, "USER", "student", [[8, 331, "Password?"]]),
    exchange(10, "PASS", "********", [[12, 230, "Welcome."]]),
  ];
  function side(server: string, id: number, connection: DataConnection | null): FtpSession {
    const one = passive(failedPassively(connection, { id }), CANNOT, {
      id,
      client: { ip: "198.51.100.7", port: 40_001, mac: null },
      server: { ip: server, port: 21, mac: null },
      announcements: [announced({ listener: "server", ip: "203.0.113.1", transfer: id })],
    });
    return { ...one, exchanges: [...login, ...one.exchanges, exchange(460, "QUIT", null, [[461, 221, "Bye."]])] };
  }
  const outside = (connection: DataConnection | null) => side("203.0.113.1", 1, connection);
  const inside = side("192.168.50.2", 2, null);

  test("tells the attempt that did not get through, and not that it is missing behind", () => {
    expect(foundAmongOthers(outside(unanswered("client")), inside)).toEqual([]);
    expect(foundAmongOthers(inside)).toHaveLength(1);
  });

  test("has its transfers in the same order on both, whatever their numbers", () => {
    const asSecond = (one: FtpSession, first: number, failed: number): FtpSession => ({
      ...one,
      announcements: one.announcements.map((announcement) => ({ ...announcement, transfer: failed })),
      transfers: [transfer(first), ...one.transfers.map((own) => ({ ...own, id: failed }))],
    });
    const tried = asSecond(outside(unanswered("client")), 1, 4);
    expect(foundAmongOthers(tried, asSecond(inside, 2, 3))).toEqual([]);
  });

  test("tells what nobody tried on either side", () => {
    expect(foundAmongOthers(outside(null), inside)).toHaveLength(2);
  });
});

test("a reply that says whose connection it does not take tells that there was one", () => {
  const said: [number, string] = [425, "Security: Bad IP connecting."];
  expect(foundAmongOthers(passive(failedPassively(null), said))).toEqual([]);
});

test("other packets show that there was no filter, in one recording of several files", () => {
  const captured = (...starts: number[]) => {
    const facts = factsOfSessions([active(failed(null), CANNOT)]);
    const captures = starts.map((start) => ({ ...capture("a.pcap"), firstTime: at(start), lastTime: at(start + 10) }));
    const traffic = [{ protocol: "ARP", packets: 2, bytes: 84 }];
    return dataNotOpened(factsOf({ ...facts.report, captures, traffic }))[0]?.data;
  };
  expect(captured(0, 11, 22)).toMatchObject({ dataCaptured: true });
  expect(captured(0, 5)).toMatchObject({ dataCaptured: false });
  expect(captured(0, 600)).toMatchObject({ dataCaptured: false });
});

import { describe, expect, it } from "vitest";
import { algCorrected } from "../../../../src/analysis/findings/ftp-addresses/alg-corrected.ts";
import { announcementRewritten } from "../../../../src/analysis/findings/ftp-addresses/announcement-rewritten.ts";
import { analyzeCaptures } from "../../../../src/analysis/pipeline.ts";
import type { FtpSession } from "../../../../src/report/report.ts";
import { at, exchange } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";
import { announcing } from "./announcing.ts";

/** A session of a few commands, as seen on one side of a NAT. */
function side(id: number, client: string, announced: string, changes: Partial<FtpSession> = {}): FtpSession {
  const one = announcing({
    id,
    client,
    server: "203.0.113.2",
    method: "PORT",
    announced,
    data: { listener: client },
    session: changes,
  });
  const talk = [
    exchange(6, "USER", "student", [[8, 331, "Password?"]]),
    exchange(10, "PASS", "********", [[12, 230, "Welcome."]]),
    ...one.exchanges,
    exchange(30, "RETR", "a.txt", [[31, 226, "Done."]]),
    exchange(40, "QUIT", null, [[41, 221, "Goodbye."]]),
  ];
  return { ...one, exchanges: talk };
}

const inside = () => side(1, "192.168.50.10", "192.168.50.10:48193");
const outside = (changes: Partial<FtpSession> = {}) => side(2, "203.0.113.1", "203.0.113.1:48193", changes);

describe("one session captured on both sides of a NAT", () => {
  it("shows what its helper rewrote, in whatever order the two come", () => {
    for (const sessions of [
      [inside(), outside()],
      [outside(), inside()],
    ]) {
      const facts = factsOfSessions(sessions);
      expect(announcementRewritten(facts)).toMatchObject([
        {
          severity: "note",
          confidence: "seen",
          data: {
            inside: { ip: "192.168.50.10" },
            outside: { ip: "203.0.113.1" },
            insideSession: 1,
            outsideSession: 2,
            times: 1,
          },
        },
      ]);
      // What is seen needs not be concluded.
      expect(algCorrected(facts)).toEqual([]);
    }
  });

  it("is not rewritten where both sides say the same", () => {
    const same = side(2, "203.0.113.1", "192.168.50.10:48193");
    expect(announcementRewritten(factsOfSessions([inside(), same]))).toEqual([]);
  });

  it.each([
    ["at another time", outside({ startTime: at(60) })],
    ["with another port", side(2, "203.0.113.1", "203.0.113.1:50000")],
    ["of another user", outside({ user: "teacher" })],
    ["of a neighbour who does the same", side(2, "192.168.50.11", "192.168.50.11:48193")],
    ["at another server", outside({ server: { ip: "203.0.113.3", port: 21, mac: null } })],
  ])("is not two sessions, the other %s", (_what, other) => {
    expect(announcementRewritten(factsOfSessions([inside(), other]))).toEqual([]);
  });
});

describe("recorded captures", () => {
  const fixtures = new URL("../../../../fixtures/", import.meta.url).pathname;
  const rewritten = async (...names: string[]) => {
    const report = await analyzeCaptures(
      names.map((name) => fixtures + name),
      { showPasswords: false },
    );
    return report.findings.filter(({ code }) => code === "ftp.announcement-rewritten");
  };

  it("of the two sides of a NAT are told by their sequence numbers, whichever is named first", async () => {
    const [first, ...more] = await rewritten("ftp-nat-active-alg.pcap", "ftp-nat-active-alg-inside.pcap");
    expect(more).toEqual([]);
    expect(first).toMatchObject({ capture: null, frames: [17, 17], data: { inside: { ip: "192.168.50.10" } } });
    expect(await rewritten("ftp-nat-active-alg-inside.pcap", "ftp-nat-active-alg.pcap")).toHaveLength(1);
  });

  it("of clients that do the same beside each other are not", async () => {
    expect(await rewritten("ftp-three-clients.pcap")).toEqual([]);
    expect(await rewritten("ftp-nat-active-alg-inside.pcap", "ftp-nat-active-no-alg.pcap")).toEqual([]);
  });
});

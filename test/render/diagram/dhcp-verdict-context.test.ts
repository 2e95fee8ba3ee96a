import { describe, expect, test } from "vitest";
import type { CaptureSummary } from "../../../src/report/report.ts";
import { homework } from "../samples.ts";
import {
  fromClient,
  fromServer,
  ladderOf,
  OTHER,
  option,
  paragraphsOf,
  reportOf,
  SERVER,
  time,
  transaction,
} from "./dhcp-exchanges.ts";

const SAMPLE_CAPTURE = homework().captures[0] as CaptureSummary;

describe("the capture", () => {
  const alone = transaction([fromClient(1, "DISCOVER", 0)], { outcome: "no-offer" });
  const endingAt = (seconds: number) => {
    const capture = { ...SAMPLE_CAPTURE, lastTime: time(seconds) };
    return paragraphsOf(ladderOf({ ...reportOf([alone]), captures: [capture] }))[0];
  };

  test("that ends soon after a message cannot tell that nobody answered", () => {
    expect(endingAt(0.5)).toContain("The capture ends 0.500 s later: an answer may have come after it.");
    expect(endingAt(0)).toContain("The capture ends with it: an answer may have come after it.");
  });

  test("of which the message had its time before says nothing of its end", () => {
    const retried = transaction([fromClient(1, "DISCOVER", 0), fromClient(2, "DISCOVER", 4)], { outcome: "no-offer" });
    const capture = { ...SAMPLE_CAPTURE, lastTime: time(4) };
    expect(paragraphsOf(ladderOf({ ...reportOf([retried]), captures: [capture] }))[0]).not.toContain("ends");
  });

  test("that goes on says nothing of its end", () => {
    expect(endingAt(60)).toBe("xid 0x3903f326  No offer: 1 DISCOVER (frame 1), and no answer in the capture.");
    expect(endingAt(-1)).not.toContain("ends");
  });
});

describe("what was too much to keep", () => {
  test("of one exchange is told at its verdict", () => {
    const cut = transaction([fromClient(1, "DISCOVER", 0), fromClient(2, "DISCOVER", 1)], {
      ...{ outcome: "no-offer", lastFrame: 9 },
    });
    expect(paragraphsOf(ladderOf(reportOf([cut])))[0]).toContain(
      "Its messages after frame 2 were too many to keep, and are not told.",
    );
  });

  test("of all exchanges is told beneath the ladders, what FTP lacks is not", () => {
    const report = reportOf([transaction([fromClient(1, "DISCOVER", 0)], { outcome: "no-offer" })]);
    const limit = (table: string, message: string) => ({
      ...{ code: "limit.reached", severity: "warning" as const, frames: [], data: { table, dropped: 5 }, message },
      ...{ capture: null, subject: { session: null, transfer: null, transaction: null } },
      ...{ confidence: "seen" as const, causes: [], explanation: null },
    });
    const findings = [limit("transactions", "5 exchanges were left out"), limit("connections", "5 connections")];
    const told = paragraphsOf(ladderOf({ ...report, findings }));
    expect(told.at(-1)).toBe("5 exchanges were left out");
    expect(told.join(" ")).not.toContain("5 connections");
  });

  test("of many offers is counted", () => {
    const offers = Array.from({ length: 9 }, (_unused, index) => ({
      ...{ frame: 2, server: `10.0.1.${index}`, ip: "10.1.0.57", seconds: 0.1, chosen: false },
    }));
    const messages = [fromClient(1, "DISCOVER", 0), fromServer(2, "OFFER", 0.1, SERVER)];
    expect(paragraphsOf(ladderOf(reportOf([transaction(messages, { outcome: "offered", offers })])))[0]).toContain(
      "3 further offers were not taken.",
    );
  });
});

describe("an exchange under two xids", () => {
  const taken = { ip: "10.1.0.57", server: SERVER, frame: 2, seconds: 0.1, chosen: false };
  const offered = transaction([fromClient(1, "DISCOVER", 0), fromServer(2, "OFFER", 0.1, SERVER)], {
    outcome: "offered",
    offers: [taken],
  });
  const request = (server: string) => ({
    options: [option(53, "REQUEST"), option(50, "10.1.0.57"), option(54, server)],
  });
  const lease = { ip: "10.1.0.57", subnetMask: null, routers: [], dns: [], domain: null };
  const granted = (server: string, messages = [fromClient(3, "REQUEST", 1, request(server))]) =>
    transaction([...messages, fromServer(4, "ACK", 1.1, server)], {
      ...{ id: 2, xid: "0x00003d1e", chosenServer: server },
      lease: { ...lease, seconds: 3600, t1Seconds: null, t2Seconds: null, server },
    });

  test("is told as one, by the frames of the other", () => {
    const [first, second] = paragraphsOf(ladderOf(reportOf([offered, granted(SERVER)])));
    expect(first).toContain(
      "Offered: 10.1.0.57 from server 10.0.0.5 (frame 2). The client's REQUEST for it came under another xid (frame 3).",
    );
    expect(second).toContain("The offer that it takes came under another xid (frame 2).");
    expect(second).not.toContain("Not in the capture");
  });

  test("is told where one of the two is drawn alone", () => {
    const report = reportOf([offered, granted(SERVER)]);
    const [alone, ...others] = paragraphsOf(ladderOf(report, { transaction: 2 }));
    expect(alone).toContain("xid 0x00003d1e  Lease granted (frame 4)");
    expect(alone).toContain("The offer that it takes came under another xid (frame 2).");
    expect(others).toEqual([]);
  });

  test("is none where the REQUEST is for another server's offer", () => {
    const [first, second] = paragraphsOf(ladderOf(reportOf([offered, granted(OTHER)])));
    expect(first).toContain("and no REQUEST followed");
    expect(second).toContain("Not in the capture: DISCOVER, OFFER.");
  });
});

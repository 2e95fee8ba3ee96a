import { describe, expect, test } from "vitest";
import type { Unreachable } from "../../../../src/analysis/unreachables.ts";
import { at, dataConnection, sent, session } from "../../../render/sample-ftp.ts";
import { dataOf, foundIn, lines, said } from "./found.ts";

describe("size-differs", () => {
  const short = { bytes: 41, announcedBytes: 5_000 };

  test("fewer, and more", () => {
    const findings = foundIn({ transfer: short });
    expect(lines(findings)).toEqual(["warning ftp.size-differs, possible file-changed"]);
    expect(findings[0]).toMatchObject({ confidence: "seen", data: { bytes: 41, announcedBytes: 5_000, restart: 0 } });
    expect(lines(foundIn({ transfer: { bytes: 5_001, announcedBytes: 5_000 } }))).toHaveLength(1);
  });

  test.each([
    ["the whole, from an offset", { bytes: 60_000, announcedBytes: 60_000, restart: 5_000 }],
    ["the rest, from an offset", { bytes: 55_000, announcedBytes: 60_000, restart: 5_000 }],
    ["line ends in ASCII", { path: "/a.txt", type: "ascii" as const, bytes: 435, announcedBytes: 415 }],
    ["line ends, TYPE not known", { type: null, bytes: 435, announcedBytes: 415 }],
    ["appended", { ...short, verb: "APPE", direction: "upload" as const }],
    ["a listing", { ...short, verb: "LIST", direction: "listing" as const }],
    ["bytes that were not captured", { ...short, missingBytes: 4_959 }],
    ["a connection whose beginning was not captured", { ...short, connection: dataConnection({ synFrame: null }) }],
    ["a connection whose end was not captured", { ...short, connection: dataConnection({ closed: "open" }) }],
  ])("not for %s", (_name, changes) => {
    expect(foundIn({ transfer: changes })).toEqual([]);
  });

  test("fewer in ASCII is concluded, not seen", () => {
    const findings = foundIn({ transfer: { ...short, type: "ascii" } });
    expect(findings[0]).toMatchObject({ code: "ftp.size-differs", confidence: "inferred" });
  });

  test.each([
    ["compressed", [said(8, "MODE", "Z", [8.1, 200, "OK"])]],
    ["in records", [said(8, "STRU", "R", [8.1, 200, "OK"])]],
    ["a range", [said(8, "RANG", "0 40", [8.1, 350, "OK"])]],
  ])("not where bytes are not the file's: %s", (_name, before) => {
    expect(foundIn({ transfer: short, before })).toEqual([]);
  });

  test("plain again after MODE S, and where MODE Z was refused", () => {
    const back = [said(8, "MODE", "Z", [8.1, 200, "OK"]), said(9, "MODE", "S", [9.1, 200, "OK"])];
    expect(foundIn({ transfer: short, before: back })).toHaveLength(1);
    expect(foundIn({ transfer: short, before: [said(8, "MODE", "Z", [8.1, 504, "No"])] })).toHaveLength(1);
  });

  test("not where a control connection is encrypted in part", () => {
    expect(foundIn({ transfer: short, session: { security: "explicit-tls" } })).toEqual([]);
  });
});

describe("no-final-reply", () => {
  const unanswered = { outcome: "unfinished" as const, replyCode: null };
  const open = { closed: "open" as const };
  const replies = [[10.01, 150, "Opening."]] as const;

  test("the data is whole, and nothing comes for long", () => {
    const findings = foundIn({ transfer: unanswered, replies: [...replies], session: open, end: 40 });
    expect(lines(findings)).toEqual(["warning ftp.no-final-reply"]);
    expect(dataOf(findings, "ftp.no-final-reply")).toMatchObject({ bytes: 596_212, waitedSeconds: 30.059 });
  });

  test("the control connection was silent for minutes", () => {
    const connection = dataConnection({ endTime: at(300) });
    const told = {
      transfer: { ...unanswered, connection },
      replies: [...replies],
      session: { ...open, endTime: at(10.1) },
    };
    expect(lines(foundIn({ ...told, end: 400 }))).toEqual(["warning ftp.no-final-reply, possible nat-forgot"]);
  });

  test.each([
    ["the capture ends", { session: open, end: 12 }],
    ["the client leaves at once", { session: { closed: "fin" as const, endTime: at(12) }, end: 90 }],
  ])("not where %s", (_name, told) => {
    expect(foundIn({ transfer: unanswered, replies: [...replies], ...told })).toEqual([]);
  });

  test("the client waits for it, and resets the control connection", () => {
    const reset = { closed: "rst" as const, endTime: at(70) };
    const findings = foundIn({ transfer: unanswered, replies: [...replies], session: reset, end: 90 });
    expect(lines(findings)).toEqual(["warning ftp.no-final-reply"]);
  });
});

describe("ascii-binary", () => {
  const before = [said(8, "TYPE", "A", [8.1, 200, "OK"])];
  const ascii = { type: "ascii" as const, announcedBytes: null };

  test("by its contents", () => {
    const findings = foundIn({ before, transfer: { ...ascii, signature: "PNG" } });
    expect(lines(findings)).toEqual(["warning ftp.ascii-binary, certain left-in-ascii"]);
    expect(findings[0]).toMatchObject({ frames: [80, 100], confidence: "seen", data: { format: "PNG", times: 1 } });
  });

  test("by its name, where its contents are not captured", () => {
    const unseen = { ...ascii, path: "/x/Bericht.ZIP", connection: null, bytes: null };
    const findings = foundIn({ before, transfer: unseen });
    expect(lines(findings)).toEqual(["warning ftp.ascii-binary, certain left-in-ascii"]);
    expect(findings[0]).toMatchObject({ confidence: "inferred", data: { format: "ZIP", evidence: "name" } });
  });

  test("a name that the contents belie is but a note", () => {
    expect(lines(foundIn({ before, transfer: { ...ascii, path: "/x/a.zip" } }))[0]).toMatch(/^note/);
    expect(lines(foundIn({ before, transfer: { ...ascii, path: "/x/a.iso" } }))[0]).toMatch(/^warning/);
  });

  test.each([
    ["text", { ...ascii, path: "/x/readme.txt" }],
    ["binary type", { type: "image" as const, signature: "PNG" }],
    ["nothing transferred", { ...ascii, signature: null, path: "/x/a.zip", bytes: 0 }],
    ["a listing", { ...ascii, verb: "LIST", direction: "listing" as const, path: "/x/a.zip" }],
    ["a name alone, and no TYPE", { type: null, path: "/x/a.zip", announcedBytes: null }],
    ["a hidden file without an ending", { ...ascii, path: "/x/.zip" }],
  ])("not for %s", (_name, changes) => {
    expect(foundIn({ before, transfer: changes })).toEqual([]);
  });

  test("without TYPE it is a note, if the session is known from its beginning", () => {
    const contents = { type: null, signature: "ZIP", announcedBytes: null };
    expect(lines(foundIn({ transfer: contents }))).toEqual(["note ftp.ascii-binary, likely left-in-ascii"]);
    expect(foundIn({ transfer: contents, session: { opened: "midstream" } })).toEqual([]);
    const lossy = { client: { ...sent(9, 90), missingBytes: 8 }, server: sent(9, 90) };
    expect(foundIn({ transfer: contents, session: { sent: lossy } })).toEqual([]);
    const doubtful = foundIn({ before, transfer: { ...contents, type: "ascii" }, session: { sent: lossy } });
    expect(lines(doubtful)[0]).toMatch(/^note/);
  });
});

describe("retransmissions", () => {
  test.each([
    [600_000, 70_000, ["warning ftp.retransmissions, likely packet-loss"]],
    [600_000, 40_000, ["note ftp.retransmissions, likely packet-loss"]],
    [600_000, 20_000, []],
    [30_000, 15_000, ["note ftp.retransmissions, likely packet-loss"]],
    [30_000, 3_000, []],
    [0, 0, []],
  ])("of %i bytes, %i again", (bytes, retransmittedBytes, expected) => {
    expect(lines(foundIn({ transfer: { bytes, retransmittedBytes, announcedBytes: null } }))).toEqual(expected);
  });
});

describe("packets-too-big", () => {
  const connection = dataConnection({ closed: "open" });
  connection.sent.server = { ...sent(30, 12_000), retransmittedBytes: 11_000, unacknowledgedBytes: 12_000 };
  const stuck = { outcome: "unfinished" as const, replyCode: null, bytes: 12_000, announcedBytes: 12_000, connection };

  function tooBig(second: number, changes: Partial<Unreachable> = {}): Unreachable {
    const { server: source, client: destination } = connection;
    return {
      at: second * 10,
      time: at(second),
      sender: "10.0.0.1",
      kind: "too-big",
      mtu: 1_000,
      source,
      destination,
      ...changes,
    };
  }

  test("the sender does not obey, and nothing gets through", () => {
    const unreachables = [tooBig(11), tooBig(12), tooBig(14), tooBig(18)];
    const findings = foundIn({ replies: [], transfer: stuck, facts: { unreachables }, session: { closed: "open" } });
    expect(lines(findings)).toEqual(["error ftp.packets-too-big, certain path-mtu"]);
    expect(findings[0]).toMatchObject({
      frames: [100, 110, 120, 180],
      data: { sender: "10.0.0.1", from: "192.168.0.20", mtu: 1_000, errors: 4 },
    });
  });

  test("a sender that obeys is no trouble", () => {
    const obeyed = dataConnection();
    obeyed.sent.server = { ...sent(30, 596_212), retransmittedBytes: 14_480 };
    expect(foundIn({ transfer: { connection: obeyed }, facts: { unreachables: [tooBig(11), tooBig(11.1)] } })).toEqual(
      [],
    );
  });

  test("errors of another kind, or about another connection, are not its own", () => {
    const other = { ip: "192.168.0.20", port: 21 };
    const unreachables = [tooBig(11, { kind: "port" }), tooBig(11, { source: other })];
    const findings = foundIn({ replies: [], transfer: stuck, facts: { unreachables }, session: session(1), end: 12 });
    expect(findings.map(({ code }) => code)).not.toContain("ftp.packets-too-big");
  });
});

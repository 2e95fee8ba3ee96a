import { describe, expect, test } from "vitest";
import { FTP_TRANSFERS_RULES } from "../../../../src/analysis/findings/ftp-transfers/rules.ts";
import { at, dataConnection, sent, session } from "../../../render/sample-ftp.ts";
import { factsOfScripts } from "../ftp-sessions/recorded.ts";
import { dataOf, foundIn, lines, said, type Told } from "./found.ts";

const FAILED = { outcome: "failed" as const, replyCode: 426, bytes: 8_192, announcedBytes: 60_000 };
const UNFINISHED = { outcome: "unfinished" as const, replyCode: null, bytes: 20_480, announcedBytes: 60_000 };
const CLOSED: Told = { replies: [[10.5, 426, "Connection closed."]] };

describe("a reply of failure in the middle", () => {
  test("after the client's RST", () => {
    const connection = dataConnection({ closed: "rst", resetBy: "client" });
    const findings = foundIn({ ...CLOSED, transfer: { ...FAILED, connection } });
    expect(lines(findings)).toEqual(["error ftp.transfer-cut, likely user-stopped, possible peer-vanished"]);
    expect(findings[0]).toMatchObject({ frames: [100, 105, 647], data: { endedBy: "client-rst", bytes: 8_192 } });
  });

  test("after the server's RST", () => {
    const connection = dataConnection({ closed: "rst", resetBy: "server" });
    const findings = foundIn({ ...CLOSED, transfer: { ...FAILED, connection } });
    expect(lines(findings)).toEqual(["error ftp.transfer-cut, likely peer-vanished"]);
    expect(dataOf(findings, "ftp.transfer-cut").endedBy).toBe("server-rst");
  });

  test("by 451, or with a reason in its words", () => {
    const trouble = foundIn({ replies: [[10.5, 451, "Aborted."]], transfer: { ...FAILED, replyCode: 451 } });
    expect(lines(trouble)).toEqual(["error ftp.transfer-cut, likely server-error"]);
    expect(dataOf(trouble, "ftp.transfer-cut").endedBy).toBe("reply");
    const full = foundIn({ replies: [[10.5, 451, "No space left."]], transfer: { ...FAILED, replyCode: 451 } });
    expect(lines(full)).toEqual(["error ftp.transfer-cut, certain disk-full"]);
    const { client, server } = dataConnection().sent;
    const connection = dataConnection({ sent: { client: server, server: client } });
    const upload = { ...FAILED, verb: "STOR", direction: "upload" as const, replyCode: 451, connection };
    const written = foundIn({ replies: [[10.5, 451, "Failure writing to local file."]], transfer: upload });
    expect(lines(written)).toEqual(["error ftp.transfer-cut, likely disk-full, possible server-error"]);
    const other = foundIn({ replies: [[10.5, 451, "Transfer aborted."]], transfer: upload });
    expect(lines(other)).toEqual(["error ftp.transfer-cut, likely server-error, possible disk-full"]);
  });

  test("by 425 in spite of a data connection: for its server, it came from the wrong host", () => {
    const replies = [[10.5, 425, "Security: Bad IP connecting."] as const];
    const connection = dataConnection({ opener: "client" });
    connection.client = { ...connection.client, ip: "192.168.0.99" };
    const failed = { ...FAILED, replyCode: 425, bytes: 0 };
    const findings = foundIn({ replies: [...replies], transfer: { ...failed, connection } });
    expect(lines(findings)).toEqual(["error ftp.transfer-cut, likely several-addresses"]);
    expect(dataOf(findings, "ftp.transfer-cut").endedBy).toBe("reply");
    const unseen = { ...failed, connection: null, bytes: null };
    expect(lines(foundIn({ replies: [...replies], transfer: unseen }))).toEqual(lines(findings));
    const never = dataConnection({ established: false, synAckFrame: null });
    const plain = [[10.5, 425, "Failed to establish connection."] as const];
    expect(foundIn({ replies: [...plain], transfer: { ...failed, connection: never } })).toEqual([]);
  });

  test("for a time-out of the server, who waited for the end that stopped", () => {
    const { client, server } = dataConnection().sent;
    const connection = dataConnection({ sent: { client: server, server: client } });
    const upload = { ...FAILED, verb: "STOR", direction: "upload" as const, connection };
    const stalled = { replies: [[15, 421, "Data timeout. Reconnect. Sorry."] as const] };
    expect(lines(foundIn({ replies: [...stalled.replies], transfer: { ...FAILED, replyCode: 421 } }))).toEqual([
      "error ftp.transfer-cut, likely receiver-slow",
    ]);
    expect(lines(foundIn({ replies: [...stalled.replies], transfer: { ...upload, replyCode: 421 } }))).toEqual([
      "error ftp.transfer-cut, likely sender-slow",
    ]);
  });

  test("while the receiver kept its window shut", () => {
    const pause = { seconds: 15, capture: 0, frame: 40, lastCapture: 0, lastFrame: 64, windowShut: true };
    const connection = dataConnection({ closed: "rst", resetBy: "client", lastFrame: 64, longestPause: pause });
    expect(lines(foundIn({ ...CLOSED, transfer: { ...FAILED, connection } }))).toEqual([
      "error ftp.transfer-cut, likely receiver-slow",
    ]);
  });

  test("is what ended it, where the RST came behind it", () => {
    const connection = dataConnection({ closed: "rst", resetBy: "client", endTime: at(11) });
    const findings = foundIn({ ...CLOSED, transfer: { ...FAILED, connection } });
    expect(dataOf(findings, "ftp.transfer-cut").endedBy).toBe("reply");
  });

  test("after packets that nobody acknowledged", () => {
    const connection = dataConnection({ closed: "open" });
    connection.sent.server = { ...sent(20, 8_192), retransmittedBytes: 7_000, unacknowledgedBytes: 1_000 };
    expect(lines(foundIn({ ...CLOSED, transfer: { ...FAILED, connection } }))).toEqual([
      "error ftp.transfer-cut, likely packet-loss, possible peer-vanished",
    ]);
  });

  test("after long silence", () => {
    expect(lines(foundIn({ replies: [[70, 426, "Closed."]], transfer: FAILED }))).toEqual([
      "error ftp.transfer-cut, likely peer-vanished",
    ]);
  });

  test("is no cut where the connection never came to be, or an ABOR may be among lost commands", () => {
    const connection = dataConnection({ established: false, synAckFrame: null });
    expect(foundIn({ ...CLOSED, transfer: { ...FAILED, bytes: 0, connection } })).toEqual([]);
    const lossy = { client: { ...sent(9, 90), missingBytes: 6 }, server: sent(9, 90) };
    expect(foundIn({ ...CLOSED, transfer: FAILED, session: { sent: lossy } })).toEqual([]);
  });

  test("is told without the data connection, where the capture has none at all", () => {
    const replies = [
      [10.1, 150, "Opening."],
      [10.5, 426, "Aborted."],
    ] as const;
    const unseen = { ...FAILED, connection: null, bytes: null, mode: "passive" as const };
    const findings = foundIn({ replies: [...replies], transfer: unseen });
    expect(lines(findings)).toHaveLength(1);
    expect(dataOf(findings, "ftp.transfer-cut")).toMatchObject({ bytes: null, endedBy: "reply", replyCode: 426 });
  });
});

describe("no reply", () => {
  test("and a FIN with bytes missing", () => {
    const findings = foundIn({ replies: [[10.1, 150, "Opening."]], transfer: UNFINISHED });
    expect(lines(findings)).toEqual(["error ftp.transfer-cut, likely peer-vanished"]);
    expect(dataOf(findings, "ftp.transfer-cut")).toMatchObject({ endedBy: "fin", bytes: 20_480, replyCode: null });
  });

  test("and a RST, size unknown", () => {
    const connection = dataConnection({ closed: "rst", resetBy: "client" });
    const cut = { ...UNFINISHED, announcedBytes: null, connection };
    expect(lines(foundIn({ replies: [], transfer: cut }))).toHaveLength(1);
    expect(foundIn({ replies: [], transfer: cut, session: { closed: "open" }, end: 10 })).toEqual([]);
  });

  test("bytes that were not captured are not missing", () => {
    expect(foundIn({ replies: [], transfer: { ...UNFINISHED, missingBytes: 39_520 }, end: 10.2 })).toEqual([]);
  });

  test("all bytes are there, and the capture just ends", () => {
    const whole = { ...UNFINISHED, bytes: 60_000 };
    expect(foundIn({ replies: [], transfer: whole, session: { closed: "open" }, end: 10.2 })).toEqual([]);
  });

  test("with a restart offset only the rest is to come", () => {
    const rest = { ...UNFINISHED, restart: 39_520 };
    expect(foundIn({ replies: [], transfer: rest, session: { closed: "open" }, end: 10.2 })).toEqual([]);
  });

  test("and the control connection was not captured whole", () => {
    const lossy = { client: sent(9, 90), server: { ...sent(9, 90), missingBytes: 20 } };
    expect(foundIn({ replies: [], transfer: UNFINISHED, session: { sent: lossy } })).toEqual([]);
  });

  test("and the connection carried data the other way: it is another transfer's", () => {
    const connection = dataConnection();
    connection.sent = { client: sent(9, 5_000), server: sent(9, 0) };
    expect(foundIn({ replies: [], transfer: { ...UNFINISHED, bytes: 0, connection } })).toEqual([]);
  });
});

describe("ABOR", () => {
  const aborted = { ...FAILED, outcome: "aborted" as const };

  test("is a note, with the frames of command, ABOR and reply", () => {
    const after = [said(10.3, "ABOR", null, [10.6, 226, "Abort successful."])];
    const findings = foundIn({ ...CLOSED, transfer: aborted, after });
    expect(lines(findings)).toEqual(["note ftp.transfer-aborted, likely user-stopped"]);
    expect(findings[0]).toMatchObject({ frames: [100, 103, 105], data: { bytes: 8_192, replyCode: 426 } });
  });

  test("after a long silence tells of the silence too", () => {
    const after = [said(40, "ABOR", null, [40.1, 226, "OK."])];
    const findings = foundIn({ replies: [[40.1, 426, "Closed."]], transfer: aborted, after });
    expect(lines(findings)).toEqual([
      "warning ftp.transfer-stalled, likely sender-slow, possible packet-loss",
      "note ftp.transfer-aborted, likely user-stopped",
    ]);
    expect(dataOf(findings, "ftp.transfer-stalled")).toMatchObject({ ended: true, seconds: 30.059 });
  });

  test("of a connection that never opened is others' to tell", () => {
    const connection = dataConnection({ established: false, synAckFrame: null });
    const after = [said(40, "ABOR", null, [40.1, 226, "OK."])];
    expect(foundIn({ replies: [], transfer: { ...aborted, bytes: 0, connection }, after })).toEqual([]);
  });
});

test("encrypted transfers, completed ones and those of unknown outcome are not cut", () => {
  expect(foundIn({})).toEqual([]);
  expect(foundIn({ replies: [], transfer: { ...UNFINISHED, outcome: "unknown" } })).toEqual([]);
  const secure = session(1).sent;
  const hidden = { ...UNFINISHED, verb: null, argument: null, path: null, outcome: "unknown" as const };
  expect(foundIn({ replies: [], transfer: hidden, session: { security: "explicit-tls", sent: secure } })).toEqual([]);
  expect(at(0)).toContain("2026");
});

describe("an upload that nobody says anything of", () => {
  const upload = { ...UNFINISHED, verb: "STOR", direction: "upload" as const, announcedBytes: null };
  const { client, server } = dataConnection().sent;
  const connection = dataConnection({ sent: { client: server, server: client } });

  test("was cut where the session is over", () => {
    const findings = foundIn({ replies: [[10.1, 150, "Go on."]], transfer: { ...upload, connection } });
    expect(lines(findings)).toEqual(["error ftp.transfer-cut, possible user-stopped, possible peer-vanished"]);
    expect(dataOf(findings, "ftp.transfer-cut").endedBy).toBe("fin");
  });

  test("may get its reply where the session goes on, and a download of no known size may be whole", () => {
    const open = { session: { closed: "open" as const }, end: 15, replies: [[10.1, 150, "Go on."] as const] };
    expect(foundIn({ ...open, replies: [...open.replies], transfer: { ...upload, connection } })).toEqual([]);
    const download = { ...UNFINISHED, announcedBytes: null };
    expect(foundIn({ replies: [[10.1, 150, "Go on."]], transfer: download, session: { endTime: at(10.2) } })).toEqual(
      [],
    );
  });
});

test("a failure that the server tells of when the client has gone is the client's doing", () => {
  const facts = factsOfScripts((story, recording) => {
    story.open().login();
    story.transfer(story.passive(), "STOR a", "data", {
      closing: null,
      script: (data) => {
        data.send("a", "data");
        data.fin("a");
        recording.wait(5);
        story.control.fin("a");
        data.rst("b");
        story.reply("451 Transfer aborted.");
      },
    });
  });
  expect(lines(FTP_TRANSFERS_RULES.flatMap((rule) => rule(facts)))).toEqual([
    "error ftp.transfer-cut, likely user-stopped, possible peer-vanished",
  ]);
});

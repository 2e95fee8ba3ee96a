import { describe, expect, test } from "vitest";
import type { TransferRecord } from "../../src/protocols/ftp/records.ts";
import { outcomeOf } from "../../src/report/transfer-outcome.ts";
import { concat } from "../build/bytes.ts";
import { FtpStory } from "../build/ftp-story.ts";
import { Recording } from "../build/recording.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { track } from "../protocols/ftp/track.ts";

const CLIENT = "192.168.0.10";
const SERVER = "192.168.0.20";

function reported(script: (story: FtpStory, recording: Recording) => void, showPasswords = false) {
  const recording = new Recording();
  script(new FtpStory(recording), recording);
  const { sessions, unclaimedConnections } = track(recording.packets, showPasswords);
  const [session] = sessions;
  if (session === undefined) throw new RangeError("no session was found");
  return { session, sessions, unclaimedConnections };
}

describe("a session in the report", () => {
  test("has who, when, and how it began and ended", () => {
    const { session } = reported((story) => story.open("220-Welcome\n220 (ftpd)").login().quit());
    expect(session).toMatchObject({
      id: 1,
      capture: 0,
      client: { ip: CLIENT, port: 40_001, mac: "02:00:c0:a8:00:0a" },
      server: { ip: SERVER, port: 21, mac: "02:00:c0:a8:00:14" },
      firstFrame: 1,
      lastFrame: 21,
      startTime: "2025-11-21T04:40:00.000000000Z",
      endTime: "2025-11-21T04:40:00.020000000Z",
      opened: "syn",
      closed: "fin",
      handshake: { synFrame: 1, synAckFrame: 2, ackFrame: 3, seconds: 0.002 },
      security: "none",
      secureFromFrame: null,
      banner: "220 Welcome\n(ftpd)",
      user: "student",
      login: "accepted",
    });
  });

  test("has no handshake where part of it was not captured", () => {
    const recording = new Recording();
    new FtpStory(recording).open().quit();
    recording.packets.splice(2, 1);
    const [session] = track(recording.packets).sessions;
    expect(session).toMatchObject({ opened: "syn", handshake: { synFrame: 1, synAckFrame: 2 } });
    recording.packets.splice(1, 1);
    expect(track(recording.packets).sessions[0]).toMatchObject({ opened: "syn", handshake: null });
  });

  test("shows the password only where that was asked for", () => {
    const script = (story: FtpStory) => story.open().login().quit();
    const hidden = reported(script).session;
    expect([hidden.passwordSeen, hidden.password, hidden.exchanges[2]?.argument]).toEqual([true, null, "********"]);
    const shown = reported(script, true).session;
    expect([shown.passwordSeen, shown.password, shown.exchanges[2]?.argument]).toEqual([true, "secret", "secret"]);
    expect(JSON.stringify(reported(script).sessions)).not.toContain("secret");
  });

  test("names the encoding of what was not UTF-8, and of nothing else", () => {
    const latin = Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x63, 0x61, 0x66, 0xe9);
    const { session } = reported((story) => {
      story
        .open()
        .say("client", concat("SIZE ", latin, "\r\n"))
        .reply("550 No.")
        .ask("NOOP", "200 ok");
    });
    expect(Object.keys(session.exchanges[1] ?? {})).toContain("argumentEncoding");
    expect(Object.keys(session.exchanges[2] ?? {})).not.toContain("argumentEncoding");
    expect(Object.keys(session.exchanges[2]?.replies[0] ?? {})).not.toContain("textEncoding");
  });

  test("tells commands and replies by the frame of their last byte", () => {
    const { session } = reported((story) => {
      story.open().say("client", "NO").say("client", "OP\r\n").say("server", "211-a\r\n").say("server", "211 b\r\n");
    });
    expect(session.exchanges[1]).toMatchObject({
      frame: 8,
      verb: "NOOP",
      argument: null,
      replies: [{ frame: 12, code: 211 }],
    });
  });
});

describe("transfers in the report", () => {
  test("numbers are unique over sessions, and streams over connections", () => {
    const { sessions } = reported((first, recording) => {
      first.open().transfer(first.passive(), "RETR a", "1").transfer(first.passive(), "RETR b", "22");
      const second = new FtpStory(recording, { client: { ip: CLIENT, port: 40_002 }, firstDataPort: 51_001 });
      second.open().transfer(second.active(), "STOR c", "333");
    });
    const all = sessions.flatMap(({ transfers }) => transfers);
    expect(sessions.map(({ id }) => id)).toEqual([1, 2]);
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(all.map(({ connection }) => connection?.stream)).toEqual([0, 1, 2]);
    expect(sessions.map(({ announcements }) => announcements.map(({ transfer }) => transfer))).toEqual([[1, 2], [3]]);
  });

  test("a download, field by field", () => {
    const { session } = reported((story) => {
      story.open().ask("CWD /pub", "250 ok").ask("TYPE I", "200 ok").ask("REST 5", "350 ok");
      story.transfer(story.passive("10.9.9.9"), "RETR f.bin", "x".repeat(3000), {
        opening: "150 Opening (3000 bytes).",
      });
    });
    expect(session.announcements).toEqual([
      {
        capture: 0,
        frame: 20,
        method: "PASV",
        ip: "10.9.9.9",
        port: 50_001,
        listener: "server",
        transfer: 1,
        attempts: [],
      },
    ]);
    expect(session.transfers).toMatchObject([
      {
        frame: 25,
        verb: "RETR",
        argument: "f.bin",
        path: "/pub/f.bin",
        direction: "download",
        mode: "passive",
        method: "PASV",
        announcementFrame: 20,
        type: "image",
        restart: 5,
        connection: {
          opener: "client",
          client: { ip: CLIENT, port: 50_002 },
          server: { ip: SERVER, port: 50_001 },
          firstFrame: 22,
          lastFrame: 36,
          synFrame: 22,
          synAckFrame: 23,
          established: true,
          closed: "fin",
        },
        bytes: 3000,
        missingBytes: 0,
        retransmittedBytes: 0,
        announcedBytes: 3000,
        seconds: 0.002,
        outcome: "completed",
        replyCode: 226,
        findings: [],
      },
    ]);
  });

  test("without a connection nothing is known of bytes, and nothing is made up", () => {
    const { session } = reported((story) => story.open().ask("RETR f", "550 No."));
    const unknown = { mode: null, method: null, announcementFrame: null, type: null, connection: null };
    const counts = { bytes: null, missingBytes: null, retransmittedBytes: null, announcedBytes: null, seconds: null };
    expect(session.transfers).toMatchObject([{ ...unknown, ...counts, outcome: "failed", replyCode: 550, restart: 0 }]);
    expect(session.announcements).toEqual([]);
  });

  test("an empty file took as long as its connection", () => {
    const { session } = reported((story) => story.open().transfer(story.active(), "LIST", ""));
    expect(session.transfers).toMatchObject([{ bytes: 0, direction: "listing", seconds: 0.008, outcome: "completed" }]);
  });

  test("the default port was announced by nobody", () => {
    const { session } = reported((story) => {
      story.open().transfer({ ...story.path("active", "default"), listener: story.client }, "RETR f", "content");
    });
    expect(session.announcements).toEqual([]);
    expect(session.transfers).toMatchObject([{ mode: "active", method: "default", announcementFrame: null, bytes: 7 }]);
  });

  test("an upload counts what the client sent", () => {
    const { session } = reported((story) => story.open().transfer(story.passive(), "STOR f", "x".repeat(100)));
    expect(session.transfers).toMatchObject([{ direction: "upload", bytes: 100 }]);
  });
});

test("what is nobody's has roles by port 20, and a stream of its own", () => {
  const { session, unclaimedConnections } = reported((story, recording) => {
    story.open().transfer(story.passive(), "RETR f", "content").quit();
    const data = new TcpConversation(recording, {
      a: { ip: SERVER, port: 20 },
      b: { ip: "192.168.0.99", port: 50_009 },
    });
    data.handshake();
    data.send("a", "whose?");
  });
  expect(session.transfers[0]?.connection?.stream).toBe(0);
  expect(unclaimedConnections).toMatchObject([
    { stream: 1, opener: "server", client: { port: 50_009 }, closed: "open" },
  ]);
});

describe("how a transfer ended", () => {
  const base = { verb: "RETR", replyCode: null, abortRequested: false, replyLost: false };
  const cases: [Partial<TransferRecord>, boolean, string][] = [
    [{ replyCode: 226 }, false, "completed"],
    [{ replyCode: 250 }, false, "completed"],
    [{ replyCode: 226, abortRequested: true }, false, "completed"],
    [{ replyCode: 426 }, false, "failed"],
    [{ replyCode: 550 }, false, "failed"],
    [{ replyCode: 426, abortRequested: true }, false, "aborted"],
    [{ abortRequested: true }, false, "aborted"],
    [{}, false, "unfinished"],
    [{ replyLost: true }, false, "unknown"],
    [{ replyLost: true, replyCode: 226 }, false, "completed"],
    [{}, true, "unknown"],
    [{ verb: null }, false, "unknown"],
  ];
  test.each(cases)("%o, unread %s: %s", (fields, unread, outcome) => {
    expect(outcomeOf({ ...base, ...fields } as TransferRecord, unread)).toBe(outcome);
  });
});

import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_RST } from "../../../src/decode/packet-view.ts";
import { LIMITS } from "../../../src/limits.ts";
import { seededBytes } from "../../build/bytes.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import type { CapturedPacket } from "../../build/pcap-file.ts";
import { Recording } from "../../build/recording.ts";
import type { Side } from "../../build/tcp-conversation.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { track } from "./track.ts";

const CLIENT = "192.168.0.10";
const SERVER = "192.168.0.20";

type Said = readonly (readonly [Side, string | Uint8Array])[];

/** What is made of a conversation on a port. */
function sessionsOf(port: number, said: Said, midway = false): number {
  const recording = new Recording();
  const tcp = new TcpConversation(recording, { a: { ip: CLIENT, port: 40_001 }, b: { ip: SERVER, port } });
  if (midway) tcp.alreadyOpen();
  else tcp.handshake();
  for (const [side, text] of said) tcp.send(side, text);
  tcp.close("a");
  return track(recording.packets).sessions.length;
}

const OTHERS: Record<string, Said> = {
  SMTP: [
    ["b", "220 mail.example ESMTP Postfix\r\n"],
    ["a", "EHLO me\r\n"],
    ["b", "250-mail.example\r\n250 AUTH LOGIN\r\n"],
    ["a", "AUTH LOGIN\r\n"],
    ["b", "334 VXNlcg==\r\n"],
    ["a", "QUIT\r\n"],
    ["b", "221 Bye\r\n"],
  ],
  "SMTP that does not say so": [
    ["b", "220 mx1 ready\r\n"],
    ["a", "HELO me\r\n"],
    ["b", "250 mx1\r\n"],
    ["a", "MAIL FROM:<a@b>\r\n"],
    ["b", "250 ok\r\n"],
  ],
  POP3: [
    ["b", "+OK ready\r\n"],
    ["a", "USER student\r\n"],
    ["b", "+OK\r\n"],
    ["a", "PASS secret\r\n"],
    ["b", "+OK\r\n"],
    ["a", "STAT\r\n"],
    ["a", "LIST\r\n"],
    ["a", "RETR 1\r\n"],
    ["b", "+OK 120 octets\r\n220 is no reply here\r\n.\r\n"],
  ],
  NNTP: [
    ["b", "200 news.example InterNetNews ready (posting ok)\r\n"],
    ["a", "MODE READER\r\n"],
    ["b", "200 ok\r\n"],
    ["a", "LIST\r\n"],
    ["b", "215 list follows\r\n"],
  ],
  IRC: [
    ["a", "NICK me\r\nUSER me 0 * :Me\r\n"],
    ["b", ":irc.example 001 me :Welcome\r\n"],
  ],
  HTTP: [
    ["a", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["b", "HTTP/1.1 200 OK\r\n\r\n220 is a number\r\n"],
  ],
  "HTTP that posts": [
    ["a", "PORT / HTTP/1.1\r\n\r\n"],
    ["b", "HTTP/1.1 405 No\r\n\r\n"],
  ],
  SSH: [
    ["b", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["a", "SSH-2.0-PuTTY\r\n"],
  ],
  Redis: [
    ["a", "AUTH secret\r\n"],
    ["b", "+OK\r\n"],
    ["a", "PING\r\n"],
    ["b", "+PONG\r\n"],
  ],
  "Redis with many words": [
    ["a", "*2\r\n$4\r\nAUTH\r\n$1\r\nx\r\n"],
    ["b", "-WRONGPASS\r\n"],
  ],
  noise: [
    ["a", seededBytes(600, 1)],
    ["b", seededBytes(900, 2)],
    ["a", seededBytes(50, 3)],
  ],
};

/** On FTP's own port a known word is enough, and these begin with one. */
const PLAUSIBLE_ON_21 = new Set(["SMTP that does not say so", "POP3", "Redis", "Redis with many words"]);

describe("what is no FTP", () => {
  test.each(Object.entries(OTHERS))("%s, on any port, from its beginning or midway", (name, said) => {
    for (const port of PLAUSIBLE_ON_21.has(name) ? [25, 110, 2121, 40_500] : [21, 25, 110, 2121, 40_500]) {
      expect([port, sessionsOf(port, said), sessionsOf(port, said, true)]).toEqual([port, 0, 0]);
    }
  });

  test("scans of port 21: refused, unanswered, half-open, and open without a word", () => {
    const recording = new Recording();
    const scans: ((tcp: TcpConversation) => void)[] = [
      (tcp) => {
        tcp.syn();
        tcp.rst("b");
      },
      (tcp) => tcp.syn(),
      (tcp) => {
        tcp.syn();
        tcp.synAck();
        tcp.rst("a");
      },
      (tcp) => {
        tcp.handshake();
        tcp.close("a");
      },
    ];
    for (const [index, scan] of scans.entries()) {
      scan(new TcpConversation(recording, { a: { ip: CLIENT, port: 40_000 + index }, b: { ip: SERVER, port: 21 } }));
    }
    const { sessions, controls } = track(recording.packets);
    expect(sessions).toEqual([]);
    expect(controls.map(({ isFtp, connection }) => [isFtp, connection.established])).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
  });

  test("a data connection that comes from port 21 is one all the same", () => {
    const recording = new Recording();
    const story = new FtpStory(recording).open().login();
    const path = story.active();
    story.transfer({ ...path, opener: { ip: SERVER, port: 21 } }, "RETR f", "content");
    const [session, ...more] = track(recording.packets).sessions;
    expect(more).toEqual([]);
    expect(session?.transfers).toMatchObject([{ bytes: 7, connection: { opener: "server" } }]);
  });
});

describe("FTP on any port", () => {
  const FTP: Said = [
    ["b", "220 hello\r\n"],
    ["a", "USER student\r\n"],
    ["b", "331 pw\r\n"],
    ["a", "PASS secret\r\n"],
    ["b", "230 in\r\n"],
  ];
  test.each([21, 443, 2121, 8021, 50_001])("%i", (port) => {
    expect([sessionsOf(port, FTP), sessionsOf(port, FTP, true)]).toEqual([1, 1]);
  });
});

describe("what is kept is bounded", () => {
  /** Packets made anew for each round, so that the test itself does not hold them all. */
  function* rounds(count: number, script: (recording: Recording, round: number) => void): Generator<CapturedPacket> {
    const recording = new Recording();
    for (let round = 0; round < count; round += 1) {
      script(recording, round);
      yield* recording.packets.splice(0);
    }
  }

  test("a flood of SYNs does not push out the session that speaks", () => {
    const recording = new Recording();
    const story = new FtpStory(recording).open().login();
    const before = recording.packets.splice(0);
    const flood = rounds(LIMITS.silentConnections + 2_000, (into, round) => {
      const client = { ip: `10.1.${round >> 8}.${round & 255}`, port: 1024 };
      new TcpConversation(into, { a: client, b: { ip: SERVER, port: 21 } }).syn();
    });
    story.ask("PWD", '257 "/" is current').quit();
    const { sessions, tracker, controls } = track([...before, ...flood, ...recording.packets]);
    expect(sessions).toMatchObject([{ login: "accepted", closed: "fin", exchanges: { length: 5 } }]);
    expect(controls.length).toBe(1 + LIMITS.silentControls);
    expect(tracker.dropped).toMatchObject({
      silentControls: LIMITS.silentConnections + 2_000 - LIMITS.silentControls,
      connections: 0,
    });
  });

  test("a session that was refused at first is not taken for closed, however many others are", () => {
    const recording = new Recording();
    const story = new FtpStory(recording);
    story.control.syn();
    story.control.segment("b", { flags: TCP_RST | TCP_ACK, sequence: 0 });
    story.open().login();
    const before = recording.packets.splice(0);
    const scans = rounds(LIMITS.closedConnections + 10, (into, round) => {
      const client = { ip: `10.1.${round >> 8}.${round & 255}`, port: 1024 };
      const scan = new TcpConversation(into, { a: client, b: { ip: SERVER, port: 21 } });
      scan.syn();
      scan.rst("b");
    });
    story.quit();
    const { sessions } = track([...before, ...scans, ...recording.packets]);
    expect(sessions).toMatchObject([{ opened: "syn", closed: "fin", login: "accepted" }]);
  });

  test("unclaimed connections are counted behind their ceiling", () => {
    const flood = rounds(LIMITS.unclaimedConnections + 5, (into, round) => {
      const client = { ip: `10.1.${round >> 8}.${round & 255}`, port: 1024 };
      const data = new TcpConversation(into, { a: { ip: SERVER, port: 20 }, b: client });
      data.syn();
      data.send("a", "x", { acknowledge: false });
    });
    const { unclaimedConnections, tracker } = track(flood);
    expect(unclaimedConnections.length).toBe(LIMITS.unclaimedConnections);
    expect(tracker.dropped).toMatchObject({ unclaimedConnections: 5 });
  });

  test("connections to one endpoint that nobody asked for are no transfers", () => {
    const recording = new Recording();
    const story = new FtpStory(recording).open().login();
    const path = story.passive();
    for (let i = 0; i < LIMITS.connectionsPerAnnouncement + 50; i += 1) {
      new TcpConversation(recording, { a: { ip: CLIENT, port: 45_000 + i }, b: path.listener }).handshake();
    }
    expect(track(recording.packets).sessions[0]?.transfers).toEqual([]);
  });

  test("many sessions of the same two hosts are all told, in order, each with its own transfer", () => {
    const count = 1_500;
    const { sessions } = track(
      rounds(count, (into, round) => {
        const story = new FtpStory(into, {
          client: { ip: CLIENT, port: 10_000 + round },
          firstDataPort: 30_000 + round,
        });
        story.open().transfer(story.passive(), "RETR f", "x".repeat(10)).quit();
      }),
    );
    expect(sessions.map(({ client }) => client.port)).toEqual(
      Array.from({ length: count }, (_, round) => 10_000 + round),
    );
    expect(sessions.filter(({ transfers: [one] }) => one?.bytes === 10).length).toBe(count);
  });
});

test("packets that were captured twice are counted, control and data, keep-alives too", () => {
  const script = (story: FtpStory): void => {
    story.open().login().transfer(story.passive(), "RETR f", "x".repeat(5000));
    story.control.keepAlive("a");
    story.quit();
  };
  const [once, twice] = [new Recording(), new Recording({ copies: 2 })];
  for (const recording of [once, twice]) script(new FtpStory(recording));
  expect(track(once.packets).tracker.duplicates).toEqual([]);
  expect(track(twice.packets).tracker.duplicates).toEqual([once.packets.length]);
});

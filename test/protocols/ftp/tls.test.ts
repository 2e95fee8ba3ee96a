import { describe, expect, test } from "vitest";
import { concat, seededBytes, u8, u16 } from "../../build/bytes.ts";
import { FtpStory, hostPort } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import type { Side } from "../../build/tcp-conversation.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { track } from "./track.ts";

const CLIENT = "192.168.0.10";
const SERVER = "192.168.0.20";

/** A TLS record: 22 is a handshake, 23 application data. */
function record(type: number, length: number): Uint8Array {
  return concat(u8(type, 3, 3), u16(length), seededBytes(length, length));
}

function explicit(recording: Recording, port = 40_001): FtpStory {
  const story = new FtpStory(recording, { client: { ip: CLIENT, port } }).open().ask("AUTH TLS", "234 Go on.");
  return story.say("client", record(22, 200)).say("server", record(22, 900));
}

/** Something that cannot be read is said by both. */
function exchange(story: FtpStory): void {
  story.say("client", record(23, 30)).say("server", record(23, 50));
}

function dataConnection(recording: Recording, opener: "client" | "server", port: number, sender: Side, length = 500) {
  const ends = [CLIENT, SERVER];
  const [from = "", to = ""] = opener === "client" ? ends : ends.reverse();
  const data = new TcpConversation(recording, { a: { ip: from, port: port + 1 }, b: { ip: to, port } });
  data.handshake();
  data.send(sender, record(23, length));
  data.close(sender);
}

function transfers(recording: Recording): string[] {
  return track(recording.packets).sessions.flatMap((session) =>
    session.transfers.map(({ verb, direction, mode, method, connection, bytes }) =>
      [session.client.port, verb ?? "?", direction, mode, method, connection?.opener, bytes].join(" "),
    ),
  );
}

describe("data connections of encrypted sessions", () => {
  test("mode and direction are told by who called and who spoke", () => {
    const recording = new Recording();
    const story = explicit(recording);
    exchange(story);
    dataConnection(recording, "client", 50_001, "b");
    exchange(story);
    dataConnection(recording, "server", 50_003, "b");
    story.control.close("a");
    expect(transfers(recording)).toEqual([
      "40001 ? download passive inferred client 505",
      "40001 ? upload active inferred server 505",
    ]);
  });

  test("belong to the session that said something last, of several between the same hosts", () => {
    const recording = new Recording();
    const [first, second] = [explicit(recording, 40_001), explicit(recording, 40_002)];
    exchange(first);
    dataConnection(recording, "client", 50_001, "b", 100);
    exchange(second);
    dataConnection(recording, "client", 50_003, "b", 200);
    exchange(first);
    dataConnection(recording, "client", 50_005, "b", 300);
    second.control.close("a");
    dataConnection(recording, "client", 50_007, "b", 400);
    first.control.close("a");
    dataConnection(recording, "client", 50_009, "b", 500);
    expect(transfers(recording)).toEqual([
      "40001 ? download passive inferred client 105",
      "40001 ? download passive inferred client 305",
      "40001 ? download passive inferred client 405",
      "40002 ? download passive inferred client 205",
    ]);
  });

  test("are not HTTP, SSH or a registered service of the same two hosts", () => {
    const recording = new Recording();
    const story = explicit(recording);
    const say = (port: number, words: string): void => {
      const other = new TcpConversation(recording, { a: { ip: CLIENT, port: 46_000 }, b: { ip: SERVER, port } });
      other.handshake();
      other.send("a", words);
      other.close("a");
    };
    say(45_678, "GET / HTTP/1.1\r\n\r\n");
    say(45_679, "SSH-2.0-OpenSSH_9.6\r\n");
    say(443, "\u0016\u0003\u0001");
    say(3306, "whatever");
    story.control.close("a");
    expect(transfers(recording)).toEqual([]);
  });

  test("clear sessions beside an encrypted one keep their own", () => {
    const recording = new Recording();
    const secret = explicit(recording, 40_002);
    const story = new FtpStory(recording).open().login();
    exchange(secret);
    story.transfer(story.passive(), "RETR f", "in clear");
    expect(transfers(recording)).toEqual(["40001 RETR download passive PASV client 8"]);
  });
});

describe("where the curtain falls", () => {
  function facts(recording: Recording) {
    const [session] = track(recording.packets).sessions;
    const { security, secureFromFrame, login, exchanges } = session ?? {};
    return {
      security,
      secureFromFrame,
      login,
      verbs: exchanges?.map(({ verb }) => verb).filter((verb) => verb !== null),
    };
  }

  test("behind AUTH TLS, at the ClientHello", () => {
    const recording = new Recording();
    exchange(explicit(recording));
    const expected = { security: "explicit-tls", secureFromFrame: 10, login: "unknown", verbs: ["AUTH"] };
    expect(facts(recording)).toEqual(expected);
  });

  test("though the first segments of TLS were not captured", () => {
    const recording = new Recording();
    const story = new FtpStory(recording).open().ask("AUTH TLS", "234 Go on.");
    story.control.skip("a", 300);
    story.say("client", seededBytes(400, 3)).say("server", seededBytes(900, 4)).say("client", seededBytes(90, 5));
    expect(facts(recording)).toMatchObject({ security: "explicit-tls", login: "unknown", verbs: ["AUTH"] });
  });

  test("not where AUTH was refused, or the client goes on in clear", () => {
    const refused = new Recording();
    new FtpStory(refused).open().ask("AUTH TLS", "530 No.").login().quit();
    expect(facts(refused)).toMatchObject({ security: "none", login: "accepted" });
    const ignored = new Recording();
    new FtpStory(ignored).open().ask("AUTH TLS", "234 Go on.").login().quit();
    expect(facts(ignored)).toMatchObject({
      security: "none",
      login: "accepted",
      verbs: ["AUTH", "USER", "PASS", "QUIT"],
    });
  });

  test("from the first byte on port 990, and not on another", () => {
    const hello = (port: number): Recording => {
      const recording = new Recording();
      const control = new TcpConversation(recording, { a: { ip: CLIENT, port: 40_001 }, b: { ip: SERVER, port } });
      control.handshake();
      control.send("a", record(22, 200));
      control.send("b", record(22, 900));
      return recording;
    };
    expect(facts(hello(990))).toMatchObject({
      security: "implicit-tls",
      secureFromFrame: 4,
      login: "unknown",
      verbs: [],
    });
    expect(track(hello(8443).packets).sessions).toEqual([]);
  });

  test("and rises again with CCC", () => {
    const recording = new Recording();
    const story = explicit(recording);
    exchange(story);
    story.transfer(story.passive(), "RETR f", "in clear").quit();
    expect(facts(recording)).toMatchObject({ security: "explicit-tls", verbs: ["AUTH", "PASV", "RETR", "QUIT"] });
  });

  test("or fell before the capture began", () => {
    const recording = new Recording();
    const story = new FtpStory(recording);
    story.control.alreadyOpen();
    exchange(story);
    expect(facts(recording)).toEqual({ security: "explicit-tls", secureFromFrame: 1, login: "unknown", verbs: [] });
  });

  test("a client that calls from port 990 is not its own server", () => {
    const recording = new Recording();
    const nfs = new TcpConversation(recording, { a: { ip: CLIENT, port: 990 }, b: { ip: SERVER, port: 2049 } });
    nfs.handshake();
    nfs.send("a", record(22, 200));
    expect(track(recording.packets).sessions).toEqual([]);
  });
});

test("data announced before the curtain fell is not forgotten", () => {
  const recording = new Recording();
  const story = new FtpStory(recording).open().login();
  const path = story.passive();
  story.ask("AUTH TLS", "234 Go on.").say("client", record(22, 200)).say("server", record(22, 900));
  const data = new TcpConversation(recording, { a: path.opener, b: path.listener });
  data.handshake();
  data.send("b", record(23, 60));
  data.close("b");
  expect(hostPort(SERVER, path.listener.port)).toBe("192,168,0,20,195,81");
  expect(transfers(recording)).toEqual(["40001 ? download passive PASV client 65"]);
});

test("where both sides said about as much, the direction is not guessed", () => {
  const recording = new Recording();
  const story = explicit(recording);
  const handshakeAnd = (port: number, length: number): void => {
    const data = new TcpConversation(recording, { a: { ip: CLIENT, port: port + 1 }, b: { ip: SERVER, port } });
    data.handshake();
    data.send("a", record(22, 1300));
    data.send("b", record(23, length));
    data.close("a");
  };
  handshakeAnd(50_001, 700);
  handshakeAnd(50_003, 9000);
  story.control.close("a");
  expect(transfers(recording)).toEqual([
    "40001 ?  passive inferred client 1305",
    "40001 ? download passive inferred client 9005",
  ]);
});

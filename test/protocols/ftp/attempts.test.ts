import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_RST } from "../../../src/decode/packet-view.ts";
import { LIMITS } from "../../../src/limits.ts";
import type { DataConnection } from "../../../src/report/connection.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { type DataPath, FtpStory } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { track } from "./track.ts";

type Connect = (path: DataPath, openerPort?: number) => TcpConversation;

/** The only session of a story, with its packets folded. */
function session(script: (story: FtpStory, connect: Connect, recording: Recording) => void): FtpSession {
  const recording = new Recording();
  const story = new FtpStory(recording).open().login();
  const connect: Connect = ({ opener, listener }, port = opener.port) =>
    new TcpConversation(recording, { a: { ...opener, port }, b: listener });
  script(story, connect, recording);
  story.quit();
  const [only] = track(recording.packets, false, "folded").sessions;
  if (only === undefined) throw new Error("no session");
  return only;
}

/** Each announcement's attempts, in a word each: who opened from which port, how it went, and what was sent. */
function attempts({ announcements }: FtpSession): string[][] {
  return announcements.map((one) => one.attempts.map(inWords));
}

function inWords({ opener, client, server, closed, established, packets }: DataConnection): string {
  const port = opener === "server" ? server.port : client.port;
  const kinds = packets?.runs.map(({ kind }) => kind).join(" ");
  return `${opener}:${port} ${established ? "up" : "not up"} ${closed}: ${kinds}`;
}

const refuse = (data: TcpConversation): void => {
  data.syn();
  data.segment("b", { flags: TCP_RST | TCP_ACK, sequence: 0, window: 0 });
};

describe("connections that no transfer got", () => {
  test("a SYN that nobody answered, tried again, and no command behind it", () => {
    const told = session((story, connect, recording) => {
      const data = connect(story.passive());
      for (const wait of [1, 2, 4]) {
        data.syn();
        recording.wait(wait);
      }
    });
    expect(attempts(told)).toEqual([["client:50002 not up open: syn syn syn"]]);
    expect(told.announcements[0]?.attempts[0]?.sent).toMatchObject({
      client: { packets: 3, bytes: 0 },
      server: { packets: 0, bytes: 0 },
    });
    expect(told.transfers).toEqual([]);
  });

  test("one that was refused, and the same SYN again", () => {
    const told = session((story, connect) => {
      const data = connect(story.passive());
      refuse(data);
      refuse(data);
    });
    expect(attempts(told)).toEqual([["client:50002 not up rst: syn rst syn rst"]]);
  });

  test("one that was opened and left idle", () => {
    const told = session((story, connect) => {
      const data = connect(story.passive());
      data.handshake();
      data.close("a");
    });
    expect(attempts(told)).toEqual([["client:50002 up fin: syn syn-ack ack fin ack fin ack"]]);
  });

  test("refused, and good at a second announcement", () => {
    const told = session((story, connect) => {
      refuse(connect(story.passive()));
      story.transfer(story.passive(), "RETR f", "content");
    });
    expect(attempts(told)).toEqual([["client:50002 not up rst: syn rst"], []]);
    expect(told.transfers).toMatchObject([{ bytes: 7, outcome: "completed" }]);
  });

  test("a transfer's own is none, however it went", () => {
    const told = session((story) => {
      const dead = { open: refuse, script: () => {}, opening: null, closing: "425 Cannot connect." };
      story.transfer(story.passive(), "RETR a", "", dead);
      story.transfer(story.active(), "RETR b", "", { ...dead, open: (data) => data.syn() });
    });
    expect(attempts(told)).toEqual([[], []]);
    expect(told.transfers.map(({ connection }) => connection && inWords(connection))).toEqual([
      "client:50002 not up rst: syn rst",
      "server:20 not up open: syn",
    ]);
  });
});

describe("a second try at one endpoint", () => {
  test("before the command: the transfer gets the one that came about", () => {
    const told = session((story, connect) => {
      const path = story.passive();
      refuse(connect(path, 41_111));
      story.transfer(path, "RETR f", "content");
    });
    expect(attempts(told)).toEqual([["client:41111 not up rst: syn rst"]]);
    expect(told.transfers).toMatchObject([{ bytes: 7, connection: { client: { port: 50_002 } } }]);
  });

  test("behind the command, from the same port with another SYN", () => {
    const told = session((story, connect) => {
      const path = story.active();
      story.command("RETR f");
      refuse(connect(path));
      const again = connect(path);
      again.handshake();
      story.reply("150 Opening.");
      again.send("a", "content");
      again.close("a");
      story.reply("226 Done.");
    });
    expect(attempts(told)).toEqual([["server:20 not up rst: syn rst"]]);
    expect(told.transfers).toMatchObject([{ bytes: 7, connection: { established: true, closed: "fin" } }]);
  });

  test("behind the reply that gave up, it is nobody's", () => {
    const told = session((story, connect) => {
      const path = story.active();
      story.command("RETR f");
      refuse(connect(path));
      story.reply("425 Cannot connect.");
      connect(path, 30_000).syn();
    });
    expect(attempts(told)).toEqual([["server:30000 not up open: syn"]]);
    expect(told.transfers).toMatchObject([{ connection: { closed: "rst", server: { port: 20 } } }]);
  });

  test("so many, and no more", () => {
    const told = session((story, connect) => {
      const path = story.passive();
      for (let port = 0; port < LIMITS.connectionsPerAnnouncement * 2; port += 1) refuse(connect(path, 30_000 + port));
    });
    expect(told.announcements[0]?.attempts.length).toBe(LIMITS.connectionsPerAnnouncement);
  });
});

test("streams of attempts are numbered behind those of transfers", () => {
  const told = session((story, connect) => {
    refuse(connect(story.passive()));
    story.transfer(story.passive(), "RETR f", "content");
  });
  expect(told.transfers[0]?.connection?.stream).toBe(0);
  expect(told.announcements[0]?.attempts[0]?.stream).toBe(1);
});

describe("the control connection's packets", () => {
  test("are told line by line", () => {
    const { packets } = session((story) => {
      story.say("server", "211-Features\r\n").say("server", " UTF8\r\n").say("server", "211 End\r\n");
    });
    const data = packets?.runs.filter(({ kind }) => kind === "data") ?? [];
    expect(data.every((run) => run.packets === 1)).toBe(true);
    expect(data.slice(5, 8).map(({ from, bytes }) => [from, bytes])).toEqual([
      ["server", 14],
      ["server", 7],
      ["server", 9],
    ]);
    expect(packets?.client).toEqual({ mac: "02:00:c0:a8:00:0a", initialSequence: 1_000_000, windowShift: 7 });
  });
});

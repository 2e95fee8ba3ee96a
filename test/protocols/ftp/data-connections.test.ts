import { describe, expect, test } from "vitest";
import { FtpStory, hostPort } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import type { Place } from "../../build/segments.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { track } from "./track.ts";

const CLIENT = "192.168.0.10";
const SERVER = "192.168.0.20";

/** Steps of a transfer, in any order: the endpoint told, its answer, the command, the data connection, its replies. */
type Step = "ask" | "told" | "command" | "syn" | "go" | "data" | "done";

function played(mode: "active" | "passive", steps: readonly Step[]): string[] {
  const recording = new Recording();
  const story = new FtpStory(recording).open().login();
  const path = story.path(mode, mode === "active" ? "PORT" : "PASV");
  const data = new TcpConversation(recording, { a: path.opener, b: path.listener });
  const endpoint = hostPort(path.listener.ip, path.listener.port);
  const sender = mode === "active" ? "a" : "b";
  const acts: Record<Step, () => unknown> = {
    ask: () => story.command(mode === "active" ? `PORT ${endpoint}` : "PASV"),
    told: () => story.reply(mode === "active" ? "200 PORT ok." : `227 Passive (${endpoint}).`),
    command: () => story.command("RETR f"),
    syn: () => data.handshake(),
    go: () => story.reply("150 Here it comes."),
    data: () => data.send(sender, "content"),
    done: () => [data.close(sender), story.reply("226 Done.")],
  };
  for (const step of steps) acts[step]();
  story.quit();
  return transfers(recording);
}

/** Everything that ties a transfer together, in a line. */
function transfers(recording: Recording): string[] {
  return track(recording.packets).sessions.flatMap((session) =>
    session.transfers.map(({ verb, argument, mode, method, connection, bytes, replyCode }) =>
      [verb, argument, mode, method, connection?.opener ?? "-", bytes, replyCode].join(" "),
    ),
  );
}

describe("announcement, command and connection in every order", () => {
  const passive: Step[][] = [
    ["ask", "told", "syn", "command", "go", "data", "done"],
    ["ask", "told", "command", "syn", "go", "data", "done"],
    ["ask", "told", "command", "go", "syn", "data", "done"],
    ["ask", "syn", "told", "command", "go", "data", "done"],
    ["ask", "command", "told", "syn", "go", "data", "done"],
    ["ask", "command", "syn", "told", "go", "data", "done"],
    ["syn", "ask", "told", "command", "go", "data", "done"],
    ["ask", "told", "syn", "data", "command", "go", "done"],
  ];
  test.each(passive.map((steps) => [steps.join(" "), steps] as const))("passive: %s", (_, steps) => {
    expect(played("passive", steps)).toEqual(["RETR f passive PASV client 7 226"]);
  });

  const active: Step[][] = [
    ["ask", "told", "command", "syn", "go", "data", "done"],
    ["ask", "told", "command", "go", "syn", "data", "done"],
    ["ask", "told", "syn", "command", "go", "data", "done"],
    ["ask", "command", "told", "syn", "go", "data", "done"],
    ["syn", "ask", "told", "command", "go", "data", "done"],
  ];
  test.each(active.map((steps) => [steps.join(" "), steps] as const))("active: %s", (_, steps) => {
    expect(played("active", steps)).toEqual(["RETR f active PORT server 7 226"]);
  });
});

function session(script: (story: FtpStory, recording: Recording) => void): Recording {
  const recording = new Recording();
  const story = new FtpStory(recording).open().login();
  script(story, recording);
  story.quit();
  return recording;
}

describe("which connection is whose", () => {
  test("one PORT serves several transfers", () => {
    const recording = session((story) => {
      const path = story.active();
      for (const [index, name] of ["a", "b", "c"].entries()) {
        const opener = { ...path.opener, port: 30_000 + index };
        story.transfer({ ...path, opener }, `RETR ${name}`, name.repeat(index + 1));
      }
    });
    expect(transfers(recording)).toEqual([
      "RETR a active PORT server 1 226",
      "RETR b active PORT server 2 226",
      "RETR c active PORT server 3 226",
    ]);
    expect(track(recording.packets).sessions[0]?.announcements).toMatchObject([{ method: "PORT", transfer: 1 }]);
  });

  test("a refused command leaves the connection to the next", () => {
    const recording = session((story, into) => {
      const path = story.passive();
      const data = new TcpConversation(into, { a: path.opener, b: path.listener });
      data.handshake();
      story.ask("RETR none", "550 No such file.").command("RETR f").reply("150 Opening");
      data.send("b", "found");
      data.close("b");
      story.reply("226 Done.");
    });
    expect(transfers(recording)).toEqual(["RETR none passive PASV -  550", "RETR f passive PASV client 5 226"]);
  });

  test("a connection that comes behind a refusal is the next command's", () => {
    const recording = session((story) => {
      const path = story.passive();
      story.ask("RETR none", "550 No such file.");
      story.transfer(path, "RETR f", "found", { first: "command" });
    });
    expect(transfers(recording).at(-1)).toBe("RETR f passive PASV client 5 226");
  });

  test("pipelined pairs of PASV and RETR get their own", () => {
    const recording = session((story, into) => {
      story.say("client", "PASV\r\nRETR a\r\nPASV\r\nRETR b\r\n");
      for (const [index, name] of ["a", "b"].entries()) {
        const listener: Place = { ip: SERVER, port: 50_500 + index };
        story.reply(`227 Passive (${hostPort(SERVER, listener.port)})`);
        const data = new TcpConversation(into, { a: { ip: CLIENT, port: 41_000 + index }, b: listener });
        data.handshake();
        story.reply("150 Opening");
        data.send("b", name.repeat(index + 1));
        data.close("b");
        story.reply("226 Done");
      }
    });
    expect(transfers(recording)).toEqual(["RETR a passive PASV client 1 226", "RETR b passive PASV client 2 226"]);
  });

  test("two sessions announce one port, one after the other and at once", () => {
    const recording = new Recording();
    const listener = { ip: SERVER, port: 50_001 };
    const stories = [40_001, 40_002].map((port) =>
      new FtpStory(recording, { client: { ip: CLIENT, port } }).open().login(),
    );
    for (const [index, story] of stories.entries()) {
      const path = story.path("passive", "PASV", { listener, opener: { ip: CLIENT, port: 45_000 + index } });
      story.ask("PASV", `227 Passive (${hostPort(SERVER, 50_001)})`);
      story.transfer(path, `RETR ${index}`, "x".repeat(10 + index));
    }
    expect(transfers(recording)).toEqual(["RETR 0 passive PASV client 10 226", "RETR 1 passive PASV client 11 226"]);
  });

  test("an announcement that was superseded is not used", () => {
    const recording = session((story) => {
      story.passive();
      story.transfer(story.passive(), "RETR f", "new");
    });
    const [told] = track(recording.packets).sessions;
    expect(told?.announcements.map(({ transfer }) => transfer)).toEqual([null, 1]);
  });

  test("a PASV is used up: what follows without one is by the default port", () => {
    const recording = session((story) => {
      story.transfer(story.passive(), "RETR a", "one");
      const path = { ...story.path("active", "default"), listener: story.client };
      story.transfer(path, "RETR b", "other");
    });
    expect(transfers(recording)).toEqual(["RETR a passive PASV client 3 226", "RETR b active default server 5 226"]);
  });

  test("the address told is not the one on the wire (NAT), in both modes", () => {
    const passive = session((story) => story.transfer(story.passive("10.9.9.9"), "RETR a", "one"));
    expect(transfers(passive)).toEqual(["RETR a passive PASV client 3 226"]);
    const active = session((story) => story.transfer(story.active("10.8.8.8"), "RETR a", "one"));
    expect(transfers(active)).toEqual(["RETR a active PORT server 3 226"]);
  });

  test("two servers exchange a file between them (FXP): one connection, a transfer in each session", () => {
    const recording = new Recording();
    const other = { ip: "192.168.0.30", port: 21 };
    const from = new FtpStory(recording).open().login();
    const to = new FtpStory(recording, { client: { ip: CLIENT, port: 40_002 }, server: other }).open().login();
    const listener = { ip: other.ip, port: 50_100 };
    to.ask("PASV", `227 Passive (${hostPort(other.ip, listener.port)})`);
    from.ask(`PORT ${hostPort(other.ip, listener.port)}`, "200 PORT ok.");
    to.command("STOR f");
    from.command("RETR f");
    const data = new TcpConversation(recording, { a: { ip: SERVER, port: 20 }, b: listener });
    data.handshake();
    from.reply("150 Opening");
    to.reply("150 Ok to send");
    data.send("a", "between servers");
    data.close("a");
    from.reply("226 Done");
    to.reply("226 Done");
    expect(transfers(recording)).toEqual(["RETR f active PORT server 15 226", "STOR f passive PASV client 15 226"]);
    const streams = track(recording.packets).sessions.map(({ transfers: [one] }) => one?.connection?.stream);
    expect(streams).toEqual([0, 0]);
  });

  test("a data connection that was refused, or never answered, is still the transfer's", () => {
    const refused = session((story) => {
      story.transfer(story.passive(), "RETR a", "", {
        open: (data) => {
          data.syn();
          data.rst("b");
        },
        script: () => {},
        opening: null,
        closing: "425 Can't open data connection.",
      });
    });
    expect(transfers(refused)).toEqual(["RETR a passive PASV client 0 425"]);
    const [told] = track(refused.packets).sessions;
    expect(told?.transfers[0]).toMatchObject({ outcome: "failed", connection: { established: false, closed: "rst" } });
  });
});

describe("what is not an FTP data connection", () => {
  test("other connections between the two hosts, even while a transfer is running", () => {
    const recording = session((story, into) => {
      const path = story.passive();
      story.transfer(path, "RETR a", "content", {
        script: (data, content) => {
          for (const port of [80, 3306, 51_234]) {
            const other = new TcpConversation(into, { a: { ip: CLIENT, port: 46_000 }, b: { ip: SERVER, port } });
            other.handshake();
            other.send("a", "GET / HTTP/1.1\r\n\r\n");
            other.send("b", "HTTP/1.1 200 OK\r\n\r\n");
            other.close("a");
          }
          data.send("b", content);
          data.close("b");
        },
      });
    });
    expect(transfers(recording)).toEqual(["RETR a passive PASV client 7 226"]);
    expect(track(recording.packets).unclaimedConnections).toEqual([]);
  });

  test("port 20 without a session is told apart, with its roles by the port", () => {
    const recording = new Recording();
    const data = new TcpConversation(recording, { a: { ip: SERVER, port: 20 }, b: { ip: CLIENT, port: 50_001 } });
    data.handshake();
    data.send("a", "whose?");
    data.close("a");
    const { sessions, unclaimedConnections } = track(recording.packets);
    expect(sessions).toEqual([]);
    expect(unclaimedConnections).toMatchObject([{ opener: "server", server: { ip: SERVER, port: 20 } }]);
  });
});

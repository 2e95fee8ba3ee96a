import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/report/report.ts";
import { concat, seededBytes, u8, u16 } from "../../build/bytes.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { bordersOf, foundInBatches } from "./batches.ts";
import { factsOfScripts, type Script } from "./ftp-sessions/recorded.ts";

function wrong(user: string, password: string): Script {
  return (story) =>
    story.open().ask(`USER ${user}`, "331 Password required.").ask(`PASS ${password}`, "530 Login incorrect.").quit();
}

const right: Script = (story) => story.open().login().quit();

function tls(type: number, contents: Uint8Array): Uint8Array {
  return concat(u8(type, 3, 3), u16(contents.length), contents);
}

function handshake(kind: number): Uint8Array {
  return tls(22, concat(u8(kind, 0), u16(60), seededBytes(60, kind)));
}

function data(length: number): Uint8Array {
  return tls(23, seededBytes(length, length));
}

function secured(story: FtpStory): FtpStory {
  return story
    .open()
    .ask("AUTH TLS", "234 Go on.")
    .say("client", handshake(1))
    .say("server", concat(handshake(2), data(23), data(900)));
}

const turnedAway = "421 There are too many connected users.";

/** A client that is turned away while its first session goes on. */
const besideItself: Script = (story, recording) => {
  story.open().login();
  const client = { ip: "192.168.0.10", port: 41_000 };
  new FtpStory(recording, { client }).open(turnedAway).control.close("b");
  story.quit();
};

/** A file that did not come because its connection was not answered. */
const blocked: Script = (story, recording) => {
  story.open().login();
  story.transfer(story.passive(), "RETR a.bin", seededBytes(10, 1), {
    opening: null,
    closing: "425 Cannot open data connection.",
    open: (connection) => {
      for (const seconds of [1, 2, 4]) {
        connection.syn();
        recording.wait(seconds);
      }
    },
    script: () => {},
  });
  story.quit();
};

const came: Script = (story) => {
  story.open().login();
  story.transfer(story.passive(), "RETR a.bin", seededBytes(10, 1)).quit();
};

function line({ severity, code, subject, data: facts }: Finding): string {
  return JSON.stringify([severity, code, subject, facts]);
}

describe("what a later session shows in another light", () => {
  test.each<[string, string, Script[]]>([
    ["a login is accepted", "note ftp.login-refused", [wrong("student", "a"), right]],
    ["somebody was logged in all along", "note ftp.login-refused", [right, wrong("anonymous", "a@b"), right]],
    [
      "a client is let in",
      "warning ftp.service-closing",
      [(story) => story.open(turnedAway).control.close("b"), right],
    ],
    ["a client was in already", "warning ftp.service-closing", [besideItself]],
    [
      "a client does without TLS",
      "note ftp.tls-refused",
      [(story) => story.open().ask("AUTH TLS", "534 No TLS here.").quit(), right],
    ],
    [
      "TLS works",
      "warning ftp.tls-failed",
      [
        (story) =>
          secured(story)
            .say("client", tls(21, u8(2, 48)))
            .control.rst("a"),
        (story) =>
          secured(story)
            .say("client", data(53))
            .say("server", data(40))
            .say("client", data(30))
            .say("server", data(40))
            .control.close("a"),
      ],
    ],
    [
      "a command is answered",
      "warning ftp.command-unanswered",
      [(story) => story.open().login().say("client", "EPSV\r\n").control.rst("b"), right],
    ],
    ["a file comes", "warning ftp.passive-blocked", [blocked, came]],
    [
      "refused logins turn out to be guesses",
      "warning ftp.login-guessing",
      Array.from({ length: 12 }, (_, index) => wrong(`user${index}`, `password${index}`)),
    ],
  ])("%s", (_name, expected, scripts) => {
    const facts = factsOfScripts(...scripts);
    const whole = foundInBatches(facts, []).map(line);
    const borders = bordersOf(facts);
    expect(borders.length).toBeGreaterThan(0);
    for (const parted of [...borders.map((border) => [border]), borders]) {
      const found = foundInBatches(facts, parted);
      expect(found.map(line).sort()).toEqual(whole.sort());
      expect(found.map(({ severity, code }) => `${severity} ${code}`)).toContain(expected);
    }
  });
});

test("what comes before changes nothing", () => {
  const facts = factsOfScripts(right, wrong("student", "a"));
  for (const border of bordersOf(facts)) {
    const [refused] = foundInBatches(facts, [border]).filter(({ code }) => code === "ftp.login-refused");
    expect(refused).toMatchObject({ severity: "error", data: { accepted: false } });
  }
});

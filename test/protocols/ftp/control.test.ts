import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_PSH } from "../../../src/decode/packet-view.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { asBytes, concat } from "../../build/bytes.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import { track } from "./track.ts";

function recorded(script: (story: FtpStory, recording: Recording) => void): Recording {
  const recording = new Recording();
  script(new FtpStory(recording), recording);
  return recording;
}

/** Commands with their replies, in lines: "USER student: 331". */
function said(recording: Recording): string[] {
  return track(recording.packets).sessions.flatMap((session) =>
    session.exchanges.map(
      ({ verb, argument, replies }) =>
        `${verb ?? "-"}${argument === null ? "" : ` ${argument}`}: ${replies.map(({ code }) => code).join(" ")}`,
    ),
  );
}

describe("control text on its way", () => {
  test("keep-alives that carry a byte of rubbish leave no trace", () => {
    const recording = recorded((story) => {
      story.open();
      story.control.keepAlive("a");
      story.control.keepAlive("b");
      story.ask("NOOP", "200 ok");
    });
    expect(said(recording)).toEqual(["-: 220", "NOOP: 200"]);
    expect(track(recording.packets).controls[0]?.conflicts).toBe(0);
  });

  test("retransmissions that differ are counted, and the first copy holds", () => {
    const recording = recorded((story, into) => {
      story.open().command("USER alice");
      into.wait(0.3);
      story.control.resend("a", "USER mallo\r\n", 12);
      story.reply("331 pw");
    });
    expect(said(recording)).toEqual(["-: 220", "USER alice: 331"]);
    expect(track(recording.packets).controls[0]).toMatchObject({ conflicts: 5 });
  });

  test("a FIN that was acknowledged and not captured is no lost command", () => {
    const recording = recorded((story, into) => {
      story.open().command("QUIT", { acknowledge: false });
      story.control.fin("a", "", false);
      into.lose();
      story.reply("221 Bye.");
    });
    expect(said(recording)).toEqual(["-: 220", "QUIT: 221"]);
  });

  test("a command that was acknowledged and not captured leaves its reply alone", () => {
    const recording = recorded((story) => {
      story.open();
      story.say("client", "PWD\r\n", { lost: [0] });
      story.reply('257 "/" is current').ask("SYST", "215 UNIX");
    });
    expect(said(recording)).toEqual(["-: 220", "-: 257", "SYST: 215"]);
  });

  test("lines that the snap length cut are still commands with replies", () => {
    const recording = recorded((story) => {
      story
        .open()
        .ask("CWD /a/folder/with/a/name/longer/than/the/capture", "250 Directory changed, and much was said of it.");
      story.ask("NOOP", "200 ok");
    });
    recording.snap(54 + 20);
    expect(said(recording)).toEqual(["-: 220", "CWD /a/folder/with/a: 250", "NOOP: 200"]);
  });

  test("NULs, lower case and LF alone", () => {
    const recording = recorded((story) => {
      story.open();
      story.say("client", "user a\0b\n").reply("331 pw");
      story.say("client", "\0\0pass x\n").reply("230 in");
    });
    expect(said(recording)).toEqual(["-: 220", "USER a\0b: 331", "PASS x: 230"]);
  });

  test("a command of 550 KB is kept in part, told as a limit, and answered", () => {
    const recording = recorded((story) => {
      story.open();
      story
        .say("client", `CWD ${"a".repeat(550_000)}\r\n`)
        .reply("550 Too long.")
        .ask("NOOP", "200 ok");
    });
    const { sessions, tracker } = track(recording.packets);
    const exchange = sessions[0]?.exchanges[1];
    expect([exchange?.verb, exchange?.argument?.length, exchange?.replies[0]?.code]).toEqual(["CWD", 65_532, 550]);
    expect(tracker.dropped).toMatchObject({ controlBytes: 550_004 - 65_536 });
    expect(sessions[0]?.exchanges[2]?.verb).toBe("NOOP");
  });

  test("a capture that begins in the middle of a line", () => {
    const recording = recorded((story) => {
      story.control.alreadyOpen();
      story.say("server", "ome text of a reply\r\n").ask("SIZE f", "213 5").ask("QUIT", "221 Bye.");
    });
    const [session] = track(recording.packets).sessions;
    expect(session).toMatchObject({ opened: "midstream", login: "unknown", handshake: null });
    expect(said(recording)).toEqual(["SIZE f: 213", "QUIT: 221"]);
  });

  test("SYN-ACK alone shows the opening too", () => {
    const recording = recorded((story) => story.open().quit());
    recording.packets.shift();
    expect(track(recording.packets).sessions[0]).toMatchObject({ opened: "syn", handshake: null, firstFrame: 1 });
  });
});

describe("what only one side of was captured", () => {
  const whole = recorded((story) => story.open().login().transfer(story.passive(), "RETR f", "content").quit());

  function only(ip: number): FtpSession | undefined {
    return track(whole.packets.filter(({ data }) => data[29] === ip)).sessions[0];
  }

  test("the client's: replies are not known, nor how anything ended", () => {
    const session = only(10);
    expect(session).toMatchObject({ user: "student", login: "unknown", banner: null });
    expect(session?.transfers).toMatchObject([{ verb: "RETR", outcome: "unknown", replyCode: null }]);
  });

  test("the server's: the login was accepted, whoever it was", () => {
    const session = only(20);
    expect(session).toMatchObject({ user: null, login: "accepted", opened: "syn" });
    expect(session?.transfers).toMatchObject([{ verb: null, bytes: 7, outcome: "unknown" }]);
  });
});

describe("all at once equals byte by byte", () => {
  const CLIENT = "USER student\r\nPASS secret\r\nPASV\r\nRETR f\r\nQUIT\r\n";
  const SERVER =
    '220-Hello\r\n and welcome\r\n220 ready\r\n331 pw\r\n230-In\r\n230 in\r\n227 (192,168,0,20,195,81)\r\n150 go (7 bytes)\r\n226 "done"\r\n221 bye\r\n';

  /** Both texts, cut at these places and sent by turns; a reply may come before its command is whole, as it can in captures. */
  function segmented(cuts: readonly number[]): Recording {
    return recorded((story) => {
      story.control.handshake();
      for (const [side, text] of [
        ["a", CLIENT],
        ["b", SERVER],
      ] as const) {
        const places = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])].sort((a, b) => a - b);
        for (const [index, end] of places.slice(1).entries()) {
          story.control.send(side, text.slice(places[index], end), { acknowledge: false });
        }
      }
      story.control.close("a");
    });
  }

  function shape(recording: Recording) {
    return track(recording.packets).sessions.map(({ exchanges, announcements, transfers, banner, login, user }) => ({
      exchanges: exchanges.map(({ verb, argument, replies }) => [
        verb,
        argument,
        replies.map(({ code, text }) => [code, text]),
      ]),
      announcements: announcements.map(({ ip, port }) => [ip, port]),
      transfers: transfers.map(({ path, mode, announcedBytes, outcome }) => [path, mode, announcedBytes, outcome]),
      banner,
      login,
      user,
    }));
  }

  test("any segmentation gives the same session", () => {
    const expected = shape(segmented([]));
    expect(expected).toMatchObject([
      { user: "student", login: "accepted", transfers: [["f", "passive", 7, "completed"]] },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 60 }), (cuts) => {
        expect(shape(segmented(cuts))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("any noise on port 21 is survived, and is no session unless FTP is among it", () => {
    const noise = fc.array(fc.tuple(fc.boolean(), fc.uint8Array({ minLength: 1, maxLength: 60 })), { maxLength: 20 });
    fc.assert(
      fc.property(noise, (pieces) => {
        const recording = recorded((story) => {
          story.control.handshake();
          for (const [fromClient, bytes] of pieces) story.control.send(fromClient ? "a" : "b", bytes);
        });
        for (const { exchanges, security } of track(recording.packets).sessions) {
          const words = exchanges.flatMap(({ verb, replies }) => [verb, ...replies.map(({ code }) => code)]);
          expect(words.length > 0 || security !== "none").toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("urgent ABOR with telnet bytes glued to it is an ABOR", () => {
  const recording = recorded((story) => {
    story.open();
    story.say("client", concat(Uint8Array.of(0xff, 0xf4, 0xff), Uint8Array.of(0xf2), "ABOR\r\n"), { urgent: true });
    story.reply("225 Nothing to abort.");
  });
  expect(said(recording)).toEqual(["-: 220", "ABOR: 225"]);
});

test("a segment that overlaps what came before tells only its new part", () => {
  const recording = recorded((story) => {
    story.open();
    story.control.segment("a", { flags: TCP_PSH | TCP_ACK }, asBytes("NO"));
    story.control.segment("a", { flags: TCP_PSH | TCP_ACK }, asBytes("NOOP\r\n"));
    story.control.skip("a", 6);
    story.reply("200 ok");
  });
  expect(said(recording)).toEqual(["-: 220", "NOOP: 200"]);
});

import { describe, expect, test } from "vitest";
import { endsInside } from "../../../../src/analysis/findings/captures/ends-inside.ts";
import { controlLost } from "../../../../src/analysis/findings/ftp-sessions/control-lost.ts";
import { FTP_TRANSFERS_RULES } from "../../../../src/analysis/findings/ftp-transfers/rules.ts";
import type { FtpStory } from "../../../build/ftp-story.ts";
import type { Recording } from "../../../build/recording.ts";
import type { TcpConversation } from "../../../build/tcp-conversation.ts";
import { found, type Script, told } from "./recorded.ts";

/** A download that takes `seconds`, and whose final reply is not seen yet. */
function longDownload(story: FtpStory, recording: Recording, seconds = 600): void {
  story.open().login();
  story.transfer(story.passive(), "RETR big.iso", "data", {
    closing: null,
    script: (data) => {
      data.send("b", "first");
      recording.wait(seconds);
      data.send("b", "last");
      data.close("b");
    },
  });
}

/** Sends a line that nobody answers, and again after 0.3, 0.6, 1.2 … seconds. */
function inVain(story: FtpStory, recording: Recording, end: "client" | "server", line: string, repeats = 3): void {
  const side = end === "client" ? "a" : "b";
  story.say(end, `${line}\r\n`, { acknowledge: false });
  for (let i = 0; i < repeats; i += 1) {
    recording.wait(0.3 * 2 ** i);
    story.control.resend(side, `${line}\r\n`, line.length + 2);
  }
}

describe("a control connection that was forgotten during a transfer", () => {
  test("is told once: neither as a reply that never came, nor as the end of the capture", () => {
    const script: Script = (story, recording) => {
      longDownload(story, recording, 1);
      recording.wait(30);
      inVain(story, recording, "client", "NOOP");
    };
    const rules = [controlLost, ...FTP_TRANSFERS_RULES, endsInside];
    expect(rules.flatMap((rule) => found(rule, script)).map(({ code }) => code)).toEqual(["ftp.control-lost"]);
    // Without the vain tries, nobody knows that it is dead.
    const waiting: Script = (story, recording) => {
      longDownload(story, recording, 1);
      recording.wait(30);
      story.say("client", "NOOP\r\n");
    };
    expect(FTP_TRANSFERS_RULES.flatMap((rule) => found(rule, waiting)).map(({ code }) => code)).toEqual([
      "ftp.no-final-reply",
    ]);
  });

  test("is an error where the 226 is sent in vain", () => {
    const script: Script = (story, recording) => {
      longDownload(story, recording);
      inVain(story, recording, "server", "226 Transfer complete.");
    };
    const [finding] = found(controlLost, script);
    expect(finding?.subject).toMatchObject({ session: 1, transfer: 1 });
    expect(told([finding as never])).toMatchObject([
      {
        severity: "error",
        by: "server",
        how: "unanswered",
        resultLost: true,
        unacknowledgedBytes: 24,
        causes: ["likely nat-forgot", "possible network-lost"],
      },
    ]);
    expect(finding?.data).toMatchObject({ idleSeconds: expect.closeTo(600, 0) });
  });

  test("is an error where the client's next command is answered by nothing, or by RST", () => {
    const silent: Script = (story, recording) => {
      longDownload(story, recording);
      recording.wait(30);
      inVain(story, recording, "client", "NOOP");
    };
    const reset: Script = (story, recording) => {
      longDownload(story, recording);
      recording.wait(30);
      story.say("client", "NOOP\r\n", { acknowledge: false }).control.rst("b");
    };
    expect(told(found(controlLost, silent))).toMatchObject([
      { severity: "error", by: "client", how: "unanswered", resultLost: true },
    ]);
    expect(told(found(controlLost, reset))).toMatchObject([
      {
        severity: "error",
        by: "server",
        how: "rst",
        resultLost: true,
        causes: ["likely nat-forgot", "possible server-stopping"],
      },
    ]);
  });

  test("is an error where a client that waited for the result leaves, and not even that is answered", () => {
    const script: Script = (story, recording) => {
      longDownload(story, recording, 1);
      recording.wait(4);
      story.control.fin("a", "", false);
      recording.wait(0.2);
      story.control.segment("a", { flags: 0x11, sequence: story.control.next("a") - 1 });
    };
    expect(told(found(controlLost, script))).toMatchObject([
      { severity: "error", resultLost: true, causes: ["possible nat-forgot", "possible network-lost"] },
    ]);
  });

  test("is an error where what is sent is encrypted", () => {
    const script: Script = (story, recording) => {
      story.open().ask("AUTH TLS", "234 Go on");
      const hello = new Uint8Array([22, 3, 3, 0, 4, 1, 0, 0, 0]);
      story.say("client", hello).say(
        "server",
        hello.map((byte, at) => (at === 5 ? 2 : byte)),
      );
      const data = new Uint8Array(58).fill(9);
      data.set([23, 3, 3, 0, 53]);
      story.say("server", data).say("client", data).say("server", data);
      story.transfer(story.path("passive", "PASV"), "X", "data", {
        opening: null,
        closing: null,
        first: "connection",
        script: (conversation) => {
          conversation.send("a", data);
          recording.wait(600);
          conversation.send("b", data);
          conversation.close("b");
        },
      });
      story.control.send("b", data, { acknowledge: false });
      for (const seconds of [0.3, 0.6, 1.2]) {
        recording.wait(seconds);
        story.control.resend("b", data, data.length);
      }
    };
    expect(told(found(controlLost, script))).toMatchObject([{ severity: "error", by: "server", resultLost: true }]);
  });
});

describe("a control connection that dies with its data connection", () => {
  function brokenOff(after: (data: TcpConversation, recording: Recording) => void): Script {
    return (story, recording) => {
      story.open().login();
      story.transfer(story.passive(), "RETR big.iso", "data", {
        closing: null,
        script: (data) => {
          data.send("b", "first");
          after(data, recording);
        },
      });
      inVain(story, recording, "client", "NOOP");
    };
  }

  test.each<[string, Script]>([
    ["no data came for long", brokenOff((_, recording) => recording.wait(38))],
    [
      "data was sent again in vain",
      brokenOff((data, recording) => {
        data.send("b", "lost", { acknowledge: false });
        recording.wait(6);
        data.resend("b", "lost", 4);
      }),
    ],
  ])("leaves it to the transfer to tell: %s", (_, script) => {
    expect(told(found(controlLost, script))).toMatchObject([{ severity: "note", causes: ["likely network-lost"] }]);
    expect(FTP_TRANSFERS_RULES.flatMap((rule) => found(rule, script))).toMatchObject([
      { code: "ftp.transfer-stalled", severity: "error" },
    ]);
  });

  test("and one that data outlived does not", () => {
    const script = brokenOff((data, recording) => {
      for (let i = 0; i < 10; i += 1) {
        recording.wait(9);
        data.send("b", "more");
      }
    });
    expect(told(found(controlLost, script))).toMatchObject([
      { severity: "error", causes: ["likely nat-forgot", expect.anything()] },
    ]);
  });
});

describe("a control connection that dies otherwise", () => {
  test("is a warning where a command is sent in vain", () => {
    const script: Script = (story, recording) => {
      story.open().login();
      recording.wait(400);
      inVain(story, recording, "client", "CWD a");
    };
    expect(told(found(controlLost, script))).toMatchObject([
      { severity: "warning", resultLost: false, causes: ["possible nat-forgot", "possible network-lost"] },
    ]);
  });

  test("is a warning where a command is answered by nothing but silence from its first time on", () => {
    const script: Script = (story, recording) => {
      story.open().say("client", "USER student\r\n").control.ack("a");
      for (const seconds of [1, 2, 4]) {
        recording.wait(seconds);
        story.control.resend("a", "USER student\r\n", 14);
      }
    };
    expect(told(found(controlLost, script))).toMatchObject([
      { severity: "warning", causes: ["possible network-lost"] },
    ]);
  });

  test("is a note where one end only says goodbye in vain", () => {
    const script: Script = (story, recording) => {
      story.open().login();
      inVain(story, recording, "client", "QUIT");
    };
    expect(told(found(controlLost, script))).toMatchObject([{ severity: "note", causes: ["possible network-lost"] }]);
  });
});

describe("a control connection that is well", () => {
  test.each<[string, Script]>([
    [
      "the capture ends with a command",
      (story) => story.open().login().say("client", "NOOP\r\n", { acknowledge: false }),
    ],
    [
      "the capture ends with one retransmission",
      (story, recording) => {
        longDownload(story, recording, 1);
        inVain(story, recording, "server", "226 Transfer complete.", 1);
      },
    ],
    [
      "retransmissions are acknowledged at last",
      (story, recording) => {
        longDownload(story, recording);
        inVain(story, recording, "server", "226 Transfer complete.");
        story.control.ack("a");
      },
    ],
    [
      "a long transfer, and then all goes on",
      (story, recording) => {
        longDownload(story, recording);
        story.reply("226 Transfer complete.").quit();
      },
    ],
    [
      "replies of many segments",
      (story) => {
        story.open().say("client", "FEAT\r\n");
        for (let i = 0; i < 20; i += 1) story.say("server", `211-${i}\r\n`, { acknowledge: false });
      },
    ],
    [
      "RST instead of FIN by the client",
      (story, recording) => {
        longDownload(story, recording);
        story.reply("226 Transfer complete.").control.rst("a");
      },
    ],
    ["RST behind QUIT", (story) => story.open().login().ask("QUIT", "221 Goodbye.").control.rst("b")],
    [
      "RST for a QUIT that came late",
      (story, recording) => {
        story.open().login().reply("421 Timeout.", { acknowledge: false });
        story.control.fin("b");
        recording.wait(100);
        story.say("client", "QUIT\r\n", { acknowledge: false }).control.rst("b");
      },
    ],
    [
      "a client that was killed during its download",
      (story, recording) => {
        longDownload(story, recording, 5);
        story.say("server", "226 Transfer complete.\r\n", { acknowledge: false }).control.rst("a");
      },
    ],
  ])("%s", (_name, script) => {
    expect(found(controlLost, script)).toEqual([]);
  });

  test("one direction alone tells nothing", () => {
    const script: Script = (story, recording) => {
      const { control } = story;
      control.segment("b", { flags: 0x12 });
      for (const line of ["220 Ready\r\n", "331 Password\r\n", "230 ok\r\n"])
        control.send("b", line, { acknowledge: false });
      inVain(story, recording, "server", "226 Transfer complete.");
    };
    expect(found(controlLost, script)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { commandUnanswered } from "../../../../src/analysis/findings/ftp-sessions/command-unanswered.ts";
import { FtpStory } from "../../../build/ftp-story.ts";
import { found, type Script, told } from "./recorded.ts";

/** A client that says a line, waits and leaves. */
function waiting(line: string, seconds: number, before: Script = (story) => story.open().login()): Script {
  return (story, recording) => {
    before(story, recording);
    story.say("client", `${line}\r\n`);
    recording.wait(seconds);
    story.control.close("a");
  };
}

/** What other findings stand beside; it lets the capture go on. */
const ANOTHER: Script = (story) => story.open().login().quit();

describe("a command without an answer", () => {
  test("of which the server says nothing until the client leaves", () => {
    const [finding] = found(commandUnanswered, waiting("CWD a", 12));
    expect(finding?.frames).toHaveLength(2);
    expect(told([finding as never])).toMatchObject([
      { severity: "error", verb: "CWD", how: "silence", causes: ["possible server-error"] },
    ]);
    expect(finding?.data).toMatchObject({ seconds: expect.closeTo(12, 1) });
  });

  test("instead of which the server closes, or resets", () => {
    const closing: Script = (story) =>
      story.open().ask("USER a", "331 ok").say("client", "PASS b\r\n").control.close("b");
    expect(told(found(commandUnanswered, closing))).toMatchObject([
      { severity: "error", verb: "PASS", how: "fin", causes: ["possible server-error", "possible server-stopping"] },
    ]);
    const reset: Script = (story) => story.open().login().say("client", "EPSV\r\n").control.rst("b");
    expect(told(found(commandUnanswered, reset))).toMatchObject([
      { verb: "EPSV", how: "rst", causes: ["possible ftp-inspected", "possible server-error"] },
    ]);
  });

  test("is a warning where another session brings the login", () => {
    const pass = waiting("PASS b", 12, (story) => story.open().ask("USER a", "331 ok"));
    expect(told(found(commandUnanswered, pass, ANOTHER))).toMatchObject([{ severity: "warning", verb: "PASS" }]);
  });

  test("tells the first of several that the client went on to send", () => {
    const script: Script = (story, recording) => {
      story.open().login().say("client", "CWD a\r\n");
      recording.wait(20);
      story.say("client", "NOOP\r\n");
      recording.wait(20);
      story.control.close("a");
    };
    expect(told(found(commandUnanswered, script))).toMatchObject([{ verb: "CWD" }]);
  });

  test.each<[string, Script]>([
    [
      "a command that TCP did not deliver",
      (story, recording) => {
        story.open().login().say("client", "CWD a\r\n", { acknowledge: false });
        recording.wait(60);
        new FtpStory(recording, { client: { ip: "192.168.0.11", port: 40_009 } }).open();
      },
    ],
    ["a client that leaves at once", waiting("NOOP", 1)],
    ["a client that says goodbye", waiting("QUIT", 12)],
    ["a transfer, of which other rules tell", waiting("RETR a", 12)],
    ["a capture that ends early", (story) => story.open().login().say("client", "CWD a\r\n")],
    [
      "a session that the server had closed before",
      (story, recording) => {
        story.open().login().control.fin("b");
        recording.wait(20);
        story.say("client", "CWD a\r\n", { acknowledge: false }).control.rst("b");
      },
    ],
    ["an ordinary session", ANOTHER],
  ])("is not %s", (_name, script) => {
    expect(found(commandUnanswered, script)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { commandRefused } from "../../../../src/analysis/findings/ftp-sessions/command-refused.ts";
import { modeRefused } from "../../../../src/analysis/findings/ftp-sessions/mode-refused.ts";
import { serviceClosing } from "../../../../src/analysis/findings/ftp-sessions/service-closing.ts";
import { FtpStory } from "../../../build/ftp-story.ts";
import { found, type Script, told } from "./recorded.ts";

describe("refused commands", () => {
  test("are a note each, and counted where they repeat", () => {
    const script: Script = (story) =>
      story
        .open()
        .login()
        .ask("CWD nowhere", "550 Failed to change directory.")
        .ask("SITE UTIME 1 a", "500 Unknown SITE command.")
        .ask("SITE CHMOD 644 a", "500 Unknown SITE command.")
        .quit();
    expect(told(found(commandRefused, script))).toMatchObject([
      { severity: "note", verb: "CWD", argument: "nowhere", replyCode: 550, times: 1, causes: [] },
      { verb: "SITE", argument: "UTIME 1 a", times: 2, causes: ["likely server-lacks-command"] },
    ]);
  });

  test("are nothing where clients only ask what the server can, or other rules tell", () => {
    const script: Script = (story) =>
      story
        .open()
        .ask("AUTH TLS", "502 Not implemented.")
        .ask("DELE a", "530 Please login.")
        .login()
        .ask("FEAT", "500 What?")
        .ask("OPTS UTF8 ON", "501 Option not understood.")
        .ask("SIZE folder", "550 Not a plain file.")
        .ask("MDTM folder", "550 Not a plain file.")
        .ask("MLST a", "500 What?")
        .ask("EPSV", "500 What?")
        .refused("RETR a", "550 No such file.")
        .quit();
    expect(found(commandRefused, script)).toEqual([]);
  });

  test("of commands that the capture lacks are told by their replies", () => {
    const script: Script = (story) => story.reply("425 Cannot open.").reply("530 Login incorrect.").reply("421 Bye.");
    expect(told(found(commandRefused, script))).toMatchObject([{ verb: null, replyCode: 425, times: 2 }]);
  });

  test("of names that nobody knows are one kind", () => {
    const script: Script = (story) => story.open().login().ask("XABC", "500 What?").ask("XDEF", "500 What?").quit();
    expect(told(found(commandRefused, script))).toMatchObject([{ verb: "XABC", times: 2 }]);
  });
});

describe("refused commands for a data connection", () => {
  test("are a note, with what came instead", () => {
    const script: Script = (story) => {
      story.open().login().ask("EPSV", "500 EPSV not understood");
      story.transfer(story.passive(), "LIST", "listing").quit();
    };
    expect(told(found(modeRefused, script))).toMatchObject([
      { severity: "note", method: "EPSV", replyCode: 500, fallback: "PASV", times: 1 },
    ]);
  });

  test("tell what worked in the end", () => {
    const script: Script = (story) => {
      story.open().login().ask("EPSV", "550 Permission denied.").ask("PASV", "550 Permission denied.");
      story.transfer(story.active(), "LIST", "listing").quit();
    };
    expect(told(found(modeRefused, script))).toMatchObject([
      { severity: "note", method: "EPSV", fallback: "PORT" },
      { severity: "note", method: "PASV", fallback: "PORT" },
    ]);
  });

  test("are a warning where the client gives up", () => {
    const script: Script = (story) => story.open().login().ask("EPRT |3|x|1|", "522 Use (1,2).").quit();
    expect(told(found(modeRefused, script))).toMatchObject([
      { severity: "warning", method: "EPRT", fallback: null, causes: [] },
    ]);
  });

  test("are a note where the capture ends before anything follows", () => {
    const script: Script = (story) => story.open().login().ask("EPSV", "502 No.");
    expect(told(found(modeRefused, script))).toMatchObject([
      { severity: "note", causes: ["certain server-lacks-command"] },
    ]);
  });

  test("are a warning for PASV and PORT too, and a note where another rule tells what became of it", () => {
    const passive: Script = (story) => story.open().login().ask("PASV", "550 Permission denied.").quit();
    expect(told(found(modeRefused, passive))).toMatchObject([
      { severity: "warning", method: "PASV", replyCode: 550, causes: ["likely account-not-allowed"] },
    ]);
    const port = "PORT 192,168,0,10,195,80";
    const active: Script = (story) => story.open().login().ask(port, "502 Command not implemented.").quit();
    expect(told(found(modeRefused, active))).toMatchObject([{ severity: "warning", method: "PORT" }]);
    const tried: Script = (story) =>
      story.open().login().ask(port, "550 Permission denied.").refused("LIST", "425 Use PORT or PASV first.").quit();
    expect(told(found(modeRefused, tried))).toMatchObject([{ severity: "note", method: "PORT", fallback: null }]);
  });

  test("are one warning where one way after the other is refused", () => {
    const off = "550 Permission denied.";
    const script: Script = (story) => story.open().login().ask("EPSV", off).ask("PASV", off).ask("EPSV", off).quit();
    expect(told(found(modeRefused, script))).toMatchObject([
      { severity: "note", method: "EPSV", times: 2 },
      { severity: "warning", method: "PASV" },
    ]);
  });

  test("are no lack of a command where vsftpd has trouble of its own", () => {
    const said = "500 OOPS: vsf_sysutil_bind, maximum number of attempts to find a listening port exceeded";
    const script: Script = (story) => story.open().login().ask("PASV", said).quit();
    expect(told(found(modeRefused, script))).toMatchObject([{ causes: ["likely server-error"] }]);
  });

  test("are none where PORT was refused for what it named", () => {
    for (const named of ["192,168,0,77,195,80", "192,168,0,10,0,25"]) {
      const script: Script = (story) => story.open().login().ask(`PORT ${named}`, "500 Illegal PORT command.").quit();
      expect(found(modeRefused, script)).toEqual([]);
    }
  });

  test("are none of their own before a login", () => {
    expect(found(modeRefused, (story) => story.open().ask("EPSV", "530 Please login.").login().quit())).toEqual([]);
  });
});

describe("421", () => {
  const turnedAway: Script = (story) => story.open("421 There are too many connected users.").control.close("b");

  test("instead of the greeting is an error, unless the client is let in later", () => {
    const causes = ["certain too-many-connections"];
    expect(told(found(serviceClosing, turnedAway))).toMatchObject([
      { severity: "error", when: "connect", idleSeconds: null, causes },
    ]);
    const right: Script = (story) => story.open().login().quit();
    expect(told(found(serviceClosing, turnedAway, right))).toMatchObject([{ severity: "warning" }]);
    expect(told(found(serviceClosing, right, turnedAway))).toMatchObject([{ severity: "error", session: 2 }]);
  });

  test("instead of the greeting is a warning for a client that is logged in already", () => {
    const turnedAwayBeside: Script = (story, recording) => {
      story.open().login();
      const second = new FtpStory(recording, { client: { ip: "192.168.0.10", port: 41_000 } });
      second.open("421 There are too many connected users.").control.close("b");
      story.quit();
    };
    expect(told(found(serviceClosing, turnedAwayBeside))).toMatchObject([{ severity: "warning", session: 2 }]);
  });

  test("after idle time is a note, and tells how long", () => {
    const script: Script = (story, recording) => {
      story.open().login().ask("TYPE I", "200 ok");
      recording.wait(300);
      story.reply("421 Timeout.").control.close("b");
    };
    const [finding] = told(found(serviceClosing, script));
    expect(finding).toMatchObject({ severity: "note", when: "unasked", causes: ["certain server-idle-timeout"] });
    expect(finding).toMatchObject({ idleSeconds: expect.closeTo(300, 0) });
  });

  test("idle time begins when the data ends", () => {
    const script: Script = (story, recording) => {
      story.open().login();
      const options = {
        closing: null,
        script: (data: { send(side: "b", text: string): void; close(side: "b"): void }) => {
          recording.wait(100);
          data.send("b", "data");
          data.close("b");
        },
      };
      story.transfer(story.passive(), "RETR a", "data", options).reply("226 Done.");
      recording.wait(20);
      story.reply("421 Service not available.").control.close("b");
    };
    const [finding] = told(found(serviceClosing, script));
    expect(finding).toMatchObject({ idleSeconds: expect.closeTo(20, 0) });
    expect(finding).toMatchObject({ severity: "warning", causes: [] });
  });

  test.each<[string, Script, string, string, string[]]>([
    [
      "to USER",
      (story) => story.open().ask("USER a", "421 Service not available.").control.close("b"),
      "login",
      "error",
      [],
    ],
    [
      "to a command",
      (story) => story.open().login().ask("CWD a", "421 Server is shutting down.").control.close("b"),
      "command",
      "warning",
      ["certain server-stopping"],
    ],
    [
      "to a transfer",
      (story) => story.open().login().refused("RETR a", "421 Data timeout. Reconnect. Sorry.").control.close("b"),
      "transfer",
      "warning",
      [],
    ],
    [
      "to USER without TLS",
      (story) => story.open().ask("USER a", "421 Please reconnect using TLS security mechanisms.").control.close("b"),
      "login",
      "error",
      ["certain tls-required"],
    ],
    [
      "to a transfer whose data went, which is told of as cut",
      (story) =>
        story
          .open()
          .login()
          .transfer(story.passive(), "RETR a", "data", { closing: "421 Data timeout." })
          .control.close("b"),
      "transfer",
      "note",
      [],
    ],
    [
      "for wrong passwords",
      (story) => story.open().ask("USER a", "331 ok").ask("PASS b", "421 Too many login failures.").control.close("b"),
      "login",
      "warning",
      ["likely wrong-password"],
    ],
  ])("%s", (_name, script, when, severity, causes) => {
    expect(told(found(serviceClosing, script))).toMatchObject([{ when, severity, causes }]);
  });

  test("is not in an ordinary session", () => {
    expect(found(serviceClosing, (story) => story.open().login().quit())).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { anonymousLogin } from "../../../../src/analysis/findings/ftp-sessions/anonymous-login.ts";
import { loginGuessing } from "../../../../src/analysis/findings/ftp-sessions/login-guessing.ts";
import { loginNeeded } from "../../../../src/analysis/findings/ftp-sessions/login-needed.ts";
import { loginRefused } from "../../../../src/analysis/findings/ftp-sessions/login-refused.ts";
import { refusedAfterLogin } from "../../../../src/analysis/findings/ftp-sessions/refused-after-login.ts";
import type { FtpStory } from "../../../build/ftp-story.ts";
import { found, type Script, told } from "./recorded.ts";

function attempt(story: FtpStory, user: string, password: string, reply = "530 Login incorrect."): FtpStory {
  return story.ask(`USER ${user}`, "331 Password required.").ask(`PASS ${password}`, reply);
}

const wrong: Script = (story) => attempt(story.open(), "student", "wrong").quit();
const right: Script = (story) => story.open().login().quit();

describe("a refused login", () => {
  test("is an error where nothing better follows", () => {
    expect(told(found(loginRefused, wrong))).toEqual([
      {
        severity: "error",
        session: 1,
        user: "student",
        attempts: 1,
        replyCode: 530,
        reply: "Login incorrect.",
        accepted: false,
        causes: ["likely wrong-password", "possible account-not-allowed"],
      },
    ]);
  });

  test("rests on the command and the reply", () => {
    expect(found(loginRefused, wrong)[0]?.frames).toEqual([10, 12]);
  });

  test("is a note where the next attempt is accepted, in the session or a later one", () => {
    const again: Script = (story) =>
      attempt(attempt(story.open(), "student", "a"), "student", "b")
        .login()
        .quit();
    expect(told(found(loginRefused, again))).toMatchObject([{ severity: "note", attempts: 2, accepted: true }]);
    expect(told(found(loginRefused, wrong, right))).toMatchObject([{ severity: "note", accepted: true }]);
    expect(told(found(loginRefused, right, wrong))).toMatchObject([{ severity: "error", accepted: false }]);
  });

  test("is a note where a browser tries as anonymous again after somebody has logged in", () => {
    const guest: Script = (story) => attempt(story.open(), "anonymous", "guest@").quit();
    expect(told(found(loginRefused, right, guest))).toMatchObject([
      { severity: "note", causes: ["likely account-not-allowed"] },
    ]);
    expect(told(found(loginRefused, guest))).toMatchObject([{ severity: "error" }]);
  });

  test("is a note where what came later is encrypted", () => {
    const secured: Script = (story) => {
      story.open().ask("USER student", "530 Non-anonymous sessions must use encryption.").ask("AUTH TLS", "234 Go on");
      story.say("client", new Uint8Array([22, 3, 1, 0, 4, 1, 0, 0, 0]));
      story.say("server", new Uint8Array([22, 3, 3, 0, 4, 2, 0, 0, 0]));
    };
    expect(told(found(loginRefused, secured))).toMatchObject([
      { severity: "note", accepted: null, causes: ["certain tls-required"] },
    ]);
  });

  test.each<[string, string, string, string]>([
    ["USER", "530 User student access denied.", "USER student", "likely account-not-allowed"],
    ["TLS", "550 SSL/TLS required on the control channel", "USER student", "certain tls-required"],
    ["TLS on IIS", "534 Policy requires SSL.", "USER student", "certain tls-required"],
    [
      "room",
      "530 Sorry, the maximum number of clients (5) for this user are already connected.",
      "USER student",
      "certain too-many-connections",
    ],
    ["guests only", "530 This FTP server is anonymous only.", "USER student", "likely account-not-allowed"],
  ])("says why: %s", (_name, reply, command, cause) => {
    const [finding] = told(found(loginRefused, (story) => story.open().ask(command, reply).quit()));
    expect(finding).toMatchObject({ causes: [cause] });
  });

  test("is none where the client leaves after 331, or the session ends by 421", () => {
    const leaves: Script = (story) => story.open().ask("USER student", "331 Password required.").quit();
    const closed: Script = (story) => story.open().ask("USER student", "421 Too many users.").control.close("b");
    const outOfOrder: Script = (story) => story.open().ask("PASS x", "503 Login with USER first.").login().quit();
    expect(found(loginRefused, leaves, closed, outOfOrder, right)).toEqual([]);
  });
});

describe("guessing", () => {
  const guess =
    (number: number): Script =>
    (story) => {
      for (let i = 0; i < 3; i += 1) attempt(story, `user${number % 2}`, `guess${number}${i}`);
    };
  const guesses = [1, 2, 3, 4].map(
    (number): Script =>
      (story, recording) => {
        story.open();
        guess(number)(story, recording);
        story.control.close("a");
      },
  );

  test("is one finding, and the refused logins then are none", () => {
    expect(told(found(loginGuessing, ...guesses))).toMatchObject([
      {
        severity: "warning",
        session: null,
        client: "192.168.0.10",
        server: "192.168.0.20",
        attempts: 12,
        users: 2,
        passwords: 12,
        sessions: 4,
        accepted: false,
        causes: ["likely password-guessing"],
      },
    ]);
    expect(found(loginRefused, ...guesses)).toEqual([]);
  });

  test("tells where one of the users was let in afterwards", () => {
    const letIn: Script = (story) => story.open().login("user1").quit();
    expect(told(found(loginGuessing, ...guesses, letIn))).toMatchObject([{ accepted: true }]);
    expect(told(found(loginGuessing, ...guesses, right))).toMatchObject([{ accepted: false }]);
  });

  test("is not a program that has one wrong password, however often it tries", () => {
    const stale = Array.from({ length: 15 }, () => wrong);
    expect(found(loginGuessing, ...stale)).toEqual([]);
    expect(found(loginRefused, ...stale)).toHaveLength(15);
  });

  test("is not somebody who mistypes", () => {
    const mistyped: Script = (story) => {
      story.open();
      for (const password of ["secrte", "secert", "Secret"]) attempt(story, "student", password);
      story.login().quit();
    };
    expect(found(loginGuessing, mistyped)).toEqual([]);
  });
});

describe("530 before any login", () => {
  const early =
    (...commands: string[]): Script =>
    (story) => {
      story.open();
      for (const command of commands) story.ask(command, "530 Please login with USER and PASS.");
    };

  test("is an error where a transfer was wanted and no login follows", () => {
    const script: Script = (story, recording) => {
      early("PWD", "PASV")(story, recording);
      story.quit();
    };
    expect(told(found(loginNeeded, script))).toMatchObject([
      { severity: "error", verb: "PWD", times: 2, accepted: false },
    ]);
  });

  test("is a warning for less, and a note where the login follows", () => {
    const without: Script = (story, recording) => early("PWD")(story, recording);
    const before: Script = (story, recording) => {
      early("PASV")(story, recording);
      story.login().quit();
    };
    expect(told(found(loginNeeded, without))).toMatchObject([{ severity: "warning" }]);
    expect(told(found(loginNeeded, before))).toMatchObject([{ severity: "note", accepted: true }]);
  });

  test("is nothing for what clients ask beforehand, nor for what nobody knows", () => {
    const probing: Script = (story, recording) => {
      early(
        "FEAT",
        "SYST",
        "OPTS UTF8 ON",
        "AUTH TLS",
        "CLNT x",
        "HOST y",
        "PBSZ 0",
        "PROT P",
        "HELP",
        "XYZZY",
      )(story, recording);
      story.login().quit();
    };
    expect(found(loginNeeded, probing)).toEqual([]);
  });

  test("is nothing more where a login was refused before it", () => {
    const script: Script = (story) => attempt(story.open(), "student", "wrong").ask("PASV", "530 Please login.").quit();
    expect(found(loginNeeded, script)).toEqual([]);
  });
});

describe("530 and 532 after the login", () => {
  test("are an error for a transfer, which is told with its account", () => {
    const script: Script = (story) =>
      story.open().login().ask("STOR a.txt", "532 Need account for storing files.").quit();
    const [finding] = found(refusedAfterLogin, script);
    expect(finding).toMatchObject({ severity: "error", subject: { session: 1, transfer: 1 } });
    expect(told([finding as never])).toMatchObject([
      { verb: "STOR", replyCode: 532, causes: ["likely account-needed"] },
    ]);
  });

  test("are a note for other commands, once for each", () => {
    const script: Script = (story) =>
      story.open().login().ask("DELE a", "530 Permission denied.").ask("DELE b", "530 Permission denied.").quit();
    expect(told(found(refusedAfterLogin, script))).toMatchObject([{ severity: "note", verb: "DELE", times: 2 }]);
  });

  test("are told where the login lies before the capture, as what was granted shows", () => {
    const later: Script = (story) => {
      story.control.alreadyOpen();
      story.ask("PASV", "227 Entering Passive Mode (192,168,0,20,195,81).");
      story.ask("STOR a.txt", "530 Not for you.").quit();
    };
    expect(found(loginNeeded, later)).toEqual([]);
    expect(told(found(refusedAfterLogin, later))).toMatchObject([{ severity: "error", verb: "STOR" }]);
    const account: Script = (story) => {
      story.control.alreadyOpen();
      story.ask("STOR a.txt", "532 Need account for storing files.").quit();
    };
    expect(found(loginNeeded, account)).toEqual([]);
  });

  test("before it are none of these", () => {
    const script: Script = (story) => story.open().ask("PASV", "530 Please login.").login().quit();
    expect(found(refusedAfterLogin, script)).toEqual([]);
  });
});

describe("anonymous logins", () => {
  test("are one note a server", () => {
    const guest: Script = (story) => story.open().login("Anonymous", "guest@").quit();
    expect(told(found(anonymousLogin, guest, right, guest))).toEqual([
      {
        severity: "note",
        session: null,
        user: "Anonymous",
        server: { ip: "192.168.0.20", port: 21 },
        sessions: 2,
        causes: [],
      },
    ]);
  });

  test("that are refused are none", () => {
    expect(found(anonymousLogin, (story) => attempt(story.open(), "anonymous", "x").quit())).toEqual([]);
  });
});

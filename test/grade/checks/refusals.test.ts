/** A hint is what helps this student: by who refused what, and how. */
import { describe, expect, test } from "vitest";
import { gradingEn } from "../../../src/render/locale/grading/en.ts";
import type { CheckName } from "../../../src/report/grading/check-cases.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { checked, recorded, type Script } from "../handed-in.ts";
import { hintsOf, type Mode } from "./hints.ts";

async function hints(check: CheckName, mode: Mode, script: Script): Promise<(string | null)[]> {
  return hintsOf(checked(check, mode, [await recorded("capture.pcap", script)]));
}

describe("what was refused", () => {
  const refused =
    (line: string, reply: string): Script =>
    (story) => {
      story.open().login();
      story.refused(line, reply, story.active()).quit();
    };

  test.each([
    ["RETR a.bin", "550 Failed to open file.", 'type "ls", and get a file that is there'],
    ["STOR a.bin", "553 Could not create file.", "put the file into a folder that you may write to"],
    ["RETR a.bin", "530 Please login.", "log in first"],
    ["LIST", "500 OOPS: vsf_sysutil_bind", "try again later, or look into the server's log"],
  ])("%s, %s: %s", async (line, reply, hint) => {
    expect((await hints("data-syn-direction", "active", refused(line, reply)))[0]).toBe(hint);
    if (line !== "LIST") expect((await hints("file-transferred", "active", refused(line, reply)))[0]).toBe(hint);
  });

  test.each([
    ["PORT 10,0,0,1,4,1", "active", "500 Illegal PORT command.", "NAT"],
    ["PORT 10,0,0,1,4,1", "active", "550 Permission denied.", "port_enable=YES"],
    ["PASV", "passive", "550 Permission denied.", "pasv_enable=YES"],
    ["EPSV", "passive", "502 Command not implemented.", "another client"],
  ] as const)("%s in %s mode by %s: %s", async (line, mode, reply, word) => {
    const script: Script = (story) => story.open().login().ask(line, reply).quit();
    for (const hint of await hints("endpoint-announced", mode, script)) {
      expect(hint).toContain(word === "another client" && hint?.includes("다른") === true ? "다른 클라이언트" : word);
    }
  });
});

describe("a data connection that the server says it could not make", () => {
  const script =
    (closing: string | null): Script =>
    (story) => {
      story.open().login();
      story.active();
      story.command("RETR a.bin");
      if (closing !== null) story.reply(closing);
      story.quit();
    };

  test("was stopped on its way, and not left out by a filter", async () => {
    const [hint] = await hints("data-syn-direction", "active", script("425 Failed to establish connection."));
    expect(hint).toContain("NAT");
    expect(hint).not.toContain("filter");
  });
});

describe("a port at an address that is not the listener's", () => {
  test("is why a client that was told it by 227 asks for nothing more", async () => {
    const script: Script = (story) => {
      story.open().login();
      story.passive("10.9.9.9");
      story.quit();
    };
    const grade = checked("data-syn-direction", "passive", [await recorded("capture.pcap", script)]);
    expect(grade.reason).toMatchObject({
      code: "missing",
      data: { opener: "client", to: { ip: "10.9.9.9" }, own: "192.168.0.20" },
    });
    for (const hint of hintsOf(grade)) expect(hint).toContain("pasv_address");
  });

  test("is why its SYN got no answer", async () => {
    const script: Script = (story) => {
      story.open().login();
      const path = story.passive("10.9.9.9");
      const data = new TcpConversation(story.recording, { a: path.opener, b: { ...path.listener, ip: "10.9.9.9" } });
      data.syn();
      story.quit();
    };
    const grade = checked("data-handshake", "passive", [await recorded("capture.pcap", script)]);
    expect(grade.reason).toMatchObject({ code: "unanswered", data: { own: "192.168.0.20" } });
    for (const hint of hintsOf(grade)) expect(hint).toContain("pasv_address");
  });
});

describe("a login that was refused", () => {
  test.each([
    ["530 Login incorrect.", "check name and password, and log in again"],
    ["421 Too many users.", "try again when the server has room for you"],
    [
      "500 OOPS: vsftpd: refusing to run with writable root inside chroot()",
      'set "allow_writeable_chroot=YES" in vsftpd.conf',
    ],
    ["500 OOPS: cannot change directory:/home/a", "not the password: set the server up as its reply says"],
  ])("by %s", async (reply, hint) => {
    const script: Script = (story) => story.open().ask("USER a", "331 Password.").ask("PASS b", reply).quit();
    expect((await hints("login-accepted", "active", script))[0]).toBe(hint);
  });

  test("is none where the capture stops before it", async () => {
    const grade = checked("login-accepted", "active", [await recorded("capture.pcap", (story) => story.open())]);
    expect(grade.reason).toMatchObject({ code: "none", data: { seconds: expect.closeTo(0.004, 3) } });
    expect(hintsOf(grade)[0]).toBe("stop tcpdump only after bye");
  });
});

describe("frames", () => {
  test("are named once, though they show two things", async () => {
    const script: Script = (story) => {
      story.open().login();
      const path = story.passive();
      new TcpConversation(story.recording, { a: path.opener, b: path.listener }).syn();
      story.quit();
    };
    const grade = checked("data-handshake", "passive", [await recorded("capture.pcap", script)]);
    expect(grade).toMatchObject({ reason: { code: "unanswered", data: { syns: 1 } } });
    expect(grade.frames).toHaveLength(1);
  });
});

describe("a server that breaks off", () => {
  test("owes a reply that no capture could hold", async () => {
    const script: Script = (story) => {
      story.open().ask("USER a", "331 Password.").ask("PASS b", "500 OOPS: no chroot.");
      story.command("PASV");
      story.control.rst("b");
    };
    const file = await recorded("capture.pcap", script);
    const announced = checked("endpoint-announced", "passive", [file]);
    expect(announced).toMatchObject({ points: 0, reason: { code: "connection-lost", data: { loggedIn: false } } });
    expect(hintsOf(announced)[0]).toBe("log in first");
    expect(hintsOf(checked("connection-closed", "passive", [file]))[0]).toContain("server's log");
  });
});

describe("TLS", () => {
  test("is the cause of a RST behind a QUIT that could not be read", () => {
    const data = { by: "server", encrypted: true } as const;
    const hint = gradingEn.checks["connection-closed"].hints.reset?.(data, "passive");
    expect(hint).toBe(gradingEn.checks["login-accepted"].hints.encrypted?.({ security: "explicit-tls" }, "passive"));
  });
});

import { describe, expect, test } from "vitest";
import { FtpStory } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import { checked, fixture, readable, recorded, reportOf, saidOf, session } from "../handed-in.ts";

describe("control-handshake", () => {
  test("is earned by SYN, SYN-ACK and ACK, which it shows", async () => {
    const grade = checked("control-handshake", "active", [await recorded("a.pcap", session("active"))]);
    expect(grade).toMatchObject({ outcome: "passed", points: 10, frames: [1, 2, 3], reason: { code: "complete" } });
  });

  test("is half without one of them, and nothing where the session begins later", async () => {
    const one = await fixture("ftp-one-direction.pcap");
    expect(checked("control-handshake", "passive", [one])).toMatchObject({
      points: 5,
      reason: { code: "incomplete", data: { missing: ["syn", "ack"] } },
    });
    expect(checked("control-handshake", "passive", [await fixture("ftp-midstream.pcap")])).toMatchObject({
      points: 0,
      reason: { code: "midstream" },
    });
  });
});

describe("login-accepted", () => {
  test("does not mind tries that were refused before", async () => {
    const said = await saidOf("login-accepted", "any", (story) => {
      story.open().ask("USER a", "331 Password.").ask("PASS b", "530 No.").login("student", "secret").quit();
    });
    expect(said).toBe("accepted 10");
  });

  test("tells who was refused, by which reply, and where", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().ask("USER guest", "331 Password.").ask("PASS b", "530 Login incorrect.").quit();
    });
    expect(checked("login-accepted", "any", [file])).toMatchObject({
      outcome: "failed",
      frames: [12],
      reason: { code: "refused", data: { user: "guest", code: 530, reply: "Login incorrect.", frame: 12 } },
    });
  });

  test("can ask for a certain user", async () => {
    const wanted = { user: "student" };
    expect(await saidOf("login-accepted", "active", session("active"), wanted)).toBe("accepted 10");
    expect(await saidOf("login-accepted", "active", session("active"), { user: "root" })).toBe("other-user 0");
  });

  test("tells TLS, a late beginning, a missing answer and no login at all from each other", async () => {
    const tls = await fixture("ftp-auth-tls-passive.pcap");
    expect(checked("login-accepted", "passive", [tls]).reason?.code).toBe("encrypted");
    const late = await fixture("ftp-midstream.pcap");
    expect(checked("login-accepted", "active", [late]).reason?.code).toBe("midstream");
    expect(await saidOf("login-accepted", "any", (story) => story.open().quit())).toBe("none 0");
    const cut = await saidOf("login-accepted", "any", (story) => {
      story.open().ask("USER a", "331 Password.").command("PASS b");
    });
    expect(cut).toBe("unanswered 0");
  });

  test("tells a greeting that turns the client away", async () => {
    const said = await saidOf("login-accepted", "any", (story) => story.open("421 Too many connections."));
    expect(said).toBe("refused 0");
  });
});

describe("connection-closed", () => {
  test.each([
    ["QUIT and FINs", (story: FtpStory) => story.quit(), "closed 10"],
    ["FINs alone", (story: FtpStory) => story.control.close("a"), "closed 10"],
    ["a RST behind 221", (story: FtpStory) => story.ask("QUIT", "221 Bye.").control.rst("a"), "closed 10"],
    ["a RST out of nothing", (story: FtpStory) => story.control.rst("a"), "reset 5"],
    ["221, and the capture ends", (story: FtpStory) => story.ask("QUIT", "221 Bye."), "goodbye 5"],
    ["one FIN", (story: FtpStory) => story.control.fin("a"), "half-closed 5"],
    ["nothing", () => {}, "open 0"],
  ])("by %s", async (_, end, said) => {
    expect(await saidOf("connection-closed", "any", (story) => end(story.open().login()))).toBe(said);
  });

  test("says of TLS nothing about QUIT", async () => {
    const grade = checked("connection-closed", "active", [await fixture("ftp-auth-tls-active.pcap")]);
    expect(grade.reason).toMatchObject({ code: "reset", data: { by: "server", encrypted: true } });
  });
});

describe("captured-from-start", () => {
  test("takes the SYN, or the greeting; a later beginning fails", async () => {
    expect(await saidOf("captured-from-start", "any", (story) => story.open().login())).toBe("syn 10");
    const recording = new Recording();
    const story = new FtpStory(recording);
    story.control.alreadyOpen();
    story.reply("220 Service ready.").login();
    const late = readable("a.pcap", await reportOf(recording));
    expect(checked("captured-from-start", "any", [late]).reason?.code).toBe("greeting");
    const grade = checked("captured-from-start", "passive", [await fixture("ftp-midstream.pcap")]);
    expect(grade).toMatchObject({ points: 0, reason: { code: "midstream" } });
  });
});

describe("commands-used", () => {
  const wanted = { commands: ["pwd", "LIST", "MKD"] };

  test("gives each command its share, and none for one that was refused", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login().ask("PWD", '257 "/"').ask("MKD x", "550 No.").quit();
    });
    expect(checked("commands-used", "any", [file], wanted)).toMatchObject({
      outcome: "partial",
      points: 3.33,
      reason: { code: "some", data: { seen: ["PWD"], missing: ["LIST", "MKD"], refused: ["MKD"] } },
    });
  });

  test("counts one that was refused first and taken later", async () => {
    const said = await saidOf(
      "commands-used",
      "any",
      (story) => story.open().ask("PWD", "530 Log in.").login().ask("PWD", '257 "/"').quit(),
      { commands: ["PWD"] },
    );
    expect(said).toBe("all 10");
  });

  test("sees nothing in TLS", async () => {
    const grade = checked("commands-used", "passive", [await fixture("ftp-auth-tls-passive.pcap")], wanted);
    expect(grade.reason?.code).toBe("encrypted");
  });
});

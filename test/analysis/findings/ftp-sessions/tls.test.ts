import { describe, expect, test } from "vitest";
import { tlsControlCleared } from "../../../../src/analysis/findings/ftp-sessions/tls-control-cleared.ts";
import { tlsDataClear } from "../../../../src/analysis/findings/ftp-sessions/tls-data-clear.ts";
import { tlsFailed } from "../../../../src/analysis/findings/ftp-sessions/tls-failed.ts";
import { tlsRefused } from "../../../../src/analysis/findings/ftp-sessions/tls-refused.ts";
import { concat, seededBytes, u8, u16 } from "../../../build/bytes.ts";
import { FtpStory } from "../../../build/ftp-story.ts";
import { Recording } from "../../../build/recording.ts";
import { factsOfRecording, found, type Script, told } from "./recorded.ts";

function record(type: number, contents: Uint8Array): Uint8Array {
  return concat(u8(type, 3, 3), u16(contents.length), contents);
}

function message(kind: number): Uint8Array {
  return record(22, concat(u8(kind, 0), u16(60), seededBytes(60, kind)));
}

function data(length = 53): Uint8Array {
  return record(23, seededBytes(length, length));
}

function alert(description: number): Uint8Array {
  return record(21, u8(2, description));
}

function hello(story: FtpStory): FtpStory {
  return story.open().ask("AUTH TLS", "234 Go on.").say("client", message(1));
}

/** ServerHello and all that follows it. */
function answered(story: FtpStory): FtpStory {
  return hello(story).say("server", concat(message(2), data(23), data(900)));
}

function secured(story: FtpStory): FtpStory {
  return answered(story).say("client", data()).say("server", data(40)).say("client", data(30)).say("server", data(40));
}

const plain: Script = (story) => story.open().login().quit();

describe("TLS refused", () => {
  const refused = (story: FtpStory) => story.open().ask("AUTH TLS", "534 No TLS here.").ask("AUTH SSL", "504 Neither.");

  test("and a password behind it is a note, as any password in clear", () => {
    expect(told(found(tlsRefused, (story) => refused(story).login().quit()))).toEqual([
      { severity: "note", session: 1, user: "student", replyCode: 534, causes: ["likely server-lacks-tls"] },
    ]);
  });

  test("is an error where the client leaves without a login, unless it comes back for one", () => {
    const leaves: Script = (story) => refused(story).quit();
    const error = { severity: "error", verb: "AUTH", argument: "TLS", replyCode: 534, left: true };
    expect(told(found(tlsRefused, leaves))).toMatchObject([error]);
    expect(told(found(tlsRefused, plain, leaves))).toMatchObject([error]);
    expect(told(found(tlsRefused, leaves, plain))).toMatchObject([{ severity: "note", left: true }]);
  });

  test("is a note where the capture ends, or no secret password followed", () => {
    const note = { severity: "note", verb: "AUTH", argument: "TLS", replyCode: 534, left: false };
    expect(told(found(tlsRefused, refused))).toMatchObject([note]);
    const guest: Script = (story) => refused(story).login("anonymous").quit();
    expect(told(found(tlsRefused, guest))).toMatchObject([note]);
  });

  test("is nothing where another form of it was accepted, or it was never TLS", () => {
    const second: Script = (story) => {
      story.open().ask("AUTH SSL", "500 Not implemented").ask("AUTH TLS", "234 Go on.").say("client", message(1));
    };
    const kerberos: Script = (story) => story.open().ask("AUTH GSSAPI", "504 Unknown.").login().quit();
    expect(found(tlsRefused, second, kerberos, plain)).toEqual([]);
  });

  test("PROT without TLS is a note", () => {
    const script: Script = (story) => story.open().login().ask("PROT P", "503 PBSZ first.").quit();
    expect(told(found(tlsRefused, script))).toMatchObject([{ severity: "note", verb: "PROT" }]);
  });
});

describe("TLS failed", () => {
  test.each<[string, Script, object, string[]]>([
    [
      "the client does not trust the certificate",
      (story) => answered(story).say("client", alert(48)).control.rst("a"),
      { how: "alert", by: "client", alert: "unknown_ca" },
      ["certain certificate-refused"],
    ],
    [
      "it says so under TLS 1.3",
      (story) => answered(story).say("client", data(19)).control.close("a"),
      { how: "alert", by: "client", alert: null },
      ["likely certificate-refused"],
    ],
    [
      "the server finds no common version",
      (story) => hello(story).say("server", alert(70)).control.close("b"),
      { how: "alert", by: "server", alert: "protocol_version" },
      ["likely tls-versions-differ"],
    ],
    [
      "the client leaves in the middle",
      (story) => answered(story).control.close("a"),
      { how: "closed", by: null, answered: true },
      ["possible certificate-refused"],
    ],
    [
      "the server breaks off at once",
      (story) => hello(story).control.rst("b"),
      { how: "closed", by: "server", answered: false },
      ["possible tls-versions-differ", "possible tls-inspected"],
    ],
    [
      "nothing comes back",
      (story, recording) => {
        hello(story);
        recording.wait(30);
        recording.frame(new Uint8Array(60));
      },
      { how: "silence", answered: false },
      ["possible tls-inspected"],
    ],
  ])("%s", (_name, script, finding, causes) => {
    expect(told(found(tlsFailed, script))).toMatchObject([{ severity: "error", ...finding, causes }]);
  });

  test("is a warning where a later session succeeds", () => {
    const first: Script = (story) => answered(story).say("client", alert(48)).control.rst("a");
    const second: Script = (story) => secured(story).control.close("a");
    expect(told(found(tlsFailed, first, second))).toMatchObject([{ severity: "warning", session: 1 }]);
    expect(told(found(tlsFailed, second, first))).toMatchObject([{ severity: "error", session: 2 }]);
  });

  test("is a note where the client does not even begin", () => {
    const script: Script = (story) => story.open().ask("AUTH TLS", "234 Go on.").control.close("a");
    expect(told(found(tlsFailed, script))).toMatchObject([{ severity: "note", how: "not-begun" }]);
  });

  test("is not claimed of what the capture does not show", () => {
    const cutShort: Script = (story) => {
      answered(story);
    };
    const notYet: Script = (story) => {
      story.open().ask("AUTH TLS", "234 Go on.");
    };
    const lossy: Script = (story) => {
      hello(story).control.skip("b", 1_000);
      story.say("server", data(40)).control.skip("a", 200);
      story.control.ack("b");
      story.control.close("a");
    };
    const midway: Script = (story) => {
      story.control.alreadyOpen();
      story.say("client", data()).say("server", data()).control.close("a");
    };
    const well: Script = (story) => secured(story).control.close("a");
    for (const script of [cutShort, notYet, lossy, midway, well, plain]) expect(found(tlsFailed, script)).toEqual([]);
  });
});

describe("beside the encrypted control connection", () => {
  function transfer(story: FtpStory, client: Uint8Array | null, server: Uint8Array): void {
    story.transfer(story.path("passive", "PASV"), "X", "", {
      opening: null,
      closing: null,
      script: (conversation) => {
        if (client !== null) conversation.send("a", client);
        conversation.send("b", server);
        conversation.close("b");
      },
    });
    story.control.send("b", data(40));
  }

  test("data in clear is a warning", () => {
    const script: Script = (story) => {
      transfer(secured(story), null, seededBytes(500, 1));
      transfer(story, message(1), concat(message(2), data(700)));
      story.control.close("a");
    };
    expect(told(found(tlsDataClear, script))).toMatchObject([
      { severity: "warning", connections: 1, of: 2, causes: ["likely client-configured-clear"] },
    ]);
  });

  test("encrypted data is nothing, nor is data of which one direction was captured", () => {
    const encrypted: Script = (story) => {
      transfer(secured(story), message(1), concat(message(2), data(700)));
      story.control.close("a");
    };
    const inClear: Script = (story) => {
      story.open().login();
      story.transfer(story.passive(), "LIST", "listing").quit();
    };
    expect(found(tlsDataClear, encrypted, inClear)).toEqual([]);
  });

  test("commands that can be read again are a note", () => {
    const script: Script = (story) => secured(story).ask("PWD", '257 "/" is current.').quit();
    expect(told(found(tlsControlCleared, script))).toMatchObject([{ severity: "note", commands: 2 }]);
  });

  test("clear text behind a handshake that failed is no CCC, and commands before it neither", () => {
    const failed: Script = (story) => {
      answered(story).say("client", alert(48)).say("server", "500 OOPS: SSL\r\n").control.rst("a");
    };
    const well: Script = (story) => secured(story).control.close("a");
    expect(found(tlsControlCleared, failed, well, plain)).toEqual([]);
  });
});

describe("TLS of the other kind than the server's", () => {
  const causes = ["likely tls-begun-otherwise"];

  test("begins with the first byte, where the server speaks in clear", () => {
    const early: Script = (story) => {
      story.control.handshake();
      story.say("client", message(1)).reply("220 Ready.").reply("530 Please login.").control.rst("a");
    };
    const [finding] = found(tlsFailed, early);
    expect(finding?.frames).toEqual([4, 6, 10]);
    expect(told([finding as never])).toMatchObject([{ severity: "error", how: "too-early", by: "client", causes }]);
  });

  test("waits for a greeting, where TLS comes first", () => {
    const waiting = (seconds: number) => {
      const recording = new Recording();
      const story = new FtpStory(recording, { server: { ip: "192.168.0.20", port: 990 } });
      story.control.handshake();
      recording.wait(seconds);
      story.control.fin("a");
      story.say("server", alert(50)).control.rst("a");
      return tlsFailed(factsOfRecording(recording));
    };
    expect(told(waiting(15))).toMatchObject([{ severity: "error", how: "waited", by: "client", causes }]);
    expect(waiting(1)).toEqual([]);
  });
});

/** A reason is the cause, as whoever looked over the student's shoulder would say it: how it was recorded or saved. */
import { describe, expect, test } from "vitest";
import { gradeHandIn } from "../../../src/grade/scoring/grade-hand-in.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import { TcpConversation } from "../../build/tcp-conversation.ts";
import { capturesRubric, checked, readable, recorded, reportOf, type Script, session } from "../handed-in.ts";
import { afterListing, hintsOf, type Mode } from "./hints.ts";

/** What the standard rubric says of a part that did not pass whole: "passive-file aborted 0". */
async function lost(mode: Mode, script: Script): Promise<string[]> {
  const { parts } = gradeHandIn(capturesRubric(), [await recorded("capture.pcap", script)]);
  const checks = parts.find(({ id }) => id === mode)?.checks ?? [];
  return checks.flatMap(({ id, outcome, points, reason }) =>
    outcome === "failed" || outcome === "partial" ? [`${id} ${reason?.code} ${points}`] : [],
  );
}

describe("a file behind a listing that worked", () => {
  const content = "x".repeat(3_000);

  test("is told of where it was aborted", async () => {
    const said = await lost(
      "passive",
      afterListing("passive", (story) => {
        story.transfer(story.passive(), "RETR a.bin", content, {
          script: (data, bytes) => {
            data.send("b", bytes);
            data.close("a");
          },
          closing: null,
        });
        story.ask("ABOR", "426 Transfer aborted.", "226 Abort successful.").quit();
      }),
    );
    expect(said).toEqual([expect.stringMatching(/^passive-file (?:aborted|cut) 0$/)]);
  });

  test("is told of where the capture stops in the middle of it, or before its data", async () => {
    const middle = afterListing("passive", (story) => {
      story.transfer(story.passive(), "RETR a.bin", content, {
        script: (data, bytes) => data.send("b", bytes),
        closing: null,
      });
    });
    expect(await lost("passive", middle)).toEqual(["passive-file capture-stops 0", "passive-closed open 0"]);
    const before = afterListing("active", (story) => {
      story.active();
      story.command("RETR a.bin");
    });
    expect(await lost("active", before)).toEqual(["active-file capture-stops 0", "active-closed open 0"]);
  });

  test("is told of where it is empty", async () => {
    const empty = afterListing("active", (story) => story.transfer(story.active(), "RETR a.bin", "").quit());
    expect(await lost("active", empty)).toEqual(["active-file too-small 0"]);
  });
});

describe("a capture that stops behind the login", () => {
  const script: Script = (story) => story.open().login();

  test("says so, and what is left to type", async () => {
    const grade = checked("endpoint-announced", "passive", [await recorded("capture.pcap", script)]);
    expect(grade.reason).toMatchObject({ code: "missing", data: { seconds: expect.closeTo(0.01, 2) } });
    const [english, korean] = hintsOf(grade);
    expect(english).toContain('"bye" before you stop tcpdump');
    expect(korean).toContain("bye까지");
  });

  test.each([
    ["passive", "PASV"],
    ["active", "PORT 192,168,0,10,200,1"],
  ] as const)("%s: and behind %s is why there is no reply to it", async (mode, line) => {
    const script: Script = (story) => story.open().login().command(line);
    const grade = checked("endpoint-announced", mode, [await recorded("capture.pcap", script)]);
    expect(grade.reason).toMatchObject({ code: "unanswered", data: { seconds: expect.closeTo(0.01, 2) } });
    expect(hintsOf(grade)[0]).toBe("stop tcpdump only after bye");
  });

  test("is not said to stop where the session ended", async () => {
    const ended = checked("endpoint-announced", "passive", [
      await recorded("capture.pcap", (story) => story.open().login().quit()),
    ]);
    expect(ended.reason?.data).toMatchObject({ seconds: null });
  });
});

describe("packets that are cut short", () => {
  /** A session of which each packet's first bytes are there. */
  async function snapped(length: number, mode: Mode, server = { ip: "192.168.0.20", port: 21 }) {
    const recording = new Recording();
    session(mode)(new FtpStory(recording, { server }));
    recording.snap(length);
    return [readable("capture.pcap", await reportOf(recording, { snapLength: length }))];
  }

  test.each(["active", "passive"] as const)(
    "so short that no command can be read are why there is no FTP: %s",
    async (mode) => {
      for (const port of [21, 2121]) {
        const grade = checked("capture-mode", mode, await snapped(56, mode, { ip: "192.168.0.20", port }));
        expect(grade.reason).toMatchObject({ code: "no-ftp", data: { instead: "cut" } });
        expect(hintsOf(grade)).toEqual([expect.stringContaining("-s 0"), expect.stringContaining("-s 0")]);
      }
    },
  );

  test.each([
    ["active", 72],
    ["passive", 84],
  ] as const)("%s: are shown by the one that names the port", async (mode, length) => {
    const files = await snapped(length, mode);
    const { exchanges = [] } = files[0]?.report?.ftp.sessions.at(0) ?? {};
    const talk = exchanges.find(({ verb }) => verb === "PORT" || verb === "PASV");
    const frame = mode === "active" ? talk?.frame : talk?.replies[0]?.frame;
    expect(frame).toBeGreaterThan(1);
    expect(checked("endpoint-announced", mode, files).reason).toMatchObject({ code: "cut", data: { frame } });
  });

  test("are why an announced port cannot be compared", async () => {
    const grade = checked("announced-port-used", "passive", await snapped(84, "passive"));
    expect(grade.reason).toMatchObject({ code: "not-announced", data: { cut: true } });
    expect(hintsOf(grade)).toEqual([expect.stringMatching(/-s 0"$/), expect.stringContaining("-s 0")]);
  });
});

describe("a capture of one direction", () => {
  /** What one end sent of a whole session. */
  async function sentBy(ip: string, mode: Mode) {
    const recording = new Recording();
    session(mode)(new FtpStory(recording));
    const [a, b, c, d] = ip.split(".").map(Number);
    const kept = recording.packets.filter(
      ({ data }) => data[26] === a && data[27] === b && data[28] === c && data[29] === d,
    );
    return [readable("capture.pcap", await reportOf({ packets: kept }))];
  }

  test("lacks answers because of that, not because it stopped early", async () => {
    const files = await sentBy("192.168.0.10", "passive");
    for (const check of ["control-handshake", "login-accepted", "endpoint-announced", "file-transferred"] as const) {
      const grade = checked(check, "passive", files);
      expect(grade.points).toBeLessThan(10);
      expect(hintsOf(grade), check).toEqual([
        expect.stringContaining("both directions"),
        expect.stringContaining("양방향"),
      ]);
    }
    expect(checked("file-transferred", "passive", files).reason).toMatchObject({
      code: "one-sided",
      data: { verb: "RETR", path: "report.bin", end: "client" },
    });
  });

  test("lacks commands because of that, not because none was typed, or because it began late", async () => {
    const active = checked("endpoint-announced", "active", await sentBy("192.168.0.20", "active"));
    expect(active.reason).toMatchObject({ code: "one-sided", data: { mode: "active", end: "server" } });
    const grade = checked("file-transferred", "passive", await sentBy("192.168.0.20", "passive"));
    expect(grade.reason?.code).toBe("no-command");
    expect(hintsOf(grade)).toEqual([expect.stringContaining("both directions"), expect.stringContaining("양방향")]);
  });
});

describe("packets that were lost in recording", () => {
  /** A whole session without the packet that carries a text, or without the first SYN of the data connection. */
  async function without(mode: Mode, text: string | null) {
    const recording = new Recording();
    session(mode)(new FtpStory(recording));
    const isLost = (data: Uint8Array, index: number) =>
      text === null ? index > 3 && data[47] === 2 : Buffer.from(data).toString("latin1").includes(text);
    const kept = recording.packets.filter(({ data }, index) => !isLost(data, index));
    expect(kept).toHaveLength(recording.packets.length - 1);
    return [readable("capture.pcap", await reportOf({ packets: kept }))];
  }

  test.each([
    ["login-accepted", "active", "230 Logged in.", "unanswered 5"],
    ["endpoint-announced", "active", "PORT 192", "lost 5"],
    ["endpoint-announced", "active", "200 PORT", "unanswered 5"],
    ["endpoint-announced", "passive", "227 Entering", "unanswered 5"],
    ["announced-port-used", "passive", "227 Entering", "not-announced 0"],
    ["data-syn-direction", "passive", null, "syn-ack-only 5"],
    ["data-handshake", "active", null, "incomplete 5"],
    ["file-transferred", "active", "226 Transfer", "no-reply 5"],
    ["file-transferred", "passive", "RETR report", "no-command 5"],
  ] as const)("%s, %s, without %s: %s, and a larger buffer helps", async (check, mode, text, said) => {
    const grade = checked(check, mode, await without(mode, text));
    expect(`${grade.reason?.code} ${grade.points}`).toBe(said);
    expect(hintsOf(grade)).toEqual([expect.stringContaining("-B 8192"), expect.stringContaining("-B 8192")]);
  });
});

describe("what Wireshark saved by a display filter", () => {
  /** Packets with text on the control connection, and with data on others. */
  async function displayed(mode: Mode, others: boolean) {
    const recording = new Recording();
    afterListing(mode, (story) => {
      story.transfer(mode === "active" ? story.active() : story.passive(), "RETR a.bin", "x".repeat(3_000)).quit();
    })(new FtpStory(recording));
    const shown = recording.packets.filter(({ data }) => {
      const ports = [data[34], data[35], data[36], data[37]].join();
      const ip = ((data[16] ?? 0) << 8) | (data[17] ?? 0);
      const hasText = ip > 20 + ((data[46] ?? 0) >> 4) * 4;
      return hasText && (others || ports.startsWith("0,21,") || ports.endsWith(",0,21"));
    });
    return [readable("capture.pcap", await reportOf({ packets: shown }))];
  }

  test.each([
    ["active", false],
    ["passive", false],
    ["active", true],
    ["passive", true],
  ] as const)("%s, data too: %s: is not said to begin late or to stop early", async (mode, others) => {
    const files = await displayed(mode, others);
    for (const check of ["control-handshake", "data-syn-direction", "connection-closed"] as const) {
      const grade = checked(check, mode, files);
      expect(grade.outcome, check).not.toBe("passed");
      expect(hintsOf(grade), check).toEqual([
        expect.stringContaining("display filter"),
        expect.stringContaining("표시 필터"),
      ]);
    }
    expect(checked("login-accepted", mode, files).points).toBe(10);
  });
});

describe("packets of port 21 in which nothing is said", () => {
  test("are told of as such", async () => {
    const grade = checked("capture-mode", "active", [
      await recorded("capture.pcap", (story) => story.control.handshake()),
    ]);
    expect(grade.reason?.data).toMatchObject({ instead: expect.stringMatching(/^(?:silent|unanswered)$/) });
    const recording = new Recording();
    session("active")(new FtpStory(recording));
    const syns = recording.packets.filter(({ data }) => ((data[47] ?? 0) & 3) !== 0);
    const flags = checked("capture-mode", "active", [readable("capture.pcap", await reportOf({ packets: syns }))]);
    expect(flags.reason?.data).toMatchObject({ instead: "silent" });
  });
});

describe("a file that ends in the middle of a packet", () => {
  test("is noticed where the session had not ended", async () => {
    const script: Script = (story) => story.open().login();
    const whole = await recorded("active.pcap", script);
    const damage = { offset: 900, code: "record-cut", message: "" };
    const cut = structuredClone(whole);
    for (const capture of cut.report?.captures ?? []) Object.assign(capture, { complete: false, damage });
    const noticed = (file: typeof whole) => gradeHandIn(capturesRubric(), [file]).notices.map(({ code }) => code);
    expect(noticed(whole)).toEqual([]);
    expect(noticed(cut)).toEqual(["cut-off"]);
    const ended = structuredClone(await recorded("active.pcap", session("active")));
    for (const capture of ended.report?.captures ?? []) Object.assign(capture, { complete: false, damage });
    expect(noticed(ended)).toEqual([]);
  });
});

describe("what was recorded instead", () => {
  test("is HTTP, where most of it is", async () => {
    const recording = new Recording();
    const web = new TcpConversation(recording, {
      a: { ip: "192.168.0.10", port: 40_001 },
      b: { ip: "192.168.0.20", port: 80 },
    });
    web.handshake();
    web.send("a", "GET /a HTTP/1.1\r\n\r\n");
    web.send("b", "HTTP/1.1 200 OK\r\n\r\nabc");
    web.close("b");
    const grade = checked("capture-mode", "active", [readable("active.pcap", await reportOf(recording))]);
    expect(grade.reason).toMatchObject({ code: "no-ftp", data: { instead: "http" } });
    expect(hintsOf(grade)).toEqual([expect.stringContaining("ftp://"), expect.stringContaining("ftp://")]);
  });
});

import { describe, expect, test } from "vitest";
import type { CheckName } from "../../../src/report/grading/check-cases.ts";
import { checked, fixture, recorded, type Script, saidOf, session } from "../handed-in.ts";

const CHECKS: readonly CheckName[] = [
  "endpoint-announced",
  "data-syn-direction",
  "announced-port-used",
  "data-handshake",
];

/** What the checks of the data connection say of a fixture, in their order. */
async function saidOfFixture(name: string, kind: "active" | "passive"): Promise<string[]> {
  const files = [await fixture(name)];
  return CHECKS.map((check) => checked(check, kind, files)).map(({ reason, points }) => `${reason?.code} ${points}`);
}

const WHOLE = ["announced 10", "right 10", "same 10", "complete 10"];

describe("a data connection that works", () => {
  test.each([
    ["ftp-active-vsftpd.pcap", "active"],
    ["ftp-passive-vsftpd.pcap", "passive"],
    ["ftp-eprt-v4.pcap", "active"],
    ["ftp-eprt-v6.pcap", "active"],
    ["ftp-epsv-v4.pcap", "passive"],
    ["ftp-epsv-v6.pcap", "passive"],
    ["ftp-port-2121.pcap", "active"],
    ["ftp-any-sll2.pcap", "passive"],
    ["ftp-nat-passive.pcap", "passive"],
    ["ftp-nat-active-alg.pcap", "active"],
    ["ftp-pipelined.pcap", "active"],
    ["ftp-mixed-modes.pcap", "active"],
    ["ftp-mixed-modes.pcap", "passive"],
  ] as const)("%s, %s: all is right", async (name, kind) => {
    expect(await saidOfFixture(name, kind)).toEqual(WHOLE);
  });
});

describe("a data connection that does not", () => {
  test.each([
    ["ftp-active-client-drops-syn.pcap", "active", ["announced 10", "right 10", "same 10", "unanswered 0"]],
    ["ftp-active-client-rejects.pcap", "active", ["announced 10", "right 10", "same 10", "refused 0"]],
    ["ftp-active-client-icmp.pcap", "active", ["announced 10", "right 10", "same 10", "refused 0"]],
    ["ftp-active-router-drops-client.pcap", "active", ["announced 10", "missing 0", "missing 0", "missing 0"]],
    ["ftp-passive-range-closed.pcap", "passive", ["announced 10", "right 10", "same 10", "unanswered 0"]],
    ["ftp-passive-range-refused.pcap", "passive", ["announced 10", "right 10", "same 10", "refused 0"]],
    ["ftp-control-only.pcap", "passive", ["announced 10", "filtered 0", "filtered 0", "filtered 0"]],
    ["ftp-bounce-refused.pcap", "active", ["refused 0", "not-asked 0", "not-asked 0", "not-asked 0"]],
    ["ftp-default-port.pcap", "active", ["default-port 0", "right 10", "not-announced 0", "complete 10"]],
    ["ftp-capture-loss-227.pcap", "passive", ["unanswered 5", "right 10", "not-announced 0", "complete 10"]],
    ["ftp-snap96.pcap", "passive", ["cut 5", "right 10", "not-announced 0", "complete 10"]],
    ["ftp-one-direction.pcap", "passive", ["announced 10", "syn-ack-only 5", "same 10", "incomplete 5"]],
    ["ftp-auth-tls-passive.pcap", "passive", ["encrypted 0", "right 10", "not-announced 0", "complete 10"]],
  ] as const)("%s, %s", async (name, kind, said) => {
    expect(await saidOfFixture(name, kind)).toEqual(said);
  });

  test("tells who refused a SYN: the host, or a router", async () => {
    const refusedBy = async (name: string) => checked("data-handshake", "active", [await fixture(name)]).reason?.data;
    expect(await refusedBy("ftp-active-client-rejects.pcap")).toMatchObject({ opener: "server", by: "rst" });
    expect(await refusedBy("ftp-active-client-icmp.pcap")).toMatchObject({ opener: "server", by: "icmp" });
  });
});

describe("a capture that stops early", () => {
  const script: Script = (story) => {
    story.open().login();
    story.passive();
    story.command("RETR a.bin");
  };

  test("lacks the SYN, and says when it stops", async () => {
    const grade = checked("data-syn-direction", "passive", [await recorded("p.pcap", script)]);
    expect(grade).toMatchObject({ points: 0, reason: { code: "capture-stops", data: { opener: "client" } } });
    const { seconds } = grade.reason?.data ?? {};
    expect(seconds).toBeCloseTo(0.017, 2);
  });

  test("is not to blame where the session went on to its end", async () => {
    expect(
      await saidOf("data-syn-direction", "passive", (story) => story.open().login().ask("PASV", "500 No.").quit()),
    ).toBe("not-asked 0");
  });
});

describe("a SYN from the wrong side", () => {
  test("is told, with its frame", async () => {
    const right = await recorded("a.pcap", session("active"));
    const wrong = structuredClone(right);
    for (const one of wrong.report?.ftp.sessions ?? []) {
      for (const { connection } of one.transfers) if (connection !== null) connection.opener = "client";
    }
    expect(checked("data-syn-direction", "active", [right]).reason?.code).toBe("right");
    expect(checked("data-syn-direction", "active", [wrong])).toMatchObject({
      points: 0,
      frames: [20],
      reason: { code: "wrong", data: { opener: "client", mode: "active", frame: 20 } },
    });
  });
});

describe("the command for the data", () => {
  test("that is refused leaves no data connection to look at", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login();
      story.refused("RETR none.bin", "550 No such file.", story.active()).quit();
    });
    expect(checked("data-syn-direction", "active", [file]).reason).toMatchObject({
      code: "command-refused",
      data: { verb: "RETR", code: 550, reply: "No such file." },
    });
  });

  test("must be of those that the rubric allows to name the port", async () => {
    const commands = { commands: ["EPRT"] };
    expect(await saidOf("endpoint-announced", "active", session("active"), commands)).toBe("other-command 0");
    expect(await saidOf("endpoint-announced", "active", session("active"), { commands: ["PORT"] })).toBe(
      "announced 10",
    );
  });

  test("is missed in a session that only logs in", async () => {
    const file = await recorded("a.pcap", (story) => story.open().login().quit());
    expect(checked("endpoint-announced", "passive", [file]).reason).toEqual({
      code: "missing",
      data: { mode: "passive", session: 1, loggedIn: true, seconds: null },
    });
  });
});

describe("announced-port-used", () => {
  test("minds the port, not the address that NAT changed", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login();
      story.transfer(story.passive("10.9.9.9"), "RETR a.bin", "abc").quit();
    });
    expect(checked("announced-port-used", "passive", [file]).reason).toMatchObject({
      code: "same",
      data: { announced: { ip: "10.9.9.9" }, seen: { ip: "192.168.0.20" } },
    });
  });
});

describe("source-port-20", () => {
  const elsewhere: Script = (story) => {
    story.open().login();
    const opener = { ip: story.server.ip, port: 40_123 };
    const path = story.active();
    story.transfer({ ...path, opener }, "RETR a.bin", "abc").quit();
  };

  test("passes from 20, and from elsewhere unless it is required", async () => {
    expect(await saidOf("source-port-20", "active", session("active"), { required: true })).toBe("used 10");
    expect(await saidOf("source-port-20", "active", elsewhere)).toBe("other-port 10");
    expect(await saidOf("source-port-20", "active", elsewhere, { required: true })).toBe("other-port 0");
  });

  test("takes the port below another control port", async () => {
    const file = await fixture("ftp-port-2121.pcap");
    expect(checked("source-port-20", "active", [file], { required: true }).points).toBe(10);
  });

  test("is about active mode", async () => {
    expect(await saidOf("source-port-20", "any", session("passive"))).toBe("not-active 0");
  });
});

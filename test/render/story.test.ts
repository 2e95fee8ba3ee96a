import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Language } from "../../src/render/locale/language.ts";
import { storyOf } from "../../src/render/story/story.ts";
import { createSheet, type TextOptions } from "../../src/render/text/sheet.ts";
import type { StoryPart } from "../../src/report/explanation.ts";
import type { Report } from "../../src/report/report.ts";
import { FIXTURES, fixturePath } from "../report/captures-at-hand.ts";
import { PLAIN, WHOLE } from "./draw.ts";
import { emptyReport, homework, manySessions, troubles } from "./samples.ts";

function tell(report: Report, options: Partial<TextOptions> = {}): StoryPart[] {
  return storyOf(report, { ...WHOLE, topic: "explain" }, createSheet(report, { ...PLAIN, ...options })).parts.map(
    (part) => part.tell(),
  );
}

async function textsOf(name: string, language: Language = "en"): Promise<string[]> {
  const report = await analyzeCaptures([fixturePath(name)], { showPasswords: false });
  return tell(report, { language, timeZone: "UTC" }).flatMap(({ sentences }) => sentences.map(({ text }) => text));
}

describe("an FTP session", () => {
  test("is told from its connection to its end, with the frames", async () => {
    expect(await textsOf("ftp-active-client-rejects.pcap")).toEqual([
      expect.stringMatching(
        /^10\.77\.0\.1:\d+ connected to the FTP server 10\.77\.0\.2:21 at .* UTC \(frames \d+–\d+\)\. The server greeted: 220 "\(vsFTPd 3\.0\.3\)" \(frame \d+\)\.$/,
      ),
      expect.stringMatching(/^The client logged in as student \(frames \d+, \d+\)\.$/),
      expect.stringMatching(
        /Active mode: the client told its own port \d+ \(PORT, frame \d+\)\. The client asked for the listing of \/home\/student \(LIST, frame \d+\)\. The server sent \d+ SYNs? to that port from its port 20 and was refused with RST \(frames .*\)\. It failed: 425 "Failed to establish connection\." \(frame \d+\)\.$/,
      ),
      ...Array.from({ length: 1 }, () => expect.stringMatching(/It failed: 425/)),
      expect.stringMatching(
        /^The client said goodbye \(QUIT, frame \d+\), and the connection was closed \(frame \d+\)\.$/,
      ),
    ]);
  });

  test.each([
    [
      "ftp-passive-vsftpd.pcap",
      /Passive mode: the server told its port \d+ \(227, frame \d+\)\. The client connected to that port \(frames/,
    ],
    ["ftp-active-vsftpd.pcap", /The server connected to that port from its port 20 \(frames/],
    [
      "ftp-default-port.pcap",
      /Active mode, to the default data port: no port was told\. The server connected to 10\.77\.0\.1:\d+/,
    ],
    ["ftp-fxp.pcap", /the client told the address and port 10\.77\.0\.2:\d+ \(PORT/],
    [
      "ftp-nat-passive.pcap",
      /told the address and port 192\.168\.50\.2:\d+ \(227, frame \d+\)\. The client connected to 203\.0\.113\.1:\d+/,
    ],
    ["ftp-550.pcap", /It failed: 550 "/],
    ["ftp-abor-vsftpd.pcap", /It was aborted by the client \(ABOR, frame \d+\): 426 "/],
    ["ftp-rest-resume.pcap", /It asked to begin at offset 5,000 B\./],
    ["ftp-midstream.pcap", /^The capture begins in the middle of a session of/],
    ["ftp-wrong-login.pcap", /^The server refused the login of nobody-here: 530 "Login incorrect\." \(frames/],
    ["ftp-auth-tls-passive.pcap", /^The client asked for TLS, and the server agreed \(frames/],
    ["ftp-auth-tls-passive.pcap", /^Data was transferred by a command that cannot be read\./],
    ["ftp-auth-tls-passive.pcap", /^The connection was closed \(frame \d+\)\.$/],
    ["ftp-one-direction.pcap", /^Data was transferred by a command that is not in the capture\./],
    ["ftp-dirs-cwd.pcap", /^The client made the folder project \(MKD/],
    ["ftp-dirs-cwd.pcap", /^The server refused CWD nowhere: 550/],
    ["ftp-control-lost.pcap", /The capture has no final reply to it\.$/],
    [
      "ftp-passive-vsftpd.pcap",
      /^Passive mode: .*The client connected to that port \(frames 55, 56\)\. The client asked to download report\.bin \(RETR, frame 58\)/,
    ],
    [
      "ftp-mixed-modes.pcap",
      /^Passive mode: the server told its port \d+ \(227, frame \d+\)\. No transfer was asked for over it\.$/,
    ],
    [
      "ftp-nat-passive-obeyed.pcap",
      /The client sent 5 SYNs to that port \(frames 17–22\), and nothing came back\. No transfer was asked for over it\.$/,
    ],
    [
      "ftp-passive-range-refused.pcap",
      /The client sent 1 SYN to that port and was refused with RST \(frames 17–18\)\. No transfer/,
    ],
    [
      "ftp-active-client-icmp.pcap",
      /from its port 20 \(frame 35\), and 10\.77\.0\.1 answered with an ICMP error\. It failed/,
    ],
    ["ftp-passive-router-prohibits.pcap", /\(frame 20\), and 10\.77\.1\.1 answered with an ICMP error\. It failed/],
    [
      "ftp-fxp.pcap",
      /\. 10\.77\.0\.3 connected to that port from its port 35353 \(frames 41, 42\)\. The client asked to download/,
    ],
    ["ftp-ccc.pcap", /commands and replies cannot be read, until the connection is in clear again \(frame 29\)\.$/],
    ["ftp-path-mtu.pcap", /12,000 B were sent in 6\.488 s \(frames 17–62\), and nothing of it was acknowledged\./],
    [
      "ftp-stalled-reader.pcap",
      /60,000 B were transferred in 7\.001 s, .*\. They paused for 6\.996 s \(frames 30, 43\), while the receiver's window was shut\./,
    ],
    ["ftp-data-reset.pcap", /The client broke off the data connection with RST\. It failed: 426/],
    [
      "ftp-capture-loss-227.pcap",
      /^Passive mode: the capture lacks the reply that told the port\. The client connected to/,
    ],
  ])("%s: %s", async (name, expected) => {
    expect(await textsOf(name)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  test("does not blame a RST that only followed a refusal", async () => {
    const texts = await textsOf("ftp-550.pcap");
    expect(texts.join(" ")).toMatch(/The client connected to that port .* It failed: 550/);
    expect(texts.join(" ")).not.toContain("broke off the data");
  });

  test("that the server turned away is not said to have asked for nothing", async () => {
    const texts = await textsOf("ftp-too-many-421.pcap");
    expect(texts.filter((text) => text === "No transfer was asked for in this capture.")).toHaveLength(1);
    expect(texts.slice(-2)).toEqual([
      expect.stringMatching(/The server turned the client away: 421 /),
      expect.stringMatching(/^The connection was closed/),
    ]);
  });

  test.each([
    ["ftp-active-client-drops-syn.pcap", "ftp.active-blocked", /^Active mode/, 2],
    ["ftp-nat-passive-obeyed.pcap", "ftp.passive-blocked", /^Passive mode/, 1],
    ["ftp-stalled-reader.pcap", "ftp.transfer-stalled", /They paused/, 1],
    ["ftp-tls-distrusted.pcap", "ftp.tls-failed", /^The client asked for TLS/, 1],
    ["ftp-control-lost.pcap", "ftp.control-lost", /whose last packet is/, 1],
    ["ftp-wrong-login.pcap", "ftp.login-refused", /nobody-here/, 1],
    ["dhcp-decline.pcap", "dhcp.declined", /^Exchange 2, /, 1],
  ])("%s: %s is named where it happened", async (name, code, text, count) => {
    const report = await analyzeCaptures([fixturePath(name)], { showPasswords: false });
    const told = tell(report).flatMap(({ sentences }) => sentences);
    const named = told.filter(({ findings }) => findings.includes(code));
    expect(named).toHaveLength(count);
    for (const sentence of named) expect(sentence.text).toMatch(text);
  });

  test("without an error or a warning names no finding", async () => {
    const report = await analyzeCaptures([fixturePath("ftp-mixed-modes.pcap")], { showPasswords: false });
    expect(tell(report).flatMap(({ sentences }) => sentences.flatMap(({ findings }) => findings))).toEqual([]);
  });

  test("that nobody answered, or that was refused, is told so", () => {
    const [session] = homework().ftp.sessions;
    if (session === undefined) throw new Error("the sample has no session");
    const silent = { packets: 0, bytes: 0, retransmittedBytes: 0, missingBytes: 0, unacknowledgedBytes: 0 };
    const none = { handshake: null, exchanges: [], transfers: [], announcements: [] };
    const sent = { client: { ...silent, packets: 4 }, server: silent };
    const of = (changed: object) =>
      tell({ ...emptyReport(), ftp: { sessions: [{ ...session, ...none, ...changed }], unclaimedConnections: [] } })
        .flatMap(({ sentences }) => sentences.map(({ text }) => text))
        .join(" ");
    expect(of({ sent, closed: "open" })).toMatch(
      /tried to connect to .*: 4 SYNs \(frames .*\), and nothing came back\.$/,
    );
    expect(of({ sent: { ...sent, server: { ...silent, packets: 1 } }, closed: "rst" })).toMatch(
      /and was refused \(frames/,
    );
  });

  test("tells a refusal without its command, a login by name alone and a last RST for what they are", () => {
    const [session] = homework().ftp.sessions;
    if (session === undefined) throw new Error("the sample has no session");
    let frame = 10;
    const of = (verb: string | null, argument: string | null, code: number) => {
      frame += 2;
      const at = { capture: 0, frame, time: session.startTime };
      const reply = { capture: 0, frame: frame + 1, time: session.startTime, code, text: "so" };
      return { ...(verb === null ? { capture: null, frame: null, time: null } : at), verb, argument, replies: [reply] };
    };
    const exchanges = [
      ...[of(null, null, 425), of("USER", "zeek", 230), of("PASS", "x", 230)],
      ...[of(null, null, 421), of("QUIT", null, 221)],
    ];
    const changed = { ...session, opened: "midstream" as const, exchanges, transfers: [], announcements: [] };
    const report = {
      ...emptyReport(),
      ftp: { sessions: [{ ...changed, closed: "rst" as const }], unclaimedConnections: [] },
    };
    const [part] = tell(report);
    expect(part?.sentences.slice(1).map(({ text }) => text)).toEqual([
      'The server refused a command that is not in the capture: 425 "so" (frame 13).',
      "The client logged in as zeek (frames 14, 15).",
      'The server ended the session: 421 "so" (frame 19).',
      expect.stringMatching(/^The client said goodbye \(QUIT, frame 20\), and the connection was broken off with RST/),
    ]);
  });

  test("runs of transfers that went alike are told once", () => {
    const [session] = homework().ftp.sessions;
    const [transfer] = session?.transfers ?? [];
    if (session === undefined || transfer === undefined) throw new Error("the sample has no transfer");
    const transfers = Array.from({ length: 50 }, (_unused, index) => ({
      ...transfer,
      id: index + 1,
      frame: 100 + index,
      path: `/data/part-${index}.bin`,
      bytes: 1_000,
    }));
    const report = { ...emptyReport(), ftp: { sessions: [{ ...session, transfers }], unclaimedConnections: [] } };
    const [part] = tell(report);
    const told = part?.sentences.map(({ text }) => text) ?? [];
    expect(told.filter((text) => text.includes("part-"))).toHaveLength(2);
    expect(told.find((text) => text.startsWith("49 more transfers"))).toMatch(
      /^49 more transfers went the same way: part-1\.bin, part-2\.bin, part-3\.bin, part-4\.bin, … \(frames 101–149; 49,000 B together\)\.$/,
    );
  });

  test("is told in a bounded number of sentences, unless all are asked for", () => {
    const [session] = homework().ftp.sessions;
    if (session === undefined) throw new Error("the sample has no session");
    const exchanges = Array.from({ length: 5_000 }, (_unused, index) => ({
      capture: 0,
      frame: 1_000 + 2 * index,
      time: session.startTime,
      verb: index % 2 === 0 ? "DELE" : "MKD",
      argument: `name-${index}`,
      replies: [
        { capture: 0, frame: 1_001 + 2 * index, time: session.startTime, code: index % 3 === 0 ? 550 : 250, text: "" },
      ],
    }));
    const report = { ...emptyReport(), ftp: { sessions: [{ ...session, exchanges }], unclaimedConnections: [] } };
    const [short] = tell(report);
    expect(short?.sentences.length).toBeLessThan(40);
    expect(
      short?.sentences.some(({ text }) => /more steps followed, [\d,]+ of them without success; --all/.test(text)),
    ).toBe(true);
    expect(tell(report, { all: true })[0]?.sentences.length).toBeGreaterThan(5_000);
  });
});

describe("a DHCP client", () => {
  test("is told in the words of its ladder, with servers by address", async () => {
    const texts = await textsOf("dhcp-decline.pcap");
    expect(texts[0]).toMatch(/^Exchange 1, .* UTC\. DORA complete in .* from server 10\.9\.0\.1, lease 3600 s/);
    expect(texts[1]).toContain("was turned down");
    expect((await textsOf("dhcp-two-servers-late.pcap")).join(" ")).toContain("from server 10.9.0.1");
    expect((await textsOf("dhcp-relay-both.pcap")).join(" ")).toContain("by way of relay 10.1.0.1");
    expect((await textsOf("dhcp-relay-both.pcap")).join(" ")).not.toContain("DISCOVER");
  });

  test("is said to have asked again, before the first offer or after it", async () => {
    expect((await textsOf("dhcp-boot-at-once.pcap")).join(" ")).toMatch(
      /DORA complete in 18\.7 s .*\. The client sent 3 DISCOVERs before the first OFFER came, after 12\.6 s\./,
    );
    expect((await textsOf("dhcp-relay-silent.pcap")).join(" ")).toMatch(
      /no REQUEST followed\. The client sent its DISCOVER again after the OFFER \(frames 6, 7\)\./,
    );
  });

  test("of whom only link-local addresses are known has a part of its own", () => {
    const claim = {
      mac: "02:00:00:00:00:0b",
      ip: "169.254.1.2",
      capture: 0,
      frame: 3,
      time: "2026-11-20T01:31:04.000000000Z",
      kind: "announcement" as const,
      afterTransaction: null,
    };
    const report = { ...emptyReport(), dhcp: { transactions: [], clients: [], linkLocal: [claim] } };
    expect(tell(report)).toEqual([
      {
        subject: { session: null, transactions: [] },
        title: "02:00:00:00:00:0b, without DHCP",
        sentences: [{ text: "The client gave itself 169.254.1.2 (frame 3).", capture: 0, frames: [3], findings: [] }],
      },
    ]);
  });
});

test("steps come in their order, whatever the order of the captures", async () => {
  const paths = ["ftp-rotated-1.pcap", "ftp-rotated-2.pcap"].map((name) => fixturePath(name));
  const orders = await Promise.all(
    [paths, paths.toReversed()].map(async (order) => {
      const report = await analyzeCaptures(order, { showPasswords: false });
      return tell(report).flatMap(({ sentences }) => sentences.map(({ text }) => text.replace(/frames? [^)]*/g, "")));
    }),
  );
  expect(orders[1]).toEqual(orders[0]);
});

test("parts come in the order in which they begin", async () => {
  const paths = [fixturePath("ftp-passive-vsftpd.pcap"), fixturePath("dhcp-dora-isc.pcap")];
  const report = await analyzeCaptures(paths, { showPasswords: false });
  const titles = tell(report).map(({ title }) => title);
  expect(titles).toHaveLength(2);
  expect(titles[0]).toMatch(/^DHCP/);
});

test("every fixture has a story whose frames are in its captures", async () => {
  for (const { name, path } of FIXTURES) {
    const report = await analyzeCaptures([path], { showPasswords: false });
    for (const language of ["en", "ko"] as const) {
      const parts = tell(report, { language });
      expect(
        parts
          .map(({ subject }) => subject.session)
          .filter((id) => id !== null)
          .sort(),
        name,
      ).toEqual(report.ftp.sessions.map(({ id }) => id).sort());
      for (const { text, capture, frames } of parts.flatMap(({ sentences }) => sentences)) {
        expect(text, name).not.toMatch(/undefined|null|NaN|\[object|frame 0\b|\s{2}/);
        expect(text, name).toMatch(/\.$/);
        const { packets = 0 } = report.captures[capture ?? 0] ?? {};
        expect(
          frames.every((frame) => frame > 0 && frame <= packets),
          `${name}: ${text}`,
        ).toBe(true);
      }
    }
  }
});

test("whatever the names are, a story is whole sentences of harmless text", () => {
  const names = fc.array(fc.string({ unit: "binary", maxLength: 60 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      names,
      fc.constantFrom(homework, troubles, () => manySessions(6)),
      (strings, make) => {
        const report = make();
        let next = 0;
        const any = () => strings[next++ % strings.length] ?? "";
        for (const session of report.ftp.sessions) {
          session.user = any();
          for (const exchange of session.exchanges) {
            exchange.argument = any();
            for (const reply of exchange.replies) reply.text = any();
          }
          for (const transfer of session.transfers) Object.assign(transfer, { argument: any(), path: any() });
        }
        for (const { text } of tell(report).flatMap(({ sentences }) => sentences)) {
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
        }
      },
    ),
    { numRuns: 60 },
  );
});

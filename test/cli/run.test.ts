import { describe, expect, test } from "vitest";
import { CaptureError, type CaptureErrorCode } from "../../src/capture/capture-error.ts";
import { homework, troubles } from "../render/samples.ts";
import { MemoryStream, runCli } from "./fake-io.ts";

describe("without options", () => {
  test("a capture is summed up, and the exit code is 0", async () => {
    const { code, out, err, asked } = await runCli(["capture.pcap"], { report: homework() });
    expect(code).toBe(0);
    expect(asked).toEqual({ paths: ["capture.pcap"], showPasswords: false, packets: "none", allowedDhcpServers: null });
    expect(out).toContain("FTP   2 sessions: 1 active, 1 passive");
    expect(err).toBe("");
  });

  test("several captures go in as they are named", async () => {
    const { asked } = await runCli(["a.pcap", "b.pcap"], { report: homework() });
    expect(asked?.paths).toEqual(["a.pcap", "b.pcap"]);
  });

  test("a pipe is read where no path is given", async () => {
    const { asked, code } = await runCli(["--json"], { report: homework(), piped: true });
    expect(asked?.paths).toEqual(["-"]);
    expect(code).toBe(0);
  });

  test("neither path nor pipe: short help on standard error, exit code 2", async () => {
    const { code, out, err, asked } = await runCli([]);
    expect([code, out, asked]).toEqual([2, "", null]);
    expect(err).toMatch(/^ftpscope: no capture given\n\nUsage: ftpscope/);
  });
});

describe("what is drawn", () => {
  test("the terminal's width and colours are used", async () => {
    const { out } = await runCli(["x.pcap"], { report: homework(), terminal: { columns: 120 } });
    expect(out).toContain("server:20 → client:50021");
    expect(out).toContain("\u001b[1m");
  });

  test("a pipe gets no colours unless asked", async () => {
    expect((await runCli(["x.pcap"], { report: homework() })).out).not.toContain("\u001b");
    expect((await runCli(["x.pcap", "--color", "always"], { report: homework() })).out).toContain("\u001b[1m");
  });

  test("--lang ko", async () => {
    expect((await runCli(["--lang", "ko", "x.pcap"], { report: homework() })).out).toContain(
      "세션 2개: 능동 1, 수동 1",
    );
  });

  test("options may stand before the command", async () => {
    const { out } = await runCli(["--lang", "ko", "ftp", "x.pcap", "--width", "60"], { report: homework() });
    expect(out).toContain("세션 1");
  });

  test.each([
    ["--json", '"schema": "ftpscope/1"'],
    ["--format=ndjson", '{"event":"capture"'],
    ["--format=csv", "transfer,session,"],
    ["--table=traffic", "protocol,packets,bytes"],
  ])("%s", async (option, expected) => {
    expect((await runCli([option, "x.pcap"], { report: homework() })).out).toContain(expected);
  });

  test("one session, one transfer, one transaction", async () => {
    const report = homework();
    expect((await runCli(["ftp", "x.pcap", "-s", "1"], { report })).out).toContain("195×256+101 = 50021");
    expect((await runCli(["ftp", "x.pcap", "--transfer", "3"], { report })).out).toContain("Transfer 3");
    expect((await runCli(["dhcp", "x.pcap", "--transaction", "1"], { report })).out).toContain("xid 0x3903f326");
  });

  test("--filter prints the filter and nothing else", async () => {
    const { out } = await runCli(["dhcp", "x.pcap", "--transaction", "1", "--filter"], { report: homework() });
    expect(out).toBe("dhcp.id == 0x3903f326 && frame.number in {1, 2, 3, 4}\n");
  });

  test("--show-passwords is handed on, and said", async () => {
    const { asked, err } = await runCli(["x.pcap", "--show-passwords"], { report: homework() });
    expect(asked?.showPasswords).toBe(true);
    expect(err).toContain("passwords are shown");
  });

  test("--allow-dhcp-server takes addresses and MACs in any of their forms, repeated or as a list", async () => {
    const report = homework();
    const given = [
      "--allow-dhcp-server",
      "192.0.2.1, 02:00:00:AA:bb:01",
      "--allow-dhcp-server=02-00-00-00-00-02,0200.0000.0003",
    ];
    const { asked } = await runCli(["dhcp", "x.pcap", ...given, "--allow-dhcp-server", "192.0.2.1"], { report });
    expect(asked?.allowedDhcpServers).toEqual([
      ...["192.0.2.1", "02:00:00:aa:bb:01"],
      ...["02:00:00:00:00:02", "02:00:00:00:00:03"],
    ]);
    expect((await runCli(["x.pcap"], { report })).asked?.allowedDhcpServers).toBeNull();
  });
});

describe("wrong usage: one line on standard error, nothing on standard output, exit code 2", () => {
  test.each([
    [["--fomat", "json"], "ftpscope: unknown option --fomat; did you mean --format?"],
    [["--zzzzzz"], 'ftpscope: unknown option --zzzzzz. "ftpscope --help" lists them'],
    [["--format"], "ftpscope: option --format <NAME> needs a value"],
    [["--format", "excel"], "ftpscope: --format excel is not a possible value; possible: text, json, ndjson, csv"],
    [["--width", "wide"], "ftpscope: --width wide is not a possible value"],
    [
      ["--allow-dhcp-server", "router"],
      "ftpscope: --allow-dhcp-server router is not a possible value; possible: 192.0.2.1, 02:",
    ],
    [["--allow-dhcp-server", "192.0.2.1,,192.0.2.2"], "ftpscope: --allow-dhcp-server  is not a possible value"],
    [["--allow-dhcp-server", "192.0.2.256"], "ftpscope: --allow-dhcp-server 192.0.2.256 is not a possible value"],
    [["--allow-dhcp-server", "02:00:00-00:00:01"], "ftpscope: --allow-dhcp-server 02:00:00-00:00:01 is not a possible"],
    [["--allow-dhcp-server"], "ftpscope: option --allow-dhcp-server <IP|MAC,...> needs a value"],
    [["--lang", "fr"], "ftpscope: --lang fr is not a possible value; possible: en, ko"],
    [["--json", "--format", "csv"], "ftpscope: --json, --format csv cannot be used together"],
    [["--json", "--table", "traffic"], "ftpscope: --table belongs to --format csv"],
    [["ftp", "--filter"], "ftpscope: --filter needs one of --session, --transfer"],
    [["dhcp", "--filter"], "ftpscope: --filter needs one of --transaction"],
    [["fpt"], 'ftpscope: no command and no file is named fpt; did you mean "ftpscope ftp"?'],
    [["ftp", "--session", "0"], "ftpscope: --session 0 is not a possible value"],
    [
      ["x.pcap", "--session", "1"],
      "ftpscope: option --session belongs to another command: ftpscope ftp, ftpscope ladder",
    ],
    [["--filter", "x.pcap"], "ftpscope: option --filter belongs to another command: ftpscope ftp, ftpscope dhcp"],
    [["dhcp", "-s", "1", "x.pcap"], "ftpscope: option -s belongs to another command: ftpscope ftp, ftpscope ladder"],
    [["ladder", "--layer", "x.pcap"], "ftpscope: unknown option --layer; did you mean --layers?"],
    [["ladder", "-s", "1", "--transaction", "1"], "ftpscope: --transaction, --session cannot be used together"],
    [["ladder", "--left", "1", "x.pcap"], "ftpscope: option --left belongs to another command: ftpscope compare"],
    [["compare", "a.pcap", "b.pcap", "c.pcap"], "ftpscope: compare takes two captures, or one that holds both"],
    [["laddr", "x.pcap"], 'did you mean "ftpscope ladder"?'],
    [["--format", "svg", "x.pcap"], 'ftpscope: svg shows ladders and comparisons: "ftpscope ladder CAPTURE -o pict'],
    [["ladder", "x.pcap", "-o", "x.PDF"], "ftpscope: x.PDF: no output is made for this ending; possible: .txt, .json"],
    [
      ["x.pcap", "-o", "x.jpg"],
      "ftpscope: x.jpg: no output is made for this ending; possible: .txt, .json, .ndjson, .csv",
    ],
    [["ftp", "x.pcap", "-o", "x.html"], "ftpscope: html shows ladders and comparisons"],
    [["-F", "x.pcap", "y.pcap"], "ftpscope: --follow, y.pcap cannot be used together"],
    [["-F"], "ftpscope: option -F, --follow <FILE> needs a value"],
    [["compare", "-F", "x.pcap"], 'ftpscope: option --follow does nothing in "ftpscope compare"'],
    [["check", "-F", "x.pcap"], 'ftpscope: option --follow does nothing in "ftpscope check"'],
    [["explain", "--list", "-F", "x.pcap"], "ftpscope: --list, x.pcap cannot be used together"],
    [["--idle", "0", "x.pcap"], "ftpscope: --idle 0 is not a possible value; possible: 1, 2, 3"],
    [["--idle", "2h", "x.pcap"], "ftpscope: --idle 2h is not a possible value"],
    [["x.pcap", "dhcp"], 'ftpscope: the command comes first: "ftpscope dhcp CAPTURE"'],
  ])("%j", async (argv, expected) => {
    const { code, out, err, asked } = await runCli(argv);
    expect([code, out, asked]).toEqual([2, "", null]);
    expect(err).toContain(expected);
    expect(err.trimEnd()).not.toContain("\n");
  });

  test.each([
    [["ftp", "x.pcap", "--session", "9"], "there is no session 9; the capture has 2 sessions"],
    [["ftp", "x.pcap", "--transfer", "9"], "there is no transfer 9; the capture has 3 transfers"],
    [["dhcp", "x.pcap", "--transaction", "9"], "there is no transaction 9; the capture has 1 transaction"],
  ])("%j after reading", async (argv, expected) => {
    const { code, out, err } = await runCli(argv, { report: homework() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(expected);
  });

  test("in Korean", async () => {
    const { err } = await runCli(["--lang", "ko", "fpt"]);
    expect(err).toBe(
      'ftpscope: fpt라는 명령도 파일도 없습니다. "ftpscope ftp"인지 확인하십시오. 그런 이름의 파일은 ./fpt로 지정합니다\n',
    );
  });
});

describe("inputs that are no captures", () => {
  const CODES: Record<CaptureErrorCode, string | null> = {
    missing: null,
    directory: null,
    unreadable: "EACCES",
    empty: null,
    "not-a-capture": "zip",
    unsupported: "erf",
    "damaged-compression": null,
  };

  test.each(["en", "ko"])("%s: each is told in one line, with path and detail, and exit code 2", async (lang) => {
    const lines = new Set<string>();
    for (const [code, detail] of Object.entries(CODES)) {
      const error = new CaptureError(code as CaptureErrorCode, "bad\u001b.pcap", detail);
      const ran = await runCli(["--lang", lang, "x.pcap"], { error });
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.err).toMatch(/^bad\\x1b\.pcap: [^\n]+\n$/);
      if (detail !== null) expect(ran.err.toLowerCase()).toContain(detail.toLowerCase());
      lines.add(ran.err);
    }
    expect(lines.size).toBe(Object.keys(CODES).length);
  });

  test("standard input is called so", async () => {
    const { err } = await runCli(["-"], { error: new CaptureError("empty", "-") });
    expect(err).toMatch(/^standard input: empty/);
  });

  test("what nobody foresaw is told as a fault of ftpscope", async () => {
    const { code, err } = await runCli(["x.pcap"], { error: new TypeError("oops") });
    expect(code).toBe(2);
    expect(err).toMatch(/^ftpscope: internal error.*\nTypeError: oops/);
  });
});

describe("--strict", () => {
  test("a damaged capture is drawn, named, and exit code 2", async () => {
    const { code, out, err } = await runCli(["x.pcap", "--strict"], { report: troubles() });
    expect(code).toBe(2);
    expect(out).toContain("FTP   3 sessions");
    expect(err).toBe("rotated-01.pcap.gz: damaged or cut short, which --strict does not accept\n");
  });
  test("a whole one is as always", async () => {
    expect((await runCli(["x.pcap", "--strict"], { report: homework() })).code).toBe(0);
  });
  test("without it damage is exit code 0", async () => {
    expect((await runCli(["x.pcap"], { report: troubles() })).code).toBe(0);
  });
});

describe("the reader of the output", () => {
  test("may leave early: that is no error", async () => {
    const { code, err } = await runCli(["x.pcap"], { report: homework(), stdout: new MemoryStream("EPIPE") });
    expect([code, err]).toEqual([0, ""]);
  });
  test("is no terminal where the output is bytes", async () => {
    const { code, out, err, asked } = await runCli(["ladder", "x.pcap", "--format", "png"], {
      terminal: { columns: 80 },
    });
    expect([code, out, asked]).toEqual([2, "", null]);
    expect(err).toBe("ftpscope: png is no text for a terminal. Write it to a file: -o picture.png\n");
  });
  test("a full disk is one", async () => {
    const { code, err } = await runCli(["x.pcap"], { report: homework(), stdout: new MemoryStream("ENOSPC") });
    expect(code).toBe(2);
    expect(err).toContain("ENOSPC");
  });
});

test("an interrupt ends the reading; the summary follows", async () => {
  const { code, out, err } = await runCli(["x.pcap"], { report: homework(), during: (interrupt) => interrupt() });
  expect(code).toBe(0);
  expect(err).toContain("interrupted");
  expect(out).toContain("FTP   2 sessions");
});

describe("help and version", () => {
  test("-h is short and has three examples", async () => {
    const { code, out } = await runCli(["-h"]);
    expect(code).toBe(0);
    expect(out.split("\n").length).toBeLessThan(34);
    expect(out.match(/^ {2}(ftpscope|tcpdump) /gm)).toHaveLength(3);
  });
  test.each(["en", "ko"])("--help in %s names every option and is nowhere too wide", async (lang) => {
    for (const command of [[], ["ftp"], ["dhcp"], ["ladder"], ["compare"]]) {
      const { code, out } = await runCli([...command, "--help", "--lang", lang], { env: { COLUMNS: "60" } });
      expect(code).toBe(0);
      for (const option of ["--json", "--output", "--lang", "--strict", "--show-passwords"])
        expect(out).toContain(option);
      if (lang === "ko") expect(out).not.toMatch(/Usage|Options|Arguments|Commands|default:/);
    }
  });
  test.each(["--version", "-V"])("%s", async (option) => {
    expect((await runCli([option])).out).toMatch(/^ftpscope \d+\.\d+\.\d+\n$/);
  });
});

import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { localize } from "../../src/render/locale/localize.ts";
import type { ConnectionPackets } from "../../src/report/connection.ts";
import type { Report } from "../../src/report/report.ts";
import type { Rows } from "../../src/report/rows.ts";
import { seededRandom } from "../build/bytes.ts";
import { pcapngFile } from "../build/pcapng-file.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { fixturePath } from "../report/captures-at-hand.ts";
import { packetsOf, putTogether } from "./pcap-records.ts";
import { PLAIN_FIXTURES } from "./plain-fixtures.ts";

/** However packets are stored and handed over, what is told of them is the same. */
const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/ftpscope.js");
const BUILT = existsSync(join(ROOT, "dist"));
if (!BUILT) console.warn("part of test/robustness/same-traffic.test.ts is skipped: run `npm run build` first");
const PIPED = ["ftp-mixed-modes.pcap", "ftp-zstd.pcap.zst", "dhcp-relay-option82.pcapng", "dhcp-nanoseconds.pcap"];

const scratch = scratchFolder();
const analyze = (...paths: string[]) => analyzeCaptures(paths, { showPasswords: false, packets: "every" });

describe.each(PLAIN_FIXTURES)("$name", ({ path, bytes, parts }) => {
  test("packed by gzip", async () => {
    const expected = await analyze(path);
    const packed = scratch.file("packed", gzipSync(bytes));
    const captures = expected.captures.map((one) => ({ ...one, path: packed, compression: "gzip" }));
    expect(await analyze(packed)).toEqual({ ...expected, captures });
  });

  test("as pcapng", async () => {
    const { linkType, nanoseconds } = parts;
    const file = pcapngFile(packetsOf(parts), { linkType, ...(nanoseconds ? { resolution: 9 } : {}) });
    const converted = await analyze(scratch.file("converted", file));
    expect(traffic(converted)).toEqual(traffic(await analyze(path)));
    expect(converted.captures).toMatchObject([{ format: "pcapng", packets: parts.records.length, complete: true }]);
  });

  test("captured twice", async () => {
    const once = await analyze(path);
    const twice = await analyze(path, scratch.file("again", bytes));
    expect(counted(twice)).toEqual(counted(once));
  });
});

test.each(PLAIN_FIXTURES)("$name, every packet in one of two captures", async ({ path, parts }) => {
  const { header, records } = parts;
  const random = seededRandom(records.length);
  const sides = records.map(() => random() < 0.5);
  const [one, other] = [true, false].map((side) => {
    const half = records.filter((_record, index) => sides[index] === side);
    return scratch.file(`half-${side}`, putTogether({ header, records: half }));
  });
  if (one === undefined || other === undefined) throw new Error("two halves");
  const whole = counted(await analyze(path));
  expect(counted(await analyze(one, other))).toEqual(whole);
  expect(counted(await analyze(other, one))).toEqual(whole);
});

describe.skipIf(!BUILT).each(PIPED)("the program on %s", (name) => {
  const path = fixturePath(name);

  test("from a file as standard input", async () => {
    const input = openSync(path, "r");
    const output = run(["-", "--json"], { stdio: [input, "pipe", "pipe"] });
    closeSync(input);
    expect(output).toEqual(await fromStandardInput(path));
  });

  test("from a pipe", async () => {
    expect(run(["--json"], { input: readFileSync(path) })).toEqual(await fromStandardInput(path));
  });
});

function run(argv: string[], options: Parameters<typeof spawnSync>[2]): unknown {
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const { stdout } = spawnSync(process.execPath, [PROGRAM, ...argv], { ...options, env, maxBuffer: 64 * 2 ** 20 });
  return JSON.parse(String(stdout));
}

async function fromStandardInput(path: string): Promise<Report> {
  const report = localize(await analyzeCaptures([path], { showPasswords: false }), "en");
  return { ...report, captures: report.captures.map((one) => ({ ...one, path: "-" })) };
}

/** The report without what is about the file. */
function traffic(report: Report) {
  const findings = report.findings.filter(({ code }) => !code.startsWith("capture."));
  return { ftp: report.ftp, dhcp: report.dhcp, findings, traffic: report.traffic };
}

/** What must not be counted twice, without frame numbers, and in an order that does not come from them. */
function counted({ ftp, dhcp }: Report) {
  return {
    sessions: ordered(
      ftp.sessions,
      ({ client, server, user, login, exchanges, announcements, transfers, ...session }) => ({
        ends: [client, server, user, login, session.opened, session.closed, session.security],
        sent: session.sent,
        packets: kindsOf(session.packets),
        exchanges: exchanges.map(({ verb, argument, replies }) => [verb, argument, replies.map(({ text }) => text)]),
        announcements: announcements.map(({ method, ip, port }) => [method, ip, port]),
        transfers: ordered(
          transfers,
          ({ verb, bytes, missingBytes, retransmittedBytes, outcome, replyCode, connection }) => ({
            ...{ verb, bytes, missingBytes, retransmittedBytes, outcome, replyCode },
            sent: connection?.sent,
            packets: kindsOf(connection?.packets ?? null),
          }),
        ),
      }),
    ),
    unclaimed: ftp.unclaimedConnections.map(({ client, server }) => [client, server]),
    transactions: dhcp.transactions.map(({ xid, kind, outcome, messages, offers, lease }) => ({
      ...{ xid, kind, outcome, lease },
      messages: messages.filter(({ duplicateOf }) => duplicateOf === null).map(({ type }) => type),
      offers: offers.map(({ ip, server, chosen }) => [ip, server, chosen]),
    })),
    linkLocal: dhcp.linkLocal.map(({ mac, ip, kind }) => [mac, ip, kind]),
  };
}

/** In no order: packets of the same time are in any where they are in two captures. */
function kindsOf(packets: ConnectionPackets | null): string[] {
  return (packets?.runs ?? []).map(({ from, kind, bytes, sequence }) => `${from} ${kind} ${bytes} ${sequence}`).sort();
}

function ordered<From, To>(list: Rows<From>, facts: (one: From) => To): To[] {
  const keyed = list.map(facts).map((one) => ({ one, key: JSON.stringify(one) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

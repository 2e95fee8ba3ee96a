import { describe, expect, test } from "vitest";
import { compareReports } from "../../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { readPicture } from "../../../src/grade/pictures/read-picture.ts";
import { drawn } from "../../../src/render/drawn.ts";
import { drawHtml } from "../../../src/render/html/html.ts";
import type { View } from "../../../src/render/renderer.ts";
import { drawSvg } from "../../../src/render/svg/svg.ts";
import { dhcpMark, marksOf, sessionMark } from "../../../src/report/picture-mark.ts";
import type { Report } from "../../../src/report/report.ts";
import { concat } from "../../build/bytes.ts";
import { PLAIN, WHOLE } from "../../render/draw.ts";
import { drawPng, PNG_AT_HAND } from "../../render/png/png-at-hand.ts";
import { FIXTURES, fixturePath } from "../../report/captures-at-hand.ts";

const LADDER: View = { ...WHOLE, topic: "ladder" };
const OUTPUTS = { svg: drawSvg, html: drawHtml, ...(PNG_AT_HAND ? { png: drawPng } : {}) };
const NAMES = Object.keys(OUTPUTS) as (keyof typeof OUTPUTS)[];

async function read(name: string): Promise<Report> {
  return analyzeCaptures([fixturePath(name)], { showPasswords: false, packets: "folded" });
}

/** The marks that a picture of a report carries. */
function carried(output: keyof typeof OUTPUTS, report: Report, view: View = LADDER): readonly string[] | null {
  const draw = OUTPUTS[output];
  if (draw === undefined) return null;
  const bytes = concat(...drawn(draw)(report, view, { ...PLAIN, width: 80 }));
  const facts = readPicture(bytes);
  expect(facts).toMatchObject({ format: output, whole: true });
  return facts?.marks ?? null;
}

describe.each(NAMES)("a picture as %s", (output) => {
  test("carries the marks of the sessions that it shows", async () => {
    const report = await read("ftp-three-clients.pcap");
    expect(report.ftp.sessions.length).toBe(3);
    expect(carried(output, report)).toEqual(report.ftp.sessions.map(sessionMark));
    const second = report.ftp.sessions.slice(1, 2).map(sessionMark);
    expect(carried(output, report, { ...LADDER, session: 2 })).toEqual(second);
  });

  test("of a comparison carries both", async () => {
    const [active, passive] = [await read("ftp-active-vsftpd.pcap"), await read("ftp-passive-vsftpd.pcap")];
    const compared = compareReports(active, passive, { left: null, right: null });
    if ("problem" in compared) throw new Error(compared.problem.code);
    expect(carried(output, compared.report, { ...LADDER, topic: "compare" })).toEqual([
      ...marksOf(active),
      ...marksOf(passive),
    ]);
  });

  test("of DHCP carries those of the exchanges", async () => {
    const report = await read("dhcp-dora-isc.pcap");
    expect(carried(output, report)).toEqual(report.dhcp.transactions.map(dhcpMark));
  });

  test("that shows nothing carries none, and is known for ftpscope's", async () => {
    expect(carried(output, await read("generated-file-pcap-header-only.pcap"))).toEqual([]);
  });
});

/** Fixtures that were made of one recording: other formats, link layers, places and losses. */
const SAME_RECORDINGS = [
  "dhcp-any-sll.pcap dhcp-any.pcap",
  "dhcp-nanoseconds.pcap dhcp-pcapng.pcapng",
  "dhcp-pcapng.pcapng dhcp-qinq.pcap",
  "dhcp-relay-both.pcap dhcp-relay-client-side.pcap",
  "dhcp-relay-option82.pcapng dhcp-relay-unsorted.pcapng",
  "dhcp-qinq.pcap dhcp-snap96.pcap",
  "dhcp-snap96.pcap dhcp-vlan.pcap",
  "ftp-capture-loss-227.pcap ftp-capture-loss.pcap",
  "ftp-gzip.pcap.gz ftp-zstd.pcap.zst",
];

describe("a mark", () => {
  test("is of the packets, whatever file they are in", async () => {
    expect(marksOf(await read("ftp-gzip.pcap.gz"))).toEqual(marksOf(await read("ftp-zstd.pcap.zst")));
    const formats = ["le-us.pcap", "be-us.pcap", "le-ns.pcap", "be-ns.pcap"];
    const marks = await Promise.all(formats.map(async (name) => marksOf(await read(`generated-file-pcap-${name}`))));
    for (const one of marks) expect(one).toEqual(marks[0]);
  });

  test("is the same when a session is read among others", async () => {
    const paths = ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"].map(fixturePath);
    const together = await analyzeCaptures(paths, { showPasswords: false });
    const alone = await Promise.all(paths.map((path) => analyzeCaptures([path], { showPasswords: false })));
    expect(marksOf(together).sort()).toEqual(alone.flatMap(marksOf).sort());
  });

  test("of one recording is that of no other", async () => {
    const owners = new Map<string, string>();
    const shared = new Set<string>();
    for (const { name, path } of FIXTURES.filter((one) => !one.name.startsWith("generated-"))) {
      const report = await analyzeCaptures([path], { showPasswords: false });
      for (const mark of new Set(marksOf(report))) {
        const other = owners.get(mark);
        if (other !== undefined) shared.add(`${other} ${name}`);
        owners.set(mark, name);
      }
    }
    expect([...shared]).toEqual(SAME_RECORDINGS);
  });

  test("gives away nothing of what was said", async () => {
    const report = await read("ftp-active-vsftpd.pcap");
    const [session] = report.ftp.sessions;
    if (session === undefined) throw new Error("no session");
    expect(sessionMark({ ...session, user: "other", password: "secret", exchanges: [], banner: null })).toBe(
      sessionMark(session),
    );
  });
});

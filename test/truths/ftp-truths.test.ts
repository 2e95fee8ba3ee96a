import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { DataConnection, Endpoint } from "../../src/report/connection.ts";
import type { Report, Transfer } from "../../src/report/report.ts";
import { differsFromTruth } from "./differences.ts";
import type { FtpTruth } from "./truth.ts";

/**
 * Reports set against the truths beside public captures: every FTP command, reply, announcement, transfer and data
 * connection. A truth is believed unless differences.ts says, capture by capture, why the bytes say otherwise.
 */
const folder = join(import.meta.dirname, "../../../shared/captures");
const present = existsSync(folder);
if (!present)
  console.warn("ftp-truths: no ../shared/captures beside this checkout, so public captures are not compared");

const truths = present ? readdirSync(folder).filter((name) => name.endsWith(".truth.json")) : [];

describe.skipIf(!present)("FTP in public captures", () => {
  test.each(truths)("%s", async (name) => {
    const truth = JSON.parse(readFileSync(join(folder, name), "utf8")) as FtpTruth;
    const report = await analyzeCaptures([join(folder, truth.file)], { showPasswords: true });
    const seen = { actual: factsOfReport(report), expected: factsOfTruth(truth) };
    const differences = differsFromTruth(truth.file);
    for (const fact of Object.keys(seen.expected) as (keyof Facts)[]) {
      const expected = seen.expected[fact].filter((line) => !differences.notInReport.includes(line));
      const actual = seen.actual[fact].filter((line) => !differences.notInTruth.includes(line));
      expect(actual, `${fact} of ${truth.file}`).toEqual(expected);
    }
  });
});

/** Facts as sorted lines, so that a difference can be read. */
interface Facts {
  packets: string[];
  controls: string[];
  commands: string[];
  replies: string[];
  announcements: string[];
  transfers: string[];
  dataConnections: string[];
}

function factsOfTruth({ capture, ftp }: FtpTruth): Facts {
  const { commands, replies } = ftp.linesReassembled;
  const spoken = new Set([...commands, ...replies.filter((reply) => reply.complete)].map((line) => line.stream));
  const controls = ftp.control.filter((control) => spoken.has(control.stream));
  return {
    packets: [String(capture.packets)],
    controls: sorted(controls.map(({ client, server }) => `${client.ip}:${client.port} ${server.ip}:${server.port}`)),
    commands: sorted(commands.map(({ frame, verb, arg }) => `${frame} ${verb} ${arg ?? ""}`.trimEnd())),
    replies: sorted(replies.filter((reply) => reply.complete).map(({ frame, code }) => `${frame} ${Number(code)}`)),
    announcements: sorted(ftp.announced.map(({ frame, ip, port }) => `${frame} ${ip}:${port}`)),
    transfers: sorted(
      ftp.transfersDerived.map((transfer) => {
        const bytes = UPLOADS.has(transfer.command)
          ? transfer.dataBytesClientToServer
          : transfer.dataBytesServerToClient;
        const final = transfer.finalCode === null ? null : Number(transfer.finalCode);
        return `${transfer.commandFrame} ${transfer.command} ${transfer.mode} ${final} ${bytes}`;
      }),
    ),
    dataConnections: sorted(
      ftp.dataConnections.map(({ firstFrame, lastFrame, initiator, responder, synSeen }) =>
        [firstFrame, lastFrame, ...(synSeen ? [initiator, responder] : [initiator, responder].sort())].join(" "),
      ),
    ),
  };
}

const UPLOADS = new Set(["STOR", "STOU", "APPE"]);

function factsOfReport(report: Report): Facts {
  const { sessions, unclaimedConnections } = report.ftp;
  const exchanges = sessions.flatMap((session) => session.exchanges);
  const transfers = sessions.flatMap((session) => session.transfers);
  const connections = new Map(
    [...transfers.flatMap(announcedConnection), ...unclaimedConnections].map((one) => [one.stream, one]),
  );
  return {
    packets: [String(report.captures[0]?.packets)],
    controls: sorted(
      sessions
        .filter((session) => session.exchanges.length > 0)
        .map(({ client, server }) => `${client.ip}:${client.port} ${server.ip}:${server.port}`),
    ),
    commands: sorted(
      exchanges
        .filter((exchange) => exchange.frame !== null)
        .map(({ frame, verb, argument }) => `${frame} ${verb} ${argument ?? ""}`.trimEnd()),
    ),
    replies: sorted(exchanges.flatMap(({ replies }) => replies.map(({ frame, code }) => `${frame} ${code}`))),
    announcements: sorted(
      sessions.flatMap((session) => session.announcements.map(({ frame, ip, port }) => `${frame} ${ip}:${port}`)),
    ),
    transfers: sorted(
      transfers
        .filter((transfer) => transfer.verb !== null)
        .map(({ frame, verb, mode, replyCode, bytes }) => `${frame} ${verb} ${mode} ${replyCode} ${bytes}`),
    ),
    dataConnections: sorted(
      [...connections.values()]
        .filter((connection) => connection.established)
        .map(({ firstFrame, lastFrame, client, server, opener }) => {
          const ends = [ended(client), ended(server)];
          if (opener === "server") ends.reverse();
          return [firstFrame, lastFrame, ...(opener === null ? ends.sort() : ends)].join(" ");
        }),
    ),
  };
}

/** The truths know no data connections of encrypted sessions. */
function announcedConnection(transfer: Transfer): DataConnection[] {
  return transfer.connection === null || transfer.method === "inferred" ? [] : [transfer.connection];
}

function ended({ ip, port }: Endpoint): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}

function sorted(lines: string[]): string[] {
  return lines.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

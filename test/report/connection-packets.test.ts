import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { PacketDetail } from "../../src/flow/segment-log.ts";
import type { ConnectionPackets, DataConnection, SegmentRun, Sent } from "../../src/report/connection.ts";
import type { FtpSession } from "../../src/report/report.ts";
import { fixturePath } from "./captures-at-hand.ts";

/** Numbers of frames, sequences and windows are what tshark says of these captures. */
async function sessionsOf(name: string, packets: PacketDetail): Promise<FtpSession[]> {
  return [...(await analyzeCaptures([fixturePath(name)], { showPasswords: false, packets })).ftp.sessions];
}

async function session(name: string, packets: PacketDetail = "folded"): Promise<FtpSession> {
  const [first] = await sessionsOf(name, packets);
  if (first === undefined) throw new Error(`no session in ${name}`);
  return first;
}

function connectionOf({ transfers }: FtpSession, index: number): DataConnection {
  const connection = transfers[index]?.connection ?? null;
  if (connection === null) throw new Error(`transfer ${index} has no connection`);
  return connection;
}

function runsOf({ packets }: { packets: ConnectionPackets | null }): string[] {
  return (packets?.runs ?? []).map(inWords);
}

function inWords({
  frame,
  lastFrame,
  from,
  kind,
  packets,
  bytes,
  flags,
  sequence,
  window,
  ...run
}: SegmentRun): string {
  const frames = frame === lastFrame ? frame : `${frame}-${lastFrame}`;
  const again = run.retransmission ? " again" : "";
  return `${frames} ${from} ${kind}${again} ${packets}/${bytes} [${flags}] ${sequence}/${run.acknowledgment}/${window}`;
}

function totals({ sent }: { sent: { client: Sent; server: Sent } }): number[] {
  return [sent.client.packets, sent.client.bytes, sent.server.packets, sent.server.bytes];
}

describe("packets of a data connection", () => {
  test("an active download, folded", async () => {
    const connection = connectionOf(await session("ftp-active-vsftpd.pcap"), 1);
    expect(runsOf(connection)).toEqual([
      "55 server syn 1/0 [SYN] 3554451760/null/64240",
      "56 client syn-ack 1/0 [SYN,ACK] 2947296160/3554451761/65535",
      "57 server ack 1/0 [ACK] 3554451761/2947296161/63",
      "59-75 server data 9/12000 [ACK] 3554451761/2947296161/63",
      "78 server fin 1/0 [FIN,ACK] 3554463761/2947296161/63",
      "80 client fin 1/0 [FIN,ACK] 2947296161/3554463762/29580",
      "81 server ack 1/0 [ACK] 3554463762/2947296162/63",
    ]);
    expect(connection.packets).toMatchObject({
      client: { mac: "02:00:00:00:01:01", initialSequence: 2947296160, windowShift: 2 },
      server: { mac: "02:00:00:00:01:02", initialSequence: 3554451760, windowShift: 10 },
      omitted: 9,
    });
    expect(totals(connection)).toEqual([11, 0, 13, 12_000]);
    const burst = connection.packets?.runs[3];
    expect([burst?.time, burst?.lastTime].map((time) => time?.slice(17))).toEqual(["53.827379000Z", "53.827420000Z"]);
  });

  test("each packet of it", async () => {
    const connection = connectionOf(await session("ftp-active-vsftpd.pcap", "every"), 1);
    const frames = Array.from({ length: 27 }, (_, index) => 55 + index);
    const others = [58, 77, 79];
    expect(connection.packets?.runs.map(({ frame }) => frame)).toEqual(
      frames.filter((frame) => !others.includes(frame)),
    );
    expect(connection.packets?.omitted).toBe(0);
  });

  test("SYNs that were dropped, one row for each try", async () => {
    const connection = connectionOf(await session("ftp-active-client-drops-syn.pcap"), 0);
    expect(runsOf(connection)).toEqual(
      [36, 38, 39, 40, 41, 42].map(
        (frame) => `${frame} server syn${frame === 36 ? "" : " again"} 1/0 [SYN] 3927484429/null/64240`,
      ),
    );
    expect(totals(connection)).toEqual([0, 0, 6, 0]);
  });

  test("losses: what was sent again, and a FIN with data", async () => {
    const told = runsOf(connectionOf(await session("ftp-loss-reorder.pcap"), 0));
    expect(told.slice(0, 6)).toEqual([
      "53 client syn 1/0 [SYN] 3575253451/null/65535",
      "55 client syn again 1/0 [SYN] 3575253451/null/65535",
      "56 server syn-ack 1/0 [SYN,ACK] 296216071/3575253452/65160",
      "57 client ack 1/0 [ACK] 3575253452/296216072/32485",
      "62-112 server data 25/36200 [ACK] 296216072/3575253452/64",
      "114 server fin 1/904 [FIN,PSH,ACK] 296255168/3575253452/64",
    ]);
    expect(told.filter((run) => run.includes("data again"))).toEqual([
      "118 server data again 1/1448 [PSH,ACK] 296218968/3575253452/64",
      "122 server data again 1/1448 [ACK] 296246480/3575253452/64",
    ]);
  });

  test("IPv6", async () => {
    const connection = connectionOf(await session("ftp-epsv-v6.pcap"), 1);
    expect(connection.packets).toMatchObject({
      client: { initialSequence: 398679897, windowShift: 2 },
      server: { initialSequence: 4068099413, windowShift: 10 },
      runs: [
        { frame: 52, window: 65_535 },
        { frame: 53, window: 64_260 },
        { kind: "ack" },
        { kind: "data" },
        {},
        {},
        {},
      ],
    });
  });

  test("captured twice, told once", async () => {
    const told = await session("ftp-any-sll.pcap", "every");
    expect(told.packets?.runs.slice(0, 3).map(({ frame }) => frame)).toEqual([3, 7, 9]);
    // tshark counts 54 packets of this stream.
    expect([told.packets?.runs.length, totals(told)]).toEqual([27, [13, 88, 14, 322]]);
  });
});

describe("packets of a control connection", () => {
  test("each command and reply by itself", async () => {
    const { packets, exchanges } = await session("ftp-active-vsftpd.pcap");
    const frames = new Set(packets?.runs.map(({ frame }) => frame));
    const said = exchanges.flatMap(({ frame, replies }) => [frame, ...replies.map((reply) => reply.frame)]);
    expect(said.filter((frame) => frame !== null && !frames.has(frame))).toEqual([]);
  });

  test("keep-alives", async () => {
    const { packets } = await session("generated-ftp-control-keep-alive.pcap");
    const told = packets?.runs.filter(({ kind }) => kind === "keep-alive").map(({ frame, from }) => `${frame} ${from}`);
    expect(told).toEqual(["14 client", "16 server", "18 client", "20 server", "22 client", "24 server"]);
  });
});

describe("connections that no transfer used", () => {
  test("a passive port that the client cannot reach", async () => {
    const [first, second] = await sessionsOf("ftp-passive-range-closed.pcap", "folded");
    const [attempt] = first?.announcements[0]?.attempts ?? [];
    expect(attempt).toMatchObject({ opener: "client", established: false, closed: "open", synFrame: 17 });
    expect(attempt?.packets?.runs.map(({ frame, kind }) => `${frame} ${kind}`)).toEqual(
      [17, 19, 20, 21, 22].map((frame) => `${frame} syn`),
    );
    expect(second?.announcements.map(({ attempts }) => attempts)).toEqual([[]]);
  });

  test("one that refuses", async () => {
    const [attempt] = (await session("ftp-passive-range-refused.pcap")).announcements[0]?.attempts ?? [];
    expect(attempt && runsOf(attempt)).toEqual([
      "17 client syn 1/0 [SYN] 163548871/null/64240",
      "18 server rst 1/0 [RST,ACK] 0/163548872/0",
    ]);
  });
});

test("without being asked for, there are none", async () => {
  const told = await session("ftp-active-vsftpd.pcap", "none");
  expect([told.packets, ...told.transfers.map(({ connection }) => connection?.packets)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(totals(told)).toEqual([27, 223, 33, 716]);
});

import { compareReports } from "../../src/analysis/compare.ts";
import { makeFinding } from "../../src/report/findings.ts";
import type { FtpSession, Report } from "../../src/report/report.ts";
import { announcementOf, bound, failedTransaction, renewal } from "./sample-dhcp.ts";
import { capture, dataConnection, exchange, session, transfer, transferAt } from "./sample-ftp.ts";

/** Small reports made by hand, one for each kind of screen. */
export function emptyReport(): Report {
  return {
    schema: "ftpscope/1",
    captures: [capture("capture.pcap")],
    ftp: { sessions: [], unclaimedConnections: [] },
    dhcp: { transactions: [], clients: [], linkLocal: [] },
    findings: [],
    traffic: [],
    comparison: null,
    story: null,
  };
}

/** An active and a passive session, and one DORA: what the course's homework looks like. */
export function homework(): Report {
  const active = session(1, {
    transfers: [transfer(1)],
    exchanges: [
      exchange(null, null, null, [[4, 220, "(vsFTPd 3.0.5)"]]),
      exchange(6, "USER", "student", [[8, 331, "Please specify the password."]]),
      exchange(10, "PASS", "********", [[12, 230, "Login successful."]]),
      exchange(22, "PORT", "192,168,0,10,195,101", [[23, 200, "PORT command successful."]]),
      exchange(25, "RETR", "보고서.hwp", [
        [29, 150, "Opening BINARY mode data connection."],
        [652, 226, "Transfer complete."],
      ]),
      exchange(655, "QUIT", null, [[656, 221, "Goodbye."]]),
    ],
    announcements: [
      {
        capture: 0,
        frame: 22,
        method: "PORT",
        ip: "192.168.0.10",
        port: 50021,
        listener: "client",
        transfer: 1,
        attempts: [],
      },
    ],
  });
  const passive = session(2, {
    client: { ip: "192.168.0.10", port: 51750, mac: null },
    firstFrame: 661,
    lastFrame: 1300,
    transfers: [
      transferAt(2, 700, { mode: "passive", method: "PASV", announcementFrame: 690, argumentEncoding: "cp949" }),
      transferAt(3, 1290, {
        verb: "STOR",
        argument: "메모.txt",
        path: "/home/student/메모.txt",
        direction: "upload",
        mode: "passive",
        method: "PASV",
        bytes: 412,
        announcedBytes: null,
        connection: dataConnection({ opener: "client", firstFrame: 1291, lastFrame: 1291 }),
      }),
    ],
    announcements: [
      {
        capture: 0,
        frame: 690,
        method: "PASV",
        ip: "192.168.0.20",
        port: 30000,
        listener: "server",
        transfer: 2,
        attempts: [],
      },
    ],
  });
  return {
    ...emptyReport(),
    ftp: { sessions: [active, passive], unclaimedConnections: [] },
    dhcp: {
      transactions: [bound(1)],
      clients: [{ mac: "02:00:00:00:00:0a", hostname: "lab-pc", transactions: [1], addresses: ["10.1.0.57"] }],
      linkLocal: [],
    },
    findings: [
      makeFinding("ftp.password-clear", "note", { sessions: [1, 2], count: 2 }, { subject: { session: 1 }, at: [10] }),
    ],
    traffic: [
      { protocol: "FTP", packets: 40, bytes: 3_200 },
      { protocol: "FTP-DATA", packets: 1_220, bytes: 1_891_000 },
      { protocol: "DHCP", packets: 4, bytes: 1_368 },
      { protocol: "SSH", packets: 41, bytes: 5_210 },
      { protocol: "DNS", packets: 7, bytes: 812 },
    ],
  };
}

/** The homework's two modes beside each other. */
export function compared(): Report {
  const result = compareReports(homework(), null, { left: null, right: null });
  if ("problem" in result) throw new Error(result.problem.code);
  return result.report;
}

/** Everything that can go wrong with a transfer, a login and a lease, over two captures and IPv6. */
export function troubles(): Report {
  const failing = session(1, {
    transfers: [
      transferAt(1, 30, {
        argument: "missing.bin",
        path: "/missing.bin",
        connection: null,
        bytes: null,
        missingBytes: null,
        retransmittedBytes: null,
        announcedBytes: null,
        startTime: null,
        seconds: null,
        outcome: "failed",
        replyCode: 550,
      }),
      transferAt(2, 40, { outcome: "aborted", replyCode: 426, bytes: 80_000, retransmittedBytes: 1_448 }),
      transferAt(3, 60, { outcome: "unfinished", replyCode: null, missingBytes: 2_896, seconds: null }),
      transferAt(4, 80, {
        verb: "LIST",
        argument: null,
        path: null,
        direction: "listing",
        outcome: "failed",
        replyCode: 425,
        bytes: 0,
        announcedBytes: null,
        connection: dataConnection({ established: false, synAckFrame: null }),
      }),
    ],
  });
  const refused = session(2, { login: "refused", transfers: [], user: "root", capture: 1, passwordSeen: true });
  const secure = session(3, {
    client: { ip: "2001:db8:0:1::10", port: 49_152, mac: "02:00:00:00:00:10" },
    server: { ip: "2001:db8:ffff:ffff:ffff:ffff:ffff:20", port: 2_121, mac: null },
    capture: 1,
    security: "explicit-tls",
    secureFromFrame: 12,
    user: null,
    login: "unknown",
    transfers: [
      transferAt(5, 90, {
        frame: null,
        verb: null,
        argument: null,
        path: null,
        direction: null,
        mode: "passive",
        method: "inferred",
        connection: dataConnection({
          opener: "client",
          client: { ip: "2001:db8:0:1::10", port: 51_751 },
          server: { ip: "2001:db8:ffff:ffff:ffff:ffff:ffff:20", port: 30_000 },
        }),
      }),
    ],
  });
  return {
    ...emptyReport(),
    captures: [
      { ...capture("rotated-00.pcapng"), format: "pcapng", cutPackets: 3 },
      {
        ...capture("rotated-01.pcap.gz"),
        compression: "gzip",
        complete: false,
        damage: { offset: 1_048_576, code: "record-length", message: "a record claims 4,294,967,295 bytes" },
      },
    ],
    ftp: { sessions: [failing, refused, secure], unclaimedConnections: [dataConnection({ stream: 99 })] },
    dhcp: {
      transactions: [bound(1), renewal(2), failedTransaction(3, "refused"), failedTransaction(4, "no-answer")],
      clients: [{ mac: "02:00:00:00:00:0b", hostname: null, transactions: [3, 4], addresses: [] }],
      linkLocal: [announcementOf("02:00:00:00:00:0b", 4)],
    },
    findings: [
      makeFinding("capture.snap-cut", "note", { packets: 3, snapLength: 96 }),
      makeFinding(
        "ftp.control-unanswered",
        "error",
        {
          client: { ip: "192.168.0.10", port: 50_000 },
          server: { ip: "192.168.0.30", port: 21 },
          syns: 4,
          calls: 1,
          servers: 1,
        },
        { at: [5, 6, 7, 8] },
      ),
      makeFinding("ftp.overlap-conflict", "warning", { bytes: 20 }, { subject: { session: 1, transfer: 2 }, at: [44] }),
      makeFinding("ftp.overlap-conflict", "warning", { bytes: 8 }, { subject: { session: 1, transfer: 3 }, at: [66] }),
      makeFinding("capture.damaged", "warning", {
        code: "record-length",
        offset: 1_048_576,
        message: "a record claims 4,294,967,295 bytes",
        places: 2,
      }),
    ],
    traffic: [{ protocol: "SSH", packets: 41, bytes: 5_210 }],
  };
}

/** More sessions than a screen wants to show. */
export function manySessions(count = 45): Report {
  const sessions: FtpSession[] = Array.from({ length: count }, (_unused, index) =>
    session(index + 1, {
      client: { ip: "192.168.0.10", port: 50_000 + index, mac: null },
      transfers: [
        transferAt(index + 1, 100 * (index + 1), index % 9 === 8 ? { outcome: "failed", replyCode: 451 } : {}),
      ],
    }),
  );
  return { ...emptyReport(), ftp: { sessions, unclaimedConnections: [] } };
}

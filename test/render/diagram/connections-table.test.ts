import { expect, test } from "vitest";
import { connectionsTable } from "../../../src/render/diagram/connections-table.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { dataConnection, session, transfer, transferAt } from "../sample-ftp.ts";
import { reportWith, sheetOf } from "./draw-ladder.ts";
import { activeSession } from "./mock-up-session.ts";

function tableOf(one: FtpSession, width = 80) {
  const report = reportWith(one);
  return connectionsTable(one, report, sheetOf(report, { width }));
}

test("one data connection stands beside the control connection", () => {
  const table = tableOf(activeSession());
  expect(table.columns.map(({ title }) => title)).toEqual(["", "Control", "Data"]);
  expect(table.rows).toEqual([
    ["Ports", "C:51742 → S:21", "S:20 → C:50021"],
    ["Opened by", "client, SYN 1", "server, SYN 26"],
    ["Lifetime", "0.000–14.20 (14.2 s)", "9.872–9.941 (0.069 s)"],
    ["Bytes", "C 112, S 402", "C 0, S 596,212"],
    ["Packets", "C 14, S 13", "C 210, S 416"],
    ["Carried", "5 commands, 7 replies", "RETR report.hwp"],
    ["End", "closed by FIN", "closed by FIN"],
  ]);
});

test("many have a row each, and a sum", () => {
  const transfers = Array.from({ length: 40 }, (_, index) => transferAt(index + 1, index * 1_000));
  const table = tableOf(session(1, { transfers }));
  expect(table.columns.map(({ title }) => title)).toEqual(["", "Ports", "Lifetime", "Bytes C / S", "Carried"]);
  expect(table.rows).toHaveLength(14);
  expect(table.rows.slice(-2)).toEqual([
    ["29 more", "", "", "", ""],
    ["All 40", "", "", "0 / 23,848,480", ""],
  ]);
});

test("how many have columns depends on the width", () => {
  const transfers = [1, 2, 3].map((id) => transferAt(id, id * 1_000));
  expect(tableOf(session(1, { transfers }), 80).columns).toHaveLength(5);
  expect(tableOf(session(1, { transfers }), 120).columns.map(({ title }) => title)).toEqual([
    ...["", "Control", "Data #1", "Data #2", "Data #3"],
  ]);
});

test("an attempt that failed stands before the connection that was used in its place", () => {
  const attempt = dataConnection({ established: false, synFrame: 23, startTime: "2026-11-21T00:00:00Z" });
  const waits = {
    capture: 0,
    frame: 22,
    method: "PORT",
    ip: "192.168.0.10",
    port: 50_021,
    listener: "client",
  } as const;
  const one = session(1, {
    transfers: [transfer(1, { connection: dataConnection({ startTime: "2026-11-21T00:00:01Z" }) })],
    announcements: [{ ...waits, transfer: 1, attempts: [attempt] }],
  });
  const { columns, rows } = tableOf(one);
  expect(columns.map(({ title }) => title)).toEqual(["", "Control", "Data", "Data #1"]);
  expect(rows.at(-1)?.slice(2)).toEqual(["not established", "closed by FIN"]);
});

test("what was called in vain, another host, and what nobody saw open", () => {
  const attempt = dataConnection({ established: false, opener: null, client: { ip: "10.0.0.9", port: 7 } });
  const waits = { capture: 0, frame: 22, method: "PORT", ip: "10.0.0.9", port: 7, listener: "client" } as const;
  const one = session(1, {
    transfers: [transfer(1, { connection: null })],
    announcements: [{ ...waits, transfer: null, attempts: [attempt] }],
  });
  const data = tableOf(one).rows.map((row) => row[2]);
  expect([data[0], data[1], data[5], data[6]]).toEqual([
    ...["10.0.0.9:7 – S:20", "before the capture", "no transfer", "not established"],
  ]);
});

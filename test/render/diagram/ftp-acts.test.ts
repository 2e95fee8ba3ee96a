import { expect, test } from "vitest";
import { actsOf } from "../../../src/render/diagram/ftp-acts.ts";
import { placeOrder } from "../../../src/render/diagram/ladder-place.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { dataConnection, exchange, session, transfer } from "../sample-ftp.ts";

function told(one: FtpSession): string[] {
  return actsOf(one, placeOrder(one)).map(({ kind, exchanges, preparing, transfer: used }) =>
    [
      used === null ? kind : `${kind} ${used.id}`,
      ...exchanges.map(({ verb }, index) => (index < preparing ? `(${verb})` : String(verb))),
    ].join(" "),
  );
}

const ok: [number, number, string][] = [];
const waits = { capture: 0, port: 50_021, ip: "192.168.0.10", attempts: [] };

test("what only prepares a transfer belongs to it, what comes while it goes on too", () => {
  const one = session(1, {
    exchanges: [
      exchange(null, null, null, [[4, 220, "Hello"]]),
      exchange(6, "USER", "a", ok),
      exchange(8, "PASS", "b", ok),
      exchange(10, "SYST", null, ok),
      exchange(12, "TYPE", "I", ok),
      exchange(14, "SIZE", "a", ok),
      exchange(22, "PORT", "1,2,3,4,5,6", ok),
      exchange(23, "NOOP", null, ok),
      exchange(25, "RETR", "a", [[700, 226, "Done"]]),
      exchange(27, "STAT", null, ok),
      exchange(40, "ABOR", null, ok),
      exchange(710, "PWD", null, ok),
      exchange(720, "QUIT", null, ok),
      exchange(null, null, null, [[730, 221, "Bye"]]),
    ],
    announcements: [{ ...waits, frame: 22, method: "PORT", listener: "client", transfer: 1 }],
    transfers: [transfer(1, { argument: "a" })],
  });
  expect(told(one)).toEqual([
    "connect null",
    "login USER PASS",
    "commands SYST",
    "transfer 1 (TYPE) (SIZE) PORT NOOP RETR STAT ABOR",
    "commands PWD",
    "quit QUIT null",
  ]);
});

test("pipelined transfers in one packet keep their own commands", () => {
  const same = { connection: null, announcementFrame: null, method: null };
  const one = session(1, {
    opened: "midstream",
    exchanges: [exchange(25, "RETR", "a", ok), exchange(25, "RETR", "b", ok)],
    transfers: [transfer(1, { argument: "a", ...same }), transfer(2, { argument: "b", ...same })],
  });
  expect(told(one)).toEqual(["transfer 1 RETR", "transfer 2 RETR", "end"]);
});

test("a transfer without a command stands where its connection begins", () => {
  const hidden = { frame: null, verb: null, argument: null, method: "inferred" as const };
  const one = session(1, {
    exchanges: [exchange(6, "AUTH", "TLS", ok)],
    transfers: [transfer(1, { ...hidden, connection: dataConnection({ firstFrame: 40 }) })],
  });
  expect(told(one)).toEqual(["connect", "security AUTH", "transfer 1", "end"]);
});

test("over several captures, time tells the order", () => {
  const one = session(1, { lastCapture: 1 });
  const order = placeOrder(one);
  const early = { capture: 1, frame: 900, time: "2026-11-20T01:31:04.000000000Z" };
  const late = { capture: 0, frame: 1, time: "2026-11-20T01:31:05.000000000Z" };
  expect(order(early, late)).toBeLessThan(0);
  expect(placeOrder(session(1))({ ...early, capture: 0 }, late)).toBeGreaterThan(0);
});

import { expect, test } from "vitest";
import { displayFilter } from "../../src/render/display-filter.ts";
import { WHOLE } from "./draw.ts";
import { homework, troubles } from "./samples.ts";

test("a session's filter holds its control connection and its data connections", () => {
  expect(displayFilter(homework(), { ...WHOLE, session: 1 })).toBe(
    "(ip.addr == 192.168.0.10 && ip.addr == 192.168.0.20 && tcp.port == 51742 && tcp.port == 21" +
      " && frame.number >= 1 && frame.number <= 660)" +
      " || (ip.addr == 192.168.0.10 && ip.addr == 192.168.0.20 && tcp.port == 50021 && tcp.port == 20" +
      " && frame.number >= 30 && frame.number <= 647)",
  );
});

test("IPv6 has its own field", () => {
  expect(displayFilter(troubles(), { ...WHOLE, session: 3 })).toContain("ipv6.addr == 2001:db8:0:1::10");
});

test("a transfer without a data connection is its command and the replies", () => {
  expect(displayFilter(troubles(), { ...WHOLE, transfer: 1 })).toBe("frame.number in {30}");
  const report = homework();
  const transfer = report.ftp.sessions.at(0)?.transfers[0];
  if (transfer === undefined) throw new Error("the sample has no transfer");
  transfer.connection = null;
  expect(displayFilter(report, { ...WHOLE, transfer: 1 })).toBe("frame.number in {25, 29, 652}");
});

test("a transaction's filter names its xid and frames, for the same xid may be used again", () => {
  expect(displayFilter(homework(), { ...WHOLE, transaction: 1 })).toBe(
    "dhcp.id == 0x3903f326 && frame.number in {1, 2, 3, 4}",
  );
});

test("what does not exist has no filter", () => {
  expect(displayFilter(homework(), { ...WHOLE, session: 9 })).toBeNull();
  expect(displayFilter(homework(), { ...WHOLE, transfer: 9 })).toBeNull();
  expect(displayFilter(homework(), { ...WHOLE, transaction: 9 })).toBeNull();
});

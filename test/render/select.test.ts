import { expect, test } from "vitest";
import { selectView } from "../../src/render/select.ts";
import { WHOLE } from "./draw.ts";
import { troubles } from "./samples.ts";

test("the summary is the whole report", () => {
  const report = troubles();
  expect(selectView(report, WHOLE)).toBe(report);
});

test("the ftp part has no dhcp in it, and the other way round", () => {
  const ftp = selectView(troubles(), { ...WHOLE, topic: "ftp" });
  expect(ftp.ftp.sessions).toHaveLength(3);
  expect(ftp.ftp.unclaimedConnections).toHaveLength(1);
  expect(ftp.dhcp).toEqual({ transactions: [], clients: [], linkLocal: [] });
  const dhcp = selectView(troubles(), { ...WHOLE, topic: "dhcp" });
  expect(dhcp.ftp).toEqual({ sessions: [], unclaimedConnections: [] });
  expect(dhcp.dhcp.transactions).toHaveLength(4);
  expect(dhcp.findings.some(({ code }) => code.startsWith("ftp."))).toBe(false);
});

test("one session keeps its own findings and those of the capture; transfers point to their new places", () => {
  const report = troubles();
  const conflict = report.findings.findIndex(({ subject }) => subject.transfer === 2);
  const transfer = report.ftp.sessions.at(0)?.transfers[1];
  if (transfer === undefined) throw new Error("the sample has no second transfer");
  transfer.findings = [conflict];
  const one = selectView(report, { ...WHOLE, topic: "ftp", session: 1, transfer: 2 });
  expect(one.ftp.sessions.map(({ id }) => id)).toEqual([1]);
  expect(one.ftp.sessions.at(0)?.transfers.map(({ id }) => id)).toEqual([2]);
  const [place] = one.ftp.sessions.at(0)?.transfers[0]?.findings ?? [];
  expect(one.findings[place ?? -1]).toEqual(report.findings[conflict]);
  expect(one.findings.filter(({ code }) => code === "ftp.overlap-conflict")).toHaveLength(1);
  expect(one.findings.some(({ code }) => code === "capture.damaged")).toBe(true);
});

test("findings of another session are left out", () => {
  const other = selectView(troubles(), { ...WHOLE, topic: "ftp", session: 2 });
  expect(other.findings.filter(({ subject }) => subject.session === 1)).toEqual([]);
});

test("one transaction comes with its client and that client's link-local address", () => {
  const one = selectView(troubles(), { ...WHOLE, topic: "dhcp", transaction: 4 });
  expect(one.dhcp.transactions.map(({ id }) => id)).toEqual([4]);
  expect(one.dhcp.clients).toHaveLength(1);
  expect(one.dhcp.linkLocal).toHaveLength(1);
  const bound = selectView(troubles(), { ...WHOLE, topic: "dhcp", transaction: 1 });
  expect(bound.dhcp.linkLocal).toEqual([]);
});

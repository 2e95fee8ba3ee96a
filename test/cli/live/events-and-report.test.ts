import { expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { localize } from "../../../src/render/locale/localize.ts";
import { FIXTURES } from "../../report/captures-at-hand.ts";
import { runCli } from "../fake-io.ts";

interface Line {
  event: string;
  id: number;
  session: number;
}

/** What packets that come after an event may still change in the report. */
const SETTLED = [
  "id",
  "session",
  "client",
  "server",
  "user",
  "login",
  "verb",
  "path",
  "direction",
  "mode",
  "xid",
  "kind",
];

function settled(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => SETTLED.includes(name)));
}

test.each(FIXTURES)("$name: events tell what the report has, whole and once", async ({ path }) => {
  const { out } = await runCli(["--format", "ndjson", path], { analyze: analyzeCaptures });
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const report = localize(await analyzeCaptures([path], { showPasswords: false }), "en");
  const { ftp, dhcp, ...whole } = JSON.parse(JSON.stringify(report)) as typeof report;
  const told = (event: string) => lines.filter((line) => line.event === event).map(({ event: _event, ...row }) => row);
  const inOrder = (event: string) => told(event).sort((a, b) => a.id - b.id);

  expect(inOrder("session").map(settled)).toEqual(ftp.sessions.map(settled));
  const transfers = ftp.sessions.flatMap((session) =>
    session.transfers.map((transfer) => ({ ...transfer, session: session.id })),
  );
  expect(inOrder("transfer").map(settled)).toEqual(transfers.sort((a, b) => a.id - b.id).map(settled));
  expect(inOrder("transaction").map(settled)).toEqual(dhcp.transactions.map(settled));
  expect(told("unclaimed-connection")).toEqual(ftp.unclaimedConnections);
  expect(told("client")).toEqual(dhcp.clients);
  expect(told("link-local")).toEqual(dhcp.linkLocal);
  expect(told("finding")).toEqual(whole.findings);
  expect(told("traffic")).toEqual(whole.traffic);
  expect(told("capture")).toEqual(whole.captures);
});

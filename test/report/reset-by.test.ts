import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** Who broke off each data connection by RST. */
test.each([
  ["ftp-data-reset.pcap", ["client"]],
  ["ftp-active-client-rejects.pcap", ["client", "client"]],
  ["ftp-passive-range-refused.pcap", ["server"]],
  ["ftp-passive-vsftpd.pcap", [null, null, null]],
])("%s", async (name, expected) => {
  const { ftp } = await analyzeCaptures([join(FIXTURES, name)], { showPasswords: false });
  const connections = ftp.sessions.flatMap(({ transfers }) => transfers.flatMap(({ connection }) => connection ?? []));
  expect(connections.map(({ resetBy }) => resetBy)).toEqual(expected);
});

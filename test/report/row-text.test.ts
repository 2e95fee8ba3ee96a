import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { writeTransaction } from "../../src/report/dhcp-row-text.ts";
import { writeSession } from "../../src/report/ftp-row-text.ts";
import { jsonText } from "../../src/report/json-text.ts";
import { JsonWriter } from "../../src/report/json-writer.ts";
import type { WriteRow } from "../../src/report/packed-rows.ts";
import type { DhcpTransaction, FtpSession } from "../../src/report/report.ts";
import { REPORT_SCHEMA } from "../../src/report/schema.ts";
import { fixturePath } from "./captures-at-hand.ts";
import { arbitraryOf } from "./schema-arbitrary.ts";

const CAPTURES = [
  "ftp-mixed-modes.pcap",
  "ftp-korean-cp949.pcap",
  "ftp-stalled-reader.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-no-server-linklocal.pcap",
];

function written<Row>(write: WriteRow<Row>, ...rows: readonly Row[]): string {
  const out = new JsonWriter();
  for (const row of rows) write(out, row);
  return out.take().toString();
}

/** Every field that the schema has, or some of those that may be left out. */
const { FtpSession: session, DhcpTransaction: transaction } = REPORT_SCHEMA.$defs;
const sessions = arbitraryOf(session) as fc.Arbitrary<FtpSession>;
const transactions = arbitraryOf(transaction) as fc.Arbitrary<DhcpTransaction>;

describe("the text of a row", () => {
  it("is that of any session's JSON", () => {
    const same = (row: FtpSession) => {
      expect(written(writeSession, row)).toBe(jsonText(row));
    };
    fc.assert(fc.property(sessions, same), { numRuns: 300 });
  });

  it("is that of any transaction's JSON", () => {
    const same = (row: DhcpTransaction) => {
      expect(written(writeTransaction, row)).toBe(jsonText(row));
    };
    fc.assert(fc.property(transactions, same), { numRuns: 300 });
  });

  it.each(CAPTURES)("has the fields of %s in the order in which they were made", async (name) => {
    const options = { showPasswords: false, packets: "folded" } as const;
    const { ftp, dhcp } = await analyzeCaptures([fixturePath(name)], options);
    for (const row of ftp.sessions) expect(written(writeSession, row)).toBe(jsonText(row));
    for (const row of dhcp.transactions) expect(written(writeTransaction, row)).toBe(jsonText(row));
  });

  it("is whole where it is long, and where many are written", () => {
    fc.assert(
      fc.property(fc.array(sessions, { maxLength: 20 }), fc.string({ unit: "binary" }), (rows, text) => {
        const long = rows.map((row) => ({ ...row, banner: text.repeat(20_000) }));
        expect(written(writeSession, ...long)).toBe(long.map((row) => jsonText(row)).join(""));
      }),
      { numRuns: 30 },
    );
  });
});

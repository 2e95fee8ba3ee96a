import { expect, test } from "vitest";
import { renderJson } from "../../../src/render/data/json.ts";
import { renderNdjson } from "../../../src/render/data/ndjson.ts";
import { jsonText } from "../../../src/report/json-text.ts";
import type { Report } from "../../../src/report/report.ts";
import { packed } from "../../report/packed.ts";
import { joined, PLAIN, WHOLE } from "../draw.ts";
import { emptyReport, homework, troubles } from "../samples.ts";

test.each([emptyReport, homework, troubles])("%o is one document that parses back to the report", (report) => {
  const text = joined(renderJson(report(), WHOLE, PLAIN));
  expect(JSON.parse(text)).toEqual(report());
  expect(text).toBe(`${JSON.stringify(report(), null, 2)}\n`);
});

test("for programs it is the same document, a line for each session and transaction", () => {
  const text = joined(renderJson(homework(), WHOLE, { ...PLAIN, indented: false }));
  expect(JSON.parse(text)).toEqual(homework());
  const { ftp, dhcp } = homework();
  expect(text.split("\n").filter((line) => line.startsWith('      {"id":'))).toHaveLength(
    ftp.sessions.length + dhcp.transactions.length,
  );
});

test.each([true, false])("packed rows make the same document (indented: %s)", async (indented) => {
  const write = (report: Report) => joined(renderJson(report, WHOLE, { ...PLAIN, indented }));
  for (const report of [emptyReport, homework, troubles]) {
    expect(write(await packed(report()))).toBe(write(report()));
  }
});

test("what a terminal would obey is written as an escape of the same value", () => {
  const text = "\u007f \u009b31m \u202e \u200b \ufeff \u2028 한글 👍";
  expect(jsonText(text)).not.toMatch(/[\u007f-\u009f\u200b\u2028\u202e\ufeff]/);
  expect(JSON.parse(jsonText(text))).toBe(text);
});

test("ndjson is one object a line, its kind first", () => {
  const lines = joined(renderNdjson(homework(), WHOLE, PLAIN))
    .trimEnd()
    .split("\n");
  const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.every((line) => line.startsWith('{"event":"'))).toBe(true);
  expect(events.map(({ event }) => event)).toEqual([
    ...["capture", "session", "transfer", "session", "transfer", "transfer"],
    ...["transaction", "client", "finding", "traffic", "traffic", "traffic", "traffic", "traffic"],
  ]);
  expect(events[2]).toMatchObject({ session: 1, id: 1, verb: "RETR" });
  expect(events[1]).not.toHaveProperty("transfers");
});

test("ndjson of one part holds no other", () => {
  const kinds = (topic: "ftp" | "dhcp") =>
    new Set(
      joined(renderNdjson(troubles(), { ...WHOLE, topic }, PLAIN))
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { event: string }).event),
    );
  expect(kinds("ftp")).toEqual(
    new Set(["capture", "session", "transfer", "unclaimed-connection", "finding", "traffic"]),
  );
  expect(kinds("dhcp")).toEqual(new Set(["capture", "transaction", "client", "link-local", "finding", "traffic"]));
});

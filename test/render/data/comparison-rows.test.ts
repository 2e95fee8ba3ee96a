import { expect, test } from "vitest";
import { COMPARISON_COLUMNS, comparisonRows } from "../../../src/render/data/comparison-rows.ts";
import { compareFixtures } from "../../analysis/compared.ts";
import { emptyReport } from "../samples.ts";

test("rows of a comparison have a cell for each column, empty where a side has nothing", async () => {
  const compared = await compareFixtures(["ftp-wrong-login.pcap"]);
  const rows = "report" in compared ? [...comparisonRows(compared.report)] : [];
  const columns = COMPARISON_COLUMNS.split(",");
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
  const cells = Object.fromEntries(columns.map((column, index) => [column, rows[2]?.[index]]));
  expect(cells).toMatchObject({ step: "login", same: false, left_frame: 13, left_code: 230, right_code: 530 });
  expect(rows[1]?.slice(columns.indexOf("right_capture"))).toEqual(Array.from({ length: 12 }, () => null));
});

test("a report without a comparison has no rows", () => {
  expect([...comparisonRows(emptyReport())]).toEqual([]);
});

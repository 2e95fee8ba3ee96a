import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonText } from "../../src/report/json-text.ts";
import { type JsonWriter, names } from "../../src/report/json-writer.ts";
import { PackedRows, ROW_SEPARATOR } from "../../src/report/packed-rows.ts";
import { RowStore } from "../../src/report/row-store.ts";
import { changedRows, joinedRows } from "../../src/report/walked-rows.ts";
import { seededBytes } from "../build/bytes.ts";

interface Row {
  id: number;
  text: string;
  more: unknown;
}

const ROW = names<keyof Row>("id", "text", "more");

function write(out: JsonWriter, row: Row): void {
  out.number(ROW.id, row.id);
  out.text(ROW.text, row.text);
  out.any(ROW.more, row.more);
  out.end();
}

const anyRow = fc.record({
  id: fc.nat(),
  text: fc.oneof(
    fc.string({ unit: "binary" }),
    fc.nat(150_000).map((length) => "가 \u007f".repeat(length / 3)),
  ),
  more: fc.jsonValue(),
});
const anyRows = fc.array(anyRow, { maxLength: 12 });

/** Rows that no compression makes small. */
function noise(count: number, bytes = 200_000): Row[] {
  const text = Buffer.from(seededBytes(bytes, 1)).toString("base64");
  // Each but its own order of what all have, too far apart for a packer to notice.
  return Array.from({ length: count }, (_, id) => ({ id, text: text.slice(id) + text.slice(0, id), more: null }));
}

async function packed(rows: readonly Row[], store = new RowStore()): Promise<PackedRows<Row>> {
  const list = new PackedRows<Row>(store, write);
  for (const row of rows) list.add(row);
  await store.settled();
  return list;
}

describe("packed rows", () => {
  test("are what an array of them is, however they are walked through", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.integer({ min: -14, max: 14 }),
        fc.integer({ min: -14, max: 14 }),
        async (made, a, b) => {
          const rows = JSON.parse(JSON.stringify(made)) as Row[];
          const list = await packed(rows);
          const odd = ({ id }: Row, index: number) => (id + index) % 2 === 1;
          expect(list).toHaveLength(rows.length);
          expect([...list]).toEqual(rows);
          expect(list.at(a)).toEqual(rows.at(a));
          expect(list.slice(a, b)).toEqual(rows.slice(a, b));
          expect(list.slice(b)).toEqual(rows.slice(b));
          expect(list.filter(odd)).toEqual(rows.filter(odd));
          expect(list.find(odd)).toEqual(rows.find(odd));
          expect(list.some(odd)).toBe(rows.some(odd));
          expect(list.every(odd)).toBe(rows.every(odd));
          const told = ({ id }: Row, index: number) => [id, index];
          expect(list.map(told)).toEqual(rows.map(told));
          expect(list.flatMap(told)).toEqual(rows.flatMap(told));
          expect(list.dropped).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("give the text that each row has, one a line", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const texts = Array.from((await packed(rows)).texts(), String).join(ROW_SEPARATOR);
        expect(texts).toBe(rows.map((row) => jsonText(row)).join(ROW_SEPARATOR));
      }),
      { numRuns: 40 },
    );
  });

  test("are there while they are still being deflated", () => {
    const rows = noise(25);
    const list = new PackedRows<Row>(new RowStore(), write);
    for (const row of rows) list.add(row);
    expect([...list]).toEqual(rows);
  });

  test("take a tenth of the room that they would take as text", async () => {
    const store = new RowStore();
    const list = new PackedRows<Row>(store, write);
    for (let id = 0; id < 50_000; id += 1) list.add({ id, text: "200 NOOP ok.", more: { time: `00:00:00.${id}` } });
    await store.settled();
    const text = Array.from(list.texts()).reduce((sum, { length }) => sum + length, 0);
    expect(text).toBeGreaterThan(3_000_000);
    expect(store.bytes).toBeLessThan(text / 8);
  });
});

describe("where packed rows take too much room", () => {
  test("the oldest go, of whichever list, and are counted", async () => {
    const rows = noise(12);
    const store = new RowStore(1_500_000);
    const first = new PackedRows<Row>(store, write);
    const second = new PackedRows<Row>(store, write);
    for (const [index, row] of rows.entries()) (index < 6 ? first : second).add(row);
    await store.settled();
    expect(store.bytes).toBeLessThanOrEqual(1_500_000);
    expect([...first, ...second]).toEqual(rows.slice(-7));
    expect([first.dropped, second.dropped]).toEqual([5, 0]);
    expect([first.length, second.length]).toEqual([1, 6]);
  });

  test("the same ones go, however long deflating takes", async () => {
    const rows = noise(30);
    const atOnce = await packed(rows, new RowStore(2_000_000));
    const store = new RowStore(2_000_000);
    const slowly = new PackedRows<Row>(store, write);
    for (const row of rows) {
      slowly.add(row);
      await store.settled();
      await setImmediate();
    }
    expect(slowly.dropped).toBe(atOnce.dropped);
    expect([...slowly]).toEqual([...atOnce]);
    expect(slowly.length + slowly.dropped).toBe(30);
  });

  test("one that takes all of it by itself goes too", async () => {
    const list = await packed(noise(1), new RowStore(1_000));
    expect(list).toHaveLength(0);
    expect(list.dropped).toBe(1);
  });
});

describe("rows made of packed rows", () => {
  const change = (row: Row): Row => ({ ...row, id: row.id + 1 });

  test("changed ones are what a changed array is", async () => {
    const rows = noise(5);
    expect([...changedRows(await packed(rows), change)]).toEqual(rows.map(change));
    expect(changedRows(await packed(rows), change)).toHaveLength(5);
    expect(changedRows(rows, change)).toEqual(rows.map(change));
  });

  test("joined ones are what joined arrays are", async () => {
    const rows = noise(5);
    const list = await packed(rows);
    expect([...joinedRows(list, rows)]).toEqual([...rows, ...rows]);
    expect(joinedRows(rows, list).slice(4, 7)).toEqual([...rows, ...rows].slice(4, 7));
    expect(joinedRows(list, list)).toHaveLength(10);
    expect(joinedRows(rows, rows)).toEqual([...rows, ...rows]);
  });
});

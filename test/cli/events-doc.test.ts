import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { EVENT_SCHEMA } from "../../src/report/schema-events.ts";
import { fixturePath } from "../report/captures-at-hand.ts";
import { compactJson } from "../report/compact-json.ts";
import { runCli } from "./fake-io.ts";

const DOCUMENT = join(import.meta.dirname, "../../docs/events.md");
const WIDTH = 140;
/** A heading with the event's name, the fixture, and the example. */
const EXAMPLE = /(### `([a-z-]+)`\n(?:(?!###)[\s\S])*?From `fixtures\/([^`]+)`:\n\n```json\n)([\s\S]*?)```/g;

/** Lists by their first element, and how many follow it. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [first, ...more] = value;
    return value.length < 2 ? value.map(shortened) : [shortened(first), `… ${more.length} more`];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

async function example(event: string, fixture: string): Promise<string> {
  const { out } = await runCli(["--format", "ndjson", "--lang", "en", fixturePath(fixture)], {
    analyze: analyzeCaptures,
  });
  const line = out.split("\n").find((one) => one.startsWith(`{"event":"${event}"`));
  if (line === undefined) throw new Error(`${fixture} has no ${event}`);
  return compactJson(shortened(JSON.parse(line.replace(fixturePath(""), "fixtures"))), WIDTH);
}

test("the documented events are told as the document shows them", async () => {
  const before = readFileSync(DOCUMENT, "utf8");
  const examples = new Map<string, string>();
  for (const [, , event = "", fixture = ""] of before.matchAll(EXAMPLE)) {
    examples.set(event, await example(event, fixture));
  }
  const after = before.replace(EXAMPLE, (_whole, head: string, event: string) => `${head}${examples.get(event)}\`\`\``);
  const { UPDATE_GOLDEN } = process.env;
  if (UPDATE_GOLDEN === "1") writeFileSync(DOCUMENT, after);
  expect(readFileSync(DOCUMENT, "utf8")).toBe(after);
});

test("every event is documented", () => {
  const { $defs, anyOf } = EVENT_SCHEMA;
  const names = anyOf.map(({ $ref }) => $defs[$ref.slice("#/$defs/".length) as "LoginEvent"].properties.event.const);
  const documented = Array.from(readFileSync(DOCUMENT, "utf8").matchAll(EXAMPLE), ([, , event]) => event);
  expect(documented).toEqual(names);
});

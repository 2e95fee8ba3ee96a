import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type * as Events from "../../src/report/live-event.ts";
import { EVENT_SCHEMA } from "../../src/report/schema-events.ts";
import { runCli } from "../cli/fake-io.ts";
import { FIXTURES, PUBLIC_CAPTURES } from "./captures-at-hand.ts";
import type { Same, TypeOf } from "./schema-type.ts";

type Closing<Name extends Events.ClosingEvent["event"]> = Extract<Events.ClosingEvent, { event: Name }>;

/** What each definition describes. */
interface Described {
  LoginEvent: Events.LoginEvent;
  TransferEvent: Events.TransferEvent;
  SessionEvent: Events.SessionEvent;
  RefusedEvent: Events.RefusedEvent;
  TransactionEvent: Events.TransactionEvent;
  CaptureEvent: Closing<"capture">;
  UnclaimedConnectionEvent: Closing<"unclaimed-connection">;
  ClientEvent: Closing<"client">;
  LinkLocalEvent: Closing<"link-local">;
  FindingEvent: Closing<"finding">;
  TrafficEvent: Closing<"traffic">;
}

type Definitions = (typeof EVENT_SCHEMA)["$defs"];
type Differing = {
  [Name in keyof Described]: Same<TypeOf<Definitions[Name], Definitions>, Described[Name]> extends true ? never : Name;
}[keyof Described];

/** Does not compile where schema and types differ, or where an event has no definition. */
const SAME: Record<keyof Described, true> & Record<Differing, never> & { every: Same<Told, Defined> } = {
  LoginEvent: true,
  TransferEvent: true,
  SessionEvent: true,
  RefusedEvent: true,
  TransactionEvent: true,
  CaptureEvent: true,
  UnclaimedConnectionEvent: true,
  ClientEvent: true,
  LinkLocalEvent: true,
  FindingEvent: true,
  TrafficEvent: true,
  every: true,
};
type Told = { name: (Events.LiveEvent | Events.ClosingEvent)["event"] };
type Defined = { name: Described[keyof Described]["event"] };

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(EVENT_SCHEMA);

describe("the schema of events", () => {
  it("describes each of them, and no other", () => {
    const { every: _every, ...described } = SAME;
    const named = EVENT_SCHEMA.anyOf.map(({ $ref }) => $ref.slice("#/$defs/".length));
    expect(named).toEqual(Object.keys(described));
  });

  it("refuses an event with a field more or less, and one that nobody knows", () => {
    const traffic = { event: "traffic", protocol: "ARP", packets: 1, bytes: 42 };
    expect(validate(traffic)).toBe(true);
    expect(validate({ ...traffic, more: 1 })).toBe(false);
    expect(validate({ event: "traffic", protocol: "ARP", packets: 1 })).toBe(false);
    expect(validate({ ...traffic, event: "other" })).toBe(false);
  });
});

describe.each([
  ["fixtures", FIXTURES],
  ["public captures", PUBLIC_CAPTURES],
] as const)("events of %s", (kind, captures) => {
  if (captures.length === 0) test.skip(`no ${kind} beside this checkout`, () => {});
  test.each(captures)("$name are lines of the schema", async ({ path }) => {
    const { code, out } = await runCli(["--format", "ndjson", path], { analyze: analyzeCaptures });
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines.filter((line) => !line.startsWith('{"event":"'))).toEqual([]);
    expect(lines.filter((line) => !validate(JSON.parse(line)))).toEqual([]);
  });
});

import { describe, expect, it, test } from "vitest";
import { compareReports } from "../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { explainReport } from "../../src/render/explain/explain-report.ts";
import { localize } from "../../src/render/locale/localize.ts";
import type * as Comparing from "../../src/report/comparison.ts";
import type * as Connections from "../../src/report/connection.ts";
import type * as Explaining from "../../src/report/explanation.ts";
import type * as Contract from "../../src/report/report.ts";
import { type Report, SCHEMA } from "../../src/report/report.ts";
import { REPORT_SCHEMA } from "../../src/report/schema.ts";
import { PLAIN, WHOLE } from "../render/draw.ts";
import { FIXTURES, fixturePath, PUBLIC_CAPTURES } from "./captures-at-hand.ts";
import { contractViolations } from "./contract-violations.ts";
import type { Same, TypeOf } from "./schema-type.ts";
import { refusal } from "./validate.ts";

/** What each definition describes. The compiler compares few levels deep, so each is compared by itself. */
interface Described {
  CaptureSummary: Contract.CaptureSummary;
  Damage: NonNullable<Contract.CaptureSummary["damage"]>;
  Endpoint: Connections.Endpoint;
  StationEndpoint: Contract.StationEndpoint;
  FtpSession: Contract.FtpSession;
  Handshake: NonNullable<Contract.FtpSession["handshake"]>;
  Exchange: Contract.Exchange;
  Reply: Contract.Reply;
  Announcement: Contract.Announcement;
  Transfer: Contract.Transfer;
  DataConnection: Connections.DataConnection;
  Sent: Connections.Sent;
  Pause: Connections.Pause;
  SentByBoth: Connections.DataConnection["sent"];
  ConnectionPackets: Connections.ConnectionPackets;
  PacketsEnd: Connections.PacketsEnd;
  SegmentRun: Connections.SegmentRun;
  DhcpTransaction: Contract.DhcpTransaction;
  TransactionClient: Contract.DhcpTransaction["client"];
  DhcpMessage: Contract.DhcpMessage;
  DhcpOption: Contract.DhcpOption;
  DhcpOffer: Contract.DhcpOffer;
  DhcpLease: Contract.DhcpLease;
  DhcpClient: Contract.DhcpClient;
  LinkLocalClaim: Contract.LinkLocalClaim;
  Finding: Contract.Finding;
  Subject: Contract.Finding["subject"];
  Traffic: Contract.Traffic;
  Cause: Contract.Finding["causes"][number];
  Explanation: Explaining.Explanation;
  Setting: Explaining.Explanation["settings"][number];
  Reference: Explaining.Explanation["references"][number];
  Filters: Explaining.Explanation["filters"];
  StoryPart: Explaining.StoryPart;
  StorySubject: Explaining.StoryPart["subject"];
  StorySentence: Explaining.StoryPart["sentences"][number];
  Comparison: Comparing.Comparison;
  ComparedSide: Comparing.ComparedSide;
  ComparedStep: Comparing.ComparedStep;
  ComparedRow: Comparing.ComparedRow;
  ComparedEvent: Comparing.ComparedEvent;
  ComparedDifference: Comparing.ComparedDifference;
  BreakPoint: Comparing.BreakPoint;
}

type Definitions = (typeof REPORT_SCHEMA)["$defs"];
type Differing = {
  [Name in keyof Described]: Same<TypeOf<Definitions[Name]>, Described[Name]> extends true ? never : Name;
}[keyof Described];

/** Does not compile where schema and types differ: the wrong member is then the one that "never" is not. */
const SAME: Record<keyof Described | "Report", true> & Record<Differing, never> = {
  CaptureSummary: true,
  Damage: true,
  Endpoint: true,
  StationEndpoint: true,
  FtpSession: true,
  Handshake: true,
  Exchange: true,
  Reply: true,
  Announcement: true,
  Transfer: true,
  DataConnection: true,
  Sent: true,
  Pause: true,
  SentByBoth: true,
  ConnectionPackets: true,
  PacketsEnd: true,
  SegmentRun: true,
  DhcpTransaction: true,
  TransactionClient: true,
  DhcpMessage: true,
  DhcpOption: true,
  DhcpOffer: true,
  DhcpLease: true,
  DhcpClient: true,
  LinkLocalClaim: true,
  Finding: true,
  Subject: true,
  Traffic: true,
  Cause: true,
  Explanation: true,
  Setting: true,
  Reference: true,
  Filters: true,
  StoryPart: true,
  StorySubject: true,
  StorySentence: true,
  Comparison: true,
  ComparedSide: true,
  ComparedStep: true,
  ComparedRow: true,
  ComparedEvent: true,
  ComparedDifference: true,
  BreakPoint: true,
  Report: true satisfies Same<TypeOf<typeof REPORT_SCHEMA>, Report>,
};

/** Rich reports in which, between them, every object of the contract occurs. */
const RICH = [
  "ftp-mixed-modes.pcap",
  "ftp-wrong-login.pcap",
  "ftp-korean-cp949.pcap",
  "ftp-stalled-reader.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-no-server-linklocal.pcap",
];
const DAMAGED = "generated-file-pcap-cut.pcap";

describe("the schema", () => {
  it("describes the types of the report, no field more or less", () => {
    const closed = Object.keys(REPORT_SCHEMA.$defs).filter((name) => "properties" in definitionOf(name));
    expect(Object.keys(SAME).sort()).toEqual([...closed, "Report"].sort());
  });

  it("would not be the same with a field more, less or optional", () => {
    type Other = Omit<Report, "captures">;
    const differences: [
      Same<Report & { more: number }, Report>,
      Same<Other, Report>,
      Same<Other & { captures?: Report["captures"] }, Report>,
      Same<Other & { captures: (Report["captures"][number] & { more: 1 })[] }, Report>,
    ] = [false, false, false, false];
    expect(differences).not.toContain(true);
  });

  it("refuses a report without any one of its fields, and one with any other", async () => {
    const met = new Set<unknown>();
    for (const name of [...RICH, DAMAGED]) {
      const analyzed = await analyzeCaptures([fixturePath(name)], { showPasswords: false, packets: "folded" });
      const compared = compareReports(analyzed, null, { left: null, right: null });
      const whole = "report" in compared ? compared.report : analyzed;
      const report: unknown = explainReport(localize(whole, "en"), { ...WHOLE, topic: "explain" }, PLAIN);
      const objects = closedObjects(report, REPORT_SCHEMA);
      for (const { rule, place, object, optional } of objects) {
        met.add(rule);
        for (const key of Object.keys(object)) {
          if (optional.has(key)) continue;
          const { [key]: value, ...rest } = object;
          replaceFields(object, rest);
          expect(refusal(report), `${place} without ${key}`).toContain(key);
          replaceFields(object, { ...rest, [key]: value });
        }
        const fields = { ...object };
        replaceFields(object, { ...fields, unheardOf: null });
        expect(refusal(report), `${place} with a field more`).toContain("additional");
        replaceFields(object, fields);
      }
      expect(refusal(report)).toBeNull();
    }
    const closed = Object.values(REPORT_SCHEMA.$defs).filter((definition) => "properties" in definition);
    expect(closed.filter((definition) => !met.has(definition))).toEqual([]);
  });

  const { $defs } = REPORT_SCHEMA;
  test.each<[keyof typeof $defs, string[], string[]]>([
    [
      "time",
      ["2026-11-20T01:31:04.000000123Z", "-000001-01-01T00:00:00.000000000Z", "+275760-09-13T00:00:00.999999999Z"],
      ["2026-11-20T01:31:04.000Z", "2026-11-20T01:31:04.0000000000Z", "2026-13-20T01:31:04.000000000Z", "1763700000"],
    ],
    [
      "ip",
      ["0.0.0.0", "255.255.255.255", "::", "::1", "fe80::1", "2001:db8::14", "1:2:3:4:5:6:7:8", "::ffff:10.0.0.1"],
      ["256.1.1.1", "1.2.3", "01.2.3.4", "FE80::1", "fe80::1%eth0", "1::2::3", "0001::2", "[::1]", "localhost", ""],
    ],
    ["mac", ["02:00:0a:00:00:ff"], ["02-00-0a-00-00-ff", "02:00:0A:00:00:FF", "02:00:0a:00:00", "2:0:a:0:0:f", ""]],
    ["hardwareAddress", ["", "02", "02:00:0a:00:00:ff"], ["02:", ":02", "2", "0200"]],
    ["xid", ["0x00000001", "0xdeadbeef"], ["0x1", "0xDEADBEEF", "deadbeef", "0x123456789"]],
    ["hex", ["", "00ff"], ["0", "0xff", "FF", "00 ff"]],
    ["codeWord", ["record-cut", "no-end"], ["", "Record cut", "no--end"]],
    ["findingCode", ["ftp.active-blocked"], ["ftp", "FTP.blocked", "ftp."]],
    ["dhcpType", ["DISCOVER", "TYPE-200", "BOOTREPLY"], ["discover", "TYPE-", "DHCPDISCOVER"]],
  ])("knows the form of %s", (name, right, wrong) => {
    const definition = $defs[name];
    const pattern = new RegExp("pattern" in definition ? definition.pattern : "no pattern", "u");
    expect(right.filter((one) => !pattern.test(one))).toEqual([]);
    expect(wrong.filter((one) => pattern.test(one))).toEqual([]);
  });

  it("names the contract", () => {
    expect(REPORT_SCHEMA.title).toBe(SCHEMA);
  });
});

describe.each([
  ["fixtures", FIXTURES],
  ["public captures", PUBLIC_CAPTURES],
] as const)("reports of %s", (kind, captures) => {
  if (captures.length === 0) test.skip(`no ${kind} beside this checkout`, () => {});
  test.each(captures)("$name keeps the contract", async ({ path }) => {
    const report = await analyzeCaptures([path], { showPasswords: false, packets: "every" });
    expect(refusal(report)).toBeNull();
    expect(contractViolations(report)).toEqual([]);
  });
});

interface ClosedObject {
  rule: unknown;
  place: string;
  object: Record<string, unknown>;
  optional: ReadonlySet<string>;
}

/** One object of each kind that the schema closes, found by walking the schema and the report side by side. */
function closedObjects(report: unknown, schema: unknown): ClosedObject[] {
  const found = new Map<unknown, ClosedObject>();
  const walk = (value: unknown, at: unknown, place: string): void => {
    const rule = resolved(at);
    if (rule.anyOf !== undefined) for (const one of rule.anyOf) walk(value, one, place);
    if (Array.isArray(value)) for (const item of value) walk(item, rule.items, `${place}[]`);
    else if (isObject(value) && rule.properties !== undefined) {
      const named = Object.keys(rule.properties);
      const optional = new Set(named.filter((key) => !rule.required?.includes(key)));
      if (!found.has(rule)) found.set(rule, { rule, place, object: value, optional });
      for (const key of named) walk(value[key], rule.properties[key], `${place}.${key}`);
    }
  };
  walk(report, schema, "report");
  return [...found.values()];
}

interface Rule {
  $ref?: string;
  anyOf?: unknown[];
  items?: unknown;
  properties?: Record<string, unknown>;
  required?: string[];
}

function resolved(schema: unknown): Rule {
  const rule = (isObject(schema) ? schema : {}) as Rule;
  return rule.$ref === undefined ? rule : resolved(definitionOf(rule.$ref.slice("#/$defs/".length)));
}

function definitionOf(name: string): object {
  const definitions: Record<string, object> = REPORT_SCHEMA.$defs;
  return definitions[name] ?? {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function replaceFields(object: Record<string, unknown>, fields: Record<string, unknown>): void {
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, fields);
}

/**
 * JSON Schema (draft 2020-12) of the report, contract "ftpscope/1". It is exact: no field may be missing, none may be
 * added without a line here, and test/report/schema.test.ts holds it equal to the types beside it.
 */
import { SCHEMA } from "./report.ts";
import { COMPARISON_SCHEMAS } from "./schema-comparison.ts";
import { CONNECTION_SCHEMAS } from "./schema-connection.ts";
import { DHCP_SCHEMAS } from "./schema-dhcp.ts";
import { EXPLANATION_SCHEMAS } from "./schema-explanation.ts";
import { FORMATS } from "./schema-formats.ts";
import { FTP_SCHEMAS } from "./schema-ftp.ts";

const CAPTURE_SCHEMAS = {
  Damage: {
    type: "object",
    properties: {
      offset: { $ref: "#/$defs/count" },
      code: { $ref: "#/$defs/codeWord" },
      message: { $ref: "#/$defs/text" },
    },
    required: ["offset", "code", "message"],
    additionalProperties: false,
  },
  CaptureSummary: {
    type: "object",
    properties: {
      path: { $ref: "#/$defs/text" },
      format: { enum: ["pcap", "pcapng", "snoop"] },
      compression: { enum: ["gzip", "zstd", null] },
      linkTypes: { type: "array", items: { $ref: "#/$defs/linkType" } },
      snapLength: { $ref: "#/$defs/uint32" },
      packets: { $ref: "#/$defs/count" },
      cutPackets: { $ref: "#/$defs/count" },
      firstTime: { $ref: "#/$defs/timeOrNull" },
      lastTime: { $ref: "#/$defs/timeOrNull" },
      seconds: { $ref: "#/$defs/durationOrNull" },
      complete: { type: "boolean" },
      damage: { anyOf: [{ $ref: "#/$defs/Damage" }, { type: "null" }] },
    },
    required: [
      "path",
      "format",
      "compression",
      "linkTypes",
      "snapLength",
      "packets",
      "cutPackets",
      "firstTime",
      "lastTime",
      "seconds",
      "complete",
      "damage",
    ],
    additionalProperties: false,
  },
} as const;

const FINDING_SCHEMAS = {
  Subject: {
    type: "object",
    properties: {
      session: { $ref: "#/$defs/ordinalOrNull" },
      transfer: { $ref: "#/$defs/ordinalOrNull" },
      transaction: { $ref: "#/$defs/ordinalOrNull" },
    },
    required: ["session", "transfer", "transaction"],
    additionalProperties: false,
  },
  Finding: {
    type: "object",
    properties: {
      code: { $ref: "#/$defs/findingCode" },
      severity: { enum: ["error", "warning", "note"] },
      confidence: { enum: ["seen", "inferred"] },
      subject: { $ref: "#/$defs/Subject" },
      capture: { $ref: "#/$defs/countOrNull" },
      frames: { type: "array", items: { $ref: "#/$defs/ordinal" } },
      /** Its fields depend on the code. */
      data: { type: "object" },
      causes: { type: "array", items: { $ref: "#/$defs/Cause" } },
      message: { $ref: "#/$defs/text" },
      explanation: { anyOf: [{ $ref: "#/$defs/Explanation" }, { type: "null" }] },
    },
    required: [
      "code",
      "severity",
      "confidence",
      "subject",
      "capture",
      "frames",
      "data",
      "causes",
      "message",
      "explanation",
    ],
    additionalProperties: false,
  },
  Cause: {
    type: "object",
    properties: {
      code: { $ref: "#/$defs/codeWord" },
      confidence: { enum: ["certain", "likely", "possible"] },
    },
    required: ["code", "confidence"],
    additionalProperties: false,
  },
  Traffic: {
    type: "object",
    properties: {
      protocol: { $ref: "#/$defs/text" },
      packets: { $ref: "#/$defs/count" },
      bytes: { $ref: "#/$defs/count" },
    },
    required: ["protocol", "packets", "bytes"],
    additionalProperties: false,
  },
} as const;

/** What `--json` prints, for validators and for people who write against it. */
export const REPORT_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: SCHEMA,
  type: "object",
  properties: {
    schema: { const: SCHEMA },
    captures: { type: "array", items: { $ref: "#/$defs/CaptureSummary" } },
    ftp: {
      type: "object",
      properties: {
        sessions: { type: "array", items: { $ref: "#/$defs/FtpSession" } },
        unclaimedConnections: { type: "array", items: { $ref: "#/$defs/DataConnection" } },
      },
      required: ["sessions", "unclaimedConnections"],
      additionalProperties: false,
    },
    dhcp: {
      type: "object",
      properties: {
        transactions: { type: "array", items: { $ref: "#/$defs/DhcpTransaction" } },
        clients: { type: "array", items: { $ref: "#/$defs/DhcpClient" } },
        linkLocal: { type: "array", items: { $ref: "#/$defs/LinkLocalClaim" } },
      },
      required: ["transactions", "clients", "linkLocal"],
      additionalProperties: false,
    },
    findings: { type: "array", items: { $ref: "#/$defs/Finding" } },
    traffic: { type: "array", items: { $ref: "#/$defs/Traffic" } },
    comparison: { anyOf: [{ $ref: "#/$defs/Comparison" }, { type: "null" }] },
    story: { anyOf: [{ type: "array", items: { $ref: "#/$defs/StoryPart" } }, { type: "null" }] },
  },
  required: ["schema", "captures", "ftp", "dhcp", "findings", "traffic", "comparison", "story"],
  additionalProperties: false,
  $defs: {
    ...FORMATS,
    ...CAPTURE_SCHEMAS,
    ...CONNECTION_SCHEMAS,
    ...FTP_SCHEMAS,
    ...DHCP_SCHEMAS,
    ...FINDING_SCHEMAS,
    ...COMPARISON_SCHEMAS,
    ...EXPLANATION_SCHEMAS,
  },
} as const;

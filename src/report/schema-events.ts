/**
 * JSON Schema (draft 2020-12) of one line of `--format ndjson`: an event, exact as the report's schema is. It is held equal to
 * the types of live-event.ts by test/report/schema-events.test.ts.
 */
import { SCHEMA } from "./report.ts";
import { REPORT_SCHEMA } from "./schema.ts";

const REPORTED = REPORT_SCHEMA.$defs;
const { findings: _findings, ...TRANSFER } = REPORTED.Transfer.properties;
const { transfers: _transfers, ...SESSION } = REPORTED.FtpSession.properties;

/** An event of so many fields, of which these must be there. */
function event<const Name extends string, const Properties extends object, const Required extends string>(
  name: Name,
  properties: Properties,
  required: readonly Required[],
) {
  return {
    type: "object",
    properties: { event: { const: name }, ...properties },
    required: ["event", ...required],
    additionalProperties: false,
  } as const;
}

function without<const Name extends string, const Left extends Name>(
  names: readonly Name[],
  left: Left,
): Exclude<Name, Left>[] {
  return names.filter((name): name is Exclude<Name, Left> => name !== left);
}

const CALL = {
  capture: { $ref: "#/$defs/count" },
  frame: { $ref: "#/$defs/ordinal" },
  time: { $ref: "#/$defs/time" },
  client: { $ref: "#/$defs/Endpoint" },
  server: { $ref: "#/$defs/Endpoint" },
} as const;
const CALL_FIELDS = ["capture", "frame", "time", "client", "server"] as const;

const EVENT_SCHEMAS = {
  LoginEvent: event(
    "login",
    {
      session: { $ref: "#/$defs/ordinal" },
      ...CALL,
      user: { $ref: "#/$defs/textOrNull" },
      login: { enum: ["accepted", "refused"] },
      replyCode: { $ref: "#/$defs/replyCode" },
    },
    ["session", ...CALL_FIELDS, "user", "login", "replyCode"],
  ),
  TransferEvent: event(
    "transfer",
    { session: { $ref: "#/$defs/ordinal" }, time: { $ref: "#/$defs/time" }, ...TRANSFER },
    ["session", "time", ...without(REPORTED.Transfer.required, "findings")],
  ),
  SessionEvent: event("session", SESSION, without(REPORTED.FtpSession.required, "transfers")),
  RefusedEvent: event("refused", CALL, CALL_FIELDS),
  TransactionEvent: event("transaction", REPORTED.DhcpTransaction.properties, REPORTED.DhcpTransaction.required),
  CaptureEvent: event("capture", REPORTED.CaptureSummary.properties, REPORTED.CaptureSummary.required),
  UnclaimedConnectionEvent: event(
    "unclaimed-connection",
    REPORTED.DataConnection.properties,
    REPORTED.DataConnection.required,
  ),
  ClientEvent: event("client", REPORTED.DhcpClient.properties, REPORTED.DhcpClient.required),
  LinkLocalEvent: event("link-local", REPORTED.LinkLocalClaim.properties, REPORTED.LinkLocalClaim.required),
  FindingEvent: event("finding", REPORTED.Finding.properties, REPORTED.Finding.required),
  TrafficEvent: event("traffic", REPORTED.Traffic.properties, REPORTED.Traffic.required),
} as const;

/** For validators, and for people who write against it. */
export const EVENT_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: `${SCHEMA} event`,
  anyOf: [
    { $ref: "#/$defs/LoginEvent" },
    { $ref: "#/$defs/TransferEvent" },
    { $ref: "#/$defs/SessionEvent" },
    { $ref: "#/$defs/RefusedEvent" },
    { $ref: "#/$defs/TransactionEvent" },
    { $ref: "#/$defs/CaptureEvent" },
    { $ref: "#/$defs/UnclaimedConnectionEvent" },
    { $ref: "#/$defs/ClientEvent" },
    { $ref: "#/$defs/LinkLocalEvent" },
    { $ref: "#/$defs/FindingEvent" },
    { $ref: "#/$defs/TrafficEvent" },
  ],
  $defs: { ...REPORTED, ...EVENT_SCHEMAS },
} as const;

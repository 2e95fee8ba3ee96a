/** The manifest of extracted files as JSON Schema (draft 2020-12), field for field as manifest.ts has it. */
import { FORMATS } from "../schema-formats.ts";
import { COMPLETENESS_CODES, MANIFEST_SCHEMA_NAME, REASON_CODES } from "./manifest.ts";

const { text, textOrNull, count, countOrNull, ordinal, ordinalOrNull, timeOrNull, replyCodeOrNull, ip, encoding } =
  FORMATS;

const SHA256_OR_NULL = { type: ["string", "null"], pattern: "^[0-9a-f]{64}$" } as const;

export const MANIFEST_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: MANIFEST_SCHEMA_NAME,
  type: "object",
  properties: {
    schema: { const: MANIFEST_SCHEMA_NAME },
    captures: { type: "array", items: { $ref: "#/$defs/ManifestCapture" } },
    files: { type: "array", items: { $ref: "#/$defs/ManifestFile" } },
    omittedTransfers: { $ref: "#/$defs/count" },
  },
  required: ["schema", "captures", "files", "omittedTransfers"],
  additionalProperties: false,
  $defs: {
    ...{ text, textOrNull, count, countOrNull, ordinal, ordinalOrNull, timeOrNull, replyCodeOrNull, ip, encoding },
    sha256OrNull: SHA256_OR_NULL,
    ManifestCapture: {
      type: "object",
      properties: {
        path: { $ref: "#/$defs/text" },
        packets: { $ref: "#/$defs/count" },
        complete: { type: "boolean" },
      },
      required: ["path", "packets", "complete"],
      additionalProperties: false,
    },
    Gap: {
      type: "object",
      properties: { from: { $ref: "#/$defs/count" }, to: { $ref: "#/$defs/count" } },
      required: ["from", "to"],
      additionalProperties: false,
    },
    SentBytes: {
      type: "object",
      properties: { bytes: { $ref: "#/$defs/count" }, sha256: { $ref: "#/$defs/sha256OrNull" } },
      required: ["bytes", "sha256"],
      additionalProperties: false,
    },
    ManifestPiece: {
      type: "object",
      properties: {
        session: { $ref: "#/$defs/ordinal" },
        transfer: { $ref: "#/$defs/ordinal" },
        verb: { $ref: "#/$defs/textOrNull" },
        offset: { $ref: "#/$defs/countOrNull" },
        bytes: { $ref: "#/$defs/count" },
        wireBytes: { $ref: "#/$defs/count" },
        capture: { $ref: "#/$defs/count" },
        firstFrame: { $ref: "#/$defs/ordinalOrNull" },
        lastCapture: { $ref: "#/$defs/count" },
        lastFrame: { $ref: "#/$defs/ordinalOrNull" },
        startTime: { $ref: "#/$defs/timeOrNull" },
        endTime: { $ref: "#/$defs/timeOrNull" },
        outcome: { enum: ["completed", "failed", "aborted", "unfinished", "unknown"] },
        replyCode: { $ref: "#/$defs/replyCodeOrNull" },
      },
      required: [
        ...["session", "transfer", "verb", "offset", "bytes", "wireBytes", "capture", "firstFrame"],
        ...["lastCapture", "lastFrame", "startTime", "endTime", "outcome", "replyCode"],
      ],
      additionalProperties: false,
    },
    ManifestFile: {
      type: "object",
      properties: {
        file: { $ref: "#/$defs/textOrNull" },
        path: { $ref: "#/$defs/textOrNull" },
        pathEncoding: { $ref: "#/$defs/encoding" },
        direction: { enum: ["download", "upload", "listing", null] },
        session: { $ref: "#/$defs/ordinal" },
        transfer: { $ref: "#/$defs/ordinal" },
        client: { $ref: "#/$defs/ip" },
        server: { $ref: "#/$defs/ip" },
        completeness: { enum: COMPLETENESS_CODES },
        reasons: { type: "array", items: { enum: REASON_CODES } },
        bytes: { $ref: "#/$defs/count" },
        sha256: { $ref: "#/$defs/sha256OrNull" },
        sent: { anyOf: [{ $ref: "#/$defs/SentBytes" }, { type: "null" }] },
        announcedBytes: { $ref: "#/$defs/countOrNull" },
        type: { enum: ["image", "ascii", "ebcdic", null] },
        mode: { enum: ["stream", "block", "compressed", "deflate", "unknown"] },
        lineEnds: { enum: ["as-sent", "lf", "crlf"] },
        offset: { $ref: "#/$defs/countOrNull" },
        gaps: { type: "array", items: { $ref: "#/$defs/Gap" } },
        gapBytes: { $ref: "#/$defs/count" },
        gapsOmitted: { $ref: "#/$defs/count" },
        pieces: { type: "array", items: { $ref: "#/$defs/ManifestPiece" } },
      },
      required: [
        ...["file", "path", "direction", "session", "transfer", "client", "server", "completeness", "reasons"],
        ...["bytes", "sha256", "sent", "announcedBytes", "type", "mode", "lineEnds", "offset"],
        ...["gaps", "gapBytes", "gapsOmitted", "pieces"],
      ],
      additionalProperties: false,
    },
  },
} as const;

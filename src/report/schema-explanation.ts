/** What `explain` adds to the report, as JSON Schema (draft 2020-12), field for field as explanation.ts has it. */
export const EXPLANATION_SCHEMAS = {
  Explanation: {
    type: "object",
    properties: {
      title: { $ref: "#/$defs/text" },
      meaning: { $ref: "#/$defs/text" },
      causes: { type: "array", items: { $ref: "#/$defs/text" } },
      limits: { $ref: "#/$defs/textOrNull" },
      checks: { type: "array", items: { $ref: "#/$defs/text" } },
      settings: { type: "array", items: { $ref: "#/$defs/Setting" } },
      references: { type: "array", items: { $ref: "#/$defs/Reference" } },
      filters: { $ref: "#/$defs/Filters" },
    },
    required: ["title", "meaning", "causes", "limits", "checks", "settings", "references", "filters"],
    additionalProperties: false,
  },
  Setting: {
    type: "object",
    properties: {
      place: { $ref: "#/$defs/text" },
      lines: { type: "array", items: { $ref: "#/$defs/text" } },
    },
    required: ["place", "lines"],
    additionalProperties: false,
  },
  Reference: {
    type: "object",
    properties: { rfc: { $ref: "#/$defs/ordinal" }, section: { $ref: "#/$defs/text" } },
    required: ["rfc", "section"],
    additionalProperties: false,
  },
  Filters: {
    type: "object",
    properties: { frames: { $ref: "#/$defs/textOrNull" }, kind: { $ref: "#/$defs/text" } },
    required: ["frames", "kind"],
    additionalProperties: false,
  },
  StoryPart: {
    type: "object",
    properties: {
      subject: { $ref: "#/$defs/StorySubject" },
      title: { $ref: "#/$defs/text" },
      sentences: { type: "array", items: { $ref: "#/$defs/StorySentence" } },
    },
    required: ["subject", "title", "sentences"],
    additionalProperties: false,
  },
  StorySubject: {
    type: "object",
    properties: {
      session: { $ref: "#/$defs/ordinalOrNull" },
      transactions: { type: "array", items: { $ref: "#/$defs/ordinal" } },
    },
    required: ["session", "transactions"],
    additionalProperties: false,
  },
  StorySentence: {
    type: "object",
    properties: {
      text: { $ref: "#/$defs/text" },
      capture: { $ref: "#/$defs/countOrNull" },
      frames: { type: "array", items: { $ref: "#/$defs/ordinal" } },
      findings: { type: "array", items: { type: "string" } },
    },
    required: ["text", "capture", "frames", "findings"],
    additionalProperties: false,
  },
} as const;

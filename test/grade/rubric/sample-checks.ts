import type { CheckTable } from "../../../src/grade/rubric/check-table.ts";

/** Checks of our own with parameters of every kind: what the built-in ones take may change. */
export const SAMPLE_CHECKS: CheckTable = {
  plain: { captures: ["active", "passive", "any"], parameters: {} },
  whole: { captures: [], parameters: {} },
  settings: {
    captures: [],
    parameters: {
      name: { kind: "text", default: null },
      size: { kind: "number", minimum: 1, default: 10 },
      strict: { kind: "boolean", default: false },
      way: { kind: "choice", choices: ["up", "down"], default: "up" },
      words: { kind: "texts", choices: null, default: null },
      colours: { kind: "texts", choices: ["red", "green"], default: ["red"] },
      hash: { kind: "sha256", default: null },
    },
  },
  needy: {
    captures: ["dhcp"],
    parameters: {
      at: { kind: "time", default: undefined },
      places: { kind: "networks", default: undefined },
    },
  },
  span: { captures: [], parameters: { from: { kind: "time", default: null }, until: { kind: "time", default: null } } },
};

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import type { View } from "../../../src/render/renderer.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import type { Report } from "../../../src/report/report.ts";
import { drawText } from "../draw.ts";
import { homework, manySessions, troubles } from "../samples.ts";

/** Fields that hold what somebody sent. */
const WIRE_FIELDS: ReadonlySet<string> = new Set([
  ...["path", "argument", "argumentEncoding", "text", "banner", "user", "password", "verb", "protocol", "code"],
  ...["hostname", "clientId", "vendorClass", "sname", "file", "value", "name", "hex", "domain", "type"],
  ...[
    "ip",
    "mac",
    "chaddr",
    "ciaddr",
    "yiaddr",
    "siaddr",
    "giaddr",
    "relays",
    "chosenServer",
    "server",
    "message",
    "problems",
  ],
]);

const PIECES = [
  ..."가 나다 보고서 텍스트".split(" "),
  "보고서".normalize("NFD"),
  ...["\u001b[2J", "\u001b]0;title\u0007", "\u009b31m", "\r", "\n", "\t", "\0", "\b\b\b"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u061c", "\u00ad"],
  ...["👨\u200d👩\u200d👧", "🇰🇷", "1\ufe0f\u20e3", "☎\ufe0f", "🤦🏽", "x\u0331\u0331\u0331\u0331", "\u0301"],
  ...["ｶﾞ", "नि", "ก็", "日本語", "\u1100\u1161\u11a8", "\u1100\u1100", "\ud83d", "\udc00", "\ue000"],
  ...["a".repeat(90), "/".repeat(20), "with spaces ", "=1+1", "'quoted'", "`tick`"],
];

const hostileText = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(""));

/** The report with every string in its wire fields replaced, one after the other, by the given ones. */
function poisoned<Value>(value: Value, texts: readonly string[], next = { index: 0 }): Value {
  const walk = (item: unknown, key: string): unknown => {
    if (typeof item === "string") return WIRE_FIELDS.has(key) ? texts[next.index++ % texts.length] : item;
    if (Array.isArray(item)) return item.map((one) => walk(one, key));
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, one]) => [name, walk(one, name)]));
  };
  return walk(value, "") as Value;
}

const SCREENS: [name: string, report: () => Report, view: Partial<View>][] = [
  ["summary", troubles, {}],
  ["summary of many", () => manySessions(30), {}],
  ["ftp", troubles, { topic: "ftp" }],
  ["one session", homework, { topic: "ftp", session: 1 }],
  ["one transfer", homework, { topic: "ftp", transfer: 3 }],
  ["dhcp", troubles, { topic: "dhcp" }],
  ["one transaction", troubles, { topic: "dhcp", transaction: 3 }],
  ["explanation", troubles, { topic: "explain" }],
  ["explanation of many", () => manySessions(30), { topic: "explain" }],
  ["explanation of one code", homework, { topic: "explain", finding: "ftp.password-clear" }],
  ["dhcp ladder", troubles, { topic: "ladder", transaction: 3, layers: true }],
  ["dhcp ladder with a relay", troubles, { topic: "ladder", transaction: 1 }],
];

describe.each(SCREENS)("%s", (_name, report, view) => {
  test.each([60, 80, 120])("fits %i columns and sends nothing to the terminal", (width) => {
    const texts = fc.array(hostileText, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.constantFrom(...LANGUAGE_NAMES), fc.boolean(), (strings, language, ascii) => {
        const drawn = drawText(poisoned(report(), strings), view, { language, width, ascii });
        for (const line of drawn.split("\n")) {
          expect(cellWidth(line), line).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
        }
      }),
      { numRuns: 10 },
    );
  });
});

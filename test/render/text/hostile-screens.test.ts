import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import type { View } from "../../../src/render/renderer.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import type { Report } from "../../../src/report/report.ts";
import { drawText } from "../draw.ts";
import { hostileText, poisoned } from "../hostile-text.ts";
import { homework, manySessions, troubles } from "../samples.ts";

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

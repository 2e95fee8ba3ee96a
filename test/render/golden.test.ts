import { describe, test } from "vitest";
import { LANGUAGE_NAMES } from "../../src/render/locale/language.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import type { Report } from "../../src/report/report.ts";
import { GoldenFolder } from "../golden-folder.ts";
import { drawText } from "./draw.ts";
import { emptyReport, homework, manySessions, troubles } from "./samples.ts";

/** Screens of the sample reports. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render, then read the diff. */
const GOLDEN = new GoldenFolder(import.meta.dirname, "golden");

const SCREENS: Record<string, { report: () => Report; view: Partial<View> }> = {
  "empty-summary": { report: emptyReport, view: {} },
  "homework-summary": { report: homework, view: {} },
  "homework-ftp": { report: homework, view: { topic: "ftp" } },
  "homework-ftp-session": { report: homework, view: { topic: "ftp", session: 1 } },
  "homework-ftp-transfer": { report: homework, view: { topic: "ftp", transfer: 3 } },
  "homework-dhcp": { report: homework, view: { topic: "dhcp" } },
  "homework-dhcp-transaction": { report: homework, view: { topic: "dhcp", transaction: 1 } },
  "troubles-summary": { report: troubles, view: {} },
  "troubles-ftp": { report: troubles, view: { topic: "ftp" } },
  "troubles-dhcp": { report: troubles, view: { topic: "dhcp" } },
  "many-summary": { report: () => manySessions(), view: {} },
};

const VARIANTS: Partial<TextOptions>[] = LANGUAGE_NAMES.flatMap((language) => [
  { language, width: 60 },
  { language, width: 80 },
  { language, width: 120 },
  { language, width: 80, ascii: true },
]);

function fileName(screen: string, { language, width, ascii }: Partial<TextOptions>): string {
  return `${screen}.${language}.${width}${ascii === true ? ".ascii" : ""}.txt`;
}

describe.each(Object.entries(SCREENS))("%s", (screen, { report, view }) => {
  test.each(VARIANTS)("in $language, $width wide, ascii $ascii", (variant) => {
    const drawn = drawText(report(), view, variant);
    GOLDEN.expectSame(fileName(screen, variant), drawn);
  });
});

test("no golden screen is left over", () => {
  const wanted = Object.keys(SCREENS).flatMap((screen) => VARIANTS.map((variant) => fileName(screen, variant)));
  GOLDEN.expectFiles(wanted);
});

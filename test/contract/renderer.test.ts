import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGE_NAMES } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { RENDERERS, rendererForFile, rendererNamed } from "../../src/render/registry.ts";
import { TABLE_NAMES, type View } from "../../src/render/renderer.ts";
import type { Report } from "../../src/report/report.ts";
import { joined, PLAIN, WHOLE } from "../render/draw.ts";
import { hostileText, poisoned } from "../render/hostile-text.ts";
import { EVERY_EVENT } from "../render/live/sample-events.ts";
import { PNG_AT_HAND } from "../render/png/png-at-hand.ts";
import { compared, emptyReport, homework, manySessions, troubles } from "../render/samples.ts";
import { packed } from "../report/packed.ts";

/** What every output must do, whoever wrote it: renderer.ts says so. */
const VIEWS: Partial<View>[] = [
  {},
  { topic: "ftp" },
  { topic: "ftp", session: 1 },
  { topic: "ftp", transfer: 1 },
  { topic: "dhcp" },
  { topic: "dhcp", transaction: 1 },
  { topic: "explain" },
  { topic: "explain", finding: "ftp.password-clear" },
  { topic: "explain", finding: "dhcp.nak" },
  ...TABLE_NAMES.map((table) => ({ table })),
];

const DRAWN_VIEWS: Partial<View>[] = [
  { topic: "ladder" },
  { topic: "ladder", session: 1, layers: true },
  { topic: "ladder", transfer: 1, everyPacket: true },
  { topic: "ladder", transaction: 1 },
  { topic: "compare" },
];

const REPORTS = { emptyReport, homework, troubles, manySessions, compared };

/** Rows are put together up to so many bytes, and one more. */
const WORTH_A_WRITE = 70_000;

/** Of a log without entries nothing is left. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(["xferlog"]);

/** Control characters that must not be in an output, where that has others than line ends. */
const UNWANTED: Readonly<Record<string, RegExp>> = { csv: /[^\P{Cc}\r\n\t]/u, zeek: /[^\P{Cc}\n\t]/u };

const AT_HAND = RENDERERS.filter(({ name }) => name !== "png" || PNG_AT_HAND);

describe.each(AT_HAND)("$name", ({ name, extensions, views, binary, load }) => {
  const shown = views === "all" ? [...VIEWS, ...DRAWN_VIEWS] : DRAWN_VIEWS;
  const whole: View = { ...WHOLE, ...(views === "all" ? {} : { topic: "ladder" }) };

  test("is found by its name and by each of its endings", () => {
    expect(rendererNamed(name)?.name).toBe(name);
    for (const extension of extensions) {
      expect(rendererForFile(`out.${extension}`)?.name).toBe(name);
      expect(rendererForFile(`some.folder/OUT.${extension.toUpperCase()}`)?.name).toBe(name);
    }
  });

  test.each(Object.entries(REPORTS))(
    "puts out %s in every view and language, ending its last line",
    async (_name, report) => {
      for (const partial of shown) {
        const view = { ...WHOLE, ...partial };
        const render = await load(view);
        for (const language of LANGUAGE_NAMES) {
          const output = joined(render(localize(report(), language), view, { ...PLAIN, language }));
          if (output === "" && MAY_BE_EMPTY.has(name)) continue;
          expect(output).not.toBe("");
          if (binary) continue;
          expect(output).toMatch(/\n$/);
          const words = output.replace(/<script>[\s\S]*?<\/script>/, "");
          expect(words).not.toMatch(/undefined|\[object|NaN/);
        }
      }
    },
  );

  // Bytes take long to draw, and tell no more of rows than one report does.
  const packedReports = binary ? { homework } : REPORTS;
  test.each(Object.entries(packedReports))("says the same of %s where its rows are packed", async (_name, report) => {
    for (const partial of shown) {
      const view = { ...WHOLE, ...partial };
      const render = await load(view);
      const say = (one: Report) => joined(render(localize(one, "en"), view, { ...PLAIN, indented: false }));
      expect(say(await packed(report()))).toBe(say(report()));
    }
  });

  test("leaves the report as it was, and says the same twice", async () => {
    const render = await load(whole);
    const report = localize(troubles(), "en");
    const before = structuredClone(report);
    const first = joined(render(report, whole, PLAIN));
    expect(report).toEqual(before);
    expect(joined(render(report, whole, PLAIN))).toBe(first);
  });

  test.skipIf(binary)("goes out in pieces that do not grow with the number of sessions", async () => {
    const render = await load(whole);
    const longest = (count: number) => {
      let most = 0;
      for (const piece of render(manySessions(count), whole, { ...PLAIN, all: true }))
        most = Math.max(most, piece.length);
      return most;
    };
    expect(longest(400)).toBeLessThanOrEqual(Math.max(longest(4) + 200, WORTH_A_WRITE));
  });

  test.skipIf(binary)("lets no control character but line ends through", async () => {
    const render = await load(whole);
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, (anything) => {
        const report = homework();
        for (const transfer of report.ftp.sessions.flatMap((session) => session.transfers)) {
          transfer.argument = anything;
          transfer.path = anything;
        }
        const output = joined(render(report, whole, PLAIN));
        expect(output).not.toMatch(UNWANTED[name] ?? /[^\P{Cc}\n]/u);
      }),
      { numRuns: 30 },
    );
  });
});

const TELLING = AT_HAND.flatMap(({ name, events }) => (events === null ? [] : [{ name, events }]));

describe.each(TELLING)("$name while captures are read", ({ events }) => {
  test("tells every event in whole lines, whatever is in it", async () => {
    for (const language of LANGUAGE_NAMES) {
      const render = await events.load({ ...PLAIN, language });
      for (const event of EVERY_EVENT) expect(render(event)).toMatch(/^[^\n]+\n$/);
      fc.assert(
        fc.property(fc.array(hostileText, { minLength: 1, maxLength: 12 }), (texts) => {
          for (const event of EVERY_EVENT) expect(render(poisoned(event, texts))).toMatch(/^\P{Cc}+\n$/u);
        }),
        { numRuns: 20 },
      );
    }
  });
});

test("names and endings are taken once", () => {
  const names = RENDERERS.map(({ name }) => name);
  const endings = RENDERERS.flatMap(({ extensions }) => extensions);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(endings).size).toBe(endings.length);
});

test("an unknown name or ending chooses nothing", () => {
  expect(rendererNamed("excel")).toBeNull();
  expect(rendererForFile("report.docx")).toBeNull();
  expect(rendererForFile("report")).toBeNull();
});

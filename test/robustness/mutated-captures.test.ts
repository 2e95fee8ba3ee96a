import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { CaptureError } from "../../src/capture/capture-error.ts";
import type { PacketDetail } from "../../src/flow/segment-log.ts";
import { explainReport } from "../../src/render/explain/explain-report.ts";
import { isFindingCode } from "../../src/render/explain/explanation.ts";
import { LANGUAGE_NAMES } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { RENDERERS } from "../../src/render/registry.ts";
import { TABLE_NAMES, type View } from "../../src/render/renderer.ts";
import type { Report } from "../../src/report/report.ts";
import { seededRandom } from "../build/bytes.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { PLAIN, WHOLE } from "../render/draw.ts";
import { PNG_AT_HAND } from "../render/png/png-at-hand.ts";
import { FIXTURES } from "../report/captures-at-hand.ts";
import { contractViolations } from "../report/contract-violations.ts";
import { refusal } from "../report/validate.ts";
import { type Dice, mutate } from "./mutations.ts";

/**
 * Damaged fixtures through everything. More rounds: FTPSCOPE_ROUNDS=20000 npx vitest run test/robustness; a failure names its
 * round, and FTPSCOPE_FIRST_ROUND=n FTPSCOPE_ROUNDS=1 repeats it alone.
 */
const { FTPSCOPE_FIRST_ROUND = "1", FTPSCOPE_ROUNDS = "400" } = process.env;
const FIRST = Number(FTPSCOPE_FIRST_ROUND);
const ROUNDS = Number(FTPSCOPE_ROUNDS);
const SLICES = 8;
const LARGEST = 300_000;
/** Drawing a PNG takes as long as all other outputs together. */
const PNG_EVERY = 10;
const AT_HAND = RENDERERS.filter(({ name }) => name !== "png" || PNG_AT_HAND);
const DETAILS: readonly PacketDetail[] = ["every", "folded", "none"];

const scratch = scratchFolder();
const small = FIXTURES.filter(({ path }) => statSync(path).size <= LARGEST);

describe("a damaged capture gives a report that keeps the contract, or is refused as no capture", () => {
  test.each(Array.from({ length: SLICES }, (_, slice) => ({ slice })))(
    "slice $slice",
    async ({ slice }) => {
      for (let round = FIRST + slice; round < FIRST + ROUNDS; round += SLICES) {
        const random = seededRandom(round);
        await play(round, (limit) => Math.floor(random() * limit));
      }
    },
    600_000 + ROUNDS * 100,
  );
});

async function play(round: number, dice: Dice): Promise<void> {
  const [fixture, other] = [small[dice(small.length)], small[dice(small.length)]];
  if (fixture === undefined || other === undefined) throw new Error("no fixtures");
  const { bytes, done } = mutate(readFileSync(fixture.path), readFileSync(other.path), dice);
  const what = `round ${round}: ${fixture.name} with ${other.name}: ${done.join(", ")}`;
  const packets = DETAILS[dice(DETAILS.length)];
  const report = await analyze(scratch.file(`round-${round % SLICES}`, bytes), packets, what);
  if (report === null) return;
  expect(refusal(report), what).toBeNull();
  expect(contractViolations(report), what).toEqual([]);
  await drawAll(report, dice, what);
}

async function analyze(path: string, packets: PacketDetail | undefined, what: string): Promise<Report | null> {
  try {
    return await analyzeCaptures([path], { showPasswords: false, packets });
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw new Error(what, { cause: error });
  }
}

/** Every output, in a language and of a part that the dice choose. */
async function drawAll(report: Report, dice: Dice, what: string): Promise<void> {
  const language = LANGUAGE_NAMES[dice(LANGUAGE_NAMES.length)] ?? "en";
  const localized = localize(report, language);
  const options = { ...PLAIN, language, width: 40 + dice(120), ascii: dice(2) === 0, all: dice(2) === 0 };
  const explained = explainReport(localized, WHOLE, options);
  expect(
    explained.findings.filter(({ explanation }) => explanation === null),
    what,
  ).toEqual([]);
  for (const { name, load } of AT_HAND) {
    if (name === "png" && dice(PNG_EVERY) > 0) continue;
    const view = chosenView(report, dice);
    try {
      let length = 0;
      const draw = await load(view);
      for (const piece of draw(localized, view, options)) length += piece.length;
      expect(length, `${what}: ${name}`).toBeGreaterThan(0);
    } catch (error) {
      throw new Error(`${what}: ${name} of ${JSON.stringify(view)}`, { cause: error });
    }
  }
}

function chosenView({ ftp, dhcp, findings }: Report, dice: Dice): View {
  const session = ftp.sessions.at(dice(ftp.sessions.length));
  const transfer = session?.transfers[dice(session.transfers.length)];
  const transaction = dhcp.transactions.at(dice(dhcp.transactions.length));
  const code = findings[dice(findings.length)]?.code ?? "";
  const views: Partial<View>[] = [
    {},
    { topic: "ftp" },
    { topic: "ftp", session: session?.id ?? null },
    { topic: "ftp", transfer: transfer?.id ?? null },
    { topic: "dhcp" },
    { topic: "dhcp", transaction: transaction?.id ?? null },
    { topic: "explain" },
    { topic: "explain", session: session?.id ?? null },
    { topic: "explain", transaction: transaction?.id ?? null },
    { topic: "explain", finding: isFindingCode(code) ? code : null },
    { table: TABLE_NAMES[dice(TABLE_NAMES.length)] ?? null },
  ];
  return { ...WHOLE, ...views[dice(views.length)] };
}

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import { readRecords } from "../../capture/read-records.ts";
import { runCli } from "../../cli/fake-io.ts";
import { fixtureBytes, someCapture } from "../corpus.ts";
import { type Dice, pick } from "../dice.ts";
import { mutate } from "../mutations/mutate.ts";
import { must, type Subject } from "../subject.ts";

const LARGEST = 120_000;
const CAPTURE = "capture";
const FILES = "files";
const PART = "part.pcapng";

/** The commands that write files of what was sent: one line where they refuse, and files nowhere but where they belong. */
export const COMMANDS: Subject = {
  name: "commands",
  rounds: 150,
  make(dice) {
    const one = dice(6) === 0 ? hostile() : someCapture(dice, LARGEST);
    const other = someCapture(dice, LARGEST);
    const { bytes, done } = mutate(one.bytes, other.bytes, dice);
    return { bytes, what: `${one.name} with ${other.name}: ${done.join(", ")}` };
  },
  async judge(bytes, { dice, folder }) {
    for (const name of [FILES, PART]) rmSync(join(folder, name), { recursive: true, force: true });
    writeFileSync(join(folder, CAPTURE), bytes);
    const before = readdirSync(folder);
    const argv = dice(2) === 0 ? extraction(folder, dice) : cutting(folder, dice);
    const lang = pick(LANGUAGE_NAMES, dice);
    const { code, out, err } = await runCli([...argv, "--lang", lang], {
      analyze: analyzeCaptures,
      env: { LC_ALL: "C.UTF-8" },
    });
    must([0, 1, 2].includes(code), () => `${argv[0]} ends with ${code}`);
    must(!/\n\s+at /.test(err), () => `${argv[0]} fails: ${err}`);
    must(code === 0 || err.endsWith("\n"), () => `${argv[0]} says nothing of why it ends with ${code}`);
    const strangers = readdirSync(folder).filter((name) => ![...before, FILES, PART].includes(name));
    must(strangers.length === 0, () => `${argv[0]} leaves ${strangers.join(", ")}`);
    if (code === 0 && argv[0] === "extract") judgeFiles(join(folder, FILES), out);
    if (code === 0 && argv[0] === "cut" && existsSync(join(folder, PART))) judgePart(join(folder, PART));
  },
};

/** Names that mean harm, one transfer each. */
function hostile(): { name: string; bytes: Uint8Array } {
  return { name: "hostile names", bytes: fixtureBytes("generated-ftp-names-hostile.pcap") };
}

function extraction(folder: string, dice: Dice): string[] {
  const where = dice(4) === 0 ? ["--hash"] : ["-o", join(folder, FILES)];
  const how = dice(2) === 0 ? [] : ["--ascii-eol", pick(["lf", "crlf"], dice)];
  return ["extract", join(folder, CAPTURE), "--json", ...where, ...how, ...(dice(2) === 0 ? ["--listings"] : [])];
}

function cutting(folder: string, dice: Dice): string[] {
  const id = String(1 + dice(3));
  const what = pick([["--all"], ["--session", id], ["--transfer", id], ["--transaction", id]], dice);
  return ["cut", join(folder, CAPTURE), ...what, "-o", join(folder, PART)];
}

/** Names that any system can have, and a manifest that is one. */
function judgeFiles(folder: string, manifest: string): void {
  JSON.parse(manifest);
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    must(!/[\p{C}<>:"|?*\\]/u.test(path), () => `a file is named ${JSON.stringify(path)}`);
  }
}

/** A sound capture. */
function judgePart(path: string): void {
  const bytes = new Uint8Array(readFileSync(path));
  const { damage, records } = readRecords(bytes);
  must(damage === null, () => `the part is damaged: ${damage?.code} at ${damage?.offset} of ${bytes.length}`);
  must(records.length > 0, () => "the part is empty");
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { completedCommands } from "../../../src/cli/completion/grammar.ts";
import { SHELL_NAMES, type ShellName } from "../../../src/cli/completion/shells.ts";
import { COMMAND_NAMES } from "../../../src/cli/options.ts";
import { wordsOf } from "../../../src/render/locale/language.ts";
import { runCli } from "../fake-io.ts";

const scratch = mkdtempSync(join(tmpdir(), "ftpscope-completion-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const hasShell = (shell: ShellName): boolean => spawnSync(shell, ["-c", "true"]).status === 0;
for (const shell of SHELL_NAMES)
  if (!hasShell(shell)) console.warn(`${shell} is not here: its completion is not tried`);

async function scriptFor(shell: ShellName, language = "en"): Promise<string> {
  const { code, out, err } = await runCli(["--completion", shell, "--lang", language]);
  expect([code, err]).toEqual([0, ""]);
  const file = join(scratch, `${language}.${shell}`);
  writeFileSync(file, out);
  return file;
}

/** What bash offers for a line that ends at the cursor. */
async function inBash(line: string): Promise<string[]> {
  const words = line.split(" ").map((word) => `'${word}'`);
  const code = `. "$1"; COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _ftpscope; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", code, "bash", await scriptFor("bash")], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

async function inFish(line: string): Promise<string[]> {
  const code = `source $argv[1]; complete -C $argv[2]`;
  const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", code, await scriptFor("fish"), line], {
    encoding: "utf8",
    env: { ...process.env, HOME: scratch },
  });
  expect(stderr).toBe("");
  return stdout.split("\n").flatMap((text) => text.split("\t")[0] || []);
}

describe("the grammar", () => {
  const commands = completedCommands(wordsOf("en"));

  it("has every command", () => {
    expect(commands.map(({ name }) => name)).toEqual(["", ...COMMAND_NAMES]);
  });

  it("offers a command its own options and those of all, as far as they mean something there", () => {
    const optionsOf = (wanted: string) =>
      commands.find(({ name }) => name === wanted)?.options.flatMap(({ names }) => names) ?? [];
    expect(optionsOf("ladder")).toEqual(expect.arrayContaining(["--every-packet", "--output", "-o", "--follow"]));
    expect(optionsOf("grade")).toContain("--rubric");
    expect(optionsOf("grade")).not.toContain("--follow");
    expect(optionsOf("")).not.toContain("-h");
  });
});

describe.skipIf(!hasShell("bash"))("in bash", () => {
  it.each([
    ["ftpscope la", ["ladder"]],
    ["ftpscope ladder --every", ["--every-packet"]],
    ["ftpscope grade --ros", ["--roster"]],
    ["ftpscope grade --fol", []],
    ["ftpscope --lang ", ["en", "ko"]],
    ["ftpscope ftp --format nd", ["ndjson"]],
    ["ftpscope explain --finding ftp.fx", ["ftp.fxp"]],
    ["ftpscope ladder -o ", []],
    ["ftpscope capt", []],
  ])("%s is completed", async (line, offered) => expect(await inBash(line)).toEqual(offered));
});

describe.skipIf(!hasShell("fish"))("in fish", () => {
  it.each([
    ["ftpscope la", ["ladder"]],
    ["ftpscope ladder --every", ["--every-packet"]],
    ["ftpscope grade --fol", []],
    ["ftpscope --lang ", ["en", "ko"]],
    ["ftpscope explain --finding ftp.fx", ["ftp.fxp"]],
  ])("%s is completed", async (line, offered) => expect(await inFish(line)).toEqual(offered));
});

describe.each(["en", "ko"])("in %s", (language) => {
  it.each(SHELL_NAMES.filter(hasShell))("%s finds no fault with it", async (shell) => {
    const { status, stderr } = spawnSync(shell, ["-n", await scriptFor(shell, language)], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});

it("is for shells that it knows", async () => {
  const { code, err } = await runCli(["--completion", "tcsh"]);
  expect(code).toBe(2);
  expect(err).toContain("bash, zsh, fish");
});

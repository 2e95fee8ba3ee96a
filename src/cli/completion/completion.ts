import type { Words } from "../../render/locale/language.ts";
import { bashCompletion } from "./bash.ts";
import { fishCompletion } from "./fish.ts";
import { completedCommands } from "./grammar.ts";
import type { ShellName } from "./shells.ts";
import { zshCompletion } from "./zsh.ts";

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } satisfies Record<ShellName, unknown>;

/** The script with which a shell completes ftpscope's command lines. */
export function completionScript(shell: ShellName, words: Words): string {
  return SCRIPTS[shell](completedCommands(words));
}

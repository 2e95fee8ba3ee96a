import type { CompletedCommand, CompletedOption, CompletedValue } from "./grammar.ts";

/** For zsh, as a file `_ftpscope` in its fpath or sourced. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "");
  return `#compdef ftpscope
# ftpscope for zsh: eval "$(ftpscope --completion zsh)", or as _ftpscope in a folder of fpath
_ftpscope() {
  local -a commands=(
${named.map(({ name, text }) => `    ${quoted(`${name}:${text}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    _files
    return
  fi
  case $words[2] in
${named.map((command) => `    ${command.name}) ${argumentsOf(command)} ;;`).join("\n")}
    *) ${argumentsOf(commands.find(({ name }) => name === ""))} ;;
  esac
}
if [[ $funcstack[1] == _ftpscope ]]; then
  _ftpscope "$@"
else
  compdef _ftpscope ftpscope
fi
`;
}

function argumentsOf(command: CompletedCommand | undefined): string {
  const specs = (command?.options ?? []).flatMap(specsOf);
  return ["_arguments", ...specs, quoted("*: :_files")].join(" \\\n      ");
}

/** One for each name; a name given, the others are offered no more. */
function specsOf({ names, text, value }: CompletedOption): string[] {
  const told = text.replaceAll(/[\\[\]:]/g, "\\$&");
  return names.map((name) => quoted(`(${names.join(" ")})${name}[${told}]${actionOf(value)}`));
}

function actionOf(value: CompletedValue): string {
  if (value === "none") return "";
  if (value === "path") return ": :_files";
  return value === "any" ? ": : " : `: :(${value.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

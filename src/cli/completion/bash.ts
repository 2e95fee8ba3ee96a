import type { CompletedCommand } from "./grammar.ts";

/** For bash from 3.2 (macOS) on. What it does not complete is left to bash, which completes paths. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "");
  const names = named.map(({ name }) => name);
  return `# ftpscope for bash: eval "$(ftpscope --completion bash)"
_ftpscope() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=
  COMPREPLY=()
  case \${COMP_WORDS[1]} in
    ${names.join("|")}) command=\${COMP_WORDS[1]} ;;
  esac
  case $previous in
${valueCases(commands).join("\n")}
  esac
  if [[ $current == -* ]]; then
    case $command in
${commands.map(({ name, options }) => `      '${name}') ${reply(options.flatMap(({ names }) => names))} ;;`).join("\n")}
    esac
  elif [[ $COMP_CWORD -eq 1 && -n $current ]]; then
    ${reply(names)}
  fi
}
complete -o default -F _ftpscope ftpscope
`;
}

/** An option means the same in all commands, as far as its value goes. */
function valueCases(commands: readonly CompletedCommand[]): string[] {
  const seen = new Map<string, string>();
  for (const { names, value } of commands.flatMap(({ options }) => options)) {
    if (value === "none") continue;
    const act = typeof value === "string" ? "return" : `${reply(value)}; return`;
    seen.set(names.join("|"), `    ${names.join("|")}) ${act} ;;`);
  }
  return [...seen.values()];
}

function reply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W '${words.join(" ")}' -- "$current"))`;
}

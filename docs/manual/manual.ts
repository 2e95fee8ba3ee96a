import { completedCommands } from "../../src/cli/completion/grammar.ts";
import { VERSION } from "../../src/cli/version.ts";
import type { Words } from "../../src/render/locale/language.ts";
import type { ManualWords } from "./manual-words.ts";

/** The manual page ftpscope(1) in one language, as roff with the man macros; made of what the help says. */
export function manualPage(words: Words, own: ManualWords): string {
  const { help } = words;
  const { sections } = own;
  const [summary, ...commands] = completedCommands(words);
  if (summary === undefined) throw new Error("no command line");
  const ofAll = new Set(summary.options.map(({ names }) => names.join()));
  const lines = [
    `.TH FTPSCOPE 1 "" "ftpscope ${VERSION}"`,
    section(sections.name),
    `ftpscope \\- ${roff(own.title)}`,
    section(sections.synopsis),
    `.B ftpscope\n${roff(help.commandsUsage)}`,
    section(sections.description),
    roff(`${help.program} ${help.summaryIs}`),
    ...own.description.flatMap((text) => [".PP", roff(text)]),
    section(sections.commands),
    ...commands.flatMap(({ name, options }) => [
      subsection(`ftpscope ${name} ${usageOf(words, name)}`),
      roff(help.commands[name as keyof typeof help.commands]),
      ...options
        .filter(({ names }) => !ofAll.has(names.join()) || help.commandOptions[name]?.[longName(names)] !== undefined)
        .flatMap(({ flags, names, text }) => term(flags, help.commandOptions[name]?.[longName(names)] ?? text)),
      ...(help.commandDetails[name] ?? []).flatMap(({ title, pairs }) => [".PP", roff(title), ...terms(pairs)]),
      ...terms(help.commandExamples[name] ?? []),
    ]),
    section(sections.options),
    roff(own.forAll),
    ...summary.options.flatMap(({ flags, text }) => term(flags, text)),
    section(sections.exitCode),
    roff(help.exitCodes),
    section(sections.environment),
    ...own.environment.flatMap(([name = "", text = ""]) => term(name, text)),
    section(sections.examples),
    ...terms(help.examples),
    section(sections.seeAlso),
    ".BR tcpdump (8),\n.BR dumpcap (1),\n.BR tshark (1),\n.BR wireshark (1)",
  ];
  return `${lines.join("\n")}\n`;
}

function usageOf({ help }: Words, name: string): string {
  return name === "grade" ? help.gradeUsage : help.usage;
}

function longName(names: readonly string[]): string {
  return names.find((name) => name.startsWith("--"))?.slice(2) ?? "";
}

function section(title: string): string {
  return `.SH ${quoted(title)}`;
}

function subsection(title: string): string {
  return `.SS ${quoted(title)}`;
}

function terms(pairs: readonly (readonly [string, string])[]): string[] {
  return pairs.flatMap(([head, text]) => term(head, text));
}

function term(head: string, text: string): string[] {
  return [".TP", `.B ${quoted(head)}`, roff(text)];
}

function quoted(text: string): string {
  return `"${roff(text).replaceAll('"', "\\(dq")}"`;
}

/** Text as roff takes it for what it is: backslashes, hyphens that are typed, and no request at a line's beginning. */
function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll(/^([.'])/gm, "\\&$1");
}

import { Command, Option } from "commander";
import type { Words } from "../render/locale/language.ts";
import { LANGUAGE_NAMES } from "../render/locale/language.ts";
import { RENDERERS } from "../render/registry.ts";
import { TABLE_NAMES } from "../render/renderer.ts";
import { addressList } from "./address-list.ts";
import { SHELL_NAMES, type ShellName } from "./completion/shells.ts";
import { STANDARD_NAMES, type StandardName } from "./grade/standard-names.ts";
import { UsageError } from "./usage-error.ts";

/** Values by camel-case option name, as the parsers below leave them. */
export interface OptionValues {
  format?: string;
  json?: boolean;
  table?: string;
  output?: string;
  force?: boolean;
  all?: boolean;
  session?: number;
  transfer?: number;
  transaction?: number;
  /** What to cut out. */
  sessions?: number[];
  transfers?: number[];
  transactions?: number[];
  finding?: string;
  id?: string[];
  init?: StandardName | true;
  rubric?: string;
  roster?: string;
  columns?: string;
  pattern?: string;
  jobs?: number;
  list?: boolean;
  everyPacket?: boolean;
  layers?: boolean;
  left?: number;
  right?: number;
  filter?: boolean;
  listings?: boolean;
  hash?: boolean;
  asciiEol?: "lf" | "crlf" | "native";
  showPasswords?: boolean;
  allowDhcpServer?: string[];
  follow?: string;
  idle?: number;
  strict?: boolean;
  lang?: string;
  width?: number;
  ascii?: boolean;
  color?: string;
  completion?: ShellName;
  h?: boolean;
  help?: boolean;
  version?: boolean;
}

/** Commands that show captures, besides the summary, which has no name; those that make files of what is in them; those that mark them. */
const VIEW_COMMANDS = ["ftp", "dhcp", "ladder", "compare", "explain"] as const;
const FILING_COMMANDS = ["extract", "cut"] as const;
const MARKING_COMMANDS = ["grade", "check"] as const;
export const COMMAND_NAMES = [...VIEW_COMMANDS, ...FILING_COMMANDS, ...MARKING_COMMANDS] as const;
export type ViewCommand = (typeof VIEW_COMMANDS)[number];
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Whether a command marks captures instead of showing them. */
export function isMarking(command: string | null): command is (typeof MARKING_COMMANDS)[number] {
  return MARKING_COMMANDS.some((name) => name === command);
}

/** Options that every command takes but those that mark. */
const VIEW_OPTIONS = [
  "table",
  "all",
  "showPasswords",
  "allowDhcpServer",
  "follow",
  "idle",
  "strict",
] as const satisfies readonly (keyof OptionValues)[];

/** Options of all others that mean nothing where captures are cut. */
const USELESS_IN_CUT = [
  "table",
  "json",
  "format",
  "showPasswords",
  "allowDhcpServer",
  "follow",
] as const satisfies readonly (keyof OptionValues)[];

/** The same where files are taken out of them. */
const USELESS_IN_EXTRACT = [
  "table",
  "showPasswords",
  "allowDhcpServer",
  "follow",
] as const satisfies readonly (keyof OptionValues)[];

/** Options that every command takes and that mean nothing in this one. */
export function uselessOptions(command: string | null): readonly (keyof OptionValues)[] {
  if (isMarking(command)) return VIEW_OPTIONS;
  if (command === "extract") return USELESS_IN_EXTRACT;
  return command === "cut" ? USELESS_IN_CUT : [];
}

/** The command line's grammar, with descriptions in one language. `act` gets what was found; commander itself prints nothing. */
export function buildProgram(
  words: Words,
  act: (command: CommandName | null, paths: string[], values: OptionValues) => void,
): Command {
  const { help } = words;
  const program = quiet(new Command("ftpscope")).description(help.program).usage(help.commandsUsage);
  program.argument("[CAPTURE...]", help.captures);
  addSharedOptions(program, help.options);
  program.action((paths: string[], values: OptionValues) => act(null, paths, values));
  for (const name of COMMAND_NAMES) {
    const usage = name === "grade" ? help.gradeUsage : help.usage;
    const command = quiet(program.command(name)).description(help.commands[name]).usage(usage);
    if (name === "grade") command.argument("[HANDINS...]", help.handIns);
    else command.argument("[CAPTURE...]", capturesFor(name, help));
    addOwnOptions[name](command, help.options);
    command.action((paths: string[], _own: OptionValues, self: Command) => act(name, paths, self.optsWithGlobals()));
  }
  return program;
}

function capturesFor(command: CommandName, { captures, checkedFiles, cutFiles }: Words["help"]): string {
  if (command === "check") return checkedFiles;
  return command === "cut" ? cutFiles : captures;
}

function quiet(command: Command): Command {
  return command
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
}

type Descriptions = Words["help"]["options"];

const addOwnOptions: Record<CommandName, (command: Command, texts: Descriptions) => void> = {
  ftp: (command, texts) => {
    command
      .addOption(numbered("-s, --session", texts.session))
      .addOption(numbered("-t, --transfer", texts.transfer))
      .option("--filter", texts.filter);
  },
  dhcp: (command, texts) => {
    command.addOption(numbered("-t, --transaction", texts.transaction)).option("--filter", texts.filter);
  },
  ladder: (command, texts) => {
    command
      .addOption(numbered("-s, --session", texts.session))
      .addOption(numbered("-t, --transfer", texts.transfer))
      .addOption(numbered("--transaction", texts.transaction))
      .option("--every-packet", texts["every-packet"])
      .option("--layers", texts.layers);
  },
  compare: (command, texts) => {
    command.addOption(numbered("--left", texts.left)).addOption(numbered("--right", texts.right));
  },
  explain: (command, texts) => {
    command
      .option("--finding <CODE>", texts.finding)
      .option("--list", texts.list)
      .addOption(numbered("-s, --session", texts.session))
      .addOption(numbered("--transaction", texts.transaction));
  },
  extract: (command, texts) => {
    command
      .addOption(numbered("-s, --session", texts.session))
      .addOption(numbered("-t, --transfer", texts.transfer))
      .option("--listings", texts.listings)
      .option("--hash", texts.hash)
      .addOption(oneOf("--ascii-eol <HOW>", texts["ascii-eol"], ["lf", "crlf", "native"]));
  },
  cut: (command, texts) => {
    command
      .addOption(numbers("-s, --session", "sessions", texts.session))
      .addOption(numbers("-t, --transfer", "transfers", texts.transfer))
      .addOption(numbers("--transaction", "transactions", texts.transaction));
  },
  grade: (command, texts) => {
    command
      .addOption(oneOf("--init [NAME]", texts.init, STANDARD_NAMES))
      .option("--rubric <FILE>", texts.rubric)
      .option("--roster <FILE>", texts.roster)
      .option("--columns <id=NAME,...>", texts.columns)
      .option("--pattern <PATTERN>", texts.pattern)
      .addOption(new Option("--jobs <N>", texts.jobs).argParser(positiveInteger("--jobs")));
  },
  check: (command, texts) => {
    command.addOption(new Option("--id <CHECK>", texts.id).argParser(listed)).option("--rubric <FILE>", texts.rubric);
  },
};

/** An option that may be repeated. */
function listed(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** An option that takes the number of a session, a transfer or an exchange. */
function numbered(flags: string, text: string): Option {
  const name = flags.replace(/^-\w, /, "");
  return new Option(`${flags} <N>`, text).argParser(positiveInteger(name));
}

/** The same for several: with commas, or repeated. `name` is where they are found. */
function numbers(flags: string, name: keyof OptionValues, text: string): Option {
  const one = positiveInteger(flags.replace(/^-\w, /, ""));
  const option = new Option(`${flags} <N,...>`, text).argParser((value: string, before: number[] | undefined) => [
    ...(before ?? []),
    ...value.split(",").map((each) => one(each.trim())),
  ]);
  return Object.assign(option, { attributeName: () => name });
}

/** Outputs that only `grade` has. */
const GRADE_ONLY_FORMATS = ["junit"];

function addSharedOptions(program: Command, texts: Descriptions): void {
  const formats = [...RENDERERS.map(({ name }) => name), ...GRADE_ONLY_FORMATS];
  program
    .addOption(oneOf("--format <NAME>", texts.format, formats))
    .option("--json", texts.json)
    .addOption(oneOf("--table <ROWS>", texts.table, TABLE_NAMES))
    .option("-o, --output <FILE>", texts.output)
    .option("--force", texts.force)
    .option("--all", texts.all)
    .option("--show-passwords", texts["show-passwords"])
    .addOption(
      new Option("--allow-dhcp-server <IP|MAC,...>", texts["allow-dhcp-server"]).argParser(
        addressList("--allow-dhcp-server"),
      ),
    )
    .option("-F, --follow <FILE>", texts.follow)
    .addOption(new Option("--idle <SECONDS>", texts.idle).argParser(positiveInteger("--idle")))
    .option("--strict", texts.strict)
    .addOption(oneOf("--lang <LANG>", texts.lang, LANGUAGE_NAMES))
    .addOption(new Option("--width <N>", texts.width).argParser(positiveInteger("--width")))
    .option("--ascii", texts.ascii)
    .addOption(oneOf("--color <WHEN>", texts.color, ["auto", "always", "never"]))
    .addOption(oneOf("--completion <SHELL>", texts.completion, SHELL_NAMES))
    .addOption(new Option("-h").hideHelp())
    .option("--help", texts.help)
    .option("-V, --version", texts.version);
}

/** An option that takes one of some words. */
function oneOf(flags: string, text: string, possible: readonly string[]): Option {
  const option = new Option(flags, text);
  option.argChoices = [...possible];
  return option.argParser((value: string) => {
    if (!possible.includes(value)) throw new UsageError("bad-value", `${option.long} ${value}`, possible.join(", "));
    return value;
  });
}

function positiveInteger(option: string): (value: string) => number {
  return (value) => {
    if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new UsageError("bad-value", `${option} ${value}`, "1, 2, 3 …");
    return Number(value);
  };
}

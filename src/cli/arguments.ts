import { existsSync } from "node:fs";
import { type Command, CommanderError } from "commander";
import type { Words } from "../render/locale/language.ts";
import type { TableName } from "../render/renderer.ts";
import type { FindingCode } from "../report/findings.ts";
import { nearestName } from "../report/nearest-name.ts";
import { toCutRequest } from "./cut/cut-request.ts";
import { toExtractRequest } from "./extract/extract-request.ts";
import { toCheckRequest, toGradeRequest } from "./grade/grade-request.ts";
import {
  buildProgram,
  COMMAND_NAMES,
  type CommandName,
  type OptionValues,
  uselessOptions,
  type ViewCommand,
} from "./options.ts";
import type { OutputRequest } from "./output-request.ts";
import type { Invocation, Request } from "./request.ts";
import type { ColourWhen } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** `compare` takes a capture for each side, or one that holds both. */
const MOST_COMPARED = 2;

/** What a command line asks for. Throws UsageError, never anything of commander's. */
export function parseArguments(argv: readonly string[], words: Words): Invocation {
  let invocation: Invocation = { kind: "version" };
  const program = buildProgram(words, (command, paths, values) => {
    invocation = toInvocation(command, paths, values, words);
  });
  try {
    program.parse(argv, { from: "user" });
  } catch (error) {
    throw error instanceof CommanderError ? inOurWords(error, program) : error;
  }
  return invocation;
}

function toInvocation(command: CommandName | null, named: string[], values: OptionValues, words: Words): Invocation {
  if (values.version === true) return { kind: "version" };
  if (values.completion !== undefined) return { kind: "completion", shell: values.completion };
  if (values.help === true || values.h === true) return { kind: "help", whole: values.help === true, command };
  if (command === null) refuseMistypedCommand(named);
  refuseLateCommand(named);
  refuseConflicts(values);
  if (command !== null) refuseUselessOptions(command, values);
  const paths = values.follow === undefined ? named : followedPath(command, named, values.follow);
  refuseListConflicts(paths, values);
  if (command === "grade") return toGradeRequest(paths, values, toOutput(values));
  if (command === "check") return toCheckRequest(paths, values, toOutput(values));
  if (command === "cut") return toCutRequest(paths, values, toOutput(values));
  if (command === "extract") return toExtractRequest(paths, values, toOutput(values));
  if (command === "compare" && paths.length > MOST_COMPARED) throw new UsageError("too-many-captures");
  return toRequest(command, paths, values, findingCode(values.finding, words));
}

/** A finding by its code; words have a sentence for each. */
function findingCode(given: string | undefined, { findings }: Words): FindingCode | null {
  if (given === undefined) return null;
  const codes = Object.keys(findings.sentences) as FindingCode[];
  const found = codes.find((code) => code === given);
  if (found !== undefined) return found;
  const withoutGroup = codes.find((code) => code.slice(code.indexOf(".") + 1) === given);
  throw new UsageError("unknown-finding", given, withoutGroup ?? nearestName(given, codes));
}

/** A path that does not exist and is one slip away from a command was meant as one. */
function refuseMistypedCommand([first]: readonly string[]): void {
  if (first === undefined || existsSync(first)) return;
  const meant = nearestName(first, COMMAND_NAMES);
  if (meant !== null) throw new UsageError("unknown-command", first, meant);
}

/** "ftpscope capture.pcap ftp": a command is the first word. */
function refuseLateCommand([_first, ...later]: readonly string[]): void {
  const late = COMMAND_NAMES.find((name) => later.includes(name) && !existsSync(name));
  if (late !== undefined) throw new UsageError("late-command", late);
}

function refuseConflicts(values: OptionValues): void {
  if (values.json === true && values.format !== undefined && values.format !== "json") {
    throw new UsageError("conflicting-options", `--json, --format ${values.format}`);
  }
  if (values.filter === true && (values.json === true || values.format !== undefined)) {
    throw new UsageError("conflicting-options", `--filter, ${values.json === true ? "--json" : "--format"}`);
  }
  if (values.transaction !== undefined && (values.session ?? values.transfer) !== undefined) {
    throw new UsageError(
      "conflicting-options",
      `--transaction, ${values.session === undefined ? "--transfer" : "--session"}`,
    );
  }
  if (values.table !== undefined && (values.json === true || (values.format ?? "csv") !== "csv")) {
    throw new UsageError("table-without-csv");
  }
}

/** What is followed is read by itself: how it goes on is not known when others are read. */
function followedPath(command: CommandName | null, [path]: readonly string[], followed: string): string[] {
  if (command === "compare") throw new UsageError("useless-option", "--follow", "ftpscope compare");
  if (path !== undefined) throw new UsageError("conflicting-options", `--follow, ${path}`);
  return [followed];
}

/** The list of findings is the same for all captures and their parts. */
function refuseListConflicts([path]: readonly string[], values: OptionValues): void {
  const part = (["finding", "session", "transaction"] as const).find((name) => values[name] !== undefined);
  const other = path ?? (part === undefined ? null : `--${part}`);
  if (values.list === true && other !== null) throw new UsageError("conflicting-options", `--list, ${other}`);
}

/** Whoever gives a command an option of others expects what it does not do. */
function refuseUselessOptions(command: CommandName, values: OptionValues): void {
  const given = uselessOptions(command).find((name) => values[name] !== undefined);
  if (given === undefined) return;
  const long = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError("useless-option", `--${long}`, `ftpscope ${command}`);
}

function toOutput(values: OptionValues): OutputRequest {
  // An empty name is a variable of a script that was not set, and to some calls the folder that one is in.
  if (values.output === "") throw new UsageError("missing-value", "-o");
  return {
    format: values.format ?? (values.json === true ? "json" : null),
    output: values.output === undefined || values.output === "-" ? null : values.output,
    force: values.force === true,
    all: values.all === true,
    width: values.width ?? null,
    ascii: values.ascii === true,
    colour: (values.color ?? "auto") as ColourWhen,
  };
}

function toRequest(
  command: ViewCommand | null,
  paths: string[],
  values: OptionValues,
  finding: FindingCode | null,
): Request {
  const session = values.session ?? null;
  const transfer = values.transfer ?? null;
  const transaction = values.transaction ?? null;
  const filter = values.filter === true;
  if (filter && session === null && transfer === null && transaction === null) {
    throw new UsageError("filter-of-what", command === "dhcp" ? "--transaction" : "--session, --transfer");
  }
  const table = (values.table ?? null) as TableName | null;
  const output = toOutput(values);
  return {
    kind: "run",
    paths,
    view: {
      topic: command ?? "summary",
      ...{ session, transfer, transaction, finding, table },
      layers: values.layers === true,
      everyPacket: values.everyPacket === true,
    },
    pick: { left: values.left ?? null, right: values.right ?? null },
    ...output,
    format: output.format ?? (table === null ? null : "csv"),
    table,
    filter,
    list: values.list === true,
    showPasswords: values.showPasswords === true,
    allowedDhcpServers: values.allowDhcpServer ?? null,
    follow: values.follow !== undefined && values.follow !== "-",
    idleSeconds: values.idle ?? null,
    strict: values.strict === true,
  };
}

/** Commander's errors carry their facts only in English sentences; the quoted word is what they are about. */
function inOurWords(error: CommanderError, program: Command): UsageError {
  const about = /'([^']*)'/.exec(error.message)?.[1] ?? error.message;
  if (error.code === "commander.optionMissingArgument") return new UsageError("missing-value", about);
  const [name = about] = about.split("=");
  const owners = program.commands.filter(({ options }) =>
    options.some((one) => one.long === name || one.short === name),
  );
  if (owners.length > 0) {
    return new UsageError("option-elsewhere", name, owners.map((owner) => `ftpscope ${owner.name()}`).join(", "));
  }
  return new UsageError("unknown-option", about, nearestOption(name, program));
}

function nearestOption(given: string, program: Command): string | null {
  const options = [program, ...program.commands].flatMap((command) => command.options);
  return nearestName(given, [...new Set(options.flatMap(({ long }) => long ?? []))]);
}

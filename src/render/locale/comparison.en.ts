import type { BreakReason, DifferenceCode, StepName } from "../../report/comparison.ts";
import { grouped } from "../number-text.ts";

/** Differences that are counted and listed; the others have sentences of their own, or stand above the picture. */
export type ListedDifference = Exclude<DifferenceCode, "mode" | "firewall" | "order">;

/** What stopped one side: the step and how it failed. `count` is of packets that went without an answer. */
export interface BreakFacts {
  step: StepName;
  reason: BreakReason;
  code: number | null;
  count: number | null;
}

/** `values` are both sides': "20 / 30000". */
const differs: Record<ListedDifference, (values: string) => string> = {
  announcer: () => "who names the port",
  opener: () => "who sends the SYN",
  "server-port": (values) => `which server port (${values})`,
  method: (values) => `how the port is named (${values})`,
  security: (values) => `encryption (${values})`,
  login: (values) => `the login (${values})`,
  outcome: (values) => `how it ended (${values})`,
  verb: (values) => `which command (${values})`,
  file: (values) => `which file (${values})`,
  bytes: (values) => `how much was sent (${values})`,
};

/** Words of comparisons. */
export const comparisonEn = {
  step: "step",
  steps: {
    control: "control",
    login: "login",
    port: "port",
    command: "command",
    data: "data SYN",
    transfer: "transfer",
    done: "done",
  },
  modeTitle: { active: "ACTIVE", passive: "PASSIVE" },
  /** What a transfer is called where one is active and the other passive, and where they are not. */
  side: { active: "active", passive: "passive", left: "left", right: "right" },
  place: (session: number, transfer: number | null): string =>
    transfer === null ? `session ${session}` : `session ${session}, transfer ${transfer}`,
  legend: {
    same: "same",
    differs: "differs",
    opens: "opens the data connection",
    unknown: "no sign: cannot be seen on one side",
  },
  noDifference: "No difference: the same steps on both sides.",
  numberedStep: (number: number, name: string): string => `${number} (${name})`,
  /** The transfers are alike, and steps are not: another attempt to log in, a TLS that was refused. */
  onlySteps: (list: string, several: boolean): string =>
    several ? `Only steps ${list} differ.` : `Only step ${list} differs.`,
  differences: (count: number, list: string): string =>
    `${NUMBERS[count] ?? grouped(count)} ${count === 1 ? "difference" : "differences"}: ${list}.`,
  differs,
  noTransfer: "no transfer",
  order: (left: string, right: string): string => `Order: ${left}; ${right}.`,
  /** "active RETR (25) then SYN (26)": what came first and what second, each with its frame. */
  sequence: (side: string, [first, second]: [Framed, Framed]): string =>
    `${side} ${first.what} (${first.frame}) then ${second.what} (${second.frame})`,
  firewall: (left: FirewallFacts, right: FirewallFacts): string =>
    `Firewall that must let a connection in: the ${left.role}'s (${left.side}), the ${right.role}'s (${right.side}).`,
  notOneOfEach: (captures: string): string => `This is not one active and one passive transfer. ${captures}.`,
  captureMode: {
    active: "active only",
    passive: "passive only",
    mixed: "both active and passive",
    none: "no data connection",
  },
  /** `number` is null where that step is in neither side's rows. */
  broke: (side: string, number: number | null, step: string, what: string): string =>
    `The ${side} one broke at ${number === null ? `the step "${step}"` : `step ${number} (${step})`}: ${what}.`,
  breakText: ({ step, reason, code, count }: BreakFacts): string => {
    if (step === "data") return dataBreak(reason, code, count);
    if (step === "transfer") {
      const how = reason === "aborted" ? "the client aborted the transfer" : "the data connection ended too early";
      return how + saying(code);
    }
    if (step === "done") return "no reply tells that it is complete";
    const what = { control: "the connection", login: "the login", port: "the port command", command: "the command" }[
      step
    ];
    if (reason === "refused") return `the server refused ${what}${code === null ? "" : ` with ${code}`}`;
    if (reason === "unanswered") return `no reply to ${what} was seen`;
    return { control: "it was not made", login: "nobody logged in", port: "no port was named", command: NO_COMMAND }[
      step
    ];
  },
  table: {
    title: "Side by side",
    command: "Command",
    announcer: "Port named by",
    opener: "SYN sent by",
    serverPort: "Server's data port",
    replies: "Replies",
    outcome: "Outcome",
    bytes: "Bytes",
    segments: "Segments",
    retransmitted: "Sent again",
    time: "Time",
    rate: "Rate",
  },
};

/** Something and the frame that it is in. */
export interface Framed {
  what: string;
  frame: string;
}

/** Whose firewall a connection comes in through, and on which side of the comparison. */
export interface FirewallFacts {
  role: string;
  side: string;
}

const NO_COMMAND = "no transfer command followed";

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

function dataBreak(reason: BreakReason, code: number | null, count: number | null): string {
  const syns = count === null ? "the SYN" : count === 1 ? "one SYN" : `${grouped(count)} SYNs`;
  if (reason === "unanswered") return `${syns} of the data connection went without an answer${saying(code)}`;
  if (reason === "cut") return `the data connection was half open: no ACK followed the SYN, ACK${saying(code)}`;
  if (reason === "refused") return `the SYN of the data connection was answered by RST${saying(code)}`;
  return `no SYN of a data connection was seen${saying(code)}`;
}

function saying(code: number | null): string {
  return code === null ? "" : `, and the server said ${code}`;
}

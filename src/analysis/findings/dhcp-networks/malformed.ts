import { isFromServer } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction, Finding } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { serverName } from "./answers.ts";
import { MOST_FRAMES, MOST_LISTED } from "./group-facts.ts";

/** Cut by the capture's snap length, not by its sender; and a habit of some systems that harms nobody. */
const HARMLESS: ReadonlySet<string> = new Set(["cut-by-capture", "secs-byte-order"]);
/** Implementations read on regardless; Windows' remote access sends 16 bytes for an Ethernet address. */
const TOLERATED: ReadonlySet<string> = new Set(["no-end", "hardware-length", "option-malformed"]);
/** Options without which a client does not get on the network as it should: mask, routers, DNS, lease, type, server, timers, routes. */
const VITAL: ReadonlySet<number> = new Set([1, 3, 6, 51, 53, 54, 58, 59, 121]);
/** User class: most clients that send it leave out the lengths of RFC 3004, and servers expect that. */
const BY_HABIT: ReadonlySet<number> = new Set([77]);
const NOT_TAKEN: ReadonlySet<string> = new Set(["offered", "no-answer"]);
const MOST_FINDINGS = 50;

interface Defects {
  problems: string[];
  options: { code: number; name: string }[];
}

interface Group extends Defects {
  messages: number;
  senders: Distinct;
  /** The first of them. */
  from: string;
  fromServer: boolean;
  /** Messages of servers whose clients went no further. */
  ignored: number;
  at: number[];
}

/** Messages that break the format; those with the same defects together. */
export const malformed = gathering({
  begin: () => new Map<string, Group>(),
  gather(groups, { report }) {
    for (const transaction of report.dhcp.transactions) {
      for (const message of transaction.messages) {
        const defects = message.duplicateOf === null ? defectsOf(message) : null;
        if (defects !== null) count(groups, defects, message, transaction);
      }
    }
  },
  tell: (groups) => [...groups.values()].map(tell),
  trim(groups) {
    freezeLargest([...groups.values()].map(({ senders }) => senders));
    return 0;
  },
});

function defectsOf(message: DhcpMessage): Defects | null {
  const options = message.options.flatMap(({ code, name, malformed: isMalformed }) =>
    isMalformed === true && !BY_HABIT.has(code) ? [{ code, name }] : [],
  );
  const problems = message.problems.filter((problem) =>
    problem === "option-malformed" ? options.length > 0 : !HARMLESS.has(problem),
  );
  return problems.length === 0 ? null : { problems, options: options.slice(0, MOST_LISTED) };
}

function count(groups: Map<string, Group>, defects: Defects, message: DhcpMessage, { outcome }: DhcpTransaction): void {
  const signature = [...defects.problems, ...defects.options.map(({ code }) => code), isFromServer(message)].join(" ");
  const known = groups.get(signature);
  if (known === undefined && groups.size >= MOST_FINDINGS) return;
  const sender = (isFromServer(message) ? serverName(message) : message.chaddr) ?? message.source.ip;
  const group = known ?? {
    ...defects,
    messages: 0,
    senders: new Distinct(),
    from: sender,
    fromServer: isFromServer(message),
    ignored: 0,
    at: [],
  };
  groups.set(signature, group);
  group.messages += 1;
  group.senders.add(sender);
  if (isFromServer(message) && NOT_TAKEN.has(outcome)) group.ignored += 1;
  if (group.at.length < MOST_FRAMES) group.at.push(...evidence(message.capture, [message.frame]));
}

function tell({ problems, options, messages, senders, from, fromServer, ignored, at }: Group): Finding {
  const harms =
    problems.some((problem) => !TOLERATED.has(problem)) ||
    options.some(({ code }) => VITAL.has(code)) ||
    (options.length > 0 && ignored === messages);
  const data = { problems, options, messages, senders: senders.size, from: senders.size === 1 ? from : null };
  const broken: Cause = { code: "broken-software", confidence: "possible" };
  const misset = fromServer && problems.every((problem) => problem === "option-malformed");
  const causes: Cause[] = misset ? [{ code: "option-misconfigured", confidence: "likely" }, broken] : [broken];
  return makeFinding("dhcp.malformed", harms ? "warning" : "note", data, { at, causes });
}

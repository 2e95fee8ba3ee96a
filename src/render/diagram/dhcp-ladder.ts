import { isCut, isFromServer } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import { dhcpMark } from "../../report/picture-mark.ts";
import type { DhcpTransaction, LinkLocalClaim, Report } from "../../report/report.ts";
import { listOfNumbers } from "../number-text.ts";
import type { View } from "../renderer.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { type Client, claimsByTransaction, clientsOf, identityOf, neighboursOf, titleOf } from "./dhcp-clients.ts";
import { type Cast, castOf } from "./dhcp-lifelines.ts";
import { type Machine, type Machines, machinesOf } from "./dhcp-machines.ts";
import { exchangeRows, type Stage, textRow } from "./dhcp-rows.ts";
import { type Step, stepsOf } from "./dhcp-steps.ts";
import { verdictOf } from "./dhcp-verdict.ts";
import type { Block, Diagram, Paragraph, Row, Tone } from "./diagram.ts";
import { foldRuns } from "./fold-runs.ts";
import { frameKey } from "./ladder-place.ts";

/** Clients, and exchanges of a client, that are drawn unless all are asked for. */
const CLIENTS_DRAWN = 8;
const EXCHANGES_DRAWN = 40;

/** Tables of the report whose bounds concern DHCP. */
const DHCP_LIMITS: ReadonlySet<string> = new Set(["transactions", "messages", "closedEarly", "linkLocal"]);
const LIMIT_CELLS = 600;

/** A ladder for each DHCP client, and beneath it what became of each of its exchanges. */
export function dhcpLadder(report: Report, view: View, sheet: Sheet): Block[] {
  const { clients, more: rest } = clientsOf(report, view, sheet.all ? Number.POSITIVE_INFINITY : CLIENTS_DRAWN);
  const ends = report.captures.map(({ lastTime }) => lastTime);
  const blocks = clients.flatMap((client) => clientBlocks(client, clients.length + rest > 1, ends, view, sheet));
  const more = rest > 0 ? [paragraph(sheet.words.dhcpLadder.folded.restClients(rest), "dim")] : [];
  return blocks.length === 0 ? [] : [...blocks, ...more, ...limitsReached(report, sheet)];
}

/** What the ladders lack because the report has bounds. */
function limitsReached({ findings }: Report, sheet: Sheet): Paragraph[] {
  const reached = findings.filter(
    ({ code, data: { table } }) => code === "limit.reached" && DHCP_LIMITS.has(String(table)),
  );
  return reached.map(({ message }) => paragraph(wireText(message, sheet, LIMIT_CELLS), "warning"));
}

/** An exchange with all its steps, ready to be drawn. */
interface Exchange {
  transaction: DhcpTransaction;
  claims: LinkLocalClaim[];
  /** The client's exchanges around it. */
  neighbours: DhcpTransaction[];
  steps: Step[];
  /** Seconds since the exchange before it was last heard of; null for the first one, and where they overlap. */
  pause: number | null;
}

function clientBlocks(
  client: Client,
  isOneOfSeveral: boolean,
  ends: readonly (string | null)[],
  view: View,
  sheet: Sheet,
): Block[] {
  const machines = machinesOf(client.transactions);
  const exchanges = exchangesOf(client, machines);
  const plan = foldRuns(exchanges, (exchange) => (sheet.all ? null : likeness(exchange)));
  const drawn = sheet.all ? plan : plan.slice(0, EXCHANGES_DRAWN);
  const shown = drawn.flatMap((item) => ("shown" in item ? [item.shown] : []));
  const who = identityOf(client.all);
  const used = new Set(shown.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, ...to])));
  const cast = castOf(who, machines, used, sheet);
  const start = shown[0]?.steps[0]?.time ?? shown[0]?.transaction.startTime ?? "";
  const stage: Stage = { cast, sheet, view, start, copies: copiesOf(client.transactions) };
  const numbered = exchanges.length > 1;
  const rows = drawn.flatMap((item) =>
    "shown" in item
      ? exchangeRows(item.shown.transaction, item.shown.steps, headingOf(item.shown, numbered, sheet), stage)
      : [hiddenRow(item.hidden, sheet)],
  );
  const rest = plan.slice(drawn.length).reduce((sum, item) => sum + ("shown" in item ? 1 : item.hidden.length), 0);
  if (rest > 0) rows.push(textRow(sheet.words.dhcpLadder.folded.restExchanges(rest)));
  const verdicts = shown.map(({ transaction, claims, neighbours }) => {
    const messages = transaction.messages.filter(({ duplicateOf }) => duplicateOf === null);
    const captureEnd = ends[transaction.capture] ?? null;
    return paragraph(
      verdictOf({ transaction, messages, claims, neighbours, captureEnd, cast, sheet }, numbered),
      "plain",
    );
  });
  const title = isOneOfSeveral || !used.has(machines.client) ? titleOf(client, who, sheet) : null;
  const marks = shown.map(({ transaction }) => dhcpMark(transaction));
  return [{ ...diagramOf(title, rows, cast, sheet), marks }, ...verdicts, ...oneSide(machines, used, sheet)];
}

function exchangesOf({ all, transactions, claims }: Client, machines: Machines): Exchange[] {
  const owned = claimsByTransaction(transactions, claims);
  let lastTime: string | null = null;
  const offset = transactions[0] === undefined ? 0 : all.indexOf(transactions[0]);
  return transactions.map((transaction, index) => {
    const own = owned.get(transaction.id) ?? [];
    const steps = stepsOf(transaction, own, machines);
    const pause = lastTime === null ? null : secondsBetween(lastTime, steps[0]?.time ?? transaction.startTime);
    lastTime = steps.at(-1)?.time ?? transaction.startTime;
    const neighbours = neighboursOf(all, offset + index);
    return { transaction, claims: own, neighbours, steps, pause: pause !== null && pause < 0 ? null : pause };
  });
}

/** Exchanges with the same key went alike; null where link-local claims make one stand out. */
function likeness({ transaction, claims }: Exchange): string | null {
  if (claims.length > 0) return null;
  const { kind, outcome, lease, chosenServer, messages } = transaction;
  const types = messages.slice(0, 20).map(({ type, delivery }) => `${type} ${delivery}`);
  return [kind, outcome, lease?.ip, lease?.server, chosenServer, messages.length, ...types].join(" ");
}

function hiddenRow(hidden: readonly Exchange[], sheet: Sheet): Row {
  const { dhcpLadder, names } = sheet.words;
  const ids = listOfNumbers(hidden.map(({ transaction }) => transaction.id));
  const first = hidden[0]?.transaction;
  if (first === undefined) return textRow("");
  const kind = specialKind(first, sheet) ?? names.dhcpKind[first.kind];
  return textRow(dhcpLadder.folded.exchanges(hidden.length, ids, kind, names.dhcpOutcome[first.outcome]));
}

/** A new lease that is alone is told by its own phases. */
function headingOf({ transaction, pause }: Exchange, numbered: boolean, sheet: Sheet): string | null {
  const { dhcpLadder, names } = sheet.words;
  const { id, kind } = transaction;
  const special = specialKind(transaction, sheet);
  if (!numbered) return kind === "init" ? null : dhcpLadder.alone(special ?? dhcpLadder.kinds[kind]);
  return dhcpLadder.exchange(id, special ?? names.dhcpKind[kind], pause === null ? null : duration(sheet, pause));
}

/** Where PXE clients ask for what to boot (PXE specification 2.1). */
const BOOT_SERVER_PORT = 4011;

/** What table 4 of RFC 2131 has no name for. */
function specialKind({ kind, messages }: DhcpTransaction, sheet: Sheet): string | null {
  if (kind !== "unknown") return null;
  const { bootServer, forceRenew, serverOnly } = sheet.words.dhcpLadder;
  const [first] = messages;
  if (first?.type === "FORCERENEW") return forceRenew;
  const ports = [first?.source.port, first?.destination.port];
  if (ports.includes(BOOT_SERVER_PORT)) return bootServer;
  return messages.every(isFromServer) && !messages.some(isCut) ? serverOnly : null;
}

function copiesOf(transactions: readonly DhcpTransaction[]): Map<string, number[]> {
  const copies = new Map<string, number[]>();
  for (const { messages } of transactions) {
    for (const { capture, frame, duplicateOf } of messages) {
      if (duplicateOf === null) continue;
      const key = frameKey(capture, duplicateOf);
      const frames = copies.get(key) ?? [];
      frames.push(frame);
      copies.set(key, frames);
    }
  }
  return copies;
}

function diagramOf(title: string | null, rows: readonly Row[], cast: Cast, sheet: Sheet): Diagram {
  const { columns } = sheet.words.dhcpLadder;
  const spans = rows.length === 0 ? [] : [{ first: 0, last: rows.length - 1 }];
  return {
    kind: "diagram",
    title,
    gutter: [
      { title: columns.frame, align: "right" },
      { title: columns.seconds, align: "right" },
    ],
    panels: [{ title: null, hosts: cast.hosts, lifelines: cast.lifelines.map((lifeline) => ({ ...lifeline, spans })) }],
    rows,
  };
}

/** Said where a relay is known and only one side of it was captured. */
function oneSide(machines: Machines, used: ReadonlySet<Machine>, sheet: Sheet): Paragraph[] {
  const roles = new Set([...used].map(({ role }) => role));
  const { oneSide: say } = sheet.words.dhcpLadder.verdict;
  if (!roles.has("relay")) return [];
  if (!roles.has("server")) return [paragraph(say.client, "dim")];
  return used.has(machines.client) ? [] : [paragraph(say.server, "dim")];
}

function paragraph(text: string, tone: Tone): Paragraph {
  return { kind: "paragraph", text, tone };
}

import type { DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import type { Finding } from "../../../report/report.ts";
import { elapsed } from "./turn.ts";

/** A finding of an earlier batch, and when its first and its last exchange began. */
export interface Told {
  finding: Finding;
  begin: string;
  last: string;
}

/** How trouble goes on in a later batch. */
interface Continuation<Data> {
  /** What makes two findings the same client's same trouble. */
  same: (data: Data) => readonly unknown[];
  /** What both tell together; null where the later one is another story. `between`: seconds between the beginnings. */
  join: (known: Data, next: Data, times: { total: number; between: number }) => Data | null;
}

/** Exchanges further apart than this tell no common story. */
const FAR_APART = 3_600;
/** Frames of the earlier finding that are kept. */
const FIRST_FRAMES = 5;

/** Of the codes that are not here, each exchange has its own finding. */
const CONTINUATIONS: { [Code in keyof DhcpExchangeFindings]?: Continuation<DhcpExchangeFindings[Code]> } = {
  "dhcp.no-server": {
    same: ({ client }) => [client],
    join: (known, next, { total, between }) =>
      isOver(known) || between - known.seconds > FAR_APART
        ? null
        : {
            ...next,
            discovers: known.discovers + next.discovers,
            seconds: total + next.seconds,
            silent: known.silent && next.silent,
            relayed: known.relayed && next.relayed,
          },
  },
  "dhcp.pool-exhausted": {
    same: ({ client, server }) => [client, server],
    join: (known, next, { total, between }) =>
      between - known.seconds > FAR_APART
        ? null
        : {
            ...next,
            discovers: known.discovers + next.discovers,
            seconds: total + next.seconds,
            answered: known.answered + next.answered,
          },
  },
  "dhcp.offer-not-taken": {
    same: ({ client }) => [client],
    join: (known, next, { between }) =>
      isOver(known) || between > FAR_APART
        ? null
        : {
            ...known,
            offers: known.offers + next.offers,
            discovers: known.discovers + next.discovers,
            afterwards: next.afterwards,
          },
  },
  "dhcp.request-unanswered": {
    same: ({ client, kind }) => [client, kind],
    join: (known, next, { total, between }) =>
      isOver(known) || between - known.seconds > FAR_APART
        ? null
        : {
            ...known,
            requests: known.requests + next.requests,
            seconds: total + next.seconds,
            afterwards: next.afterwards,
          },
  },
  "dhcp.nak": {
    same: ({ client, requested, server }) => [client, requested, server],
    join: (known, next) =>
      isOver(known) ? null : { ...known, times: known.times + next.times, afterwards: next.afterwards },
  },
  "dhcp.wrong-network": {
    same: ({ client, requested, server }) => [client, requested, server],
    join: (known, next) =>
      isOver(known) ? null : { ...known, times: known.times + next.times, afterwards: next.afterwards },
  },
  "dhcp.declined": {
    same: ({ client, ip }) => [client, ip],
    join: (known, next) => ({ ...known, times: known.times + next.times, afterwards: next.afterwards }),
  },
  "dhcp.address-conflict": { same: ({ ip, client, other }) => [ip, ...[client, other].sort()], join: (known) => known },
  "dhcp.renewed-late": { same: ({ client }) => [client], join: (known) => known },
  "dhcp.unicast-answer": {
    same: ({ client }) => [client],
    join: (known, next) => ({ ...known, messages: known.messages + next.messages, bound: known.bound || next.bound }),
  },
};

function isOver({ afterwards }: { afterwards: string | null }): boolean {
  return afterwards !== null;
}

/** What tells a client's trouble from other trouble. */
export function troubleOf({ code, subject, data }: Finding): string {
  const same = continuationOf(code)?.same(data);
  return JSON.stringify([code, ...(same ?? [subject.transaction])]);
}

/** Puts into an earlier finding what a later one, of an exchange that began at `begin`, adds to it; false where it adds nothing. */
export function goesOn(known: Told, next: Finding, begin: string): boolean {
  const { finding } = known;
  const times = { total: elapsed(known.begin, begin), between: elapsed(known.last, begin) };
  const data = continuationOf(next.code)?.join(finding.data, next.data, times) ?? null;
  if (data === null) return false;
  known.last = begin;
  if (data === finding.data) return true;
  finding.data = data;
  if (endsWell(next) || isWorse(next, finding)) {
    finding.severity = next.severity;
    finding.causes = next.causes;
  }
  if (finding.capture !== next.capture) finding.capture = null;
  finding.frames = [...finding.frames.slice(0, FIRST_FRAMES), ...next.frames.slice(-1)];
  return true;
}

/** The client got an address: which the later finding knows. */
function endsWell({ data }: Finding): boolean {
  const { afterwards = null, bound } = data;
  return afterwards !== null || bound === true;
}

function isWorse(one: Finding, other: Finding): boolean {
  return SEVERITIES.indexOf(one.severity) < SEVERITIES.indexOf(other.severity);
}

const SEVERITIES: readonly Finding["severity"][] = ["error", "warning", "note"];

/** A finding's data is what its code says (report/findings.ts). */
function continuationOf(code: string): Continuation<Finding["data"]> | undefined {
  const byCode: Readonly<Record<string, unknown>> = CONTINUATIONS;
  return Object.hasOwn(byCode, code) ? (byCode[code] as Continuation<Finding["data"]>) : undefined;
}

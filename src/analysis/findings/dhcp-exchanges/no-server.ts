import { isRelayed, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { clientRule } from "./client-rule.ts";
import { type ClientStory, hearsUnicast, secondsToEnd, storiesOf } from "./client-story.ts";
import { secondOf, servedClients } from "./served-clients.ts";
import { crowdsIn, together } from "./together.ts";
import { elapsed, framesOf, type Grant, type Turn } from "./turn.ts";

/** A client that asked for an address in vain, over one exchange or several. */
interface Silence {
  turns: Turn[];
  questions: DhcpMessage[];
  /** When a server answered at last; null for never. */
  answered: string | null;
  afterwards: Grant | null;
}

/** Servers probe an address before they offer it: so long a silence is no failure. */
const PATIENCE = { afterThree: 3, afterTwo: 5, afterOne: 10, ifAnsweredLater: 10 };
/** Exchanges of others that began this long before or after the silence tell whether servers were at work. */
const AROUND = 60;
const FAR_APART = 3600;

/**
 * A client whose DISCOVERs nobody answered. Who keeps asking got no answer that it could use, wherever the capture was taken;
 * whether there was one is seen only where answers to it would be.
 */
export const noServer = clientRule(
  (facts) => {
    const fallenBack = exchangesFallenBack(facts);
    return storiesOf(facts).flatMap((story) =>
      silencesOf(story).flatMap((silence) => judge(silence, story, { facts, fallenBack })),
    );
  },
  {
    join: together,
    amend(findings, facts) {
      surerTogether(findings);
      if (facts.earlier !== undefined) hearServers(findings, facts);
    },
  },
);

/** That a filter passes over one client is as probable as that no address is left; several make the latter likely. */
function surerTogether(findings: readonly Finding[]): void {
  const passedOver = findings.filter(({ code }) => code === "dhcp.pool-exhausted");
  if (passedOver.length < 2 && crowdsIn(passedOver).length === 0) return;
  for (const finding of passedOver) finding.causes = EXHAUSTED_LIKELY.map((cause) => ({ ...cause }));
}

/** A server that spoke in a later batch did speak in the capture. */
function hearServers(findings: readonly Finding[], facts: Facts): void {
  const served = servedClients(facts);
  for (const finding of findings) {
    const { data, capture } = finding;
    const { silent } = data;
    if (silent === true && capture !== null && served.speaksIn(capture)) {
      finding.data = { ...data, silent: false };
    }
  }
}

/** Ids of exchanges after which the client took a link-local address. */
function exchangesFallenBack(facts: Facts): Recent<true> {
  const fallenBack = remembered(facts, newTable);
  for (const { kind, afterTransaction } of facts.report.dhcp.linkLocal) {
    if (kind === "announcement" && afterTransaction !== null) fallenBack.set(String(afterTransaction), true);
  }
  return fallenBack;
}

const newTable = () => new Recent<true>();

function silencesOf({ turns }: ClientStory): Silence[] {
  const silences: Silence[] = [];
  let open: Silence | null = null;
  for (const turn of turns) {
    const { transaction } = turn;
    if (open !== null && isFarFrom(open, turn)) open = null;
    const answer = turn.answers.find(({ yiaddr, type }) => type !== "OFFER" || yiaddr !== "0.0.0.0");
    const isAsking = transaction.kind === "init" || transaction.kind === "bootp";
    const before = isAsking ? questionsBefore(turn, answer) : [];
    if (before.length > 0) {
      if (open === null) {
        open = { turns: [], questions: [], answered: null, afterwards: null };
        silences.push(open);
      }
      open.turns.push(turn);
      for (const question of before) open.questions.push(question);
    }
    // Who requests an offer has heard one, captured or not.
    const taken = isAsking ? turn.questions.find(({ type }) => type === "REQUEST") : undefined;
    const heard = answer?.time ?? turn.grant?.time ?? taken?.time;
    if (open === null || heard === undefined) continue;
    open.answered = heard;
    open.afterwards = turn.grant ?? turn.afterwards;
    open = null;
  }
  return silences;
}

function isFarFrom({ questions }: Silence, { transaction }: Turn): boolean {
  return elapsed(questions.at(-1)?.time ?? transaction.startTime, transaction.startTime) > FAR_APART;
}

function questionsBefore({ questions }: Turn, answer: DhcpMessage | undefined): DhcpMessage[] {
  return questions.filter(({ type, time }) => type !== "REQUEST" && (answer === undefined || time < answer.time));
}

/** Asked long and often enough before the answer. */
function isLate({ afterwards, questions }: Silence, waited: number): boolean {
  return afterwards?.seen === true && questions.length >= 3 && waited >= PATIENCE.ifAnsweredLater;
}

interface Scene {
  facts: Facts;
  fallenBack: Recent<true>;
}

function judge(silence: Silence, story: ClientStory, { facts, fallenBack }: Scene) {
  const { turns, questions, answered, afterwards } = silence;
  const { client } = story;
  const [first, last] = [questions[0], questions.at(-1)];
  const [turn, lastTurn] = [turns[0], turns.at(-1)];
  if (first === undefined || last === undefined || turn === undefined || lastTurn === undefined) return [];
  const discovers = questions.length;
  const answeredAfter = answered === null ? null : elapsed(first.time, answered);
  if (answeredAfter !== null && !isLate(silence, answeredAfter)) return [];
  const served = servedClients(facts);
  const place = { subject: { transaction: turn.transaction.id }, at: framesOf(questions) };
  const { transaction } = turn;
  const data = {
    client,
    clients: 1,
    discovers,
    seconds: elapsed(first.time, last.time),
    silent: !served.speaksIn(transaction.capture),
    relayed: questions.every(isRelayed),
    afterwards: afterwards?.ip ?? null,
  };
  if (answered !== null && answeredAfter !== null) {
    const late = { ...data, seconds: answeredAfter };
    const isBusy = served.answeredOthers(client, turn, secondOf(first.time), secondOf(answered));
    const causes = isBusy || hadThemWaiting(lastTurn, answered) ? SLOW : LATE;
    return [makeFinding("dhcp.no-server", isBusy ? "note" : "warning", late, { ...place, causes })];
  }
  const waited = Math.max(data.seconds, secondsToEnd(facts, lastTurn, first.time));
  const isProven = turns.some((one) => fallenBack.has(String(one.transaction.id)));
  const isAudible = transaction.kind === "init" && hearsAnswers(story, questions);
  if (!isProven && !isLongEnough(discovers, waited, isAudible)) return [];
  if (!isProven && served.mayStillAnswer(client, turn, first.time, waited)) return [];
  if (questions.every(hasAddress)) {
    const causes: Cause[] = [{ code: "server-search", confidence: "likely" }];
    return discovers < 2 ? [] : [makeFinding("dhcp.no-server", "note", data, { ...place, causes })];
  }
  const isSure = isProven || isAudible;
  const asked = discovers + rebootsBefore(turn, story);
  const severity = isProven || asked >= (isAudible ? 2 : 3) ? "error" : "warning";
  const [from, to] = [secondOf(first.time), secondOf(last.time) + AROUND];
  const around = served.others(client, turn, from - AROUND, to);
  if (around !== null && transaction.kind === "init" && !served.gaveToOthers(client, turn, from, to)) {
    const exhausted = { client, clients: 1, discovers, seconds: data.seconds, ...around };
    return [
      makeFinding("dhcp.pool-exhausted", severity, exhausted, { ...place, confidence: "inferred", causes: EXHAUSTED }),
    ];
  }
  const causes = around !== null ? NOT_SERVED : causesOfSilence(data.relayed, served.hasServed(turn));
  const confidence = isSure ? "seen" : "inferred";
  return [
    makeFinding("dhcp.no-server", severity, data, {
      ...place,
      confidence,
      causes: isSure ? causes : [...causes, ...NOT_CAPTURED],
    }),
  ];
}

/** Several DISCOVERs answered at one moment had reached the server long before. */
function hadThemWaiting({ answers }: Turn, since: string): boolean {
  const [first, ...more] = answers.filter(({ type, time }) => type === "OFFER" && elapsed(since, time) < 1);
  return first !== undefined && more.some((one) => serverIdentifier(one) === serverIdentifier(first));
}

/** A server that gave out addresses here before has a range for this network, and a way to it. */
function causesOfSilence(relayed: boolean, hasServed: boolean): Cause[] {
  if (hasServed) return GONE;
  return relayed ? NOT_SERVED_NETWORK : SILENT;
}

/** REQUESTs by which the client tried to confirm its old address, as vainly, right before. */
function rebootsBefore({ index, transaction }: Turn, { turns }: ClientStory): number {
  const before = turns[index - 1];
  if (before?.transaction.kind !== "reboot" || before.transaction.outcome !== "no-answer") return 0;
  return elapsed(before.transaction.startTime, transaction.startTime) < AROUND ? before.questions.length : 0;
}

function isLongEnough(discovers: number, waited: number, audible: boolean): boolean {
  if (discovers >= 3) return waited >= PATIENCE.afterThree;
  if (discovers === 2) return waited >= PATIENCE.afterTwo;
  return audible && waited >= PATIENCE.afterOne;
}

/** Whether an answer to this client could hardly have passed the place of the capture unseen. */
function hearsAnswers(story: ClientStory, questions: readonly DhcpMessage[]): boolean {
  return questions.every((one) => one.broadcastFlag || isRelayed(one)) || hearsUnicast(story);
}

/** It sends from an address of its own, and wants none: some routers look for other servers so. */
function hasAddress({ source, giaddr }: DhcpMessage): boolean {
  return giaddr === "0.0.0.0" && source.ip !== "0.0.0.0" && !source.ip.startsWith("169.254.");
}

const possible = (...codes: Cause["code"][]): Cause[] => codes.map((code) => ({ code, confidence: "possible" }));

const SILENT = possible("dhcp-server-down", "dhcp-relay-missing", "dhcp-blocked");
const GONE = possible("dhcp-server-down", "dhcp-blocked");
const LATE = possible("dhcp-link-not-ready", "dhcp-server-down");
const SLOW: Cause[] = [{ code: "server-slow", confidence: "likely" }];
const NOT_SERVED = possible("client-not-served", "dhcp-blocked");
const NOT_SERVED_NETWORK = possible("network-not-served", "dhcp-server-down", "pool-used-up");
const NOT_CAPTURED = possible("answers-not-captured");
const EXHAUSTED = possible("pool-used-up", "client-not-served", "dhcp-server-down");
const EXHAUSTED_LIKELY: readonly Cause[] = [{ code: "pool-used-up", confidence: "likely" }, ...EXHAUSTED.slice(1)];

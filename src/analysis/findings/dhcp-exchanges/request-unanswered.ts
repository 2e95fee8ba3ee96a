import { requestedAddress, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { clientRule } from "./client-rule.ts";
import { type ClientStory, hearsUnicast, runsOf, secondsToEnd, storiesOf } from "./client-story.ts";
import { servedClients } from "./served-clients.ts";
import { together } from "./together.ts";
import { elapsed, framesOf, type Turn } from "./turn.ts";

/** What the next exchange mended so soon was no failure. */
const MENDED = 10;
/** A client that cannot confirm its old address asks for any address within this. */
const SOON = 60;

/** Where no server is heard at all, a second REQUEST may get its answer within this after the end of the capture. */
const ANSWERED_IN = 3;
/** DISCOVERs in vain that are told of. */
const ASKS_ON = 3;
/** A lease that ends so much later has nothing to do with it. */
const FAR_APART = 3600;

const EVERYBODY = "255.255.255.255";

type Kind = "init" | "reboot" | "renew" | "rebind";
const KINDS: readonly Kind[] = ["init", "reboot", "renew", "rebind"];

/** REQUESTs without ACK or NAK. A client that asks no more was answered, whether the capture shows it or not. */
export const requestUnanswered = clientRule(
  (facts) =>
    storiesOf(facts).flatMap((story) =>
      KINDS.flatMap((kind) =>
        runsOf(
          story,
          (turn) => isUnanswered(turn, kind),
          ({ grant, answers }) => grant === null && answers.length === 0,
        ).flatMap((run) => judge(run, kind, story, facts)),
      ),
    ),
  { join: together },
);

/** Whether a REQUEST of this kind got no answer, as far as anything shows. */
export function isUnanswered({ transaction, grant, questions }: Turn, kind: Kind): boolean {
  return (
    transaction.outcome === "no-answer" &&
    transaction.kind === kind &&
    grant === null &&
    questions.some(({ type }) => type === "REQUEST")
  );
}

function judge(run: readonly Turn[], kind: Kind, story: ClientStory, facts: Facts) {
  const requests = run.flatMap(({ questions }) => questions.filter(({ type }) => type === "REQUEST"));
  const [turn, last] = [run[0], run.at(-1)];
  const [first, lastRequest] = [requests[0], requests.at(-1)];
  if (turn === undefined || last === undefined || first === undefined || lastRequest === undefined) return [];
  const { afterwards } = last;
  if (afterwards !== null && elapsed(lastRequest.time, afterwards.time) < MENDED) return [];
  if (isToldElsewhere(run, kind, story)) return [];
  // One REQUEST at each T1 is what answered renewals look like, too.
  if (kind === "renew" && !hearsUnicast(story) && !run.some(isAskedAgain)) return [];
  const severity = severityOf(kind, last, requests, story.client, facts);
  if (severity === null) return [];
  const data = {
    client: story.client,
    clients: 1,
    kind,
    requested: requestedAddress(first) ?? (first.ciaddr === "0.0.0.0" ? null : first.ciaddr),
    server: serverAsked(first),
    requests: requests.length,
    seconds: elapsed(first.time, lastRequest.time),
    afterwards: afterwards?.ip ?? null,
  };
  const place = { subject: { transaction: turn.transaction.id }, at: framesOf(requests), causes: causesOf(kind, run) };
  return [makeFinding("dhcp.request-unanswered", severity, data, place)];
}

/** Clients count the seconds since they began to ask (RFC 2131 section 2); some renew under one xid all the time. */
function isAskedAgain({ questions }: Turn): boolean {
  return questions.some(({ secs }, index) => secs > (questions[index - 1]?.secs ?? secs));
}

function serverAsked(request: DhcpMessage): string | null {
  const { ip } = request.destination;
  return serverIdentifier(request) ?? (ip === EVERYBODY || request.giaddr !== "0.0.0.0" ? null : ip);
}

/** Renewals lead to rebinding, and a reboot to DISCOVER: what came of those says more. */
function isToldElsewhere(run: readonly Turn[], kind: Kind, { turns }: ClientStory): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return true;
  const next = turns[last.index + 1];
  const before = turns[first.index - 1];
  switch (kind) {
    case "init":
      return false;
    case "reboot":
      return (
        next?.transaction.kind === "init" &&
        elapsed(last.transaction.startTime, next.transaction.startTime) - last.transaction.seconds < SOON
      );
    case "renew":
      return (
        next?.transaction.kind === "rebind" ||
        last.afterwards?.kind === "renew" ||
        last.afterwards?.kind === "rebind" ||
        isLostFor(last, next)
      );
    case "rebind":
      return (before !== undefined && isUnanswered(before, "renew")) || isLostFor(last, next);
  }
}

/** The lease ended, and the client asks for any address, in vain: no-server.ts tells that. */
function isLostFor(last: Turn, next: Turn | undefined): boolean {
  if (next?.transaction.kind !== "init" || next.transaction.outcome !== "no-offer") return false;
  const between = elapsed(last.transaction.startTime, next.transaction.startTime) - last.transaction.seconds;
  return next.questions.length >= ASKS_ON && between < FAR_APART;
}

/** While the lease runs, an unanswered REQUEST is a risk; before there is one, a failure. */
function severityOf(
  kind: Kind,
  last: Turn,
  requests: readonly DhcpMessage[],
  client: string,
  facts: Facts,
): Finding["severity"] | null {
  const from = requests[0]?.time ?? "";
  const waited = last.afterwards === null ? secondsToEnd(facts, last, from) : elapsed(from, last.afterwards.time);
  if (requests.length === 1) {
    if (kind === "init") return waited < MENDED ? null : "note";
    return kind === "renew" && waited >= SOON ? "note" : null;
  }
  if (waited < (kind === "init" ? 3 : 5)) return null;
  if (kind !== "init" || last.afterwards !== null) return "warning";
  const served = servedClients(facts);
  if (served.mayStillAnswer(client, last, from, waited)) return null;
  const isOpen = requests.length === 2 && secondsToEnd(facts, last, requests.at(-1)?.time ?? "") < ANSWERED_IN;
  return isOpen && !served.speaksIn(last.transaction.capture) ? "note" : "error";
}

function causesOf(kind: Kind, run: readonly Turn[]): Cause[] {
  const down: Cause = { code: "dhcp-server-down", confidence: "possible" };
  const blocked: Cause = { code: "dhcp-blocked", confidence: "possible" };
  const isAskingOne = run.every(({ questions }) => questions.every(({ destination }) => destination.ip !== EVERYBODY));
  if (kind === "renew" || (kind === "rebind" && isAskingOne)) {
    const unreachable: Cause = { code: "server-unreachable", confidence: "likely" };
    if (run.some(({ questions }) => questions.length > 1) || run.length > 1) return [unreachable, down];
    return [
      { code: "answers-not-captured", confidence: "possible" },
      { ...unreachable, confidence: "possible" },
    ];
  }
  if (kind !== "init") return [down, { code: "dhcp-relay-missing", confidence: "possible" }, blocked];
  const isOtherServer = run.some(
    ({ transaction: { offers, chosenServer } }) =>
      chosenServer !== null && offers.length > 0 && offers.every(({ server }) => server !== chosenServer),
  );
  return isOtherServer ? [{ code: "request-to-other-server", confidence: "likely" }, down] : [blocked, down];
}

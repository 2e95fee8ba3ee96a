import { LIMITS } from "../../limits.ts";
import type { FindingCode, FindingData } from "../../report/findings.ts";
import type { Finding, FtpSession } from "../../report/report.ts";
import type { Facts } from "./facts.ts";
import type { PassiveEndpoint } from "./ftp-addresses/passive-endpoints.ts";
import { listenerOf, partiesElsewhere, partyKey } from "./ftp-addresses/unexpected-host.ts";
import { successesIn, thingOf } from "./ftp-connections/later-success.ts";
import { refusedLogins } from "./ftp-sessions/login-guesses.ts";
import { pairOf, triedAnonymously } from "./ftp-sessions/logins.ts";
import { sessionControls } from "./ftp-sessions/session-controls.ts";
import { isSecured } from "./ftp-sessions/tls-failed.ts";
import { hostsOf } from "./ftp-sessions/tls-refused.ts";

/** What would put a finding in another light, should a later batch bring it. */
interface Hope {
  key: string;
  /** It must be later than this. */
  since: string;
  mend: Mend;
}

/** Puts a finding right; false where nothing is left of it. */
type Mend = (finding: Finding, endpoint: PassiveEndpoint | null) => boolean;

/**
 * Looks back from later batches: a login that was refused may be accepted, a file that did not come may come, and what looked
 * like a stranger's endpoint may turn out to be announced by a session that was not over yet. What a finding says is put right;
 * those about transfers stay where they are, because transfers name them by their places.
 */
export class Hindsight {
  /** Findings that nothing is left of. */
  readonly withdrawn = new Set<Finding>();
  readonly #hopes = new Map<string, { finding: Finding; hope: Hope }[]>();
  #count = 0;

  /** Keeps those of a batch in mind that something later may put right. */
  watch(findings: readonly Finding[], { report }: Facts): void {
    const sessions = new Map(report.ftp.sessions.map((one) => [one.id, one]));
    for (const finding of findings) {
      const session = sessions.get(finding.subject.session ?? 0);
      const hopes = session === undefined ? [] : (LOOKS[finding.code as FindingCode]?.(finding, session) ?? []);
      for (const hope of hopes) this.#add(finding, hope);
    }
  }

  /** Puts right what this batch shows in another light. */
  look(facts: Facts): void {
    if (this.#hopes.size === 0) return;
    for (const news of newsIn(facts)) this.#tell(news);
  }

  #add(finding: Finding, hope: Hope): void {
    const same = this.#hopes.get(hope.key) ?? [];
    this.#hopes.set(hope.key, same);
    same.push({ finding, hope });
    this.#count += 1;
    for (const [oldest, { length }] of this.#hopes) {
      if (this.#count <= LIMITS.rememberedThings) return;
      this.#hopes.delete(oldest);
      this.#count -= length;
    }
  }

  #tell({ key, time, endpoint }: News): void {
    const hopes = this.#hopes.get(key);
    if (hopes === undefined) return;
    const left = hopes.filter(({ finding, hope: { since, mend } }) => {
      if (time !== null && time <= since) return true;
      if (!mend(finding, endpoint)) this.withdrawn.add(finding);
      return false;
    });
    this.#count -= hopes.length - left.length;
    if (left.length === 0) this.#hopes.delete(key);
    else this.#hopes.set(key, left);
  }
}

interface News {
  key: string;
  /** Null where it does not matter when it was. */
  time: string | null;
  endpoint: PassiveEndpoint | null;
}

function* newsIn(facts: Facts): Generator<News> {
  for (const session of facts.report.ftp.sessions) {
    const { login, startTime: time } = session;
    if (login === "accepted") {
      yield { key: `login ${pairOf(session)}`, time, endpoint: null };
      yield { key: `hosts ${hostsOf(session)}`, time, endpoint: null };
      yield { key: `let in until ${pairOf(session)}`, time: session.endTime, endpoint: null };
    }
    for (const party of partiesElsewhere(session)) yield { key: `party ${party}`, time: null, endpoint: null };
    for (const { listener, ip, port, capture, frame } of session.announcements) {
      const endpoint = { session: session.id, capture, frame };
      if (listener === "server") yield { key: `listens ${ip} ${port}`, time: null, endpoint };
    }
  }
  for (const one of sessionControls(facts)) {
    const { startTime: time } = one.session;
    if (isSecured(one)) yield { key: `tls ${pairOf(one.session)}`, time, endpoint: null };
  }
  for (const [thing, time] of successesIn(facts)) yield { key: `thing ${thing}`, time, endpoint: null };
  for (const pair of refusedLogins(facts).guessedBetween())
    yield { key: `guessed ${pair}`, time: null, endpoint: null };
}

type Look = (finding: Finding, session: FtpSession) => Hope[];

/** By code: what to look for. */
const LOOKS: { [Code in FindingCode]?: Look } = {
  "ftp.active-blocked": wantedThing,
  "ftp.active-refused": wantedThing,
  "ftp.active-not-opened": wantedThing,
  "ftp.passive-blocked": wantedThing,
  "ftp.passive-refused": wantedThing,
  "ftp.passive-not-opened": wantedThing,
  "ftp.login-refused": (finding, session) => [
    // Browsers try as anonymous though somebody has logged in: for those any session counts.
    ...lettingIn(finding, triedAnonymously(session) ? { ...session, startTime: "" } : session),
    { key: `guessed ${pairOf(session)}`, since: "", mend: () => false },
  ],
  "ftp.command-unanswered": laterSession("login", pairOf, onlyWarns),
  // Later, or at that time: a client that is logged in already may be turned away.
  "ftp.service-closing": laterSession("let in until", pairOf, onlyWarns),
  "ftp.tls-failed": laterSession("tls", pairOf, onlyWarns),
  "ftp.tls-refused": laterSession("hosts", hostsOf, onlyNotes),
  "ftp.bounce": ({ data }) => {
    const { ip, port } = dataOf<"ftp.bounce">(data).target;
    return [{ key: `listens ${ip} ${port}`, since: "", mend: asFxp }];
  },
  "ftp.unexpected-host": ({ data, subject }, { transfers }) => {
    const { opener, seen } = dataOf<"ftp.unexpected-host">(data);
    const connection = transfers.find(({ id }) => id === subject.transfer)?.connection ?? null;
    if (connection === null) return [];
    return [{ key: `party ${partyKey(listenerOf(connection, opener), seen.ip)}`, since: "", mend: asServers }];
  },
};

/** A failure that a later session of the same two redeems. */
function laterSession(kind: string, keyOf: (session: FtpSession) => string, mend: Mend): Look {
  return ({ severity }, session) =>
    severity === "error" ? [{ key: `${kind} ${keyOf(session)}`, since: session.startTime, mend }] : [];
}

const lettingIn = laterSession("login", pairOf, (finding) => {
  finding.severity = "note";
  finding.data = { ...finding.data, accepted: true };
  return true;
});

/** What did not come may come by another session. */
function wantedThing({ severity, subject }: Finding, session: FtpSession): Hope[] {
  const transfer = severity === "error" ? session.transfers.find(({ id }) => id === subject.transfer) : undefined;
  if (transfer === undefined || transfer.verb === null || transfer.startTime === null) return [];
  return [{ key: `thing ${thingOf(session, transfer)}`, since: transfer.startTime, mend: onlyWarns }];
}

function onlyWarns(finding: Finding): boolean {
  finding.severity = "warning";
  return true;
}

function onlyNotes(finding: Finding): boolean {
  finding.severity = "note";
  return true;
}

/** The target was another server's all along. */
function asFxp(finding: Finding, endpoint: PassiveEndpoint | null): boolean {
  if (endpoint === null) return true;
  const { method, target, connection, times } = dataOf<"ftp.bounce">(finding.data);
  const data: FindingData["ftp.fxp"] = {
    method,
    target,
    otherSession: endpoint.session,
    connected: connection === "opened",
    times,
  };
  if (finding.capture === endpoint.capture) {
    finding.frames = [...new Set([endpoint.frame, ...finding.frames])].sort((a, b) => a - b);
  }
  finding.code = "ftp.fxp" satisfies FindingCode;
  finding.severity = "note";
  finding.data = { ...data };
  finding.causes = [{ code: "server-to-server", confidence: "certain" }];
  return true;
}

/** Who connected was a party to a session in which the endpoint was announced. */
function asServers(finding: Finding): boolean {
  finding.severity = "note";
  finding.causes = [{ code: "server-to-server", confidence: "likely" }];
  return true;
}

function dataOf<Code extends FindingCode>(data: Finding["data"]): FindingData[Code] {
  return data as unknown as FindingData[Code];
}

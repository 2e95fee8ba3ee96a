import type { Finding } from "../../../report/report.ts";
import { Distinct } from "../distinct.ts";

/** Clients with the same trouble that are told of one by one. When more have it, it is the network's or the server's. */
const FEW = 4;
/** Of these many clients, so many frames each are shown. */
const [CLIENTS_SHOWN, FRAMES_EACH] = [4, 2];
/** Numbers that add up over clients. Of others, such as seconds, the largest counts: they all wait at the same time. */
const SUMS: ReadonlySet<string> = new Set(["discovers", "offers", "requests", "times"]);
/** What the first client stands for. */
const FIRST: ReadonlySet<string> = new Set(["client", "afterwards"]);

type Alike = readonly [Finding, ...Finding[]];

/** The clients of findings that were made of many. */
const crowds = new WeakMap<Finding, Distinct>();

/**
 * Findings of one rule: where many clients have the same trouble with the same server, one for all of them. What was put together
 * of earlier batches may be among them.
 */
export function together(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => {
    const clients = clientsOf(group);
    return clients.size > FEW ? [joined(group, clients)] : group;
  });
}

/** The clients of those findings that were made of many. */
export function crowdsIn(findings: readonly Finding[]): Distinct[] {
  return findings.flatMap((finding) => crowds.get(finding) ?? []);
}

function keyOf({ code, severity, data }: Finding): string {
  const { server, kind, silent, relayed, afterwards } = data;
  return [code, severity === "note", server, kind, silent, relayed, afterwards === null].join(" ");
}

function clientsOf(group: Alike): Distinct {
  const clients = crowdsIn(group).reduce((most, one) => (one.size > most.size ? one : most), new Distinct());
  for (const finding of group) {
    const { client } = finding.data;
    if (!crowds.has(finding)) clients.add(String(client));
  }
  return clients;
}

function joined(group: Alike, clients: Distinct): Finding {
  const [first] = group;
  const worst = group.find(({ severity }) => severity === "error") ?? first;
  const isOneCapture = first.capture !== null && group.every(({ capture }) => capture === first.capture);
  const shown = framesShown(group);
  const finding: Finding = {
    ...first,
    severity: worst.severity,
    confidence: group.every(({ confidence }) => confidence === "seen") ? "seen" : "inferred",
    subject: { session: null, transfer: null, transaction: null },
    capture: isOneCapture ? first.capture : null,
    frames: isOneCapture ? [...new Set(shown)].sort((a, b) => a - b) : shown,
    data: { ...joinedData(group), clients: clients.size },
    causes: commonestCauses(group),
  };
  crowds.set(finding, clients);
  return finding;
}

function framesShown(group: Alike): number[] {
  if (crowds.has(group[0])) return group[0].frames;
  return group.slice(0, CLIENTS_SHOWN).flatMap(({ frames }) => frames.slice(0, FRAMES_EACH));
}

/** Words that differ from client to client are left out. */
function joinedData(group: Alike): Finding["data"] {
  const data = { ...group[0].data };
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === "number") data[name] = joinedNumber(name, group);
    else if (!FIRST.has(name) && group.some((one) => one.data[name] !== value)) data[name] = null;
  }
  return data;
}

function joinedNumber(name: string, group: Alike): number {
  const numbers = group.map(({ data }) => Number(data[name]));
  return SUMS.has(name) ? numbers.reduce((sum, one) => sum + one) : numbers.reduce((most, one) => Math.max(most, one));
}

function commonestCauses(group: Alike): Finding["causes"] {
  const counts = new Map<string, { causes: Finding["causes"]; times: number }>();
  for (const finding of group) {
    const { causes } = finding;
    const key = causes.map(({ code, confidence }) => `${code} ${confidence}`).join();
    const known = counts.get(key) ?? { causes, times: 0 };
    known.times += crowds.get(finding)?.size ?? 1;
    counts.set(key, known);
  }
  return [...counts.values()].reduce((most, one) => (one.times > most.times ? one : most)).causes;
}

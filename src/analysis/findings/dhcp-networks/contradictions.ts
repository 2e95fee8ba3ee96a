import { OPTION, optionOf } from "../../../report/dhcp-message-facts.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { Answer } from "./answers.ts";
import { type Encounter, networkAddress, type ServerGroup } from "./server-groups.ts";

/** Values of one field that servers of one network do not agree on. */
export interface Contradiction {
  field: string;
  /** As the two answers have it that show it first. */
  encounter: Encounter;
}

/** So many encounters tell what the rule is. */
const MOST_ENCOUNTERS = 5_000;
const MOST_VALUES = 8;
const MOST_CHARACTERS = 255;

type Read = (message: DhcpMessage) => string[];

/** What all machines of a network must be told alike. A field that one of two servers leaves out is no contradiction. */
const FIELDS: readonly (readonly [field: string, read: Read])[] = [
  ["network", networks],
  ["subnetMask", (message) => texts(optionOf(message, OPTION.subnetMask))],
  ["routers", (message) => texts(optionOf(message, 3))],
  ["dns", (message) => texts(optionOf(message, 6))],
];
/** What differs between servers that agree, too, and harms nobody; told only beside another. */
const BESIDE: readonly (readonly [field: string, read: Read])[] = [
  ["domain", (message) => texts(optionOf(message, 15)).map((name) => name.toLowerCase().replace(/\.$/, ""))],
  ["seconds", (message) => texts(optionOf(message, OPTION.leaseTime))],
];

const known = new WeakMap<ServerGroup, readonly Contradiction[]>();

/**
 * Where the servers of a group contradict each other more often than they agree: servers tell classes of clients apart. Found
 * once for all rules.
 */
export function contradictionsIn(group: ServerGroup): readonly Contradiction[] {
  const contradictions = known.get(group) ?? findContradictions(group);
  known.set(group, contradictions);
  return contradictions;
}

function findContradictions(group: ServerGroup): Contradiction[] {
  const encounters = group.encounters.slice(0, MOST_ENCOUNTERS);
  const found = FIELDS.flatMap((field) => contradiction(field, encounters) ?? []);
  // Another network has another mask, and needs no word about it.
  const told = found.some(({ field }) => field === "network")
    ? found.filter(({ field }) => field !== "subnetMask")
    : found;
  return told.length === 0 ? [] : [...told, ...BESIDE.flatMap((field) => contradiction(field, encounters) ?? [])];
}

/** One answer's value of a field, as people read it. */
export function valueIn(field: string, { message }: Answer): string {
  const read = [...FIELDS, ...BESIDE].find(([name]) => name === field)?.[1];
  return (read?.(message) ?? []).slice(0, MOST_VALUES).join(", ").slice(0, MOST_CHARACTERS);
}

function contradiction([field, read]: readonly [string, Read], encounters: readonly Encounter[]): Contradiction | null {
  let first: Encounter | null = null;
  let balance = 0;
  for (const encounter of encounters) {
    const [one, other] = encounter.map(({ message }) => read(message));
    if (one === undefined || other === undefined || one.length === 0 || other.length === 0) continue;
    // Lists in another order, or one within the other, agree.
    const agree = one.some((value) => other.includes(value));
    balance += agree ? -1 : 1;
    if (!agree) first ??= encounter;
  }
  return first !== null && balance > 0 ? { field, encounter: first } : null;
}

function networks(message: DhcpMessage): string[] {
  return texts(optionOf(message, OPTION.subnetMask)).map((mask) => networkAddress(message.yiaddr, mask));
}

function texts(value: unknown): string[] {
  if (value === null || value === "") return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

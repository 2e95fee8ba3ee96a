import { candidatePairs } from "./candidates.ts";
import { CERTAIN_BITS, compareFingerprints, type SessionMatch } from "./compare-fingerprints.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** Captures with the same evidence, whatever file it is in. They need no comparison with each other. */
export interface Content {
  sample: Fingerprint;
  /** Positions in the list of captures. */
  captures: number[];
  /** Other contents that have something in common with it, directly, with what they have. */
  near: Map<number, SessionMatch[]>;
}

/** A session of a content. */
export interface SessionPlace {
  content: number;
  owner: number;
}

/** Which captures hold the same sessions. */
export interface SessionGroups {
  contents: Content[];
  /** Content of each capture. */
  contentOf: number[];
  /** All places where the session at a place is for sure, that place included. */
  places(content: number, owner: number): readonly SessionPlace[];
  /** What two contents have in common; of one with itself, which of its sessions could be told anywhere. */
  matches(left: number, right: number): readonly SessionMatch[];
}

const OWNERS = 1_024;

/** Groups the sessions of all captures. Takes time by captures and by what is shared, not by their pairs. */
export function groupSessions(captures: readonly Fingerprint[]): SessionGroups {
  const { contents, contentOf } = contentsOf(captures);
  const samples = contents.map(({ sample }) => sample);
  const links = new Links();
  for (const [left, right] of candidatePairs(samples)) {
    const matches = compareFingerprints(samples[left] as Fingerprint, samples[right] as Fingerprint);
    if (matches.length === 0) continue;
    contents[left]?.near.set(right, matches);
    contents[right]?.near.set(left, matches.map(turned));
    for (const { owners, bits } of matches) {
      if (bits >= CERTAIN_BITS) links.join(left * OWNERS + owners[0], right * OWNERS + owners[1]);
    }
  }
  const groups = links.groups();
  const places = (content: number, owner: number): readonly SessionPlace[] =>
    groups.get(links.root(content * OWNERS + owner)) ?? [{ content, owner }];
  const matches = (left: number, right: number): readonly SessionMatch[] => {
    const near = contents[left]?.near;
    const known = near?.get(right) ?? compareFingerprints(samples[left] as Fingerprint, samples[right] as Fingerprint);
    near?.set(right, known);
    return known;
  };
  return { contents, contentOf, places, matches };
}

/** The match seen from the other side. */
export function turned({ owners, bits, flows }: SessionMatch): SessionMatch {
  const swap = <T>([one, other]: [T, T]): [T, T] => [other, one];
  return {
    owners: swap(owners),
    bits,
    flows: flows.map((flow) => ({ ...flow, flows: swap(flow.flows), shares: swap(flow.shares) })),
  };
}

function contentsOf(captures: readonly Fingerprint[]): Pick<SessionGroups, "contents" | "contentOf"> {
  const contents: Content[] = [];
  const known = new Map<string, number>();
  const contentOf = captures.map((sample, index) => {
    // Without any evidence only the file itself can be the same one.
    const key = sample.flows.length > 0 ? sample.evidence : `file ${sample.sha256 ?? index}`;
    const content = known.get(key) ?? contents.length;
    if (content === contents.length) contents.push({ sample, captures: [], near: new Map() });
    known.set(key, content);
    contents[content]?.captures.push(index);
    return content;
  });
  return { contents, contentOf };
}

/** Disjoint sets of numbers that grow together (union by the smaller number, paths halved). */
class Links {
  readonly #parents = new Map<number, number>();

  root(one: number): number {
    let at = one;
    for (let up = this.#parents.get(at) ?? at; up !== at; up = this.#parents.get(at) ?? at) {
      this.#parents.set(at, this.#parents.get(up) ?? up);
      at = up;
    }
    return at;
  }

  join(one: number, other: number): void {
    const [left, right] = [this.root(one), this.root(other)];
    for (const member of [one, other]) if (!this.#parents.has(member)) this.#parents.set(member, member);
    this.#parents.set(Math.max(left, right), Math.min(left, right));
  }

  /** Members by root. */
  groups(): Map<number, SessionPlace[]> {
    const groups = new Map<number, SessionPlace[]>();
    for (const member of [...this.#parents.keys()].sort((a, b) => a - b)) {
      const root = this.root(member);
      const place = { content: Math.floor(member / OWNERS), owner: member % OWNERS };
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [place]);
      else group.push(place);
    }
    return groups;
  }
}

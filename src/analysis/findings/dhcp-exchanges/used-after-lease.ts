import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import { gathering } from "../gathering.ts";
import { Recent } from "../recent.ts";
import { leaseOf, type PastLease } from "./client-past.ts";
import { type ClientStory, hearsUnicast, storiesOf } from "./client-story.ts";
import { elapsed, type Turn, usesByAddress } from "./turn.ts";

/** Clocks of client and server differ, and a last packet may be on its way. */
const GRACE = 2;

/** What a client had last. */
interface LastLease {
  client: string;
  /** The capture shows this client's unicast DHCP. */
  isAudible: boolean;
  /** Null where it never ends, was given back, or its ACK was not captured. */
  lease: PastLease | null;
}

/**
 * A client that goes on with an address after the end of its lease. Only where the capture shows this client's unicast DHCP:
 * elsewhere it may have renewed unseen.
 */
export const usedAfterLease = gathering({
  begin: () => new Recent<LastLease>(),
  gather(last, facts) {
    for (const story of storiesOf(facts)) add(last, story);
  },
  tell(last, { addressUses }) {
    const uses = usesByAddress(addressUses);
    return [...last.entries()].flatMap(([, one]) => judge(one, uses));
  },
  trim(last) {
    last.trim();
    return 0;
  },
});

function add(last: Recent<LastLease>, story: ClientStory): void {
  const { client, turns } = story;
  const known = last.get(client) ?? { client, isAudible: false, lease: null };
  last.set(client, known);
  known.isAudible ||= hearsUnicast(story) || turns.some(asksByUnicast);
  const turn = turns.findLast(({ grant }) => grant !== null);
  if (turn !== undefined) known.lease = leaseOf(turn);
  if (turns.slice((turn?.index ?? -1) + 1).some(({ transaction }) => transaction.kind === "release"))
    known.lease = null;
}

function judge({ client, isAudible, lease }: LastLease, uses: ReadonlyMap<string, readonly AddressUse[]>): Finding[] {
  if (!isAudible || lease === null) return [];
  const { ip, seconds: leaseSeconds, since, at, transaction } = lease;
  const own = (uses.get(ip) ?? []).filter(({ mac }) => mac === client);
  const last = own.reduce<AddressUse | undefined>(
    (latest, use) => (latest === undefined || use.lastTime > latest.lastTime ? use : latest),
    undefined,
  );
  const afterSeconds = last === undefined ? 0 : Number((elapsed(since, last.lastTime) - leaseSeconds).toFixed(6));
  if (last === undefined || afterSeconds < Math.max(GRACE, leaseSeconds * 0.02)) return [];
  const data = { client, ip, leaseSeconds, afterSeconds };
  const causes = [{ code: "client-ignores-lease", confidence: "likely" } as const];
  const place = { subject: { transaction }, at: [...at, last.lastAt], causes };
  return [makeFinding("dhcp.used-after-lease", "warning", data, place)];
}

function asksByUnicast({ questions }: Turn): boolean {
  return questions.some(({ delivery, giaddr }) => delivery === "unicast" && giaddr === "0.0.0.0");
}

import { makeFinding } from "../../../report/findings.ts";
import { gathering } from "../gathering.ts";
import { Recent } from "../recent.ts";
import { storiesOf } from "./client-story.ts";
import { acknowledgement, framesOf, type Turn } from "./turn.ts";

const SHORT = 300;

/** The longest lease that a client got of one address. */
interface Longest {
  client: string;
  ip: string;
  seconds: number;
  /** Of the first one: its exchange, and its ACK. */
  transaction: number;
  at: readonly number[];
}

/** A lease of less than five minutes. Servers that grant what is left of a lease are held to the longest that they gave. */
export const leaseShort = gathering({
  begin: () => new Recent<Longest>(),
  gather(longest, facts) {
    for (const { client, turns } of storiesOf(facts)) for (const turn of turns) add(longest, client, turn);
  },
  tell: (longest) =>
    [...longest.entries()].flatMap(([, { client, ip, seconds, transaction, at }]) => {
      if (seconds >= SHORT || at.length === 0) return [];
      const causes = [{ code: "short-by-design", confidence: "possible" } as const];
      const place = { subject: { transaction }, at, causes };
      return [makeFinding("dhcp.lease-short", "note", { client, ip, seconds }, place)];
    }),
  trim(longest) {
    longest.trim();
    return 0;
  },
});

function add(longest: Recent<Longest>, client: string, { transaction, grant, answers }: Turn): void {
  const { id, lease } = transaction;
  if (lease?.seconds == null || grant === null) return;
  const { ip, seconds } = lease;
  const known = longest.get(`${client} ${ip}`);
  if (known !== undefined) {
    known.seconds = Math.max(known.seconds, seconds);
    return;
  }
  const ack = acknowledgement(answers);
  const at = ack === undefined ? [] : framesOf([ack]);
  longest.set(`${client} ${ip}`, { client, ip, seconds, transaction: id, at });
}

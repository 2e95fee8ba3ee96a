import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import { evidence } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { type Flood, floodsIn } from "./floods.ts";
import { MOST_FRAMES } from "./group-facts.ts";

/** A flood over all batches. */
interface Starving extends Pick<Flood, "by" | "from" | "bound" | "overflowed"> {
  clients: Distinct;
  exchanges: number;
  firstTime: string;
  lastTime: string;
  at: number[];
}

/** Requests in the name of many hardware addresses from one place: they use up a server's addresses. */
export const starvation = gathering({
  begin: () => new Map<string, Starving>(),
  gather(floods, facts) {
    for (const flood of floodsIn(facts)) add(floods, flood);
  },
  tell: (floods) => [...floods.values()].filter((flood) => !asksAgain(flood)).map(tell),
  trim(floods) {
    freezeLargest([...floods.values()].map(({ clients }) => clients));
    return trimmed(floods);
  },
});

/** Machines that nobody answers ask four times a minute: of each exchange that was let go, another one tells. */
function asksAgain({ by, clients, exchanges, overflowed }: Starving): boolean {
  return by === "many" && overflowed && clients.held > 0 && exchanges > 2 * clients.size;
}

function add(floods: Map<string, Starving>, flood: Flood): void {
  const { by, from, place, bound, transactions, overflowed } = flood;
  const known = floods.get(place) ?? {
    by,
    from,
    bound: 0,
    overflowed: false,
    clients: new Distinct(),
    exchanges: 0,
    firstTime: transactions[0]?.startTime ?? "",
    lastTime: "",
    at: [],
  };
  floods.set(place, known);
  known.bound += bound;
  known.overflowed ||= overflowed;
  known.exchanges += transactions.length;
  for (const { client, startTime, capture, firstFrame } of transactions) {
    known.clients.add(client.mac);
    if (startTime < known.firstTime) known.firstTime = startTime;
    if (startTime > known.lastTime) known.lastTime = startTime;
    if (known.at.length < MOST_FRAMES) known.at.push(...evidence(capture, [firstFrame]));
  }
}

function tell({ by, from, clients, bound, firstTime, lastTime, at }: Starving): Finding {
  const data = { clients: clients.size, seconds: secondsBetween(firstTime, lastTime), by, from, bound };
  const causes: Cause[] = [
    { code: "flooding-tool", confidence: by === "ethernet" && bound < clients.size ? "likely" : "possible" },
  ];
  return makeFinding("dhcp.starvation", "warning", data, { at, causes });
}

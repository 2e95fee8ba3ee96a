import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import { evidence, type Facts } from "../facts.ts";
import { floodsIn } from "./floods.ts";
import { MOST_FRAMES } from "./group-facts.ts";

/** Requests in the name of many hardware addresses from one place: they use up a server's addresses. */
export function starvation(facts: Facts) {
  return floodsIn(facts).map(({ by, from, clients, bound, transactions }) => {
    const times = transactions.map(({ startTime }) => startTime).sort();
    const seconds = secondsBetween(times[0] ?? "", times.at(-1) ?? "");
    const at = transactions.slice(0, MOST_FRAMES).flatMap(({ capture, firstFrame }) => evidence(capture, [firstFrame]));
    const confidence = by === "ethernet" && bound < clients ? "likely" : "possible";
    const causes: Cause[] = [{ code: "flooding-tool", confidence }];
    return makeFinding("dhcp.starvation", "warning", { clients, seconds, by, from, bound }, { at, causes });
  });
}

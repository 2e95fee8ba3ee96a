import { type Cause, makeFinding } from "../../../report/findings.ts";
import { evidence, type Facts } from "../facts.ts";
import { contradictionsIn } from "./contradictions.ts";
import { firstAnswers, MOST_LISTED, transactionsOf } from "./group-facts.ts";
import { serverGroups } from "./server-groups.ts";

/** Several DHCP servers on one network that agree with each other: no fault, and good to know. */
export function severalServers(facts: Facts) {
  return serverGroups(facts).flatMap((group) => {
    if (contradictionsIn(group).length > 0) return [];
    const { servers } = group;
    const causes: Cause[] = [
      { code: "redundant-servers", confidence: "likely" },
      { code: "rogue-server", confidence: "possible" },
    ];
    const at = firstAnswers(group).flatMap(({ message }) => evidence(message.capture, [message.frame]));
    const data = { servers: servers.slice(0, MOST_LISTED), transactions: transactionsOf(group).size };
    return [makeFinding("dhcp.several-servers", "note", data, { at, causes })];
  });
}

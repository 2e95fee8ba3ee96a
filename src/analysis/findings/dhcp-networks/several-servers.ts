import { type Cause, makeFinding } from "../../../report/findings.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { contradictionsIn } from "./contradictions.ts";
import { firstAnswers, MOST_LISTED } from "./group-facts.ts";
import { serverGroups } from "./server-groups.ts";

/** Several DHCP servers on one network that agree with each other: no fault, and good to know. */
export const severalServers = gathering({
  begin: () => null,
  gather: (_nothing, facts) => serverGroups(facts),
  tell: (_nothing, facts) =>
    serverGroups(facts).flatMap((group) => {
      if (contradictionsIn(group).length > 0) return [];
      const { servers, transactions } = group;
      const causes: Cause[] = [
        { code: "redundant-servers", confidence: "likely" },
        { code: "rogue-server", confidence: "possible" },
      ];
      const at = firstAnswers(group).flatMap(({ message }) => evidence(message.capture, [message.frame]));
      const data = { servers: servers.slice(0, MOST_LISTED), transactions };
      return [makeFinding("dhcp.several-servers", "note", data, { at, causes })];
    }),
});

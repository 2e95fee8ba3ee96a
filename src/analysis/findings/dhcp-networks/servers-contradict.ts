import { type Cause, makeFinding } from "../../../report/findings.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering } from "../gathering.ts";
import type { Answer } from "./answers.ts";
import { type Contradiction, contradictionsIn, valueIn } from "./contradictions.ts";
import { MOST_LISTED } from "./group-facts.ts";
import { serverGroups } from "./server-groups.ts";
import { isAllowed } from "./server-not-allowed.ts";

/** Servers of one network that send its machines to different routers or name servers, or into different networks. */
export const serversContradict = gathering({
  begin: () => null,
  gather: (_nothing, facts) => serverGroups(facts),
  tell: (_nothing, facts) =>
    serverGroups(facts).flatMap((group) => {
      const contradictions = contradictionsIn(group);
      if (contradictions.length === 0) return [];
      const answers = [...new Set(contradictions.flatMap(({ encounter }) => encounter))];
      const servers = [...new Set(answers.map(({ server }) => server))];
      const fields = contradictions.map(({ field, encounter }) => ({
        field,
        values: encounter.map((answer) => ({ server: answer.server, value: valueIn(field, answer) })),
      }));
      const frames = new Set(answers.flatMap(({ message }) => evidence(message.capture, [message.frame])));
      const at = [...frames].sort((a, b) => a - b);
      const data = { servers: servers.slice(0, MOST_LISTED), fields, transactions: group.transactions };
      const causes = causesOf(contradictions, answers, facts);
      return [makeFinding("dhcp.servers-contradict", "warning", data, { at, causes })];
    }),
});

function causesOf(contradictions: readonly Contradiction[], answers: readonly Answer[], facts: Facts): Cause[] {
  const { allowedDhcpServers: allowed } = facts;
  if (allowed !== null && answers.some(({ message }) => !isAllowed(message, allowed))) {
    return [{ code: "rogue-server", confidence: "likely" }];
  }
  const leadsAway = contradictions.some(({ field }) => field === "network" || field === "routers");
  const rogue: Cause = { code: "rogue-server", confidence: "possible" };
  const misconfigured: Cause = { code: "misconfigured-server", confidence: "possible" };
  return leadsAway ? [rogue, misconfigured] : [misconfigured, rogue];
}

import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { unopenedConnections } from "./unopened-connections.ts";
import { placeOf, severityOf, synsOf, unopenedData } from "./unopened-finding.ts";

/** SYNs of a data connection that were answered by RST, or by an ICMP error. */
export function dataRefused(facts: Facts) {
  return unopenedConnections(facts).flatMap((unopened) => {
    const { fate, mode, icmp } = unopened;
    if (fate !== "refused") return [];
    const data = {
      ...unopenedData(unopened),
      syns: synsOf(unopened),
      answer: icmp === null ? ("rst" as const) : ("icmp" as const),
      icmp: icmp === null ? null : { sender: icmp.sender, kind: icmp.kind },
    };
    return [makeFinding(`ftp.${mode}-refused`, severityOf(unopened), data, placeOf(unopened))];
  });
}

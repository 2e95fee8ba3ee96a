import { secondsBetween } from "../../../report/elapsed.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { unopenedConnections } from "./unopened-connections.ts";
import { placeOf, severityOf, synsOf, unopenedData } from "./unopened-finding.ts";

/** SYNs of a data connection that led to nothing: not answered, or their answer was not acknowledged. */
export function dataBlocked(facts: Facts) {
  return unopenedConnections(facts).flatMap((unopened) => {
    const { fate, mode, connection } = unopened;
    if (fate !== "blocked" || connection === null) return [];
    const data = {
      ...unopenedData(unopened),
      syns: synsOf(unopened),
      seconds: secondsBetween(connection.startTime, connection.endTime),
      synAcks: connection.sent[mode === "active" ? "client" : "server"].packets,
    };
    return [makeFinding(`ftp.${mode}-blocked`, severityOf(unopened), data, placeOf(unopened))];
  });
}

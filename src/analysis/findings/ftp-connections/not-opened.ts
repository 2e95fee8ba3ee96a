import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { metByServer } from "./failed-reply.ts";
import { CLIENT_PATIENCE } from "./failure-search.ts";
import type { UnopenedConnection } from "./unopened.ts";
import { unopenedConnections } from "./unopened-connections.ts";
import { placeOf, severityOf, unopenedData } from "./unopened-finding.ts";

/** A data connection that was announced and waited for, and of which the capture has no SYN. */
export function dataNotOpened(facts: Facts) {
  return unopenedConnections(facts).flatMap((unopened) => {
    const { fate, mode, waited, dataCaptured, reply } = unopened;
    if (fate !== "absent") return [];
    const data = {
      ...unopenedData(unopened),
      waitedSeconds: waited,
      dataCaptured,
      serverMet: reply === null ? null : metByServer(reply),
    };
    const severity = isHasty(unopened) ? "note" : severityOf(unopened);
    return [makeFinding(`ftp.${mode}-not-opened`, severity, data, placeOf(unopened))];
  });
}

/** A client that asked for a port and left at once: its own system may have refused, or it wanted no more than to ask. */
function isHasty({ transfer, mode, waited }: UnopenedConnection): boolean {
  return transfer === null && mode === "passive" && (waited ?? 0) < CLIENT_PATIENCE;
}

import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { metByServer } from "./failed-reply.ts";
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
    return [makeFinding(`ftp.${mode}-not-opened`, severityOf(unopened), data, placeOf(unopened))];
  });
}

import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { evidence } from "../facts.ts";
import { type ControlLoss, controlLosses, FORGETTING_SECONDS } from "./control-loss.ts";

/**
 * A control connection that died, typically while a long transfer left it silent: an address translator or a firewall on the
 * way forgot it (RFC 5382 section 5), and the 226 never arrives.
 */
export function controlLost(facts: Facts): Finding[] {
  return [...controlLosses(facts)].map(([session, loss]) => {
    const { run, reset, by, how, idleSeconds, lost } = loss;
    const sender = how === "unanswered" ? by : by === "client" ? "server" : "client";
    const { unacknowledgedBytes } = session.sent[sender];
    const data = { idleSeconds, unacknowledgedBytes, by, how, resultLost: lost !== null };
    const dataEnd = lost?.connection ?? null;
    const frames = [run.before.frame, run.first.frame, run.last.frame, ...(reset === null ? [] : [reset.frame])];
    const at = [...new Set([...evidence(dataEnd?.lastCapture ?? null, [dataEnd?.lastFrame ?? null]), ...frames])];
    const subject = { session: session.id, transfer: lost?.id ?? null };
    const place = { subject, at: at.sort((a, b) => a - b), causes: causesOf(loss) };
    return makeFinding("ftp.control-lost", severityOf(loss), data, place);
  });
}

/** Where the data stopped as well, that is told of the transfer. */
function severityOf({ lost, leaving, dataDied }: ControlLoss): Finding["severity"] {
  if (dataDied) return "note";
  if (lost !== null) return "error";
  return leaving ? "note" : "warning";
}

function causesOf({ idleSeconds, dataMoved, dataDied, how }: ControlLoss): Cause[] {
  if (dataDied) return [{ code: "network-lost", confidence: "likely" }];
  const lost: Cause = { code: "network-lost", confidence: "possible" };
  const stopped: Cause[] = how === "rst" ? [{ code: "server-stopping", confidence: "possible" }] : [];
  // Where data went through in the meantime, the path itself was well.
  if (idleSeconds >= FORGETTING_SECONDS) {
    const forgot: Cause = { code: "nat-forgot", confidence: dataMoved ? "likely" : "possible" };
    return [forgot, ...(stopped.length > 0 ? stopped : [lost])];
  }
  return dataMoved ? [{ code: "nat-forgot", confidence: "possible" }, lost] : [...stopped, lost];
}

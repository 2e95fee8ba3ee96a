import type { Check } from "../check.ts";
import { dataAttempt, isVerdict } from "./data-connection.ts";
import { told } from "./verdicts.ts";

/** The data port beside the control port 21 (RFC 959 section 5.2): L and L-1. */
const DATA_PORT = 20;
const CONTROL_PORT = 21;

/**
 * Active data comes from port 20; of a control port other than 21, from the port below it or from 20. Where that is not
 * `required`, another port passes too, since servers may use any: the check then only tells. All or nothing.
 */
export const sourcePort20: Check<"source-port-20"> = {
  name: "source-port-20",
  captures: ["active", "any"],
  parameters: { required: { kind: "boolean", default: false } },
  run: (context, { required }) => {
    const found = dataAttempt(context);
    if (isVerdict(found)) return found;
    const { attempt, connection, opener, mode } = found;
    const frame = connection.synFrame ?? connection.firstFrame;
    if (opener !== "server") return told(0, "not-active", { mode }, frame);
    const { port } = connection.server;
    const control = attempt.session.server.port;
    const wanted = control === CONTROL_PORT ? DATA_PORT : control - 1;
    if (port === DATA_PORT || port === wanted) return told(1, "used", { port }, frame);
    return told(required ? 0 : 1, "other-port", { port, wanted }, frame);
  },
};

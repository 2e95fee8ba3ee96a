import type { Check } from "../check.ts";
import { announcementOf, finalReply, gapOf, isCut, listenerOf, portTalkOf } from "./attempt-facts.ts";
import { dataAttempt, isVerdict } from "./data-connection.ts";
import { told } from "./verdicts.ts";

/**
 * The data connection goes to the port that was named. Addresses may differ: NAT changes them, and clients do well to ignore
 * the one in a 227. All or nothing.
 */
export const announcedPortUsed: Check<"announced-port-used"> = {
  name: "announced-port-used",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const found = dataAttempt(context);
    if (isVerdict(found)) return found;
    const { attempt, mode, opener, connection } = found;
    const seen = { ...listenerOf(connection, opener) };
    const frame = connection.synFrame ?? connection.firstFrame;
    const announcement = announcementOf(attempt, mode);
    if (announcement === null) {
      const cut = isCut(attempt) && finalReply(portTalkOf(attempt, mode)) !== null;
      return told(0, "not-announced", { seen, cut, gap: gapOf(attempt.session) }, frame);
    }
    const announced = { ip: announcement.ip, port: announcement.port };
    return announced.port === seen.port
      ? told(1, "same", { announced, seen }, announcement.frame, frame)
      : told(0, "different", { announced, seen }, announcement.frame, frame);
  },
};

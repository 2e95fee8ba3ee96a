import type { Check } from "../check.ts";
import { gapOfData, isDisplayed, listenerOf } from "./attempt-facts.ts";
import { dataAttempt, isVerdict } from "./data-connection.ts";
import { told } from "./verdicts.ts";

/**
 * The SYN of the data connection comes from the server in active mode, from the client in passive mode; whether it was
 * answered is another check's matter. Half where only the SYN-ACK was captured, which shows the same.
 */
export const dataSynDirection: Check<"data-syn-direction"> = {
  name: "data-syn-direction",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const found = dataAttempt(context);
    if (isVerdict(found)) return found;
    const { attempt, connection, opener, mode } = found;
    const { firstFrame } = connection;
    if (connection.opener === null) {
      return told(0, "midway", { frame: firstFrame, displayed: isDisplayed(attempt.session) }, firstFrame);
    }
    if (connection.opener !== opener && mode !== null) {
      const frame = connection.synFrame ?? connection.synAckFrame ?? firstFrame;
      return told(0, "wrong", { opener: connection.opener, mode, frame }, frame);
    }
    if (connection.synFrame === null)
      return told(0.5, "syn-ack-only", { opener, gap: gapOfData(connection) }, connection.synAckFrame);
    const to = listenerOf(connection, opener);
    const from = opener === "server" ? connection.server : connection.client;
    return told(1, "right", { opener, from: { ...from }, to: { ...to } }, connection.synFrame);
  },
};

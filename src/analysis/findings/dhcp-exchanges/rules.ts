import type { Rule } from "../facts.ts";
import { addressConflict } from "./address-conflict.ts";
import { declined } from "./declined.ts";
import { leaseShort } from "./lease-short.ts";
import { linkLocal } from "./link-local.ts";
import { nak } from "./nak.ts";
import { noServer } from "./no-server.ts";
import { offerNotTaken } from "./offer-not-taken.ts";
import { rebinding } from "./rebinding.ts";
import { renewedLate } from "./renewed-late.ts";
import { requestUnanswered } from "./request-unanswered.ts";
import { unicastAnswer } from "./unicast-answer.ts";
import { usedAfterLease } from "./used-after-lease.ts";
import { usedBeforeAck } from "./used-before-ack.ts";
import { wrongNetwork } from "./wrong-network.ts";

export const DHCP_EXCHANGES_RULES: readonly Rule[] = [
  noServer,
  offerNotTaken,
  requestUnanswered,
  nak,
  wrongNetwork,
  declined,
  addressConflict,
  rebinding,
  renewedLate,
  usedBeforeAck,
  usedAfterLease,
  linkLocal,
  unicastAnswer,
  leaseShort,
];

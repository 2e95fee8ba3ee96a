import type { Rule } from "../facts.ts";
import { malformed } from "./malformed.ts";
import { relayOptionAltered } from "./relay-option-altered.ts";
import { relaySilent } from "./relay-silent.ts";
import { relayUsed } from "./relay-used.ts";
import { serverNotAllowed } from "./server-not-allowed.ts";
import { serversContradict } from "./servers-contradict.ts";
import { severalServers } from "./several-servers.ts";
import { starvation } from "./starvation.ts";
import { xidShared } from "./xid-shared.ts";

export const DHCP_NETWORKS_RULES: readonly Rule[] = [
  serverNotAllowed,
  relaySilent,
  serversContradict,
  severalServers,
  starvation,
  relayOptionAltered,
  xidShared,
  malformed,
  relayUsed,
];

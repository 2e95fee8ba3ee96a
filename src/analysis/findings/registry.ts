import { CAPTURES_RULES } from "./captures/rules.ts";
import { DHCP_EXCHANGES_RULES } from "./dhcp-exchanges/rules.ts";
import { servedClients } from "./dhcp-exchanges/served-clients.ts";
import { DHCP_NETWORKS_RULES } from "./dhcp-networks/rules.ts";
import type { Facts, Rule } from "./facts.ts";
import { passiveEndpoints } from "./ftp-addresses/passive-endpoints.ts";
import { FTP_ADDRESSES_RULES } from "./ftp-addresses/rules.ts";
import { rememberParties } from "./ftp-addresses/unexpected-host.ts";
import { rememberSuccesses } from "./ftp-connections/later-success.ts";
import { FTP_CONNECTIONS_RULES } from "./ftp-connections/rules.ts";
import { FTP_SESSIONS_RULES } from "./ftp-sessions/rules.ts";
import { FTP_TRANSFERS_RULES } from "./ftp-transfers/rules.ts";

/** Every rule, group by group. */
export const RULES: readonly Rule[] = [
  ...CAPTURES_RULES,
  ...FTP_CONNECTIONS_RULES,
  ...FTP_ADDRESSES_RULES,
  ...FTP_TRANSFERS_RULES,
  ...FTP_SESSIONS_RULES,
  ...DHCP_EXCHANGES_RULES,
  ...DHCP_NETWORKS_RULES,
];

/** What rules remember of a batch even where none of them needs it: asked after each batch but the last. */
export const REMEMBERING: readonly ((facts: Facts) => unknown)[] = [
  passiveEndpoints,
  rememberParties,
  rememberSuccesses,
  servedClients,
];

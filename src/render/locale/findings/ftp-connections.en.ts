import type { FtpConnectionCause, FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { endpointText } from "../../endpoint-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";

export const ftpConnectionsEn: Sentences<FtpConnectionFindings> = {
  "ftp.active-blocked": () => "ftp.active-blocked",
  "ftp.active-refused": () => "ftp.active-refused",
  "ftp.active-not-opened": () => "ftp.active-not-opened",
  "ftp.passive-blocked": () => "ftp.passive-blocked",
  "ftp.passive-refused": () => "ftp.passive-refused",
  "ftp.passive-not-opened": () => "ftp.passive-not-opened",
  "ftp.control-refused": ({ client, server }) =>
    `${endpointText(server)} refused the control connection of ${client.ip} (RST). Is a server listening there?`,
  "ftp.control-unanswered": ({ client, server, syns }) =>
    `${endpointText(server)} did not answer ${plural(syns, "SYN", "SYNs")} of ${client.ip}. A firewall may be dropping them, or the host is down.`,
};

export const ftpConnectionsCausesEn: Record<FtpConnectionCause, string> = {
  "firewall-at-client": "firewall-at-client",
  "firewall-at-server": "firewall-at-server",
  "firewall-between": "firewall-between",
  "nat-at-client": "nat-at-client",
  "passive-ports-closed": "passive-ports-closed",
  "control-encrypted": "control-encrypted",
  "unreachable-address": "unreachable-address",
  "no-listener": "no-listener",
  "host-down": "host-down",
  "opener-gave-up": "opener-gave-up",
  "opened-outside-capture": "opened-outside-capture",
  "data-not-captured": "data-not-captured",
};

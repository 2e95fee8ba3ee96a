import type { FtpConnectionCause, FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

export const ftpConnectionsKo: Sentences<FtpConnectionFindings> = {
  "ftp.active-blocked": () => "ftp.active-blocked",
  "ftp.active-refused": () => "ftp.active-refused",
  "ftp.active-not-opened": () => "ftp.active-not-opened",
  "ftp.passive-blocked": () => "ftp.passive-blocked",
  "ftp.passive-refused": () => "ftp.passive-refused",
  "ftp.passive-not-opened": () => "ftp.passive-not-opened",
  "ftp.control-refused": ({ client, server }) =>
    `${withParticle(endpointText(server), "이/가")} ${client.ip}의 제어 연결을 거부했습니다(RST). 서버가 실행 중인지 확인하십시오.`,
  "ftp.control-unanswered": ({ client, server, syns }) =>
    `${withParticle(endpointText(server), "이/가")} ${client.ip}의 SYN ${grouped(syns)}개에 응답하지 않았습니다. 방화벽과 서버 상태를 확인하십시오.`,
};

export const ftpConnectionsCausesKo: Record<FtpConnectionCause, string> = {
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

import type { DhcpExchangeCause, DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { measuresKo } from "../measures.ko.ts";

export const dhcpExchangesKo: Sentences<DhcpExchangeFindings> = {
  "dhcp.no-server": ({ client, clients, discovers, seconds, silent, relayed, afterwards }) => {
    const subject = withParticle(who(client, clients), "이/가");
    if (afterwards !== null) {
      const late = `${subject} 주소를 ${grouped(discovers)}번 요청하고 ${span(seconds, clients)} 뒤에야 서버의 응답을 받았습니다.`;
      return clients > 1 ? late : `${late} 그 뒤 ${withParticle(afterwards, "을/를")} 받았습니다.`;
    }
    const during = discovers > 1 ? `${span(seconds, clients)} 동안 ` : "";
    const by = relayed ? "중계 에이전트를 거쳐 " : "";
    const asked = `${subject} ${during}${by}주소를 ${grouped(discovers)}번 요청했지만 OFFER를 받지 못했습니다.`;
    return silent
      ? `${asked} 캡처 전체에 서버의 메시지가 없습니다.`
      : `${asked} 캡처의 다른 곳에서는 서버가 응답합니다.`;
  },
  "dhcp.pool-exhausted": ({ client, clients, discovers, seconds, server, answered }) =>
    `${withParticle(who(client, clients), "이/가")} ${span(seconds, clients)} 동안 주소를 ${grouped(discovers)}번 요청했지만 OFFER를 받지 못했고, 그 무렵 ${withParticle(server, "은/는")} 다른 클라이언트의 주고받기 ${grouped(answered)}개에 응답했습니다.`,
  "dhcp.offer-not-taken": ({ client, clients, offered, server, offers, discovers, afterwards }) => {
    const by = server === null ? "" : `${server}에서 `;
    const many = `${offered === null ? "" : `${offered} `}${offers > 1 ? `제안을 ${grouped(offers)}번` : "제안을"}`;
    const anew =
      discovers === 0 ? "요청하지 않았습니다" : `요청하지 않고 DISCOVER를 ${grouped(discovers)}번 다시 보냈습니다`;
    return `${withParticle(who(client, clients), "은/는")} ${by}${many} 받았지만 ${anew}.${got(afterwards, clients)}`;
  },
  "dhcp.request-unanswered": ({ client, clients, kind, requested, server, requests, seconds, afterwards }) => {
    const during = requests > 1 ? `${span(seconds, clients)} 동안 ` : "";
    const to = server === null ? "" : `${server}에 `;
    const purpose = `${withParticle(requested ?? "주소", "을/를")} ${PURPOSES[kind] ?? "받으려고"}`;
    return `${withParticle(who(client, clients), "이/가")} ${purpose} ${during}${to}REQUEST를 ${grouped(requests)}번 보냈지만 ACK도 NAK도 받지 못했습니다.${got(afterwards, clients)}`;
  },
  "dhcp.nak": ({ client, clients, requested, server, text, times, afterwards }) => {
    const says = text === null ? "" : ` 서버가 밝힌 이유: "${text}".`;
    const then = clients > 1 ? got(afterwards, clients) : gotAfter(afterwards, requested);
    return `${withParticle(server ?? "서버", "이/가")} ${who(client, clients)}에게 ${withParticle(requested ?? "주소", "을/를")} 거부했습니다(NAK${often(times)}).${says}${then}`;
  },
  "dhcp.wrong-network": ({ client, requested, server, times, afterwards }) => {
    const asked = `${withParticle(client, "이/가")} 이전에 쓰던 주소 ${withParticle(requested, "을/를")} 이 네트워크에서 요청했`;
    return server === null
      ? `${asked}지만${often(times)} 아무도 응답하지 않았습니다.${got(afterwards)}`
      : `${asked}고, ${withParticle(server, "이/가")} 거부했습니다(NAK${often(times)}).${got(afterwards)}`;
  },
  "dhcp.declined": ({ client, ip, server, other, times, afterwards }) => {
    const of = server === null ? "" : `${withParticle(server, "이/가")} 준 `;
    const who = other === null ? "" : ` ARP에서는 ${withParticle(other, "이/가")} 그 주소를 쓰고 있습니다.`;
    return `${withParticle(client, "이/가")} ${of}${withParticle(ip ?? "주소", "을/를")} 거절했습니다(DECLINE${often(times)}).${who}${got(afterwards)}`;
  },
  "dhcp.address-conflict": ({ ip, client, other }) =>
    `DHCP가 ${client}에게 준 주소 ${withParticle(ip, "을/를")} ${other}도 쓰고 있음이 ARP에서 보입니다.`,
  "dhcp.lease-short": ({ client, ip, seconds }) =>
    `${withParticle(client, "이/가")} 받은 ${ip}의 임대 시간은 ${span(seconds)}뿐입니다.`,
  "dhcp.renewed-late": ({ client, ip, afterSeconds, t1Seconds, leaseSeconds }) =>
    `${withParticle(client, "은/는")} ACK를 받고 ${span(afterSeconds)} 뒤에야 ${ip}의 갱신을 요청했습니다. T1은 ${span(t1Seconds)}, 임대 시간은 ${span(leaseSeconds)}입니다.`,
  "dhcp.rebinding": ({ client, ip, server, renewals, outcome, afterwards }) => {
    const from = server === null ? "" : `${server}에 `;
    const asked = `${withParticle(client, "이/가")} ${from}${ip}의 갱신을 ${grouped(renewals)}번 요청했지만 응답이 없어 모든 서버에 물었습니다(재바인딩).`;
    if (outcome === "bound") return `${asked} 이번에는 연장되었습니다.`;
    return outcome === "refused"
      ? `${asked} 이번에는 거부되었습니다.${got(afterwards)}`
      : `${asked} 이번에도 응답이 없었습니다.${got(afterwards)}`;
  },
  "dhcp.used-before-ack": ({ client, ip, seconds }) =>
    `${withParticle(client, "이/가")} ${withParticle(ip, "을/를")} 내주는 ACK보다 ${span(seconds)} 먼저 그 주소로 패킷을 보냈습니다.`,
  "dhcp.used-after-lease": ({ client, ip, leaseSeconds, afterSeconds }) =>
    `${withParticle(client, "이/가")} ${span(leaseSeconds)}의 임대가 끝나고 ${span(afterSeconds)} 뒤에도 ${withParticle(ip, "으로/로")} 패킷을 보냅니다. 캡처에는 갱신이 없습니다.`,
  "dhcp.link-local": ({ client, ip, unanswered, afterwards }) =>
    unanswered
      ? `${withParticle(client, "이/가")} DHCP의 응답을 받지 못하고 스스로 링크 로컬 주소 ${withParticle(ip, "을/를")} 정했습니다.${got(afterwards)}`
      : `${withParticle(client, "이/가")} 스스로 링크 로컬 주소 ${withParticle(ip, "을/를")} 정했습니다.${got(afterwards)}`,
  "dhcp.unicast-answer": ({ client, server, messages, bound }) =>
    `${withParticle(client, "은/는")} 브로드캐스트 응답을 요청했지만 ${withParticle(server ?? "서버", "이/가")} 응답 ${grouped(messages)}개를 유니캐스트로 보냈습니다.${bound ? " 그래도 클라이언트는 주소를 받았습니다." : ""}`,
};

const PURPOSES: Record<string, string> = {
  init: "받으려고",
  reboot: "계속 써도 되는지 확인하려고",
  renew: "갱신하려고",
  rebind: "연장하려고",
};

/** One client, or many by their number and the first of them. */
function who(client: string, clients: number): string {
  return clients > 1 ? `${client} 등 클라이언트 ${grouped(clients)}대` : client;
}

function got(afterwards: string | null, clients = 1): string {
  if (afterwards === null) return "";
  return clients > 1 ? " 그 뒤 주소를 받았습니다." : ` 그 뒤 ${withParticle(afterwards, "을/를")} 받았습니다.`;
}

function gotAfter(afterwards: string | null, refused: string | null): string {
  const isSame = afterwards !== null && afterwards === refused;
  return isSame ? ` 그래도 나중에 ${withParticle(afterwards, "을/를")} 받았습니다.` : got(afterwards);
}

function often(times: number): string {
  return times > 1 ? ` ${grouped(times)}번` : "";
}

/** How long, of many clients at most. */
function span(seconds: number, clients = 1): string {
  const most = clients > 1 ? "최대 " : "";
  if (seconds >= 3600) return most + measuresKo.longTime(seconds);
  return most + measuresKo.seconds(Number.isInteger(seconds) ? grouped(seconds) : secondsFigure(seconds));
}

export const dhcpExchangesCausesKo: Record<DhcpExchangeCause, string> = {
  "dhcp-server-down": "이 네트워크에 DHCP 서버가 없거나 멈춤",
  "server-slow": "서버가 늦게 응답함(과부하, 시작 직후, 또는 제안할 주소를 하나씩 먼저 확인함)",
  "dhcp-relay-missing": "서버가 다른 네트워크에 있는데 그리로 이어 주는 중계 에이전트(IP helper address)가 없음",
  "dhcp-blocked": "중간의 방화벽이나 DHCP 스누핑이 UDP 67, 68번 포트의 메시지를 버림",
  "dhcp-link-not-ready":
    "스위치 포트가 아직 전달을 시작하지 않음(엣지 포트로 설정되지 않은 스패닝 트리, 802.1X). 연결 직후 30초에서 50초 사이에 흔함",
  "answers-not-captured": "응답이 유니캐스트여서 캡처한 곳을 지나지 않음",
  "pool-used-up": "서버의 주소 범위에 남은 주소가 없음",
  "client-not-served": "서버가 이 클라이언트에는 주소를 주지 않음(등록되지 않은 하드웨어 주소, 클래스, 필터)",
  "network-not-served": "서버에 이 중계 에이전트의 네트워크를 위한 주소 범위가 없음",
  "server-search": "이미 주소가 있는 장비가 다른 DHCP 서버가 있는지 찾아봄",
  "offer-came-late": "OFFER가 너무 늦어 클라이언트가 기다리기를 그만둠",
  "offer-unfit": "제안에 클라이언트가 필요로 하는 것이 없거나 잘못되어 있어 받아들이지 않음",
  "client-stopped": "누가 제안하는지만 알아보는 클라이언트이거나, 도중에 멈춤",
  "request-to-other-server": "클라이언트가 응답한 서버가 아닌 다른 서버를 선택했음",
  "address-in-use": "다른 장비가 이 주소를 쓰고 있음",
  "lease-expired": "클라이언트가 요청하기 전에 임대가 끝남",
  "other-network": "다른 네트워크의 주소임. 클라이언트가 네트워크를 옮김",
  "lease-unknown": "서버에 이 임대의 기록이 없음(기록을 잃었거나 다른 서버가 준 주소)",
  "server-unreachable": "임대를 준 서버가 멈췄거나 클라이언트에서 더는 도달할 수 없음",
  "short-by-design": "서버의 임대 시간을 일부러 짧게 설정함(손님용 네트워크, 실습실, 부트 로더에서 흔함)",
  "static-address": "서버의 주소 범위 안에 있는 주소를 직접 설정한 장비가 있음",
  "client-was-asleep": "갱신할 때에 장비가 절전 상태이거나 일시 중지되어 있었음",
  "client-ignores-lease": "클라이언트 소프트웨어가 임대 규칙을 지키지 않음",
  "no-lease": "임대를 받지 못한 호스트가 스스로 주소를 정함(RFC 3927)",
  "link-local-by-design": "링크 로컬 주소를 일부러 쓰는 호스트이거나, 캡처를 시작하기 전에 DHCP가 실패함",
  "server-ignores-flag": "서버나 중계 에이전트가 브로드캐스트 플래그를 따르지 않음",
};

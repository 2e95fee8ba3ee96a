import type { DhcpNetworkCause, DhcpNetworkFindings } from "../../../report/finding-data/dhcp-networks.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesKo } from "../codes.ko.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { measuresKo } from "../measures.ko.ts";

export const dhcpNetworksKo: Sentences<DhcpNetworkFindings> = {
  "dhcp.several-servers": ({ servers, transactions }) =>
    `한 네트워크에서 DHCP 서버 ${grouped(servers.length)}대가 응답합니다(${listed(servers)}). 둘 이상이 응답한 주고받기는 ${grouped(transactions)}개입니다.`,
  "dhcp.servers-contradict": ({ servers, fields }) => {
    const told = servers.map((server) => `${withParticle(server, "은/는")} ${valuesOf(server, fields).join(", ")}`);
    return `한 네트워크의 DHCP 서버들이 서로 다른 값을 줍니다. ${told.join("; ")}.`;
  },
  "dhcp.server-not-allowed": ({ server, mac, messages, leases, proxy }) => {
    const who = `${server}${mac === null || mac === server ? "" : `(${mac})`}`;
    const what = proxy ? "부팅 서버를 알렸습니다" : "DHCP 서버로 응답했습니다";
    const gave = leases === 0 ? "" : ` 이 서버에서 받은 임대는 ${grouped(leases)}개입니다.`;
    return `허용 목록에 없는 ${withParticle(who, "이/가")} ${what}(메시지 ${grouped(messages)}개).${gave}`;
  },
  "dhcp.relay-used": ({ relays, count, transactions }) => {
    const who = count === 1 ? listed(relays) : `${grouped(count)}개(${listed(relays, count)})`;
    return `중계 에이전트 ${withParticle(who, "이/가")} 다른 네트워크의 서버와 클라이언트 사이에서 주고받기 ${grouped(transactions)}개를 전달했습니다.`;
  },
  "dhcp.relay-option-altered": ({ relay, server, sent, returned, messages }) => {
    const what =
      returned === null
        ? "빼고 응답했습니다"
        : `${withParticle(short(returned), "으로/로")} 바꾸어 응답했습니다(보낸 값 ${short(sent)})`;
    return `중계 에이전트 ${withParticle(relay, "이/가")} 보낸 옵션 82를 ${withParticle(server ?? "서버", "이/가")} ${what}. 이런 응답은 ${grouped(messages)}개입니다.`;
  },
  "dhcp.relay-silent": ({ relay, client, clients, type, server }) => {
    const others = clients > 1 ? `와 다른 클라이언트 ${grouped(clients - 1)}개` : "";
    return `${withParticle(server ?? "서버", "이/가")} 중계 에이전트 ${relay}에게 ${withParticle(type, "을/를")} 보냈지만 ${client}${others}에는 아무것도 전달되지 않았습니다.`;
  },
  "dhcp.xid-shared": ({ xid, clients, count }) =>
    `클라이언트 ${grouped(count)}개가 동시에 같은 트랜잭션 번호 ${withParticle(xid, "을/를")} 썼습니다(${listed(clients, count)}).`,
  "dhcp.malformed": ({ problems, options, messages, senders, from }) => {
    const defects = problems
      .filter((problem) => problem !== "option-malformed")
      .map((problem) => wordsFor(codesKo.dhcpProblems, problem));
    const unfit = options.map(({ code, name }) => `${code}(${name})`);
    if (unfit.length > 0) defects.push(`옵션 ${listed(unfit)}의 바이트가 형식에 맞지 않음`);
    const by = from === null ? `보낸 장치 ${grouped(senders)}개` : from;
    return `형식에 어긋난 DHCP 메시지가 ${grouped(messages)}개 있습니다(${by}): ${defects.join("; ")}.`;
  },
  "dhcp.starvation": ({ clients, seconds, by, from, bound }) => {
    const place =
      by === "ethernet"
        ? `네트워크 카드 하나(${from})에서 `
        : by === "circuit"
          ? "중계 에이전트 뒤의 포트 하나에서 "
          : "";
    const got = bound === 0 ? "주소를 받은 것은 없습니다" : `그중 ${grouped(bound)}개가 주소를 받았습니다`;
    return `${measuresKo.seconds(secondsFigure(seconds))} 동안 ${place}하드웨어 주소 ${grouped(clients)}개가 IP 주소를 요청했습니다. ${got}.`;
  },
};

const FIELDS: Record<string, string> = {
  network: "네트워크",
  subnetMask: "서브넷 마스크",
  routers: "게이트웨이",
  dns: "DNS",
  domain: "도메인",
  seconds: "임대 시간",
};

/** 한 서버가 항목마다 주는 값. */
function valuesOf(server: string, fields: DhcpNetworkFindings["dhcp.servers-contradict"]["fields"]): string[] {
  return fields.flatMap(({ field, values }) =>
    values
      .filter((one) => one.server === server)
      .map(({ value }) => `${wordsFor(FIELDS, field)} ${fieldValue(field, value)}`),
  );
}

function fieldValue(field: string, value: string): string {
  if (field !== "seconds") return value;
  const seconds = Number(value);
  if (seconds === 0xffffffff) return "무기한";
  return seconds < 3600 ? measuresKo.seconds(secondsFigure(seconds)) : measuresKo.longTime(seconds);
}

const MOST_DIGITS = 48;

function short(hex: string): string {
  return hex.length > MOST_DIGITS ? `${hex.slice(0, MOST_DIGITS)}…` : hex;
}

const MOST_NAMES = 6;

function listed(names: readonly string[], count = names.length): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = count - shown.length;
  return more > 0 ? `${shown.join(", ")} 외 ${grouped(more)}개` : shown.join(", ");
}

export const dhcpNetworksCausesKo: Record<DhcpNetworkCause, string> = {
  "rogue-server": "운영할 뜻이 없었던 DHCP 서버(LAN 포트를 거꾸로 꽂은 공유기 등) 또는 공격",
  "redundant-servers": "서로를 대신하도록 일부러 둔 서버",
  "misconfigured-server": "한 서버가 오래되었거나 잘못된 값을 줌",
  "option-misconfigured": "서버 설정에서 옵션의 형식이나 값이 잘못됨",
  "proxy-server": "주소는 주지 않는 부팅 서버(PXE, 프록시 DHCP)",
  "relay-misconfigured": "중계 에이전트의 인터페이스나 서버 설정이 맞지 않음",
  "relay-return-blocked":
    "서버의 응답이 중계 에이전트의 서버 쪽까지 왔지만 중계 프로그램에 전달되지 못함(방화벽, 라우팅, 수신하지 않는 인터페이스)",
  "relay-option-unsupported": "옵션 82를 모르는 서버(빼고 응답해도 됨)",
  "flooding-tool": "지어낸 하드웨어 주소로 서버의 주소를 소진하는 프로그램",
  "cloned-machines": "난수가 똑같이 시작되는 복제된 장비",
  "broken-software": "표준을 지키지 않는 소프트웨어",
};

import { grouped } from "../number-text.ts";
import type { dhcpLadderEn } from "./dhcp-ladder.en.ts";
import { withParticle } from "./korean-particles.ts";

export const dhcpLadderKo: typeof dhcpLadderEn = {
  columns: { frame: "#", seconds: "초" },
  hosts: {
    client: "클라이언트",
    clientShort: "클라",
    relay: (number) => (number === null ? "중계 에이전트" : `중계 에이전트 ${number}`),
    relayShort: (number) => (number === null ? "중계기" : `중계기 ${number}`),
    requester: "질의자",
    server: (letter) => (letter === null ? "서버" : `서버 ${letter}`),
    otherRelays: "그 밖의 중계 에이전트",
    otherServers: "그 밖의 서버",
    addresses: (count) => `주소 ${count}개`,
    everyone: "브로드캐스트",
  },
  serverAt: (ip) => `서버 ${ip}`,
  relayAt: (ip) => `중계 에이전트 ${ip}`,
  someServer: "어느 서버",
  title: (mac, hostname) => `클라이언트 ${mac}${hostname === null ? "" : ` (${hostname})`}`,
  nobody: (sender) => `하드웨어 주소가 없는 클라이언트${sender === null ? "" : `, 프레임을 보낸 주소 ${sender}`}`,
  queries: "임대 조회",
  phases: {
    discover: "탐색 Discover",
    offer: "제안 Offer",
    request: "요청 Request",
    acknowledge: "확인 Ack",
    refuse: "거부 Nak",
    linkLocal: "링크 로컬 주소(APIPA, 169.254)",
  },
  kinds: {
    init: "새 임대",
    reboot: "재시작",
    renew: "갱신",
    rebind: "재바인딩",
    inform: "정보 요청",
    release: "반납",
    decline: "거절",
    leasequery: "임대 조회",
    bootp: "BOOTP",
    unknown: "주고받기",
  },
  bootServer: "PXE 부팅 서버",
  forceRenew: "갱신 지시",
  serverOnly: "서버 쪽만 캡처됨",
  forever: "무기한",
  alone: (kind) => kind,
  exchange: (id, kind, later) => `주고받기 ${id}: ${kind}${later === null ? "" : `, ${later} 뒤`}`,
  days: (count) => `${count}일`,
  labels: {
    broadcast: "bcast",
    broadcastPacket: "IP bcast",
    lease: (seconds) => `임대 ${seconds}`,
    asks: (ip) => `${ip} 희망`,
    withdraws: (letter) => `(${withParticle(letter, "은/는")} 철회)`,
    withdrawn: "제안 철회",
    notTaken: "(선택되지 않음)",
    tooLate: "(너무 늦음)",
    noAddress: "주소 없음",
    cut: "(잘림)",
    retry: (number, later) => `재시도 ${number}, ${later} 뒤`,
    retryShort: (number) => `재시도 ${number}`,
    probe: (ip) => `ARP: ${ip} 사용 여부 확인`,
    probeShort: (ip) => `ARP ${ip}?`,
    announcement: (ip) => `ARP: ${ip} 사용 알림`,
    announcementShort: (ip) => `ARP ${ip}`,
    noAnswer: "응답 없음",
    noOffer: "제안 없음",
  },
  folded: {
    messages: (count, type, frames, distance) =>
      `같은 ${type} ${grouped(count)}개 더 있음: ${frames}${distance === null ? "" : `, 간격 ${distance}`}`,
    exchanges: (count, ids, kind, outcome) =>
      `같은 주고받기 ${grouped(count)}개 더 있음(${kind}, ${outcome}): 주고받기 ${ids}`,
    restMessages: (count) => `메시지 ${grouped(count)}개 더 있음 (--all로 모두 표시)`,
    restExchanges: (count) => `주고받기 ${grouped(count)}개 더 있음 (--all로 모두, --transaction N으로 하나만 표시)`,
    restClients: (count) =>
      `클라이언트 ${grouped(count)}개 더 있음 (--all로 모두, --transaction N으로 주고받기 하나만 표시)`,
  },
  details: {
    type: "메시지",
    frame: "프레임",
    time: "시각",
    from: "보낸 쪽",
    to: "받는 쪽",
    delivery: "전달 방식",
    copies: "같은 패킷",
    hops: "홉 수",
    requested: "요청한 주소",
    lease: "임대 시간",
    server: "서버 식별자",
    parameters: "요청 옵션 목록",
    hostname: "호스트 이름",
    text: "메시지 내용",
    problems: "문제",
    claim: "ARP 주소",
    mac: "MAC",
  },
  layers: { broadcastFlag: "브로드캐스트 플래그 있음", noBroadcastFlag: "브로드캐스트 플래그 없음" },
  verdict: {
    lead: (xid, dash, exchange) => `${exchange === null ? "" : `주고받기 ${exchange}, `}xid ${xid} ${dash} `,
    lease: (seconds, t1, t2) => {
      const timers = [t1 === null ? "" : `T1 ${t1}`, t2 === null ? "" : `T2 ${t2}`].filter((timer) => timer !== "");
      return `임대 시간은 ${seconds}${timers.length === 0 ? "" : `(${timers.join(", ")})`}`;
    },
    dora: (grant, time, frames) => `DORA가 ${time} 만에 끝났습니다(${frames}). ${granted(grant, "받았습니다")}`,
    rapid: (grant, time, discover, ack) =>
      `빠른 확정(rapid commit): DISCOVER(${discover})에 ${time} 만에 ACK(${ack})가 왔습니다. ${granted(grant, "받았습니다")}`,
    bound: (grant, ack, missing) =>
      `${granted(grant, `임대받았습니다(${ack})`)}${missing.length === 0 ? "" : ` 캡처에 없는 메시지: ${missing.join(", ")}.`}`,
    firstOffer: "가장 먼저 온 제안입니다.",
    askedOther: (ip, frame) => `클라이언트는 ${withParticle(ip, "을/를")} 요청했습니다(${frame}).`,
    offerElsewhere: (frame) => `이 REQUEST가 선택한 제안은 다른 xid로 왔습니다(${frame}).`,
    notFirstOffer: (ip, server, frame) =>
      `가장 먼저 온 제안이 아닙니다. ${withParticle(server, "이/가")} ${withParticle(ip, "을/를")} 먼저 제안했습니다(${frame}).`,
    offerNotTaken: (ip, server, frame) =>
      `${server}의 제안 ${withParticle(ip, "은/는")} 선택되지 않았습니다(${frame}).`,
    offerTooLate: (ip, server, frame) => `${server}의 제안 ${withParticle(ip, "은/는")} 너무 늦게 왔습니다(${frame}).`,
    moreOffers: (count) => `그 밖의 제안 ${grouped(count)}개도 선택되지 않았습니다.`,
    bootOffer: (server, frame) => `${withParticle(server, "은/는")} 주소 없이 부팅 정보만 제안했습니다(${frame}).`,
    refused: (kind, asked, server, frame, text) => {
      const what = asked === null ? "" : `클라이언트가 ${withParticle(asked.ip, "을/를")} 요청했지만(${asked.frame}) `;
      return `${kind}: ${what}${withParticle(server, "이/가")} NAK로 거부했습니다(${frame})${text === null ? "" : `: "${text}"`}.`;
    },
    refusedByOther: (server) => `클라이언트가 요청을 보낸 곳은 거부한 서버가 아니라 ${server}입니다.`,
    noOffer: (messages, time) =>
      `제안이 없습니다. ${time === null ? "" : `${time} 동안 `}${withParticle(messages, "을/를")} 보냈지만 응답이 캡처에 없습니다.`,
    offered: (ip, server, frame) =>
      `제안만 있습니다. ${withParticle(server, "이/가")} ${withParticle(ip, "을/를")} 제안했지만(${frame}) REQUEST가 뒤따르지 않았습니다.`,
    offeredElsewhere: (ip, server, frame, request) =>
      `${withParticle(server, "이/가")} ${withParticle(ip, "을/를")} 제안했습니다(${frame}). 클라이언트는 다른 xid의 REQUEST로 이 주소를 요청했습니다(${request}).`,
    noAckUnseen: (ip, server, messages) =>
      `${withParticle(ip, "을/를")} 요청하는 ${messages}만 있고, ${server}의 제안도 응답도 캡처에 없습니다.`,
    leftOut: (frame) => `${frame} 이후의 메시지는 너무 많아 보관하지 않았으므로 표시되지 않습니다.`,
    endsSoon: (time) => `${time} 뒤에 캡처가 끝나므로, 응답은 그 뒤에 왔을 수도 있습니다.`,
    endsWithIt: "캡처가 여기서 끝나므로, 응답은 그 뒤에 왔을 수도 있습니다.",
    noAck: (ip, server, messages) =>
      `응답이 없습니다. ${withParticle(ip, "을/를")} 요청하는 ${messages}에 ${withParticle(server, "이/가")} 답하지 않았습니다.`,
    hadOffered: (ip, frame) => `이 서버가 ${withParticle(ip, "을/를")} 직접 제안했습니다(${frame}).`,
    noAnswer: (kind, messages, time) =>
      `${kind}: ${time === null ? "" : `${time} 동안 `}${withParticle(messages, "을/를")} 보냈지만 응답이 캡처에 없습니다.`,
    reboot: (grant, request, ack) =>
      `재시작: 클라이언트가 쓰던 주소를 다시 요청했습니다(${request}). ${granted(grant, `그대로 받았습니다(${ack})`)}`,
    renewed: (grant, time, frames) =>
      `갱신: ${withParticle(grant.server ?? "서버", "이/가")} ${grant.ip} 임대를 ${time} 만에 연장했습니다(${frames})${grant.lease === null ? "" : `. ${grant.lease}입니다`}.`,
    rebound: (grant, time, frames, byBroadcast) =>
      `재바인딩: ${byBroadcast ? "브로드캐스트로 요청하자 " : ""}${withParticle(grant.server ?? "어느 서버", "이/가")} ${grant.ip} 임대를 ${time} 만에 연장했습니다(${frames})${grant.lease === null ? "" : `. ${grant.lease}입니다`}.`,
    informed: (ip, server, frame) =>
      `${withParticle(server, "이/가")} ${ip === null ? "클라이언트" : ip}에 설정을 알렸고(${frame}), 주소는 임대하지 않았습니다.`,
    released: (ip, server, frame) =>
      `${withParticle(ip ?? "주소", "을/를")}${server === null ? "" : ` ${server}에`} 반납했습니다(${frame}). RELEASE에는 응답이 없습니다.`,
    declined: (ip, server, frame) =>
      `${server === null ? "" : `${server}의 `}${withParticle(ip ?? "주소", "을/를")} 거절했습니다(${frame}). 클라이언트가 이미 쓰이는 주소로 판단한 것입니다. DECLINE에는 응답이 없습니다.`,
    bootp: (grant, time, frames) =>
      `BOOTP: ${time} 만에 ${grant.server === null ? "" : `${grant.server}에서 `}${withParticle(grant.ip, "을/를")} 받았습니다(${frames}). ${grant.lease === null ? "임대 시간은 없습니다" : `${grant.lease}입니다`}.`,
    leaseQuery: (asked, query, answer) => `${asked}에 대해 물었습니다(${query}). ${answer}.`,
    leaseActive: (ip, lease, frame) =>
      `${withParticle(ip ?? "이 주소", "은/는")} ${lease === null ? "" : `앞으로 ${lease} 동안 `}임대 중입니다(${frame})`,
    leaseUnassigned: (frame) => `지금은 아무도 쓰지 않습니다(${frame})`,
    leaseUnknown: (frame) => `서버가 알지 못합니다(${frame})`,
    leaseOther: (type, frame) => `응답은 ${type}입니다(${frame})`,
    forceRenew: (server, frame) =>
      `${withParticle(server, "이/가")} 임대를 바로 갱신하라고 알렸습니다(FORCERENEW, ${frame}).`,
    serverOnly: (frames) => `서버가 보낸 메시지만 캡처되었습니다(${frames}).`,
    ackAlone: (grant, frame) => granted(grant, `ACK로 받았습니다(${frame})`),
    cut: "캡처할 때 패킷이 잘려 메시지 종류를 알 수 없습니다.",
    fallback: (kind, outcome, frames) => `${kind}: ${outcome} (${frames}).`,
    sent: (count, type, frames) => `${type} ${grouped(count)}개(${frames})`,
    announced: (ip, frame) => `클라이언트가 스스로 ${withParticle(ip, "을/를")} 쓰기 시작했습니다(${frame}).`,
    announcedBefore: (ip, frame) =>
      `이보다 앞서 클라이언트가 스스로 ${withParticle(ip, "을/를")} 쓰기 시작했습니다(${frame}).`,
    probed: (ip, frame) => `클라이언트가 ARP로 ${ip}의 사용 여부를 확인했습니다(${frame}).`,
    givenUp: (ip, frame) => `먼저 ${withParticle(ip, "을/를")} 확인했지만(${frame}) 쓰지 않았습니다.`,
    oneSide: {
      client: "중계 에이전트의 클라이언트 쪽에서만 캡처하여, 중계 에이전트와 서버가 주고받은 것은 캡처에 없습니다.",
      server: "중계 에이전트의 서버 쪽에서만 캡처하여, 클라이언트가 직접 보낸 메시지는 캡처에 없습니다.",
    },
  },
};

/** `got` is the end of the sentence: "받았습니다". */
function granted({ ip, server, lease }: Parameters<typeof dhcpLadderEn.verdict.dora>[0], got: string): string {
  const terms = lease === null ? "" : ` ${lease}입니다.`;
  return `${server === null ? "" : `${server}에서 `}${withParticle(ip, "을/를")} ${got}.${terms}`;
}
